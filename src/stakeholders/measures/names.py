"""Names made comparable, and how alike two of them are (METHODS 11.1 and 11.2)."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

ALIKE: Final = 90.0  # of 100: from here on two names are offered as one, and a person decides
SHORT: Final = 8  # letters: names up to this long may differ by one slip instead
_KIN: Final = 85.0  # of 100: from here on a word counts as a misspelt type word

_WORD: Final = re.compile(r"[^\W_]+")
_LETTERS: Final = str.maketrans({"ø": "o", "æ": "a", "ð": "d", "đ": "d", "þ": "th", "ł": "l", "œ": "oe"})
_CONNECTIVES: Final = frozenset({"och", "og", "ja", "and"})
_FORMS: Final = (  # legal forms at the end of a name, those of several words first
    ("ekonomisk", "forening"),
    ("ek", "for"),
    *(("a", "s"), ("p", "s"), ("i", "s")),  # as A/S, P/S and I/S are read
    *((form,) for form in ("as", "asa", "ans", "da", "enk", "sa")),
    *((form,) for form in ("ab", "publ", "hb", "kb")),
    *((form,) for form in ("oy", "oyj", "abp", "ky", "osk")),
    *((form,) for form in ("aps", "ltd", "gmbh")),
)
_LAST_WORDS: Final = frozenset(form[-1] for form in _FORMS)
_LEADING: Final = frozenset({"ab", "oy"})
# Words that tell two bodies of one place apart, as their beginnings: they are never taken for a slip of each other.
_TYPE_WORDS: Final = (
    "fylkeskommun",
    "statsforvalter",
    "lansstyrelse",
    "universitet",
    "kommun",
    "region",
    "cluster",
    "network",
    "digital",
    "visit",
    "iuc",
)


@lru_cache(maxsize=100_000)
def normalised(name: str) -> str:
    """Return the name without what people spell differently: case, accents, punctuation, "and", legal form.

    For matching only; what was typed is kept elsewhere. A name that consists of nothing else stays as it is.

    Examples
    --------
    >>> normalised("IUC Z-GROUP ekonomisk förening")
    'iuc z group'
    >>> normalised("Tröndelag") == normalised("Trøndelag")
    True
    """
    words = folded(name).split()
    kept = _without_form([word for word in words if word not in _CONNECTIVES])
    return " ".join(kept or words) or name.casefold().strip()


@lru_cache(maxsize=100_000)
def folded(text: str) -> str:
    """Return the text in small letters without accents, its words separated by single blanks.

    Examples
    --------
    >>> folded("Säkerhets- och försvarsföretagen (SOFF)")
    'sakerhets och forsvarsforetagen soff'
    """
    small = text.casefold()
    if not small.isascii():
        plain = unicodedata.normalize("NFKD", small).translate(_LETTERS)
        small = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(_WORD.findall(small))


def similarity(one: str, other: str) -> float:
    """Return how alike two normalised names are, 0 to 100, whatever the order of their words."""
    return max(fuzz.ratio(one, other), fuzz.token_sort_ratio(one, other))


def one_slip_apart(one: str, other: str) -> bool:
    """Tell whether two short words differ by at most one letter left out, added, replaced or swapped.

    Examples
    --------
    >>> one_slip_apart("misdec", "midsec"), one_slip_apart("mittsec", "midsec")
    (True, False)
    """
    return max(len(one), len(other)) <= SHORT and OSA.distance(one, other, score_cutoff=1) <= 1


def may_be_same(one: str, other: str) -> bool:
    """Tell whether two names are so alike that a person should be asked whether they mean the same.

    Examples
    --------
    >>> may_be_same("Innlandet fylkekommune", "Innlandet fylkeskommune")
    True
    >>> may_be_same("IUC Västernorrland", "Region Västernorrland")
    False
    """
    a, b = normalised(one), normalised(other)
    alike = one_slip_apart(a, b) or similarity(a, b) >= ALIKE
    return alike and _types(a) == _types(b)


def _types(name: str) -> frozenset[str]:
    """Return the type words of a normalised name, misspelt ones included."""
    return frozenset(found for word in name.split() if (found := _type_of(word)))


def _type_of(word: str) -> str:
    for kind in _TYPE_WORDS:
        ending = len(word) - len(kind)
        if (word.startswith(kind) and ending <= 2) or (len(kind) > SHORT and fuzz.ratio(word, kind) >= _KIN):
            return kind
    return ""


def _without_form(words: list[str]) -> list[str]:
    kept = list(words)
    while len(kept) > 1 and kept[0] in _LEADING:
        kept = kept[1:]
    while len(kept) > 1 and kept[-1] in _LAST_WORDS:
        form = next((form for form in _FORMS if len(kept) > len(form) and tuple(kept[-len(form) :]) == form), None)
        if form is None:
            break
        kept = kept[: -len(form)]
    return kept
