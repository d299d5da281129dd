"""What stakeholders and initiatives can be found by: every text about them once, made comparable."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pandas as pd

from stakeholders.codes import split_list
from stakeholders.language import Words
from stakeholders.measures.names import folded, normalised
from stakeholders.register import Register


@dataclass(frozen=True, eq=False)
class SearchIndex:
    """Everything that can be searched, made comparable; each text stands once, with all who have it."""

    ids: tuple[str, ...]
    names: tuple[str, ...]
    tables: tuple[str, ...]
    order: tuple[str, ...]  # what equal ranks are sorted by
    fields: tuple[str, ...]  # of each text
    texts: tuple[str, ...]  # as typed
    small: tuple[str, ...]  # in small letters
    forms: tuple[str, ...]  # normalised
    words: tuple[str, ...]  # every word of any form
    holders: tuple[tuple[int, ...], ...]  # of each text: places in ``ids``
    texts_of_word: tuple[tuple[int, ...], ...]  # of each word: places in ``texts``


def search_index(register: Register, words: Words) -> SearchIndex:
    """Return what stakeholders and initiatives can be found by; labels of codes in the language of ``words``."""
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    ids: list[str] = []
    names: list[str] = []
    tables: list[str] = []
    for table in ("stakeholders", "initiatives"):
        frame = register.table(table)
        first = len(ids)
        ids += frame["id"].tolist()
        tables += [table] * len(frame)
        names += frame["name"].tolist()
        for field, texts in _texts(frame, table, words):
            for place, found in enumerate(texts, first):
                for text in found:
                    holders[field, text].append(place)
    forms = [normalised(text) for _, text in holders]
    known, texts_of_word = _by_word(forms)
    return SearchIndex(
        ids=tuple(ids),
        names=tuple(names),
        tables=tuple(tables),
        order=tuple(map(folded, names)),
        fields=tuple(field for field, _ in holders),
        texts=tuple(text for _, text in holders),
        small=tuple(text.strip().casefold() for _, text in holders),
        forms=tuple(forms),
        words=known,
        holders=tuple(map(tuple, holders.values())),
        texts_of_word=texts_of_word,
    )


def _texts(frame: pd.DataFrame, table: str, words: Words) -> Iterator[tuple[str, list[list[str]]]]:
    """Give each field with the texts of every row that it can be found by."""
    for field in ("name", "short_name", "id", "registration_number", "municipality", "place"):
        if field in frame:
            yield field, [[text] if text else [] for text in frame[field]]
    for field in ("aliases",):
        if field in frame:
            yield field, [split_list(cell) for cell in frame[field]]
    for field, code_list in (
        ("region", "region"),
        ("sectors", "sector"),
        ("kind", "kind" if table == "stakeholders" else "initiative_kind"),
    ):
        if field in frame:
            labels = {
                cell: [words.label(code_list, code) for code in split_list(cell)] for cell in frame[field].unique()
            }
            yield field, [labels[cell] for cell in frame[field]]


def _by_word(forms: Iterable[str]) -> tuple[tuple[str, ...], tuple[tuple[int, ...], ...]]:
    texts: dict[str, list[int]] = defaultdict(list)
    for place, form in enumerate(forms):
        for word in dict.fromkeys(form.split()):
            texts[word].append(place)
    return tuple(texts), tuple(map(tuple, texts.values()))
