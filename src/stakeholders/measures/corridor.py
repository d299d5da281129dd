"""The corridor: how many independent ways lead from the first region to the last (METHODS 4.3)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

import networkx as nx
import numpy as np

from stakeholders.codes import BELT, split_list
from stakeholders.measures.engines import flows
from stakeholders.measures.engines.graphs import ends
from stakeholders.network import Networks, actors, affiliation_network, stakeholder_network
from stakeholders.network.stakeholders import DEFAULT_LAYERS
from stakeholders.register import Register

FAR_END: Final = "FI19A"  # Ostrobothnia, where the ferry from Umeå lands
OPTIONAL: Final = "SE331"  # Västerbotten, where it leaves
NEVER_PROJECTED: Final = frozenset({"programme", "strategy"})
Way = tuple[str, ...]
Region = str | Collection[str]


@dataclass(frozen=True, slots=True)
class Stretch:
    """The ways between two regions.

    Attributes
    ----------
    first, second
        The regions, as they were named.
    width
        How many ways share no organisation; None where a region has nobody on record.
    ways
        So many ways, each from an organisation of the first to one of the second, the shortest first.
    cut
        One smallest set of organisations that all ways run through: cuts are not unique.
    """

    first: str
    second: str
    width: int | None
    ways: tuple[Way, ...] = ()
    cut: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Corridor:
    """The ways from the first region to the last, and between each two that follow one another.

    Attributes
    ----------
    whole
        From end to end; a way need not touch the regions in between.
    stretches
        Between each two regions that follow one another. One may be 0 while the whole is not, through others.
    nobody
        Regions with nobody on record.
    """

    regions: tuple[str, ...]
    whole: Stretch
    stretches: tuple[Stretch, ...]
    nobody: tuple[str, ...]

    @property
    def width(self) -> int | None:
        """The width from end to end; None where an end has nobody on record."""
        return self.whole.width

    @property
    def ways(self) -> tuple[Way, ...]:
        """As many ways from end to end as share no organisation."""
        return self.whole.ways

    @property
    def cut(self) -> tuple[str, ...]:
        """One smallest set of organisations that all ways from end to end run through."""
        return self.whole.cut


def corridor(G: nx.Graph, regions: Sequence[Region]) -> Corridor:
    """Return how many independent ways lead along a chain of regions (Menger 1927; METHODS 4.3).

    Parameters
    ----------
    G
        A stakeholder network or an affiliation network. Nodes whose ``actor`` is the same count as one. In a network
        of two kinds of node, those with ``bipartite=1`` (groups, initiatives) may be shared by any number of ways.
    regions
        At least two, from one end to the other: codes of NUTS regions or of countries, compared with the beginning of
        ``region`` and with ``country``; or collections of nodes.

    Raises
    ------
    ValueError
        When there are fewer than two regions, or two of them are the same.

    Examples
    --------
    >>> G = nx.Graph([("yard", "cluster"), ("cluster", "port"), ("cluster", "mill")])
    >>> nx.set_node_attributes(G, {"yard": "NO060", "cluster": "SE322", "port": "SE321", "mill": "SE321"}, "region")
    >>> found = corridor(G, ["NO060", "SE322", "SE321"])
    >>> found.width, found.ways, [stretch.width for stretch in found.stretches]
    (1, (('yard', 'cluster', 'mill'),), [1, 1])
    """
    if len(regions) < 2:
        raise ValueError("a corridor leads through at least two regions")
    names = tuple(one if isinstance(one, str) else f"#{place}" for place, one in enumerate(regions, start=1))
    if len(set(names)) < len(names):
        raise ValueError("a corridor names each region once")
    base = Base.of(G)
    there = [base.places_in(region) for region in regions]
    chain = list(zip(names, there, strict=True))
    stretches = [base.stretch(*chain[place], *chain[place + 1]) for place in range(len(chain) - 1)]
    whole = stretches[0] if len(chain) == 2 else base.stretch(*chain[0], *chain[-1])
    nobody = tuple(name for name, places in chain if not len(places))
    return Corridor(names, whole, tuple(stretches), nobody)


def widths(networks: Networks, regions: Sequence[str]) -> dict[str, int | None]:
    """Return how wide the corridor is from end to end, as ``corridor`` finds it in each of ``corridor_networks``.

    Only counted: without the ways themselves, which take longest.
    """
    affiliations = networks.affiliations
    left_out = {node for node, row in affiliations.nodes(data=True) if _joins_nobody(row)}
    bases = {
        "contacts": Base.of(networks.contacts),
        "affiliations": Base.of(affiliations, networks.actor, left_out),
    }
    return {name: base.width(regions[0], regions[-1]) for name, base in bases.items()}


@dataclass(frozen=True, slots=True)
class Base:
    """A network as flows need it, actors taken together.

    Attributes
    ----------
    names
        Of each place: the id of the actor, or of the group.
    place
        Where each node of the network went.
    """

    G: nx.Graph
    names: tuple[str, ...]
    place: dict[str, int]
    ties: flows.Places
    many: np.ndarray

    @classmethod
    def of(cls, G: nx.Graph, actor: Mapping[str, str] = MappingProxyType({}), left_out: Collection[str] = ()) -> "Base":
        """Return the network with its actors taken together.

        Parameters
        ----------
        actor
            The actors of nodes that don't say ``actor`` themselves.
        left_out
            Nodes that don't count, as if they weren't there.
        """
        acting = {
            node: str(row.get("actor") or actor.get(node) or node)
            for node, row in G.nodes(data=True)
            if node not in left_out
        }
        names = tuple(dict.fromkeys(acting.values()))
        number = {name: place for place, name in enumerate(names)}
        place = {node: number[name] for node, name in acting.items()}
        pairs = np.array([place.get(node, -1) for node in G], dtype=np.int64)[ends(G)]
        ties = flows.distinct(pairs[(pairs >= 0).all(axis=1)], len(names))
        many = np.zeros(len(names), dtype=bool)
        many[[place[node] for node, side in G.nodes(data="bipartite") if side == 1 and node in place]] = True
        return cls(G, names, place, ties, many)

    def places_in(self, region: Region) -> flows.Places:
        """Return where the stakeholders of a region stand; groups are nowhere."""
        found = {self.place[node] for node in self._nodes_in(region)}
        return np.array(sorted(found), dtype=np.int64)

    def _nodes_in(self, region: Region) -> Iterable[str]:
        if not isinstance(region, str):
            return [node for node in region if node in self.place]
        return [
            node
            for node, row in self.G.nodes(data=True)
            if row.get("bipartite") != 1 and lies_in(str(row.get("region", "")), str(row.get("country", "")), region)
        ]

    def ground(self, sources: flows.Places, sinks: flows.Places) -> flows.Ground:
        """Return what flows from some places to others run through."""
        return flows.Ground(len(self.names), self.ties, self.many, sources, sinks)

    def width(self, first: Region, last: Region) -> int | None:
        """Return how many ways lead from one region to another; None where one has nobody on record."""
        sources, sinks = self.places_in(first), self.places_in(last)
        if not len(sources) or not len(sinks):
            return None
        ground = self.ground(sources, sinks)
        return flows.width(flows.graph_of(ground), ground, ground.capacities())

    def stretch(self, first: str, sources: flows.Places, second: str, sinks: flows.Places) -> Stretch:
        """Return the ways from some places to others."""
        if not len(sources) or not len(sinks):
            return Stretch(first, second, None)
        ways, cut = flows.disjoint_ways(self.ground(sources, sinks))
        told = tuple(tuple(self.names[place] for place in way) for way in ways)
        return Stretch(first, second, len(told), told, tuple(sorted(self.names[place] for place in cut)))


def lies_in(region: str, country: str, code: str) -> bool:
    """Tell whether a stakeholder lies in a region of any NUTS level, or in a country."""
    return bool(code) and (region.startswith(code) or code in split_list(country))


def regions_of(register: Register, *, optional: bool = False) -> tuple[str, ...]:
    """Return the regions of the corridor from west to east; Ostrobothnia only where somebody there is on record.

    ``optional``: by Västerbotten, where the ferry to Ostrobothnia leaves.
    """
    there = set(register.stakeholders["region"])
    return (*BELT, *((OPTIONAL,) if optional else ()), *((FAR_END,) if FAR_END in there else ()))


def corridor_networks(register: Register, statuses: Collection[str] | None = None) -> dict[str, nx.Graph]:
    """Return the two networks that a corridor is looked at in: ``contacts`` and ``affiliations``.

    In the second, who is part of the same group or initiative is joined by it; the group itself cannot be lost.
    Programmes, strategies and large events join nobody there, as they don't in the stakeholder network.
    """
    contacts = stakeholder_network(register, DEFAULT_LAYERS, statuses)
    affiliations = affiliation_network(register, statuses)
    affiliations.remove_nodes_from([node for node, row in affiliations.nodes(data=True) if _joins_nobody(row)])
    nx.set_node_attributes(affiliations, actors(register), "actor")
    return {"contacts": contacts, "affiliations": affiliations}


def _joins_nobody(row: Mapping[str, Any]) -> bool:  # Any: what networkx keeps on a node has many types
    """Tell whether a node is an initiative that isn't projected."""
    large = row["kind"] == "event" and row.get("scale") != "small"
    return row["table"] == "initiatives" and (large or row["kind"] in NEVER_PROJECTED)
