"""Consent to be listed with a capability: a role gave it, never a person, and there is no listing without it."""

import re
from itertools import pairwise
from typing import Final

import numpy as np

from stakeholders.reading.checks.draft import Draft

_ADDRESS: Final = re.compile(
    r"@|\b(?:https?:|www\.)|(?<!\w)\+?\d(?:[\s.()/-]?\d){5}", re.IGNORECASE
)  # mail, site, long number
_WORD: Final = re.compile(r"[^\W\d_][\w'’-]*\.?")
_TITLES: Final = frozenset({"mr", "mrs", "ms", "dr", "herr", "fru", "fr", "ing"})
_SHORT_ROLES: Final = frozenset({"vd", "ceo", "cto", "cfo", "coo", "ciso", "cso", "hr", "it", "vp", "tj", "ict"})
_ROLE_STEMS: Final = (  # within a word, for the Nordic languages write roles as one
    "direct", "manag", "offic", "chief", "chair", "board", "head", "presid", "execut", "legal", "counsel", "security",
    "quality", "sales", "operat", "depart", "owner", "secretar", "communic", "author", "signator", "supply", "export",
    "technical", "business", "develop", "prepared", "coordin", "responsib", "purchas", "resourc", "general", "deputy",
    "direktör", "direktør", "chef", "sjef", "styrel", "styre", "ordför", "ledning", "leder", "säkerhet", "sikkerhet",
    "jurid", "juris", "ägare", "eier", "firmatecknar", "verkställande", "administrerende", "daglig", "avdelning",
    "avdeling", "kansli", "kontor", "beredskap", "teknisk", "ansvarig", "ansvarlig", "bestyrelse", "bolag", "selskap",
    "johtaja", "johto", "hallitus", "päällikkö", "turvallisuus", "omistaja", "nimenkirjoit", "osasto", "toimisto",
    "tekninen", "varautumis", "esimies", "vastaava",
)  # fmt: skip


def check_consent(draft: Draft) -> None:
    """Leave out capabilities whose consent names a person, unquoted, and tell of those without any consent."""
    if draft.table.name != "capabilities":
        return
    if "consent_by" in draft:
        personal = draft.where("consent_by", is_person)
        draft.note(personal, "personal_consent", "consent_by", quote=False)
        draft.drop(personal)
    missing = np.zeros(len(draft.sheet), dtype=bool)
    for column in ("consent_by", "consent_date"):
        missing |= draft.where(column, lambda text: not text.strip()) if column in draft else True
    draft.note(missing, "no_consent", "consent_by")


def is_person(text: str) -> bool:
    """Tell whether a text holds an address or a long number, or two words in a row that look like a person's name.

    A single name can't be told from a role, and neither can one in small letters.

    Examples
    --------
    >>> [is_person(text) for text in ("Kari Nordmann", "Nordmann, Kari (CEO)", "post@firma.example", "K. Nordmann")]
    [True, True, True, True]
    >>> [is_person(text) for text in ("Managing Director", "Styrelsens ordförande", "VD", "daglig leder", "")]
    [False, False, False, False, False]
    """
    if _ADDRESS.search(text):
        return True
    words = _WORD.findall(text)
    names = [word[0].isupper() and not _is_role(word) for word in words]
    titled = any(word.rstrip(".").casefold() in _TITLES for word in words[:-1])
    return titled or any(one and other for one, other in pairwise(names))


def _is_role(word: str) -> bool:
    plain = word.casefold().rstrip(".")
    return plain in _SHORT_ROLES or any(stem in plain for stem in _ROLE_STEMS)
