"""Codes, countries and regions: words of closed lists."""

import re
from functools import partial
from typing import Final

import pandas as pd

from stakeholders.codes import FORMER_REGION, LISTS, MARKINGS, NORDIC, REGIONS, CodeList, split_list
from stakeholders.language import is_country
from stakeholders.reading.checks.draft import Draft
from stakeholders.reading.checks.markings import marking_of
from stakeholders.reading.sheet import Mask

_NUTS3: Final = re.compile(r"[A-Z]{2}[0-9A-Z]{3}")
_NUTS_NAME: Final = {"GR": "EL", "GB": "UK"}  # NUTS calls two countries otherwise than ISO 3166 does
_EXCLUDING: Final = frozenset({("memberships", "role")})  # an unknown role could open what it shouldn't


def check_codes(draft: Draft) -> None:
    """Check every column that holds words of a closed list; a required one must be understood for a row to count."""
    for column in draft.columns("code", "codes"):
        allowed = LISTS[column.codes]
        unknown = draft.where(column.name, partial(_is_unknown, allowed=allowed, several=column.type == "codes"))
        grave = column.required or (draft.table.name, column.name) in _EXCLUDING
        rule = "unknown_code" if grave else "unknown_code_kept"
        draft.note(unknown, rule, column.name, {"allowed": ", ".join(allowed)})


def check_markings(draft: Draft) -> None:
    """Write every marking as its list has it; what is none leaves the row out, for nobody knows how far it may go."""
    if "tlp" not in draft or "tlp" not in draft.table.names:
        return
    draft.rewrite("tlp", marking_of)
    unknown = draft.where("tlp", lambda text: text != "" and text not in MARKINGS)
    draft.note(unknown, "unknown_marking", "tlp")


def check_countries(draft: Draft) -> None:
    """Check country codes: one for a stakeholder, several for an initiative that spans a border."""
    for column in draft.columns("country"):
        draft.rewrite(column.name, lambda text: text.upper() if len(text) == 2 else text)
        several = draft.table.name != "stakeholders"
        draft.note(draft.where(column.name, partial(_is_no_country, several=several)), "unknown_country", column.name)


def check_regions(draft: Draft) -> None:
    """Check NUTS 3 codes: of the 2024 edition in the four countries, well formed elsewhere, in the stated country."""
    for column in draft.columns("region"):
        former = draft.where(column.name, lambda text: text in FORMER_REGION)
        cells = draft[column.name]
        if former.any():
            now = cells.map(lambda code: ", ".join(FORMER_REGION.get(code, ())))
            draft.note(former, "former_region", column.name, {"regions": now})
        unknown = draft.where(column.name, lambda text: text != "" and not is_region(text)) & ~former
        draft.note(unknown, "unknown_region", column.name)
        if "country" in draft:
            elsewhere = _elsewhere(cells, draft["country"]) & ~unknown
            draft.note(elsewhere, "region_elsewhere", column.name)


def is_region(code: str) -> bool:
    """Tell whether the code is a region of the four countries, or well formed and of another country.

    Examples
    --------
    >>> is_region("NO060"), is_region("NO999"), is_region("DE300"), is_region("Jämtland")
    (True, False, True, False)
    """
    return code in REGIONS or (bool(_NUTS3.fullmatch(code)) and code[:2] not in NORDIC)


def _is_unknown(text: str, allowed: CodeList, several: bool) -> bool:
    parts = split_list(text) if several else [text] if text else []
    return any(part not in allowed for part in parts)


def _is_no_country(text: str, several: bool) -> bool:
    parts = split_list(text) if several else [text]
    return text != "" and not all(is_country(part) for part in parts)


def _elsewhere(regions: pd.Series, countries: pd.Series) -> Mask:
    stated = countries
    for code, name in _NUTS_NAME.items():
        stated = stated.mask(stated == code, name)
    mask: Mask = ((regions != "") & (stated != "") & (regions.str.slice(0, 2) != stated)).to_numpy()
    return mask
