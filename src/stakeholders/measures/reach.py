"""How well everybody reaches everybody, and what one more tie would do to it (METHODS 4.5 and 5.1)."""

from collections.abc import Callable, Collection, Sequence
from typing import Final

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from stakeholders.measures.engines import joining, reaching, structure
from stakeholders.measures.engines.graphs import as_igraph, ends

EXACT_LIMIT: Final = 3_000  # nodes up to which every distance is counted
SAMPLE: Final = 500
GAIN_SAMPLE: Final = 1_000
Pairs = Sequence[tuple[str, str]]
Worth = Callable[[NDArray[np.float64]], NDArray[np.float64]]


def global_efficiency(G: nx.Graph) -> float:
    """Return the mean of 1 / distance over all pairs (Latora & Marchiori 2001), 0 where there is no way.

    1: everyone knows everyone; 0: nobody reaches anybody. Above ``EXACT_LIMIT`` nodes, from an evenly spread ``SAMPLE``
    of them. It moves when the number of nodes does: it can't compare networks of different size. 0 below two nodes.

    Examples
    --------
    >>> round(global_efficiency(nx.path_graph(3)), 4)
    0.8333
    """
    n = len(G)
    if n < 2:
        return 0.0
    every = np.arange(n)
    sources = every if n <= EXACT_LIMIT else every[:: max(n // SAMPLE, 1)]
    return reaching.mean_closeness(as_igraph(G), sources.tolist())


def efficiency_over(G: nx.Graph, members: Collection[str]) -> float:
    """Return global efficiency over pairs of some nodes only; the ways between them may lead through all others.

    So two networks can be compared that have these nodes in common (METHODS 6). 0 below two of them.

    Examples
    --------
    >>> efficiency_over(nx.path_graph(["shore", "newcomer", "far shore"]), {"shore", "far shore"})
    0.5
    """
    chosen = set(members)
    places = [place for place, node in enumerate(G) if node in chosen]
    if len(places) < 2:
        return 0.0
    if len(G) <= EXACT_LIMIT:
        return reaching.mean_closeness_among(as_igraph(G), places, places)
    sources = places[:: max(len(places) // SAMPLE, 1)]
    others = [place for place, node in enumerate(G) if node not in chosen]
    if len(others) < len(places):
        return reaching.mean_closeness_without(as_igraph(G), sources, others)
    return reaching.mean_closeness_among(as_igraph(G), sources, places)


def efficiency_gain(G: nx.Graph, pairs: Pairs) -> list[float]:
    """Return by how much global efficiency would rise with each of these ties added, one at a time.

    Above ``EXACT_LIMIT`` nodes, ways within a part of the network are counted from its ends and from an evenly spread
    ``GAIN_SAMPLE`` of the nodes, ways between two parts still all. A tie that is there already, or that joins a node
    to itself, gains nothing.
    """
    n = len(G)
    if n < 2 or not pairs:
        return [0.0] * len(pairs)
    every = np.arange(n)
    sources = every if n <= EXACT_LIMIT else every[:: max(n // GAIN_SAMPLE, 1)]
    gained = joining.gains(as_igraph(G), _places(G, pairs), sources) / (n * (n - 1))
    return [float(value) for value in gained]


def resource_allocation(G: nx.Graph, pairs: Pairs) -> list[float]:
    """Return for each pair the sum of 1 / k over the contacts of both, k being theirs (Zhou, Lü & Zhang 2009)."""
    return _shared(G, pairs, lambda degree: 1 / np.maximum(degree, 1))


def adamic_adar(G: nx.Graph, pairs: Pairs) -> list[float]:
    """Return for each pair the sum of 1 / ln k over the contacts of both, k being theirs (Adamic & Adar 2003)."""
    return _shared(G, pairs, lambda degree: 1 / np.log(np.maximum(degree, 2)))


def _shared(G: nx.Graph, pairs: Pairs, worth: Worth) -> list[float]:
    A = structure.adjacency(ends(G).reshape(-1, 2), len(G))
    value = worth(np.diff(A.indptr).astype(np.float64))
    place = _places(G, pairs)
    if not len(place):
        return []
    weighted = A.multiply(value[None, :]).tocsr()
    return np.asarray(A[place[:, 0]].multiply(weighted[place[:, 1]]).sum(axis=1)).ravel().tolist()


def _places(G: nx.Graph, pairs: Pairs) -> NDArray[np.int64]:
    place = {node: number for number, node in enumerate(G)}
    return np.array([(place[one], place[other]) for one, other in pairs], dtype=np.int64).reshape(-1, 2)
