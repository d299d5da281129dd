"""Numbers are read as people and spreadsheets write them, and nothing else is taken for one."""

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholders.reading.numbers import number_of, numbers_of


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("63.43", 63.43), ("63,43", 63.43), ("-7", -7), ("\u22127,5", -7.5), ("+3", 3), (" 12 ", 12), (".5", 0.5),
        ("1 034 457", 1034457), ("1\u00a0034\u00a0457,5", 1034457.5), ("1.234.567", 1234567), ("1,234.5", 1234.5),
        ("1e3", 1000), ("1'000", None), ("12 34", None), ("1,2,3", None), ("nan", None), ("inf", None), ("1e999", None),
        ("0x10", None), ("twelve", None), ("", None), ("12 kr", None), ("٣", None),
    ],
)  # fmt: skip
def test_a_cell_says_a_number_or_none(text, number):
    assert number_of(text) == number


@given(st.lists(st.one_of(st.text(max_size=6), st.floats(allow_nan=False).map(repr), st.just(""))))
def test_a_column_is_read_as_its_cells_are(texts):
    read = numbers_of(pd.Series(texts, dtype="str")).tolist()
    for text, number in zip(texts, read, strict=True):
        one = number_of(text)
        assert math.isnan(number) if one is None else number == one
