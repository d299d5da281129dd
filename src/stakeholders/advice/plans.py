"""What the sources name and nobody confirmed: planned ties, stated interest, proposed initiatives."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from stakeholders.advice.gap import Row
from stakeholders.codes import NO_AFFILIATION_ROLES, split_list
from stakeholders.network import stakeholder_network
from stakeholders.register import Register
from stakeholders.selection import exists

OPEN: Final = ("planned", "interested")


@dataclass(frozen=True, slots=True)
class Plan:
    """A row that names collaboration that doesn't exist yet.

    Attributes
    ----------
    status
        ``planned`` or ``interested``; a proposed initiative is planned.
    ends
        The stakeholders that it would join, one where the other end is an initiative, none for an initiative itself.
    group
        The initiative or stakeholder that somebody would be part of, empty for a relation.
    countries
        Those that the initiative spans.
    """

    row: Row
    status: str
    ends: tuple[str, ...]
    group: str
    countries: frozenset[str]


def plans(register: Register) -> tuple[Plan, ...]:
    """Return the planned and interested rows and the proposed initiatives of the record; scenarios don't count.

    An initiative is proposed where it has no beginning and nobody takes part in it yet.
    """
    initiatives = _recorded(register.initiatives)
    spans = dict(zip(initiatives["id"], map(frozenset, map(split_list, initiatives["country"])), strict=True))
    known = set(register.stakeholders["id"])
    found = [*_memberships(register, spans, known), *_relations(register), *_proposed(register, spans)]
    return tuple(found)


def _memberships(register: Register, spans: dict[str, frozenset[str]], known: set[str]) -> list[Plan]:
    rows = _recorded(register.memberships)
    rows = rows[rows["status"].isin(OPEN) | (rows["role"] == "interested")]
    return [
        Plan(
            ("memberships", file, row),
            "interested" if role == "interested" else status,
            tuple(end for end in (member, group) if end in known),
            group,
            spans.get(group, frozenset()),
        )
        for member, group, role, status, file, row in cells(
            rows, "member_id", "group_id", "role", "status", "file", "row"
        )
    ]


def _relations(register: Register) -> list[Plan]:
    rows = _recorded(register.relations)
    rows = rows[rows["status"].isin(OPEN)]
    return [
        Plan(("relations", file, row), status, (one, other), "", frozenset())
        for one, other, status, file, row in cells(rows, "source_id", "target_id", "status", "file", "row")
    ]


def _proposed(register: Register, spans: dict[str, frozenset[str]]) -> list[Plan]:
    rows = _recorded(register.initiatives)
    memberships = _recorded(register.memberships)
    begun = set(memberships.loc[memberships["status"] == "confirmed", "group_id"])
    proposed = rows[(rows["start"] == "") & ~rows["id"].isin(begun)]
    return [
        Plan(("initiatives", file, row), "planned", (), some_id, spans[some_id])
        for some_id, file, row in cells(proposed, "id", "file", "row")
    ]


def tied_in(register: Register) -> frozenset[str]:
    """Return the stakeholders with a tie or a membership that exists; a large event alone ties nobody in.

    Being invited or interested is neither (METHODS 0.2), and large events are left out of the gaps as they are of the
    stakeholder network.
    """
    G = stakeholder_network(register)
    tied = {node for node, degree in G.degree() if degree}
    rows = register.memberships
    rows = rows[exists(rows) & ~rows["role"].isin(NO_AFFILIATION_ROLES)]
    initiatives = register.initiatives
    large = initiatives[(initiatives["kind"] == "event") & (initiatives["scale"] != "small")]
    rows = rows[~rows["group_id"].isin(set(large["id"]))]
    return frozenset(tied | set(rows["member_id"]) | set(rows["group_id"])) & frozenset(register.stakeholders["id"])


def cells(rows: pd.DataFrame, *columns: str) -> Iterator[tuple[Any, ...]]:
    """Yield some columns of each row as plain Python values."""
    return zip(*(rows[column].tolist() for column in columns), strict=True)


def _recorded(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that no scenario assumes."""
    return rows[rows["scenario"] == ""]
