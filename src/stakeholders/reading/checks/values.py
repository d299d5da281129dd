"""Values on their own: what must be filled in, ids, numbers, dates, web addresses."""

import re
from calendar import monthrange
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from stakeholders.reading.checks.draft import Draft
from stakeholders.reading.checks.registration import is_organisation, may_be_personal
from stakeholders.reading.numbers import numbers_of
from stakeholders.reading.sheet import Mask
from stakeholders.schema import EMPTY_ALLOWED, Column

_LONGEST_ID: Final = 100
INVISIBLE: Final = (
    r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f"
    "\u0080-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
)
_NO_ID: Final = f"[|\\t\\r\\n{INVISIBLE}]|^group:"
_DATE: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_URL: Final = r"^(?i:https?)://[^\s/$.?#<>\"'][^\s<>\"']*$"
_SPANS: Final = (("start", "end"), ("since", "until"), ("consent_date", "valid_until"))


def check_required(draft: Draft) -> None:
    """Check that nothing is empty that a row can't do without."""
    for column in draft.table.columns:
        if column.required and (draft.table.name, column.name) not in EMPTY_ALLOWED:
            draft.note((draft[column.name] == "").to_numpy(), "missing_value", column.name)


def check_ids(draft: Draft) -> None:
    """Check that ids can be told apart from lists, from group nodes and from each other by eye."""
    if "id" in draft.table.key:
        ids = pa.array(draft["id"])
        bad = pc.or_(pc.greater(pc.utf8_length(ids), _LONGEST_ID), pc.match_substring_regex(ids, _NO_ID))
        draft.note(bad.to_numpy(zero_copy_only=False), "bad_id", "id")


def check_dates(draft: Draft) -> None:
    """Check dates, and that no end comes before its beginning."""
    bad: dict[str, Mask] = {}
    for column in draft.columns("date"):
        bad[column.name] = draft.where(column.name, lambda text: text != "" and not is_date(text))
        draft.note(bad[column.name], "bad_date", column.name)
    for first, last in _SPANS:
        if first in bad and last in bad:
            start, end = draft[first], draft[last]
            filled = (start != "").to_numpy() & (end != "").to_numpy() & ~bad[first] & ~bad[last]
            wrong = filled & (start > end + "-99-99").to_numpy()
            draft.note(wrong, "dates_out_of_order", last, {"start": start})


def is_date(text: str) -> bool:
    """Tell whether a text is a year, a month or a day that the calendar has.

    Examples
    --------
    >>> [is_date(text) for text in ("2024", "2024-05", "2024-02-29", "2023-02-29", "1 May 2024")]
    [True, True, True, False, False]
    """
    parts = _DATE.fullmatch(text)
    if parts is None:
        return False
    year, month, day = (int(part) if part else 1 for part in parts.groups())
    return 1 <= month <= 12 and year > 0 and 1 <= day <= monthrange(year, month)[1]


def check_addresses(draft: Draft) -> None:
    """Check web addresses: only http and https are ever made a link."""
    for column in draft.columns("url"):
        fine = pc.match_substring_regex(pa.array(draft[column.name]), _URL).to_numpy(zero_copy_only=False)
        bad = (draft[column.name] != "").to_numpy() & ~fine
        draft.note(bad, "bad_url", column.name)


def check_registration(draft: Draft) -> None:
    """Check organisation numbers against the country of their row; one that may be a person's is not repeated."""
    if "registration_number" not in draft or draft.table.name != "stakeholders":
        return
    numbers, countries = draft["registration_number"], draft["country"]
    codes, pairs = pd.factorize(countries + "\n" + numbers)
    bad, private = [], []
    for pair in pairs:
        country, number = pair.split("\n", 1)
        wrong = number != "" and is_organisation(number, country) is False
        bad.append(wrong)
        private.append(wrong and may_be_personal(number))
    wrong_rows, private_rows = (np.array([*verdict, False], dtype=bool)[codes] for verdict in (bad, private))
    column = "registration_number"
    for mask, quote in ((wrong_rows & ~private_rows, True), (private_rows, False)):
        draft.note(mask, "bad_registration_number", column, {"country": countries}, quote=quote)


def check_numbers(draft: Draft) -> None:
    """Put numbers in the place of their texts; what is none, or out of range, is left out."""
    for column in draft.columns("number"):
        texts = draft[column.name]
        numbers = numbers_of(texts)
        unread = np.isnan(numbers) & (texts != "").to_numpy()
        draft.note(unread, "bad_required_number" if column.required else "bad_number", column.name)
        outside = _outside(numbers, column)
        bounds = {"low": _said(column.low), "high": _said(column.high)}
        draft.note(outside, "out_of_range", column.name, bounds)
        draft.numbers[column.name] = np.where(outside, np.nan, numbers)


def _outside(numbers: npt.NDArray[np.float64], column: Column) -> Mask:
    low = -np.inf if column.low is None else column.low
    high = np.inf if column.high is None else column.high
    outside: Mask = (numbers < low) | (numbers > high)
    return outside


def _said(bound: float | None) -> str:
    return "∞" if bound is None else f"{bound:g}"
