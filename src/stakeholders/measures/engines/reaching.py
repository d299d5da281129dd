"""How near nodes are to all others; by igraph."""

from typing import Final

import igraph
import numpy as np

_ROWS: Final = 256  # vertices from which steps are counted at once


def mean_closeness(graph: igraph.Graph, sources: list[int]) -> float:
    """Return the mean of 1 / distance from these vertices to all others."""
    return float(np.mean(graph.harmonic_centrality(vertices=sources)))


def mean_closeness_among(graph: igraph.Graph, sources: list[int], among: list[int]) -> float:
    """Return the mean of 1 / distance from these vertices to all others of some; ways may lead through any vertex."""
    return _closeness(graph, sources, among) / (len(sources) * (len(among) - 1))


def mean_closeness_without(graph: igraph.Graph, sources: list[int], others: list[int]) -> float:
    """Return the mean of 1 / distance from these vertices, none of the others, to all but the others.

    The same as ``mean_closeness_among`` all but them, to the last digits; faster where they are few.
    """
    n = int(graph.vcount())
    to_all = mean_closeness(graph, sources) * len(sources) * (n - 1)
    return float(to_all - _closeness(graph, sources, others)) / (len(sources) * (n - len(others) - 1))


def _closeness(graph: igraph.Graph, sources: list[int], to: list[int]) -> float:
    total = 0.0
    for begin in range(0, len(sources) if to else 0, _ROWS):
        steps = np.array(graph.distances(source=sources[begin : begin + _ROWS], target=to), dtype=np.float64)
        total += float(np.divide(1.0, steps, out=np.zeros_like(steps), where=(steps > 0) & np.isfinite(steps)).sum())
    return total
