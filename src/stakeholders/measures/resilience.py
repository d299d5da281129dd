"""What hangs on one: cut points, bridges, cores, robustness and the width of the corridor (METHODS 4).

All of it is marked TLP:AMBER at least, and what names a cut TLP:AMBER+STRICT (``schema.floors``).
"""

import networkx as nx
import pandas as pd

from stakeholders.measures.corridor import Corridor, Stretch, corridor
from stakeholders.measures.engines import splitting
from stakeholders.measures.engines.graphs import as_igraph
from stakeholders.measures.reach import global_efficiency
from stakeholders.measures.removal import Robustness, robustness, robustness_over

__all__ = [
    "Corridor",
    "Robustness",
    "Stretch",
    "bridges",
    "core_numbers",
    "corridor",
    "cut_points",
    "global_efficiency",
    "robustness",
    "robustness_over",
]


def cut_points(G: nx.Graph) -> pd.DataFrame:
    """Return the articulation points of a network: nodes whose loss splits a connected part (Tarjan 1972).

    Returns
    -------
    DataFrame
        ``id``, ``parts`` (how many are left of its own part), ``cut_off`` (how many nodes lose the largest of these),
        the ones that cut off most first, equals by id.

    Examples
    --------
    >>> cut_points(nx.path_graph(["shore", "broker", "far shore"])).to_dict("records")
    [{'id': 'broker', 'parts': 2, 'cut_off': 1}]
    """
    nodes = list(G)
    rows = [(nodes[at], len(parts), sum(parts[1:])) for at, parts in splitting.splits(as_igraph(G)).points.items()]
    rows.sort(key=lambda row: (-row[2], row[0]))
    return pd.DataFrame(rows, columns=["id", "parts", "cut_off"])


def bridges(G: nx.Graph) -> pd.DataFrame:
    """Return the ties whose loss splits a connected part (Tarjan 1972).

    Returns
    -------
    DataFrame
        ``one``, ``other`` and ``cut_off`` (nodes on the smaller side), the ones that cut off most first, then by id.
    """
    nodes = list(G)
    found = splitting.splits(as_igraph(G)).bridges.items()
    rows = [(*sorted((nodes[one], nodes[other])), size) for (one, other), size in found]
    rows.sort(key=lambda row: (-row[2], row[0], row[1]))
    return pd.DataFrame(rows, columns=["one", "other", "cut_off"])


def core_numbers(G: nx.Graph) -> dict[str, int]:
    """Return for each node the largest k of a k-core that it is in (Seidman 1983): all there have k contacts inside.

    Examples
    --------
    >>> core_numbers(nx.Graph([("a", "b"), ("b", "c"), ("c", "a"), ("c", "d")]))
    {'a': 2, 'b': 2, 'c': 2, 'd': 1}
    """
    return dict(zip(G, as_igraph(G).coreness(), strict=True))
