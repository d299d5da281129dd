"""Who bridges what: structural holes (Burt 1992) and the roles of brokers (Gould & Fernandez 1989)."""

from collections.abc import Collection
from typing import Final

import networkx as nx
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from stakeholders.measures.engines import structure
from stakeholders.measures.engines.graphs import as_igraph, ends
from stakeholders.measures.groups import grouped

ORDERED: Final = ("coordinator", "consultant", "gatekeeper", "representative", "liaison")
UNORDERED: Final = ("coordinator", "consultant", "gateway", "liaison")
INTERMEDIARIES: Final = ("cluster", "association")  # kinds that are on every list of brokers by design


def constraint(G: nx.Graph) -> dict[str, float]:
    """Return Burt's constraint of each node: how much of its contacts lead back to the same few.

    Low means many separate contacts; it can exceed 1 in small dense groups. Every tie counts the same. NaN for a node
    without a tie: no contacts yet. In the order of ``G``.

    Examples
    --------
    >>> round(constraint(nx.star_graph(5))[0], 3)
    0.2
    """
    values = structure.constraints(as_igraph(G)) if len(G) else np.zeros(0)
    alone = np.fromiter((not degree for _, degree in G.degree()), dtype=np.bool_, count=len(G))
    return dict(zip(G, np.where(alone, np.nan, values).tolist(), strict=True))


def effective_size(G: nx.Graph) -> dict[str, float]:
    """Return how many of each node's contacts are truly separate (Borgatti 1997): d - 2t / d.

    d is the number of contacts, t the ties among them. NaN for a node without a tie. In the order of ``G``.

    Examples
    --------
    >>> effective_size(nx.star_graph(5))[0]
    5.0
    """
    A = structure.adjacency(ends(G).reshape(-1, 2), len(G))
    degree = np.diff(A.indptr).astype(np.float64)
    inside = structure.ties_among_neighbours(A)
    size = degree - np.divide(2 * inside, degree, out=np.full(len(degree), np.nan), where=degree > 0)
    return dict(zip(G, size.tolist(), strict=True))


def efficiency(G: nx.Graph) -> dict[str, float]:
    """Return the effective size of each node as a share of its contacts; NaN for a node without a tie."""
    degree = dict(G.degree())
    return {node: size / degree[node] if degree[node] else size for node, size in effective_size(G).items()}


def roles(
    G: nx.Graph,
    attribute: str,
    *,
    ordered: bool = False,
    without: Collection[str] = (),
    partial: bool = False,
) -> pd.DataFrame:
    """Return how often each node stands between two others that have no tie, by the groups of all three.

    Parameters
    ----------
    attribute
        What groups the nodes, such as ``country`` or ``kind``; pairs with an end of unknown group are left out.
    ordered
        Whether (a, c) and (c, a) count as two, as Gould and Fernandez count them. Our ties have no direction, so
        gatekeeper and representative are then always equal; unordered they are one: the gateway.
    without
        Kinds that are taken out of the network beforehand, such as ``INTERMEDIARIES``.
    partial
        Whether a pair counts 1 / (number of its brokers) for each of them.

    Returns
    -------
    DataFrame
        Indexed by the nodes in G's order, those taken out among them with zeros: coordinator (all of one group),
        consultant (both ends of one group, the broker of another), gateway or gatekeeper and representative (the
        broker of the group of one end), liaison (three groups), total.
    """
    kept = [node for node, kind in G.nodes(data="kind") if kind not in without] if without else list(G)
    H = G.subgraph(kept)
    groups = grouped(H, attribute)
    A = structure.adjacency(ends(H).reshape(-1, 2), len(H))
    counts = np.zeros((len(H), len(UNORDERED)))
    for v, one, other, weight in structure.brokered(A, groups.of, partial=partial):
        role = _role(int(groups.of[v]), one, other)
        counts[v] = np.bincount(role, weights=weight, minlength=len(UNORDERED))
    frame = pd.DataFrame(counts, index=list(H), columns=list(UNORDERED)).reindex(list(G), fill_value=0.0)
    if ordered:
        gateway = frame.pop("gateway")
        frame = (frame * 2).assign(gatekeeper=gateway, representative=gateway)[list(ORDERED)]
    return frame.assign(total=frame.sum(axis=1))


def _role(broker: int, one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return for each pair the place of the broker's role in ``UNORDERED``."""
    alike, home, away = one == other, one == broker, other == broker
    return np.select([alike & home, alike & ~home, home | away], [0, 1, 2], default=3)
