"""The affiliation network: stakeholders on one side, what they are part of on the other."""

from collections.abc import Collection

import networkx as nx
import numpy as np
import pandas as pd

from stakeholders.codes import GROUP_PREFIX, NO_AFFILIATION_ROLES
from stakeholders.network.contacts import (
    STATUS_RANK,
    Indices,
    counts,
    index_of,
    positions,
    status_ranks,
    understood_role,
)
from stakeholders.network.rows import Record, crosses_border, first_of, network_of, plain, records
from stakeholders.network.ties import Rows, Tie, Ties, membership_tie
from stakeholders.register import Register

_STATUS = (*STATUS_RANK, "")


def affiliation_network(
    register: Register, statuses: Collection[str] | None = None, *, interest: bool = False
) -> nx.Graph:
    """Return who is part of what as a graph with two kinds of node; every edge goes from one to the other.

    Parameters
    ----------
    register
        What is on record; every stakeholder and every initiative becomes a node, those without a tie too.
    statuses
        The statuses that count; None for what exists: confirmed rows, and the hypothetical rows of scenarios.
    interest
        Whether to show those who were only invited or are named as interested, too.

    Returns
    -------
    networkx.Graph
        Stakeholders have ``bipartite=0``, groups and initiatives ``bipartite=1``; all have the columns of
        their row and ``table``. A stakeholder that others are part of has two nodes, ``nic`` and
        ``group:nic`` (with ``stakeholder="nic"``), joined by an edge with ``identity=True``. Other edges have
        ``roles``, ``ties`` (each membership with its source), ``status`` (the strongest), ``cross_border``
        (the stakeholder's country is none of the group's) and ``scenario``.
    """
    stakeholders, initiatives = index_of(register.stakeholders["id"]), index_of(register.initiatives["id"])
    rows = _rows(register, statuses, interest)
    member = positions(stakeholders, rows["member_id"])
    inside = positions(initiatives, rows["group_id"])
    rows = rows.assign(role=understood_role(rows, inside >= 0))
    as_group = positions(stakeholders, rows["group_id"])
    groups = np.unique(as_group[inside < 0])
    # nodes: stakeholders, then initiatives, then stakeholders in their part as groups
    of_group = len(stakeholders) + len(initiatives) + np.searchsorted(groups, as_group)
    place = np.where(inside >= 0, len(stakeholders) + inside, of_group)
    names = [*stakeholders, *initiatives, *(GROUP_PREFIX + name for name in stakeholders[groups])]
    one, other, edges = _edges(rows, member, place)
    nodes = _nodes(register, groups)
    countries = pd.Series([str(node.get("country", "")) for node in nodes])
    for edge, border in zip(edges, crosses_border(countries, one, countries, other).tolist(), strict=True):
        edge["cross_border"] = border
    own = np.arange(len(groups)) + len(stakeholders) + len(initiatives)
    identities = [_identity(str(nodes[group]["scenario"])) for group in groups.tolist()]
    return network_of("affiliations", names, nodes, np.append(one, groups), np.append(other, own), edges + identities)


def _rows(register: Register, statuses: Collection[str] | None, interest: bool) -> pd.DataFrame:
    """Return the memberships that count; those of mere interest whatever their status, when asked for."""
    rows = register.memberships
    of_interest = rows["role"].isin(NO_AFFILIATION_ROLES)
    kept = of_interest if interest else pd.Series(data=False, index=rows.index)
    kept = kept | (counts(rows, statuses) & ~of_interest)
    return pd.DataFrame(rows[kept & (rows["member_id"] != rows["group_id"])])


def _nodes(register: Register, groups: Indices) -> list[Record]:
    """Return the attributes of the stakeholders, the initiatives, and the groups among the stakeholders."""
    stakeholders = records(register.stakeholders)
    initiatives = records(register.initiatives)
    as_groups = [
        stakeholders[i] | {"bipartite": 1, "table": "stakeholders", "stakeholder": stakeholders[i]["id"]}
        for i in groups.tolist()
    ]
    for node in stakeholders:
        node.update(bipartite=0, table="stakeholders")
    for node in initiatives:
        node.update(bipartite=1, table="initiatives")
    return stakeholders + initiatives + as_groups


def _edges(rows: pd.DataFrame, member: Indices, place: Indices) -> tuple[Indices, Indices, list[Record]]:
    """Return every pair of stakeholder and group once, with what its rows say together."""
    rank = status_ranks(rows)
    order = np.lexsort((rank, place, member))
    rows, member, place, rank = rows.iloc[order], member[order], place[order], rank[order]
    first, last = first_of(member, place)
    roles, scenarios, cells = plain(rows["role"]), plain(rows["scenario"]), Rows(rows)

    def tie(entry: int) -> Tie:
        return membership_tie(cells, entry)

    edges: list[Record] = [
        {
            "roles": (roles[start],) if stop - start == 1 else tuple(dict.fromkeys(roles[start:stop])),
            "ties": Ties(tie, range(start, stop)),
            "status": _STATUS[status],
            "identity": False,
            "scenario": scenarios[start] if stop - start == 1 else min(scenarios[start:stop]),
        }
        for start, stop, status in zip(first.tolist(), last.tolist(), rank[first].tolist(), strict=True)
    ]
    return member[first], place[first], edges


def _identity(scenario: str) -> Record:
    """Return the edge between a stakeholder and itself in its part as a group."""
    return {
        "roles": (),
        "ties": (),
        "status": "confirmed",
        "cross_border": False,
        "identity": True,
        "scenario": scenario,
    }
