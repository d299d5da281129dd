"""How near nodes are to all others; by scipy."""

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse import csgraph

Indices = NDArray[np.int64]
_ROWS = 256  # nodes from which distances are counted at once


def closeness_in_all(A: sparse.csr_array, sources: Indices) -> float:
    """Return the sum of 1 / distance from these nodes to all others."""
    total = 0.0
    for begin in range(0, len(sources), _ROWS):
        steps = csgraph.dijkstra(A, unweighted=True, directed=False, indices=sources[begin : begin + _ROWS])
        total += float(np.divide(1, steps, out=np.zeros_like(steps), where=steps > 0).sum())
    return total
