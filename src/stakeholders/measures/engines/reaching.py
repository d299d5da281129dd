"""How near nodes are to all others; by igraph."""

import igraph
import numpy as np


def mean_closeness(graph: igraph.Graph, sources: list[int]) -> float:
    """Return the mean of 1 / distance from these vertices to all others."""
    return float(np.mean(graph.harmonic_centrality(vertices=sources)))
