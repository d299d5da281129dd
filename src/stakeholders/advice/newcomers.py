"""What a coalition of newcomers is worth: coverage, cross-border ties and the width of the corridor (METHODS 6)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from stakeholders.codes import NO_AFFILIATION_ROLES, split_list
from stakeholders.measures.corridor import Base
from stakeholders.measures.engines import flows
from stakeholders.network import stakeholder_network
from stakeholders.network.contacts import counts
from stakeholders.network.stakeholders import DEFAULT_LAYERS
from stakeholders.register import Register

Places = NDArray[np.int64]
Mask = NDArray[np.bool_]
WORTHS: Final = ("coverage", "crossings", "width")
Cell = tuple[str, str, str]  # attribute (kind or sector), code, place


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
    pair
        For each tie the number of its pair of actors where it crosses a border, else -1.
    cells
        Shape (stakeholders, cells): who would cover what.
    regions, places
        The corridor, and the regions whose coverage counts.
    """

    ids: tuple[str, ...]
    newcomer: Mask
    alone: Mask
    ties: Places
    pair: Places
    links: Places
    cells: Mask
    cell_names: tuple[Cell, ...]
    base: Base
    acting: Places
    ends: tuple[Places, Places]
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

    def ground(self) -> flows.Ground:
        """Return what ways from one end of the corridor to the other run through, by actors; a tie for each tie."""
        first, last = (np.unique(self.acting[end]) for end in self.ends)
        return flows.Ground(len(self.base.names), self.acting[self.ties], self.base.many, first, last)


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
        return float(self._all.covered(here).sum()), float(self._all.crossings(here)), float(self._width(here))

    def _width(self, here: Mask) -> int:
        """Return the width among those who are there."""
        return width_among(self._all, self._graph, self._ground, here)


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
    capacities[-edge:] *= np.concatenate((ends[0][ground.sources], ends[1][ground.sinks]))
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
    newcomer = (rows["scenario"] != "").to_numpy()
    if places is None:
        places = tuple(dict.fromkeys((*regions, *sorted(set(rows.loc[newcomer, "region"]) - {""}))))
    cells, names = _cells(register, tuple(places))
    members, alone = _memberships(register, place, statuses)
    return Newcomers(
        ids=ids,
        newcomer=newcomer,
        alone=alone,
        ties=ties,
        pair=_crossing_pairs(G, acting, ties),
        links=np.concatenate((ties, members)),
        cells=cells,
        cell_names=names,
        base=base,
        acting=acting,
        ends=(_in_region(register, regions[0]), _in_region(register, regions[-1])),
        regions=tuple(regions),
        places=tuple(places),
    )


def _in_region(register: Register, region: str) -> Places:
    return np.flatnonzero(register.stakeholders["region"].str.startswith(region).to_numpy())


def _crossing_pairs(G: nx.Graph, acting: Places, ties: Places) -> Places:
    crosses = np.array([bool(crosses) for *_, crosses in G.edges(data="cross_border")], dtype=bool)
    one, other = acting[ties[:, 0]], acting[ties[:, 1]]
    number = np.minimum(one, other) * len(acting) + np.maximum(one, other)
    found: Places = np.where(crosses & (one != other), number, -1)
    return found


def _cells(register: Register, places: tuple[str, ...]) -> tuple[Mask, tuple[Cell, ...]]:
    """Return who would cover which kind and which sector in which of the regions."""
    rows = register.stakeholders
    wanted = set(places)
    own = [
        [("kind", kind, region), *(("sector", sector, region) for sector in split_list(sectors))]
        if region in wanted
        else []
        for kind, sectors, region in zip(rows["kind"], rows["sectors"], rows["region"], strict=True)
    ]
    names = tuple(sorted({cell for cells in own for cell in cells}))
    number = {cell: place for place, cell in enumerate(names)}
    found = np.zeros((len(rows), len(names)), dtype=bool)
    for row, cells in enumerate(own):
        found[row, [number[cell] for cell in cells]] = True
    return found, names


def _memberships(register: Register, place: dict[str, int], statuses: Collection[str] | None) -> tuple[Places, Mask]:
    """Return links between members and groups that are stakeholders, and who takes part in an initiative.

    Large events tie nobody in, and neither do being invited or interested (``plans.tied_in``).
    """
    rows, initiatives = register.memberships, register.initiatives
    rows = rows[counts(rows, statuses) & ~rows["role"].isin(NO_AFFILIATION_ROLES)]
    large = set(initiatives.loc[(initiatives["kind"] == "event") & (initiatives["scale"] != "small"), "id"])
    alone = np.zeros(len(place), dtype=bool)
    links = []
    for member, group in zip(rows["member_id"], rows["group_id"], strict=True):
        if group in place:
            links.append((place[member], place[group]))
        elif group not in large:
            alone[place[member]] = True
    return np.array(links, dtype=np.int64).reshape(-1, 2), alone
