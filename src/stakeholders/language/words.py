"""What the app says to a reader, in the reader's language and in the manner of their locale."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from numbers import Integral, Real
from typing import Final
from unicodedata import normalize

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

from stakeholders.codes import LISTS, MARKINGS
from stakeholders.language.catalogues import catalogue

LANGUAGES: Final = {"en": "English", "sv": "Svenska", "nb": "Norsk bokmål", "fi": "Suomi"}
_LOCALES: Final = {"en": "en_GB", "sv": "sv_SE", "nb": "nb_NO", "fi": "fi_FI"}
_SAME: Final = {"no": "nb", "nn": "nb", "da": "nb"}  # the nearest language that we have


class Words:
    """Speaks one language.

    Parameters
    ----------
    tag
        One of ``LANGUAGES``; any other raises ``KeyError``.

    Examples
    --------
    >>> words = Words("en")
    >>> words.say_n("{n} stakeholder", "{n} stakeholders", 1200)
    '1,200 stakeholders'
    >>> words.label("kind", "company")
    'Business'
    """

    def __init__(self, tag: str = "en") -> None:
        self.tag = tag
        self.locale = Locale.parse(_LOCALES[tag])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Words) and other.tag == self.tag

    def __hash__(self) -> int:
        return hash(("Words", self.tag))

    def __repr__(self) -> str:
        return f"Words({self.tag!r})"

    def say(self, sentence: str, **values: object) -> str:
        """Return the sentence in this language, its ``{placeholders}`` filled; numbers follow the locale."""
        said = catalogue(self.tag).gettext(sentence)
        return said.format(**self._spelt(values)) if values else said

    def say_n(self, one: str, many: str, n: int, **values: object) -> str:
        """Return the form that fits the number n, which fills ``{n}``."""
        said = catalogue(self.tag).ngettext(one, many, n)
        return said.format(**self._spelt({"n": n, **values}))

    def label(self, code_list: str, code: str) -> str:
        """Return the label of a code; a code that no list knows is its own label, an empty one says so."""
        if code_list == "country":
            return self._country(code)
        if code == "":
            return self.say("not stated")
        if code_list == MARKINGS.name:  # never translated, as TLP 2.0 prescribes
            return MARKINGS.labels.get(code, code)
        codes = LISTS.get(code_list)
        if codes is None or code not in codes:
            return code
        return catalogue(self.tag).pgettext(code_list, codes.labels[code])

    def number(self, value: float, digits: int = 0) -> str:
        """Return the number with this many decimals (none are added to whole ones unless asked for)."""
        return format_decimal(round(value, digits), format=_pattern(digits), locale=self.locale)

    def percent(self, share: float) -> str:
        """Return a share between 0 and 1 as whole per cent."""
        return format_percent(share, locale=self.locale)

    def date(self, text: str) -> str:
        """Return a date in the manner of the locale and no more exact than it was given (year, month or day)."""
        try:
            if len(text) == 10:
                return format_date(date.fromisoformat(text), format="long", locale=self.locale)
            if len(text) == 7:
                return format_skeleton("yMMMM", datetime.strptime(text, "%Y-%m"), locale=self.locale)  # noqa: DTZ007 - a month has no zone
        except ValueError:
            return text
        return text

    def listing(self, parts: Iterable[str], style: str = "standard") -> str:
        """Return "a, b and c"; ``style="or"`` gives "a, b or c"."""
        return format_list(list(parts), style=style, locale=self.locale)  # type: ignore[arg-type]  # Babel's literal type

    def order(self, text: str) -> tuple[str, ...]:
        """Return a sort key under which å, ä, ö, æ and ø come where readers of this language look for them."""
        return _sort_key(self.tag, text)

    def _country(self, code: str) -> str:
        if code == "":
            return self.say("country not stated")
        names = (self.locale.territories.get(part, part) for part in code.split("|"))
        return self.listing(names)

    def _spelt(self, values: dict[str, object]) -> dict[str, object]:
        return {name: self._number_or_text(value) for name, value in values.items()}

    def _number_or_text(self, value: object) -> object:
        if isinstance(value, bool) or not isinstance(value, Real):
            return value
        return self.number(int(value)) if isinstance(value, Integral) else self.number(float(value), 2)


def best_language(*wanted: str | None) -> str:
    """Return the first of the wanted language tags (``sv-SE``, ``no``) that there is a catalogue for, else English.

    Examples
    --------
    >>> best_language("nn-NO", "en")
    'nb'
    >>> best_language(None, "de")
    'en'
    """
    for tag in wanted:
        short = (tag or "").replace("_", "-").split("-")[0].casefold()
        short = _SAME.get(short, short)
        if short in LANGUAGES:
            return short
    return "en"


def is_country(code: str) -> bool:
    """Tell whether the code is a country of ISO 3166-1 alpha-2, as the Unicode CLDR lists them."""
    return len(code) == 2 and code.isalpha() and code.isupper() and code in _territories()


@lru_cache(maxsize=1)
def _territories() -> frozenset[str]:
    no_countries = {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"}  # unions, pseudo-locales and "unknown"
    return frozenset(Locale.parse("en").territories) - no_countries


def _pattern(digits: int) -> str:
    return "#,##0" + ("." + "0" * digits if digits else "")


# Letters that follow z, in the order of each alphabet; everything else sorts by its base letter.
_TAIL: Final = {"sv": "åäö", "fi": "åäö", "nb": "æøå", "en": ""}
_ALIKE: Final = {"sv": {"æ": "ä", "ø": "ö"}, "fi": {"æ": "ä", "ø": "ö"}, "nb": {"ä": "æ", "ö": "ø"}, "en": {}}


@lru_cache(maxsize=20_000)
def _sort_key(tag: str, text: str) -> tuple[str, ...]:
    tail, alike = _TAIL[tag], _ALIKE[tag]
    letters = (alike.get(letter, letter) for letter in normalize("NFC", text.casefold()))
    return tuple(f"~{tail.index(letter)}" if letter in tail and letter else _base(letter) for letter in letters)


def _base(letter: str) -> str:
    return {"ø": "o", "æ": "a", "đ": "d"}.get(letter) or normalize("NFKD", letter)[:1]
