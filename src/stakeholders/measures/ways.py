"""Who is within reach of one node, and the shortest ways between two."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Final

import networkx as nx

MOST_WAYS: Final = 24  # more are counted and not listed


@dataclass(frozen=True, slots=True)
class Ways:
    """All shortest ways between two nodes.

    Attributes
    ----------
    listed
        Ways as tuples of nodes from one end to the other, in the order of their ids; at most ``MOST_WAYS``.
    number
        How many there are, listed or not; 0 where nothing connects the two.
    """

    listed: tuple[tuple[str, ...], ...] = ()
    number: int = 0

    @property
    def steps(self) -> int:
        """Ties on each way; 0 where there is no way."""
        return len(self.listed[0]) - 1 if self.listed else 0

    @property
    def nodes(self) -> frozenset[str]:
        """All nodes on the listed ways."""
        return frozenset(node for way in self.listed for node in way)

    @property
    def ties(self) -> frozenset[tuple[str, str]]:
        """All ties on the listed ways, the lesser id first."""
        return frozenset((min(pair), max(pair)) for way in self.listed for pair in pairwise(way))


def shortest_ways(G: nx.Graph, one: str, other: str) -> Ways:
    """Return all shortest ways between two nodes; none where either is absent, both are the same or nothing joins them.

    Examples
    --------
    >>> ways = shortest_ways(nx.cycle_graph(["a", "b", "c", "d"]), "a", "c")
    >>> ways.number, ways.listed
    (2, (('a', 'b', 'c'), ('a', 'd', 'c')))
    """
    if one == other or one not in G or other not in G:
        return Ways()
    before = nx.predecessor(G, one)
    if other not in before:
        return Ways()
    return Ways(tuple(islice(_back(before, one, other), MOST_WAYS)), _count(before, one, other))


def neighbourhood(G: nx.Graph, node: str, steps: int) -> nx.Graph:
    """Return the part of the network within this many ties of a node; empty where the node is absent."""
    if node not in G:
        return G.subgraph([])
    return G.subgraph(nx.single_source_shortest_path_length(G, node, cutoff=steps))


def _back(before: dict[str, list[str]], one: str, other: str) -> Iterator[tuple[str, ...]]:
    """Yield the ways from ``one`` to ``other``, walking back from the latter, least ids first."""
    unfinished: list[tuple[str, ...]] = [(other,)]
    while unfinished:
        way = unfinished.pop()
        if way[0] == one:
            yield way
        else:
            unfinished.extend((node, *way) for node in sorted(before[way[0]], reverse=True))


def _count(before: dict[str, list[str]], one: str, other: str) -> int:
    """Return how many ways lead to ``other``: as many as lead to all that come right before it."""
    level, numbers = {other: 1}, 0
    while level:
        numbers = level.get(one, 0)
        earlier: dict[str, int] = {}
        for node, ways in level.items():
            for previous in before[node]:
                earlier[previous] = earlier.get(previous, 0) + ways
        level = earlier
    return numbers
