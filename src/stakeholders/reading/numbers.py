"""Numbers as people and spreadsheets write them: with a point or a comma, with spaces between thousands."""

import re
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

_SPACES: Final = re.compile("[ \u00a0\u2009\u202f](?=\\d{3}(?:\\D|$))", re.ASCII)  # plain, no-break, thin, narrow
_THOUSANDS: Final = re.compile(r"[+-]?\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*(?:(?!\1)[.,]\d+)?", re.ASCII)
_PLAIN: Final = re.compile(r"[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][+-]?\d+)?", re.ASCII)


def number_of(text: str) -> float | None:
    """Return the number that a cell says, None where it says none.

    A single comma or point is the decimal one; several alike stand between thousands; of two kinds the last is
    the decimal one.

    Examples
    --------
    >>> number_of("63,43"), number_of("1 034 457"), number_of("1.234,5"), number_of("1,234,567")
    (63.43, 1034457.0, 1234.5, 1234567.0)
    >>> number_of("about 12") is None
    True
    """
    digits = _SPACES.sub("", text.strip().replace("\u2212", "-"))
    if _PLAIN.fullmatch(digits):
        number = float(digits.replace(",", "."))
        return number if np.isfinite(number) else None
    separators = [sign for sign in digits if sign in ".,"]
    if len(separators) < 2 or not _THOUSANDS.fullmatch(digits):
        return None
    last = separators[-1]
    if separators.count(last) > 1:
        return float(digits.replace(last, ""))
    return float(digits.replace("." if last == "," else ",", "").replace(",", "."))


def numbers_of(cells: pd.Series) -> npt.NDArray[np.float64]:
    """Return the numbers of text cells, NaN where a cell is empty or says none.

    A column of plain numbers is read at once; any other text by text, each once.
    """
    texts = pa.array(cells)
    plain = pc.replace_substring(pc.if_else(pc.equal(texts, ""), None, texts), ",", ".")
    try:
        numbers = np.asarray(pc.cast(plain, pa.float64()).to_numpy(zero_copy_only=False), dtype=np.float64)
    except pa.ArrowInvalid:
        return _text_by_text(cells)
    finite = np.isfinite(numbers) | (cells == "").to_numpy()  # Arrow also reads "nan" and "inf"
    return numbers if finite.all() else _text_by_text(cells)


def _text_by_text(cells: pd.Series) -> npt.NDArray[np.float64]:
    codes, texts = pd.factorize(cells)
    read = [number_of(text) for text in texts.tolist()]
    numbers = np.array([*(np.nan if number is None else number for number in read), np.nan], dtype=np.float64)
    return numbers[codes]
