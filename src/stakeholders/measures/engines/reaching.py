"""Distances between all nodes, and what one more tie would shorten; by scipy and numpy."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse import csgraph

Floats = NDArray[np.float64]
Indices = NDArray[np.int64]
_ROWS = 256  # nodes from which distances are counted at once


def distances(A: sparse.csr_array) -> Floats:
    """Return the steps between all nodes, shape (n, n), infinite where there is no way."""
    return np.asarray(csgraph.shortest_path(A, unweighted=True, directed=False), dtype=np.float64)


def closeness_in_all(A: sparse.csr_array, sources: Indices) -> float:
    """Return the sum of 1 / distance from these nodes to all others."""
    total = 0.0
    for begin in range(0, len(sources), _ROWS):
        steps = csgraph.dijkstra(A, unweighted=True, directed=False, indices=sources[begin : begin + _ROWS])
        total += float(np.divide(1, steps, out=np.zeros_like(steps), where=steps > 0).sum())
    return total


def gains(D: Floats, pairs: Indices) -> Floats:
    """Return what one more tie adds to the sum of 1 / distance over all ordered pairs.

    Parameters
    ----------
    D
        Steps between all nodes, shape (n, n).
    pairs
        Shape (k, 2): the ends of each tie to try.
    """
    before = _inverse_sum(D)
    return np.array([after - before for after in _after(D, pairs)])


def _after(D: Floats, pairs: Indices) -> Iterator[float]:
    for one, other in pairs:
        through = D[:, one][:, None] + 1 + D[other][None, :]
        yield _inverse_sum(np.minimum(D, np.minimum(through, through.T)))


def _inverse_sum(D: Floats) -> float:
    return float(np.divide(1, D, out=np.zeros_like(D), where=D > 0).sum())
