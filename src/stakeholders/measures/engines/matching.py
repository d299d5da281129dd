"""The largest number of ties that share no end, by scipy (Hopcroft & Karp 1973)."""

import numpy as np
from numpy.typing import NDArray


def matching_size(ties: NDArray[np.int64]) -> int:
    """Return the size of a maximum matching.

    Parameters
    ----------
    ties
        Shape (m, 2): one side's nodes in the first column, the other's in the second.
    """
    if len(ties) < 2:
        return len(ties)
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import maximum_bipartite_matching

    left, rows = np.unique(ties[:, 0], return_inverse=True)
    right, columns = np.unique(ties[:, 1], return_inverse=True)
    graph = csr_matrix((np.ones(len(ties), dtype=np.int8), (rows, columns)), shape=(len(left), len(right)))
    return int((maximum_bipartite_matching(graph, perm_type="column") >= 0).sum())
