"""The stakeholder network: stakeholders and their ties, one edge for each pair."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import repeat
from typing import Final

import networkx as nx
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from stakeholders.codes import NO_TIE_TYPES
from stakeholders.network.acting import actors
from stakeholders.network.contacts import (
    CONTACT_LAYERS,
    STATUS_RANK,
    Contacts,
    Indices,
    contacts,
    counted,
    index_of,
    positions,
    status_ranks,
)
from stakeholders.network.projection import project
from stakeholders.network.rows import Record, crosses_border, first_of, network_of, records
from stakeholders.network.ties import Rows, Tie, Ties, declared_tie, shared_tie
from stakeholders.register import Register
from stakeholders.schema import Marking

DEFAULT_LAYERS: Final = ("declared", "project", "small_meeting")
_STATUS: Final = (*STATUS_RANK, "")  # the last: a word that is no status


def stakeholder_network(
    register: Register, layers: Collection[str] = DEFAULT_LAYERS, statuses: Collection[str] | None = None
) -> nx.Graph:
    """Return stakeholders and their ties as a graph.

    Parameters
    ----------
    register
        What is on record; every stakeholder becomes a node, those without a tie too.
    layers
        Which contacts count, of ``declared``, ``project``, ``small_meeting`` and ``large_event``. Shared
        membership is context and never a tie.
    statuses
        The statuses that count; None for what exists: confirmed rows, and the hypothetical rows of scenarios.

    Returns
    -------
    networkx.Graph
        Nodes are stakeholder ids with the columns of their row, and ``actor``: the id of the actor that they
        act as. Edges have ``weight`` (1 for a declared relation, and Newman's weight of what both took part
        in), ``layers`` (sorted), ``ties`` (all of them, each a dict with its source), ``status`` (the
        strongest of its ties), ``cross_border``, ``same_actor`` and ``scenario`` (empty unless all its ties
        are a scenario's).

    Raises
    ------
    ValueError
        When a layer is none of the four.
    TooManyTies
        When large events would make more ties than fit into memory.
    """
    unknown = sorted(set(layers) - set(CONTACT_LAYERS))
    if unknown:
        raise ValueError(f"layers must be among {', '.join(CONTACT_LAYERS)}, not {', '.join(map(repr, unknown))}")
    ids = index_of(register.stakeholders["id"])
    entries = _Entries.of(register, ids, layers, statuses)
    actor_of = actors(register)
    nodes = records(register.stakeholders)
    acting = np.array([actor_of[name] for name in ids], dtype=object)
    for node, actor in zip(nodes, acting, strict=True):
        node["actor"] = actor
    first, last = first_of(entries.low, entries.high)
    low, high = entries.low[first], entries.high[first]
    edges = _edges(entries, first, last)
    borders = crosses_border(register.stakeholders["country"], low, register.stakeholders["country"], high)
    for edge, border, same in zip(edges, borders.tolist(), (acting[low] == acting[high]).tolist(), strict=True):
        edge["cross_border"] = border
        edge["same_actor"] = same
    return network_of("contacts", ids.tolist(), nodes, low, high, edges)


@dataclass(frozen=True, slots=True)
class _Entries:
    """Every single tie, those of one pair next to each other, declared ones before what the pair shares."""

    low: Indices
    high: Indices
    weight: NDArray[np.float64]  # Newman's, 0 for declared ties
    layer: Indices
    rank: Indices
    scenario: Indices  # place in ``scenarios``, 0 for the base
    scenarios: tuple[str, ...]
    make: "_Book"

    @classmethod
    def of(
        cls,
        register: Register,
        ids: "pd.Index[str]",
        layers: Collection[str],
        statuses: Collection[str] | None,
    ) -> "_Entries":
        rows = counted(register.relations, statuses)
        rows = rows[~rows["type"].isin(NO_TIE_TYPES)] if "declared" in layers else rows.iloc[:0]
        rows = rows[rows["source_id"].to_numpy(object) != rows["target_id"].to_numpy(object)]
        took_part = contacts(register, ids, layers, statuses)
        pairs = project(took_part)
        strongest = took_part.rows.iloc[took_part.first]
        scenarios = ("", *sorted({*rows["scenario"].unique(), *strongest["scenario"].unique()} - {""}))
        of_row = np.searchsorted(scenarios, rows["scenario"].to_numpy(object))
        of_contact = np.searchsorted(scenarios, strongest["scenario"].to_numpy(object))
        one = np.append(positions(ids, rows["source_id"]), took_part.member[pairs.left])
        other = np.append(positions(ids, rows["target_id"]), took_part.member[pairs.right])
        low, high = np.minimum(one, other), np.maximum(one, other)
        order = np.lexsort((high, low))
        declared = np.zeros(len(rows), dtype=np.int64)
        unweighted = np.zeros(len(rows))
        return cls(
            low=low[order],
            high=high[order],
            weight=np.append(unweighted, pairs.weight)[order],
            layer=np.append(declared, took_part.layer[pairs.left])[order],
            rank=np.append(status_ranks(rows), np.maximum(took_part.rank[pairs.left], took_part.rank[pairs.right]))[
                order
            ],
            scenario=np.append(of_row, np.maximum(of_contact[pairs.left], of_contact[pairs.right]))[order],
            scenarios=scenarios,
            make=_Book(Rows(rows), took_part, Rows(took_part.rows), pairs.left, pairs.right, order),
        )


@dataclass(frozen=True, slots=True)
class _Book:
    """Tells a tie from the place of its entry."""

    relations: Rows
    contacts: Contacts
    memberships: Rows
    left: Indices
    right: Indices
    order: Indices

    def __call__(self, entry: int) -> Tie:
        place = int(self.order[entry])
        declared = len(self.relations)
        if place < declared:
            return declared_tie(self.relations, place)
        ends = (int(self.left[place - declared]), int(self.right[place - declared]))
        layer = CONTACT_LAYERS[self.contacts.layer[ends[0]]]
        spans = [range(self.contacts.first[end], self.contacts.last[end]) for end in ends]
        return shared_tie(
            self.memberships,
            layer,
            *sorted(spans, key=lambda span: self.memberships.text("member_id", span[0])),
        )

    def marking(self, entry: int) -> str:
        """Return the ``tlp`` of one tie: of what two share, the stricter of both rows."""
        place = int(self.order[entry])
        declared = len(self.relations)
        if place < declared:
            return self.relations.text("tlp", place)
        ends = (int(self.left[place - declared]), int(self.right[place - declared]))
        one, other = (self.memberships.text("tlp", self.contacts.first[end]) for end in ends)
        return one if one == other else max(one, other, key=Marking.of)


def _edges(entries: _Entries, first: Indices, last: Indices) -> list[Record]:
    """Return what the entries of each pair add up to."""
    if not len(first):
        return []
    mask = np.bitwise_or.reduceat(1 << entries.layer, first)
    weight = np.add.reduceat(entries.weight, first) + (mask & 1)
    status = np.minimum.reduceat(entries.rank, first)
    scenario = np.minimum.reduceat(entries.scenario, first)
    layers = {bits: _layers(bits) for bits in set(mask.tolist())}
    return [
        {"weight": value, "layers": layers[bits], "ties": ties, "status": _STATUS[rank], "scenario": name}
        for value, bits, ties, rank, name in zip(
            weight.tolist(),
            mask.tolist(),
            map(Ties, repeat(entries.make), map(range, first.tolist(), last.tolist()), repeat(entries.make.marking)),
            status.tolist(),
            np.array(entries.scenarios, dtype=object)[scenario].tolist(),
            strict=True,
        )
    ]


def _layers(bits: int) -> tuple[str, ...]:
    return tuple(sorted(layer for place, layer in enumerate(CONTACT_LAYERS) if bits >> place & 1))
