"""How many ties there are, who has how many, in how many parts the network falls, and what crosses a border."""

from typing import Final

import networkx as nx

from stakeholders.measures.engines import graphs

EXACT_LIMIT: Final = 2_000  # nodes up to which betweenness counts from every node
SAMPLE: Final = 500  # nodes from which it counts above that


def cross_border_ties(G: nx.Graph) -> tuple[int, int]:
    """Return how many ties cross a border, and how many ties have ends whose countries are both known."""
    placed = {node for node, country in G.nodes(data="country") if country}
    known = [crosses for u, v, crosses in G.edges(data="cross_border") if u in placed and v in placed]
    return sum(known), len(known)


def degrees(G: nx.Graph) -> dict[str, int]:
    """Return how many others each node has a tie with; parallel ties of a pair count once."""
    return dict(G.degree())


def betweenness(G: nx.Graph) -> dict[str, float]:
    """Return the share of all shortest ways between two others that run through each node (Freeman 1977).

    Every tie counts the same, whatever its weight. From 0 (on no way) to 1 (on all). Where several shortest
    ways join two nodes, each counts in part. Above ``EXACT_LIMIT`` nodes the ways from an evenly spread
    ``SAMPLE`` of nodes are counted and scaled up: good for comparing nodes, not for exact statements.

    Examples
    --------
    >>> betweenness(nx.path_graph(["shore", "broker", "far shore"]))["broker"]
    1.0
    """
    n = len(G)
    sources = None if n <= EXACT_LIMIT else list(range(0, n, max(n // SAMPLE, 1)))
    pairs = (n - 1) * (n - 2) / 2
    values = graphs.betweenness(G, sources)
    return {node: value / pairs if pairs else 0.0 for node, value in zip(G, values, strict=True)}


def alone(G: nx.Graph) -> list[str]:
    """Return the nodes without any tie, in their order.

    Examples
    --------
    >>> G = nx.Graph([("hospital", "brigade")])
    >>> G.add_node("grid operator")
    >>> alone(G)
    ['grid operator']
    """
    return list(nx.isolates(G))
