"""Introductions made and met, month by month: what the cluster managers' work has led to."""

from typing import Final

import pandas as pd

MADE: Final = ("introduced", "met")


def made_per_month(history: pd.DataFrame) -> pd.DataFrame:
    """Return how many pairs were introduced, and how many met, in each month.

    A pair counts once as introduced and once as met, in the month when that was first marked; what was taken back
    (``open``) doesn't count. It counts what was written down, not what happened: a meeting nobody marked is missing.

    Parameters
    ----------
    history
        Columns one, other, state and ``at`` (a date or time as text), the oldest first.

    Returns
    -------
    DataFrame
        Columns month (``YYYY-MM``), introduced, met; months without any between others are there with 0. Empty where
        nothing was made.

    Examples
    --------
    >>> rows = [("a", "b", "introduced", "2026-01-08"), ("a", "b", "met", "2026-03-01")]
    >>> made_per_month(pd.DataFrame(rows, columns=["one", "other", "state", "at"])).to_dict("list")
    {'month': ['2026-01', '2026-02', '2026-03'], 'introduced': [1, 0, 0], 'met': [0, 0, 1]}
    """
    rows = history.reset_index(drop=True)
    taken_back = (
        rows["state"]
        .eq("open")
        .groupby([rows["one"], rows["other"]])
        .transform(lambda opened: opened[::-1].cumsum()[::-1])
    )
    rows = rows[(taken_back.astype("int64") == 0) & rows["state"].isin(MADE)]
    first = rows.drop_duplicates(["one", "other", "state"])
    months = first["at"].astype("str").str.slice(0, 7)
    if months.empty:
        return pd.DataFrame({"month": pd.Series(dtype="str"), **{state: pd.Series(dtype="int64") for state in MADE}})
    every = pd.period_range(months.min(), months.max(), freq="M").astype("str")
    counted = {state: months[first["state"] == state].value_counts().reindex(every, fill_value=0) for state in MADE}
    return pd.DataFrame({"month": list(every), **{state: counts.to_list() for state, counts in counted.items()}})
