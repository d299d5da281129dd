"""Search that forgives spelling: who is meant by a few words, best first, and what about them matched."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from stakeholders.measures.names import ALIKE, SHORT, normalised, one_slip_apart
from stakeholders.measures.search_index import SearchIndex

LONGEST: Final = 200  # letters of a query that are looked at; a longer one can only be an exact name
# How much less a match counts that lies in this field; a match in a name always counts more than one in a place.
_FIELDS: Final = {
    "name": 0.0,
    "short_name": 0.1,
    "aliases": 0.2,
    "id": 0.3,
    "registration_number": 0.3,
    "municipality": 2.5,
    "region": 2.6,
    "sectors": 2.7,
    "kind": 2.8,
    "place": 2.5,
}
_VERBATIM, _EXACT, _BEGINS, _WORDS, _WITHIN, _ALIKE, _SPREAD = 0.0, 1.0, 2.0, 3.0, 4.0, 8.0, 16.0
_FUZZY_FROM, _WITHIN_FROM = 4, 3  # letters: below, a slip or a piece of a word would match nearly everything


@dataclass(frozen=True, slots=True)
class Hit:
    """Somebody whom the query may mean.

    Attributes
    ----------
    id, name
        Of a stakeholder or an initiative.
    table
        ``stakeholders`` or ``initiatives``.
    field
        What matched: a column of the table; empty where the words of the query matched different ones.
    text
        The matching text as it stands there (labels of codes in the reader's language).
    alike
        Whether it only matched when a slip of spelling was allowed for.
    rank
        The smaller, the better.
    """

    id: str
    name: str
    table: str
    field: str
    text: str
    alike: bool
    rank: float


def find(index: SearchIndex, query: str) -> tuple[Hit, ...]:
    """Return all whom the query may mean, the likeliest first; the same query always gives the same order.

    Exact names come first, then what begins with the query, holds its words or the query itself, then what is
    spelt much like it, and at last those whose several texts together hold its words. In each case names count
    more than places, and places more than sectors and kinds.

    Parameters
    ----------
    query
        Any text. An empty one means nobody.
    """
    asked = query.strip()
    if not asked:
        return ()
    ranks = _ranks(index, asked)
    found: dict[int, tuple[float, int]] = {}
    for text, rank in ranks.items():
        weighed = rank + _FIELDS[index.fields[text]]
        for place in index.holders[text]:
            if place not in found or weighed < found[place][0]:
                found[place] = (weighed, text)
    for place in _spread(index, asked):
        found.setdefault(place, (_SPREAD, -1))
    best = sorted(found, key=lambda place: (found[place][0], index.order[place], index.ids[place]))
    return tuple(_hit(index, place, *found[place]) for place in best)


def _ranks(index: SearchIndex, asked: str) -> dict[int, float]:
    """Return the rank of every text that the whole query matches, before its field is weighed."""
    form = normalised(asked)
    small = asked.casefold()
    ranks: dict[int, float] = {}
    for place, (other, text) in enumerate(zip(index.forms, index.small, strict=True)):
        if other == form or text == small:
            same = index.texts[place].strip() == asked
            ranks[place] = _VERBATIM if same else _EXACT
        elif other.startswith(form):
            ranks[place] = _BEGINS
        elif len(form) >= _WITHIN_FROM and form in other:
            ranks[place] = _WITHIN
    if len(form) > LONGEST:
        return ranks
    for place in _holding(index, [_beginning(index, word) for word in form.split()]):
        ranks[place] = min(_WORDS, ranks.get(place, _WORDS))
    for place, likeness in _alike(index, form).items():
        ranks.setdefault(place, _ALIKE - likeness / 100)
    return ranks


def _alike(index: SearchIndex, form: str) -> dict[int, float]:
    """Return the texts spelt much like the query, with how much, 0 to 100."""
    if len(form) < _FUZZY_FROM:
        return {}
    found: dict[int, float] = dict.fromkeys(_holding(index, [_near(index, word) for word in form.split()]), 0.0)
    for scorer in (fuzz.ratio, fuzz.token_sort_ratio):
        likeness: NDArray[np.float32] = process.cdist([form], index.forms, scorer=scorer, score_cutoff=ALIKE)[0]
        for place in np.flatnonzero(likeness).tolist():
            found[place] = max(found.get(place, 0.0), float(likeness[place]))
    for place, other in enumerate(index.forms):
        if len(other) <= SHORT and abs(len(other) - len(form)) <= 1 and one_slip_apart(form, other):
            found[place] = max(found.get(place, 0.0), ALIKE)
    return found


def _spread(index: SearchIndex, asked: str) -> set[int]:
    """Return those whose several texts together hold every word of the query, as in "metal trondelag"."""
    words = normalised(asked[:LONGEST]).split()
    if len(words) < 2:
        return set()
    each = [
        {place for text in _holding(index, [_near(index, word)]) for place in index.holders[text]} for word in words
    ]
    return set.intersection(*each)


def _beginning(index: SearchIndex, word: str) -> list[int]:
    return [place for place, known in enumerate(index.words) if known.startswith(word)]


def _near(index: SearchIndex, word: str) -> list[int]:
    """Return the known words that begin with this one, or are it but for a slip (two in a long word)."""
    near = set(_beginning(index, word))
    if len(word) >= _FUZZY_FROM:
        most = 1 if len(word) <= SHORT else 2
        far = process.cdist([word], index.words, scorer=OSA.distance, score_cutoff=most)[0]
        near |= {place for place in np.flatnonzero(far <= most).tolist() if len(index.words[place]) >= _FUZZY_FROM}
    return sorted(near)


def _holding(index: SearchIndex, choices: list[list[int]]) -> set[int]:
    """Return the texts that hold, for each list of words, one of them."""
    each = [{text for word in words for text in index.texts_of_word[word]} for words in choices]
    return set.intersection(*each) if each else set()


def _hit(index: SearchIndex, place: int, rank: float, text: int) -> Hit:
    several = text < 0
    return Hit(
        id=index.ids[place],
        name=index.names[place],
        table=index.tables[place],
        field="" if several else index.fields[text],
        text="" if several else index.texts[text],
        alike=not several and rank - _FIELDS[index.fields[text]] > _WITHIN,
        rank=rank,
    )


def hits_of(hits: Iterable[Hit], table: str) -> dict[str, Hit]:
    """Return the hits of one table by id, the best first."""
    return {hit.id: hit for hit in hits if hit.table == table}
