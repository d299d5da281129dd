"""What a coalition of newcomers is worth: coverage, cross-border ties and the width of the corridor (METHODS 6)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

import networkx as nx
import numpy as np

from stakeholders.advice.covered import Cell, Mask, Places, cells_of, memberships_of
from stakeholders.measures.corridor import Base, lies_in
from stakeholders.measures.engines import flows
from stakeholders.network import administered, stakeholder_network
from stakeholders.network.stakeholders import DEFAULT_LAYERS
from stakeholders.register import Register

WORTHS: Final = ("coverage", "crossings", "width")


@dataclass(frozen=True, slots=True)
class Newcomers:
    """A register with everybody in it, as arrays from which any coalition of newcomers is counted.

    A tie counts when both its ends have joined, so that any coalition's network is part of the network of all.

    Attributes
    ----------
    ids
        All stakeholders; ``newcomer`` tells which of them join, ``alone`` which are tied in by what is on record.
    ties
        Contacts as places in ``ids``; ``links`` also those between members and groups that are stakeholders.
    crosses, pair
        For each tie whether it crosses a border, and then the number of its pair of actors, else -1.
    cells
        Shape (stakeholders, cells): who would cover what.
    run_by
        Pairs of which one administers the other; empty where the actors are the same whoever joins.
    regions, places
        The corridor, and the regions whose coverage counts.
    """

    ids: tuple[str, ...]
    newcomer: Mask
    alone: Mask
    ties: Places
    crosses: Mask
    pair: Places
    links: Places
    cells: Mask
    cell_names: tuple[Cell, ...]
    base: Base
    acting: Places
    ends: tuple[Places, Places]
    run_by: Places
    regions: tuple[str, ...]
    places: tuple[str, ...]

    @property
    def players(self) -> tuple[str, ...]:
        """The newcomers by id."""
        return tuple(one for one, new in zip(self.ids, self.newcomer.tolist(), strict=True) if new)

    def here(self, joined: Collection[str]) -> Mask:
        """Return who is there when these newcomers join."""
        wanted = set(joined)
        found: Mask = ~self.newcomer | np.array([one in wanted for one in self.ids], dtype=bool)
        return found

    def tied(self, here: Mask) -> Mask:
        """Return who of those that are there is tied in."""
        found: Mask = np.array(self.alone & here, dtype=np.bool_)
        found[self.links[both_there(here, self.links)].ravel()] = True
        return found

    def covered(self, here: Mask) -> Mask:
        """Return which cells somebody who is tied in covers."""
        found: Mask = np.logical_or.reduce(self.cells[self.tied(here)], axis=0)
        return found

    def crossings(self, here: Mask) -> int:
        """Return how many pairs of actors have a tie across a border."""
        crossing = both_there(here, self.ties) & (self.pair >= 0)
        return len(np.unique(self.pair[crossing]))

    def as_they_act(self, here: Mask) -> "Newcomers":
        """Return the same for those who are there: without the newcomer who runs them both, two act apart."""
        if not len(self.run_by):
            return self
        acting = np.arange(len(self.ids))
        for one in nx.connected_components(nx.Graph(self.run_by[both_there(here, self.run_by)].tolist())):
            acting[list(one)] = min(one)
        return replace(self, acting=acting, pair=_pairs(self.crosses, acting, self.ties))

    def ground(self) -> flows.Ground:
        """Return what ways from one end of the corridor to the other run through, by actors; a tie for each tie."""
        first, last = (np.unique(self.acting[end]) for end in self.ends)
        n = int(self.acting.max(initial=-1)) + 1
        return flows.Ground(n, self.acting[self.ties], np.zeros(n, dtype=bool), first, last)


class Game:
    """The worths of coalitions of newcomers, ``WORTHS`` in their order."""

    def __init__(self, newcomers: Newcomers, players: Sequence[Collection[str]]) -> None:
        self._all = newcomers
        self._of = [newcomers.here(group) & newcomers.newcomer for group in players]
        self._ground = newcomers.ground()
        self._graph = flows.graph_of(self._ground)

    def __call__(self, joined: frozenset[int]) -> tuple[float, float, float]:
        """Return coverage, cross-border ties and width when these players join."""
        here: Mask = np.logical_or.reduce([~self._all.newcomer, *(self._of[player] for player in joined)])
        now, ground, graph = self._all.as_they_act(here), self._ground, self._graph
        if now is not self._all:
            ground = now.ground()
            graph = flows.graph_of(ground)
        width = width_among(now, graph, ground, here)
        return float(now.covered(here).sum()), float(now.crossings(here)), float(width)


def both_there(here: Mask, pairs: Places) -> Mask:
    """Tell of which pairs both are there."""
    found: Mask = here[pairs[:, 0]] & here[pairs[:, 1]]
    return found


def width_among(newcomers: Newcomers, graph: flows.Split, ground: flows.Ground, here: Mask) -> int:
    """Return the width of the corridor when these stakeholders are there."""
    nodes = np.zeros(ground.n, dtype=bool)
    nodes[newcomers.acting[here]] = True
    ties = both_there(here, newcomers.ties)
    ends = [np.zeros(ground.n, dtype=bool), np.zeros(ground.n, dtype=bool)]
    for mask, end in zip(ends, newcomers.ends, strict=True):
        mask[newcomers.acting[end[here[end]]]] = True
    capacities = ground.capacities(nodes, ties)
    edge = len(ground.sources) + len(ground.sinks)
    capacities[len(capacities) - edge :] *= np.concatenate((ends[0][ground.sources], ends[1][ground.sinks]))
    return flows.width(graph, ground, capacities)


def newcomers_of(
    register: Register,
    regions: Sequence[str],
    statuses: Collection[str] | None = None,
    places: Sequence[str] | None = None,
) -> Newcomers:
    """Return the newcomers of the scenarios laid over a register, ready to be counted.

    Parameters
    ----------
    regions
        The corridor from one end to the other.
    places
        The regions in which coverage is counted: those of the corridor and of the newcomers where none are named.
    """
    rows = register.stakeholders
    ids = tuple(rows["id"])
    place = {one: number for number, one in enumerate(ids)}
    G = stakeholder_network(register, DEFAULT_LAYERS, statuses)
    base = Base.of(G)
    acting = np.array([base.place[one] for one in ids], dtype=np.int64)
    ties = np.array([(place[u], place[v]) for u, v in G.edges], dtype=np.int64).reshape(-1, 2)
    crosses = np.array([bool(border) for *_, border in G.edges(data="cross_border")], dtype=bool)
    newcomer = (rows["scenario"] != "").to_numpy()
    if places is None:
        places = tuple(dict.fromkeys((*regions, *sorted(set(rows.loc[newcomer, "region"]) - {""}))))
    cells, names = cells_of(register, tuple(places))
    members, alone = memberships_of(register, place, statuses)
    return Newcomers(
        ids=ids,
        newcomer=newcomer,
        alone=alone,
        ties=ties,
        crosses=crosses,
        pair=_pairs(crosses, acting, ties),
        links=np.concatenate((ties, members)),
        cells=cells,
        cell_names=names,
        base=base,
        acting=acting,
        ends=(_in_region(register, regions[0]), _in_region(register, regions[-1])),
        run_by=_run_by(register, place, newcomer),
        regions=tuple(regions),
        places=tuple(places),
    )


def _in_region(register: Register, region: str) -> Places:
    rows = register.stakeholders
    there = [lies_in(*home, region) for home in zip(rows["region"], rows["country"], strict=True)]
    return np.flatnonzero(np.array(there, dtype=bool))


def _run_by(register: Register, place: dict[str, int], newcomer: Mask) -> Places:
    """Return who administers whom, where some that act as one may act apart unless a newcomer joins."""
    pairs = [(place[one], place[other]) for one, other in administered(register)]
    together = nx.connected_components(nx.Graph(pairs))
    apart = any(len(parts) > 2 and newcomer[list(parts)].any() for parts in together)
    return np.array(pairs if apart else [], dtype=np.int64).reshape(-1, 2)


def _pairs(crosses: Mask, acting: Places, ties: Places) -> Places:
    one, other = acting[ties[:, 0]], acting[ties[:, 1]]
    number = np.minimum(one, other) * len(acting) + np.maximum(one, other)
    found: Places = np.where(crosses & (one != other), number, -1)
    return found
