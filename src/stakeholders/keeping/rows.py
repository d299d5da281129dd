"""Rows of a table as the text of a CSV file that reads as the same rows."""

import csv
from typing import Literal

import pandas as pd

from stakeholders.schema import ORIGIN, Table


def csv_of(frame: pd.DataFrame, table: Table) -> bytes:
    """Return the rows as CSV: without the columns of their origin, and without optional ones that say nothing."""
    text = as_typed(frame, [column.name for column in table.columns if column.required])
    # Minimal quoting leaves a lone carriage return bare, and readers take it for the end of a row.
    bare = any(text[name].str.contains("\r", regex=False).any() for name in text)
    quoting: Literal[0, 1] = csv.QUOTE_ALL if bare else csv.QUOTE_MINIMAL
    written = text.to_csv(index=False, lineterminator="\n", quoting=quoting)
    return written.encode("utf-8", "replace")  # half a surrogate pair is no character and has no bytes


def as_typed(frame: pd.DataFrame, required: list[str]) -> pd.DataFrame:
    """Return the rows as text without the columns of their origin, and without optional ones that say nothing."""
    text = frame.drop(columns=list(ORIGIN), errors="ignore")
    for name in text.columns[text.dtypes == "float64"]:
        text[name] = text[name].map(_shortest, na_action="ignore")
    text = text.astype("str").fillna("")
    for name in required:
        if name not in text:
            text[name] = ""
    return text[[name for name in text if name in required or (text[name] != "").any()]]


def _shortest(number: float) -> str:
    """Return the shortest text that reads as the same number; a whole one without a point."""
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)
