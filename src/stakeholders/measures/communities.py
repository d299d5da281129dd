"""Communities: who has more contact with each other than with the rest (Leiden; Traag, Waltman & van Eck 2019)."""

from collections import Counter

import networkx as nx

from stakeholders.measures.engines import structure
from stakeholders.measures.engines.graphs import as_igraph


def communities(G: nx.Graph, seed: int = 1) -> dict[str, int]:
    """Return the community of each node, 0 for the largest; in G's order.

    By modularity, every tie counting the same. Another seed may draw the borders elsewhere: communities are a way to
    look, not a fact. A node without a tie is one of its own.

    Examples
    --------
    >>> found = communities(nx.Graph([("a", "b"), ("b", "c"), ("c", "a"), ("x", "y")]))
    >>> found["a"] == found["c"] == 0, found["x"]
    (True, 1)
    """
    if not len(G):
        return {}
    member = structure.leiden(as_igraph(G), seed)
    first: dict[int, int] = {}
    for place, community in enumerate(member):
        first.setdefault(community, place)
    size = Counter(member)
    order = {community: rank for rank, community in enumerate(sorted(size, key=lambda one: (-size[one], first[one])))}
    return {node: order[community] for node, community in zip(G, member, strict=True)}
