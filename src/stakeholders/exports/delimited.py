"""A table as CSV that carries its marking and starts no formula in a spreadsheet."""

from typing import Final

import pandas as pd

from stakeholders.schema import Marking

_STARTS: Final = r"^(?=[=+\-@\t\r])"


def marked_csv(frame: pd.DataFrame, marking: Marking) -> bytes:
    """Return the table as CSV (UTF-8 with byte order mark, which Excel needs, comma separated).

    Parameters
    ----------
    frame
        Any table. A ``tlp`` column that it has keeps its rows' own markings; otherwise every row gets ``marking``.
    marking
        The marking of the whole.
    """
    marked = frame if "tlp" in frame else frame.assign(tlp=marking.code)
    marked = marked.assign(tlp="TLP:" + marked["tlp"].str.removeprefix("TLP:"))
    return guard_formulas(marked).to_csv(index=False).encode("utf-8-sig")


def guard_formulas(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the table with an apostrophe before every text, headers included, that a spreadsheet would compute."""
    text = [name for name in frame if not pd.api.types.is_numeric_dtype(frame[name])]
    guarded = {str(name): frame[name].astype("str").str.replace(_STARTS, "'", regex=True) for name in text}
    renamed = {name: f"'{name}" for name in frame if str(name)[:1] in ("=", "+", "-", "@", "\t", "\r")}
    return frame.assign(**guarded).rename(columns=renamed)


def marked_name(name: str, marking: Marking, on: str, ending: str) -> str:
    """Return a file name that carries the marking and a date.

    Examples
    --------
    >>> marked_name("network", Marking.AMBER_STRICT, "2026-01-31", "csv")
    'network_TLP-AMBER-STRICT_2026-01-31.csv'
    """
    return f"{name}_{marking.text.replace(':', '-').replace('+', '-')}_{on}.{ending}"
