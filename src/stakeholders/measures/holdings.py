"""What a register holds, counted: rows by code, table and year."""

from typing import Final

import pandas as pd

from stakeholders.codes import GROUP_KINDS, NO_AFFILIATION_ROLES, split_list
from stakeholders.measures.offer import years
from stakeholders.network import merge_actors, stakeholder_network
from stakeholders.register import Register
from stakeholders.schema import TABLES
from stakeholders.selection import exists

MOST_YEARS: Final = 20  # the latest ones are counted
MOST_FOR_YEARLY_PAIRS: Final = 3_000  # stakeholders up to which a network is built for every year


def membership_pairs(register: Register) -> int:
    """Return how many pairs of a stakeholder and a group or initiative there are; several roles count once."""
    rows = register.memberships
    taking_part = rows[~rows["role"].isin(NO_AFFILIATION_ROLES) & exists(rows)]
    return len(taking_part[["member_id", "group_id"]].drop_duplicates())


def counts(register: Register, table: str, column: str, *, lists: bool = False) -> pd.DataFrame:
    """Return how often each code occurs, the most frequent first: columns code, number, share, hypothetical.

    Parameters
    ----------
    table, column
        Where the codes stand.
    lists
        Whether a cell may hold several, each of which counts; shares are of all rows.

    Returns
    -------
    DataFrame
        ``hypothetical`` tells how many of the number a scenario assumes. Empty cells count under the code "".
    """
    frame = register.table(table)[[column, "scenario"]]
    if lists:
        frame = frame.assign(**{column: frame[column].map(lambda cell: split_list(cell) or [""])}).explode(column)
    number = frame[column].value_counts()
    assumed = frame.loc[frame["scenario"] != "", column].value_counts().reindex(number.index, fill_value=0)
    share = number / max(len(register.table(table)), 1)
    counted = pd.DataFrame({"number": number, "share": share, "hypothetical": assumed}).rename_axis("code")
    return counted.reset_index().sort_values(["number", "code"], ascending=[False, True], ignore_index=True)


def rows_per_table(register: Register) -> pd.DataFrame:
    """Return how many rows each table holds: columns table, rows, hypothetical."""
    frames = {name: register.table(name) for name in TABLES}
    rows = [(name, len(frame), int((frame["scenario"] != "").sum())) for name, frame in frames.items()]
    return pd.DataFrame(rows, columns=["table", "rows", "hypothetical"])


def unnamed_groups(register: Register) -> tuple[int, int]:
    """Return how many clusters and associations there are, and of how many the data names fewer than two members."""
    stakeholders, rows = register.stakeholders, register.memberships
    groups = stakeholders.loc[stakeholders["kind"].isin(GROUP_KINDS), "id"]
    named = rows[~rows["role"].isin(NO_AFFILIATION_ROLES)].groupby("group_id")["member_id"].nunique()
    return len(groups), int((groups.map(named).fillna(0) < 2).sum())


def per_year(register: Register) -> pd.DataFrame:
    """Return what was going on in each year: columns year, initiatives, and pairs (of actors in contact).

    The latest ``MOST_YEARS`` that the register names. A project without an end goes on; undated initiatives are
    left out; an undated tie counts in every year; what a scenario assumes does not count. The column ``pairs`` is
    missing where the register is too large to build a network for each year.
    """
    small = len(register) <= MOST_FOR_YEARLY_PAIRS
    counted = register if small else Register.of({"initiatives": register.initiatives}, register.key)
    rows = []
    for year in years(register)[-MOST_YEARS:]:
        then = counted.at(year)
        there = then.initiatives[then.initiatives["scenario"] == ""]
        dated = int(((there["start"] != "") | (there["end"] != "")).sum())
        pairs = merge_actors(stakeholder_network(then, statuses={"confirmed"})).number_of_edges() if small else 0
        rows.append((year, dated, pairs))
    frame = pd.DataFrame(rows, columns=["year", "initiatives", "pairs"])
    return frame if small else frame.drop(columns="pairs")
