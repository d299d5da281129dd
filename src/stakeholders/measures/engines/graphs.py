"""networkx graphs as igraph's, and what igraph counts on them."""

from itertools import chain

import igraph
import networkx as nx
import numpy as np
from numpy.typing import NDArray


def ends(G: nx.Graph) -> NDArray[np.int64]:
    """Return the edges as an array of shape (m, 2): places of their ends in the order of ``G.nodes``, each once."""
    place = {node: i for i, node in enumerate(G)}
    neighbours = dict(G.adjacency())
    counts = np.fromiter(map(len, neighbours.values()), dtype=np.int64, count=len(place))
    other = np.fromiter(
        map(place.__getitem__, chain.from_iterable(neighbours.values())), dtype=np.int64, count=counts.sum()
    )
    one = np.repeat(np.arange(len(place)), counts)
    once = one <= other
    return np.column_stack((one[once], other[once]))


def as_igraph(G: nx.Graph) -> igraph.Graph:
    """Return the graph as igraph's, without attributes; vertices are numbered in the order of ``G.nodes``."""
    return igraph.Graph(n=len(G), edges=ends(G))


def betweenness(G: nx.Graph, sources: list[int] | None) -> list[float]:
    """Return how many shortest ways run through each node, in the order of ``G.nodes``.

    Parameters
    ----------
    sources
        Places of the nodes from which ways are counted, the result scaled up to all; None for all nodes.
    """
    graph = as_igraph(G)
    if sources is None:
        return list(graph.betweenness(directed=False))
    scale = len(G) / len(sources)
    return [value * scale for value in graph.betweenness(directed=False, sources=sources)]


def components(G: nx.Graph) -> list[list[int]]:
    """Return the connected parts as places in the order of ``G.nodes``, the largest first."""
    return sorted(as_igraph(G).connected_components(), key=lambda part: (-len(part), part[0]))
