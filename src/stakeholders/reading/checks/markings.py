"""What may not be in the register at all: rows marked too sensitive, rows of persons, and what refers to them."""

import re
import unicodedata
from typing import Final

import numpy as np

from stakeholders.codes import MARKINGS, REFUSED_CLASSES, split_list
from stakeholders.reading.checks.draft import Draft, Drafts
from stakeholders.reading.checks.registration import is_personal
from stakeholders.reading.sheet import Mask
from stakeholders.schema import among

_REFUSED: Final = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, REFUSED_CLASSES))})(?!\w)")
_PREFIX: Final = re.compile(r"^TLP\s*:?\s*(?=\w)")
_STRICT: Final = re.compile(r"^AMBER\s*[+_-]?\s*STRICT$")
_SAME: Final = {"WHITE": "CLEAR"}  # as version 1 of the protocol called it


def marking_of(text: str) -> str:
    """Return the marking that a cell means; what is none comes back as it was.

    Examples
    --------
    >>> marking_of("tlp:amber+strict"), marking_of("White"), marking_of(""), marking_of("secret-ish")
    ('AMBER+STRICT', 'CLEAR', '', 'secret-ish')
    """
    word = _PREFIX.sub("", _plain(text))
    word = _SAME.get(word, word)
    if _STRICT.match(word):
        return "AMBER+STRICT"
    return word if word in MARKINGS else text


def is_refused(text: str) -> bool:
    """Tell whether a marking names TLP:RED or a national security class.

    Examples
    --------
    >>> is_refused("tlp:red"), is_refused("Hemlig enligt OSL 15:2"), is_refused("reduced")
    (True, True, False)
    """
    return bool(_REFUSED.search(_plain(text)))


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).upper().split())


def refuse(drafts: Drafts) -> None:
    """Leave out rows that don't belong in a shared register, and rows that refer to them; nothing of them is quoted."""
    refused: set[str] = set()
    for draft in drafts.values():
        too_sensitive = np.zeros(len(draft.sheet), dtype=bool)
        for column in [str(name) for name in draft.sheet.frame if _is_marking_column(str(name), draft)]:
            too_sensitive |= draft.where(column, is_refused)
        draft.note(too_sensitive, "refused_marking", "tlp", quote=False)
        personal = np.zeros(len(draft.sheet), dtype=bool)
        if "registration_number" in draft and "registration_number" in draft.table.names:
            personal = _personal(draft)
            draft.note(personal, "personal_number", "registration_number", quote=False)
        if "id" in draft and draft.table.name != "sources":
            refused.update(draft["id"][too_sensitive | personal])
        draft.drop(too_sensitive | personal)
    refused.discard("")
    if refused:
        for draft in drafts.values():
            _leave_out(draft, frozenset(refused))


def _is_marking_column(name: str, draft: Draft) -> bool:
    """Tell whether the header called a column ``tlp``, also a second one."""
    return "tlp" in draft.table.names and (name == "tlp" or name.startswith("tlp "))


def _personal(draft: Draft) -> Mask:
    _, numbers = draft.distinct("registration_number")
    anywhere = draft.spread("registration_number", (is_personal(number, "") for number in numbers))
    if "country" not in draft:
        return anywhere
    swedish = draft.spread("registration_number", (is_personal(number, "SE") for number in numbers))
    return anywhere | (swedish & (draft["country"].str.strip().str.upper() == "SE").to_numpy())


def _leave_out(draft: Draft, refused: frozenset[str]) -> None:
    """Take out the rows that refer to a refused one, or have its id."""
    gone = np.zeros(len(draft.sheet), dtype=bool)
    for column in draft.columns("id", "ids"):
        if column.references == ("sources",) or draft.table.name == "sources":
            continue
        if column.type == "ids":
            names = draft.where(column.name, lambda cell: not refused.isdisjoint(split_list(cell)))
        else:
            names = among(draft[column.name], refused).to_numpy()
        draft.note(names & ~gone, "end_left_out", column.name, quote=False)
        gone |= names
    draft.drop(gone)
