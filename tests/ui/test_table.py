"""Columns are as wide as their short cells, where the browser would measure too few of them."""

import pandas as pd

from stakeholders.ui.table import _width


def test_a_word_that_few_rows_have_is_not_cut():
    rare = pd.Series(["", "", "", "", "Hypothetical", "", "", "", "", ""])
    late = pd.Series(["Known"] * 10 + ["Hypoteettinen"])
    assert [_width(cells, "Status") is not None for cells in (rare, late)] == [True, True]


def test_the_browser_measures_what_it_measures_well_and_sentences_stay_its_own():
    alike = pd.Series(["Business", "Funder"] * 6)
    long = pd.Series(["x"] * 10 + ["A sentence that nobody wants a column to be as wide as"])
    for cells in (alike, long, pd.Series(["", ""])):
        assert _width(cells, "Kind") is None
