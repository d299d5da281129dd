"""How old a register is, how much of it carries no date, and on whose word it rests."""

from dataclasses import dataclass

import pandas as pd

from stakeholders.codes import split_list
from stakeholders.register import Register
from stakeholders.selection import years_of


@dataclass(frozen=True, slots=True)
class Span:
    """The dates of a column: the oldest and the newest as typed, empty where there is none, and how many have none."""

    oldest: str
    newest: str
    undated: int
    rows: int


@dataclass(frozen=True, slots=True)
class Age:
    """How old the register is.

    Attributes
    ----------
    facts
        What the rows on stakeholders say of themselves: "as of".
    documents
        When the sources were published.
    ties
        When memberships and relations began or ended; what belongs to a dated initiative is dated by it.
    """

    facts: Span
    documents: Span
    ties: Span

    @property
    def undated_share(self) -> float | None:
        """Memberships and relations without any date; None where there are none at all."""
        return self.ties.undated / self.ties.rows if self.ties.rows else None


def age(register: Register) -> Age:
    """Return how old the register is; what a scenario assumes has no age and doesn't count."""
    initiatives = register.initiatives
    began = dict(zip(initiatives["id"], _first(initiatives["start"], initiatives["end"]), strict=True))
    memberships, relations = (_recorded(register.table(name)) for name in ("memberships", "relations"))
    inherited = memberships["group_id"].map(lambda group: began.get(group, "")).astype("str")
    joined = _first(memberships["since"], memberships["until"], inherited)
    stated = [joined, _first(relations["since"], relations["until"])]
    return Age(
        span(_recorded(register.stakeholders)["as_of"]),
        span(register.sources["published"]),
        span(pd.concat(stated, ignore_index=True)),
    )


def _recorded(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that no scenario assumes."""
    return rows[rows["scenario"] == ""]


def _first(*columns: pd.Series) -> pd.Series:
    """Return for each row the first cell that isn't empty."""
    chosen = columns[0]
    for column in columns[1:]:
        chosen = chosen.where(chosen != "", column)
    return chosen


def span(dates: pd.Series) -> Span:
    """Return the oldest and newest of dates as typed; what can't be read as a date counts as none.

    Examples
    --------
    >>> span(pd.Series(["2024", "2017-07-10", "", "soon"], dtype="str"))
    Span(oldest='2017-07-10', newest='2024', undated=2, rows=4)
    """
    readable = dates[years_of(dates).notna()]
    if readable.empty:
        return Span("", "", len(dates), len(dates))
    return Span(str(readable.min()), str(readable.max()), len(dates) - len(readable), len(dates))


def documents(register: Register) -> pd.DataFrame:
    """Return the sources with how many rows cite each, the most cited first; rows of scenarios don't count.

    Returns
    -------
    DataFrame
        Columns title, publisher, published, kind (codes), language, rows, share (of all rows that cite one), id.
        The last row, with an empty id, counts rows that name no source, where there are any.
    """
    tables = ("stakeholders", "initiatives", "memberships", "relations", "capabilities", "indicators")
    cited = pd.concat([_recorded(register.table(name))["source"] for name in tables], ignore_index=True)
    number = cited.map(lambda cell: split_list(cell) or [""]).explode().value_counts()
    known = register.sources[["id", "title", "publisher", "published", "kind", "language"]]
    unknown = [one for one in number.index if one not in set(known["id"])]
    more = pd.DataFrame({"id": unknown}, dtype="str").reindex(columns=known.columns, fill_value="")
    frame = pd.concat([known, more.assign(title=more["id"])], ignore_index=True)
    frame["rows"] = frame["id"].map(number).fillna(0).astype("int64")
    frame["share"] = frame["rows"] / max(len(cited), 1)
    ordered = frame.sort_values(["rows", "id"], ascending=[False, True], ignore_index=True)
    columns = ["title", "publisher", "published", "kind", "language", "rows", "share", "id"]
    return pd.concat([ordered[ordered["id"] != ""], ordered[ordered["id"] == ""]], ignore_index=True)[columns]
