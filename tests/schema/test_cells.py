"""Asking a column of text for membership says what pandas says."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from stakeholders.schema import among

TEXTS = st.lists(st.text(max_size=3))


@given(TEXTS, st.one_of(TEXTS, st.sets(st.text(max_size=3))))
def test_among_is_isin(cells, wanted):
    column = pd.Series(cells, dtype="str", index=range(5, 5 + len(cells)))
    found = among(column, wanted)
    assert found.tolist() == [cell in set(wanted) for cell in cells]
    assert found.index.equals(column.index)
    assert among(column, pd.Series(list(wanted), dtype="str")).tolist() == found.tolist()
