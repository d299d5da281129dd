"""The affiliation network: stakeholders on one side, what they are part of on the other."""

from collections.abc import Collection, Iterator

import networkx as nx
import numpy as np
import pandas as pd

from stakeholders.codes import NO_AFFILIATION_ROLES
from stakeholders.network.contacts import (
    STATUS_RANK,
    Indices,
    counted,
    positions,
    status_ranks,
    understood_role,
)
from stakeholders.network.rows import Record, add_nodes, crosses_border, first_of, records
from stakeholders.network.ties import Rows, Ties, membership_tie
from stakeholders.register import Register

GROUP_PREFIX = "group:"  # before the id of a stakeholder in its part as a group; no id begins so
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
    rows = _rows(register, statuses, interest)
    member = positions(register.stakeholders["id"], rows["member_id"])
    inside = positions(register.initiatives["id"], rows["group_id"])
    group = np.where(inside >= 0, inside, positions(register.stakeholders["id"], rows["group_id"]))
    is_group = np.zeros(len(register.stakeholders), dtype=bool)
    is_group[group[inside < 0]] = True
    shift = len(register.initiatives)  # initiatives first, then stakeholders in their part as groups
    place = np.where(inside >= 0, inside, group + shift)
    G = nx.Graph()
    _add_two_sides(G, register, np.flatnonzero(is_group))
    G.add_edges_from(_edges(register, rows, member, place))
    G.add_edges_from(_identities(register.stakeholders[is_group]))
    return G


def _rows(register: Register, statuses: Collection[str] | None, interest: bool) -> pd.DataFrame:
    """Return the memberships that count, each with its understood role."""
    rows = counted(register.memberships, statuses)
    if interest:  # shown whatever their status, which usually is that they are interested
        asked = register.memberships["role"].isin(NO_AFFILIATION_ROLES)
        chosen = asked | register.memberships.index.isin(rows.index)
        rows = pd.DataFrame(register.memberships[chosen])
    rows = rows[rows["member_id"].to_numpy(object) != rows["group_id"].to_numpy(object)]
    role = understood_role(rows, rows["group_id"].isin(register.initiatives["id"]).to_numpy(bool))
    rows = rows.assign(role=role)
    return rows if interest else rows[~rows["role"].isin(NO_AFFILIATION_ROLES)]


def _add_two_sides(G: nx.Graph, register: Register, groups: Indices) -> None:
    stakeholders = records(register.stakeholders)
    as_groups = [
        stakeholders[i] | {"bipartite": 1, "table": "stakeholders", "stakeholder": stakeholders[i]["id"]}
        for i in groups.tolist()
    ]
    initiatives = records(register.initiatives)
    for node in stakeholders:
        node.update(bipartite=0, table="stakeholders")
    for node in initiatives:
        node.update(bipartite=1, table="initiatives")
    add_nodes(G, register.stakeholders["id"], stakeholders)
    add_nodes(G, register.initiatives["id"], initiatives)
    add_nodes(G, (f"{GROUP_PREFIX}{node['id']}" for node in as_groups), as_groups)


def _edges(
    register: Register, rows: pd.DataFrame, member: Indices, place: Indices
) -> Iterator[tuple[str, str, Record]]:
    """Yield every pair of stakeholder and group once, with all its rows."""
    rank = status_ranks(rows)
    order = np.lexsort((rank, place, member))
    rows, member, place, rank = rows.iloc[order], member[order], place[order], rank[order]
    first, last = first_of(member, place)
    ids = register.stakeholders["id"].tolist()
    groups = [*register.initiatives["id"], *(GROUP_PREFIX + name for name in ids)]
    countries = pd.concat([register.initiatives["country"], register.stakeholders["country"]])
    border = crosses_border(register.stakeholders["country"], member[first], countries, place[first])
    roles = rows["role"].tolist()
    scenarios = rows["scenario"].tolist()
    cells = Rows(rows)

    def tie(entry: int) -> Record:
        return membership_tie(cells, entry)

    for one, group, start, stop, status, crosses in zip(
        member[first].tolist(),
        place[first].tolist(),
        first.tolist(),
        last.tolist(),
        rank[first].tolist(),
        border.tolist(),
        strict=True,
    ):
        yield (
            ids[one],
            groups[group],
            {
                "roles": tuple(dict.fromkeys(roles[start:stop])),
                "ties": Ties(tie, range(start, stop)),
                "status": _STATUS[status],
                "cross_border": crosses,
                "identity": False,
                "scenario": min(scenarios[start:stop]),
            },
        )


def _identities(groups: pd.DataFrame) -> Iterator[tuple[str, str, Record]]:
    for name, scenario in zip(groups["id"], groups["scenario"], strict=True):
        yield (
            name,
            GROUP_PREFIX + name,
            {
                "roles": (),
                "ties": (),
                "status": "confirmed",
                "cross_border": False,
                "identity": True,
                "scenario": scenario,
            },
        )
