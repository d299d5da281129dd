"""Structural holes, brokerage and communities, by igraph and scipy; arrays in, arrays out."""

import random
from collections.abc import Iterator

import igraph
import numpy as np
from numpy.typing import NDArray
from scipy import sparse

Floats = NDArray[np.float64]
Indices = NDArray[np.int64]


def constraints(graph: igraph.Graph) -> Floats:
    """Return Burt's constraint of each vertex, NaN for one without a tie."""
    return np.array(graph.constraint(), dtype=np.float64)


def adjacency(ties: Indices, n: int) -> sparse.csr_array:
    """Return the symmetric adjacency matrix of ties of shape (m, 2), without loops."""
    ties = ties[ties[:, 0] != ties[:, 1]]
    both = np.concatenate((ties, ties[:, ::-1]))
    values = np.ones(len(both), dtype=np.float64)
    return sparse.csr_array((values, (both[:, 0], both[:, 1])), shape=(n, n))


def ties_among_neighbours(A: sparse.csr_array) -> Floats:
    """Return for each node how many ties there are among its neighbours: the triangles it is in."""
    return np.asarray((A @ A).multiply(A).sum(axis=1)).ravel() / 2


def brokered(A: sparse.csr_array, of: Indices, *, partial: bool) -> Iterator[tuple[int, Indices, Indices, Floats]]:
    """Yield for each broker the pairs of its neighbours that have no tie, each pair once.

    Parameters
    ----------
    of
        The group of each node; neighbours of unknown group (-1) are left out.
    partial
        Whether a pair counts 1 / (its brokers) for each of them, else 1.

    Yields
    ------
    tuple
        The broker, the groups of one end and of the other, and what each pair counts.
    """
    two_steps = (A @ A).tocsr() if partial else A
    for v in range(A.shape[0]):
        near = A.indices[A.indptr[v] : A.indptr[v + 1]]
        near = near[of[near] >= 0]
        if len(near) < 2 or of[v] < 0:
            continue
        tied = A[near][:, near].toarray() > 0
        one, other = np.triu_indices(len(near), 1)
        apart = ~tied[one, other]
        one, other = one[apart], other[apart]
        counts = np.ones(len(one))
        if partial:
            counts = 1 / two_steps[near][:, near].toarray()[one, other]
        yield v, of[near[one]], of[near[other]], counts


def leiden(graph: igraph.Graph, seed: int) -> list[int]:
    """Return each vertex's community by modularity (Traag et al. 2019); the same for the same seed."""
    igraph.set_random_number_generator(random.Random(seed))  # noqa: S311 - a partition, the same in every run
    try:
        return list(graph.community_leiden(objective_function="modularity", n_iterations=-1).membership)
    finally:
        igraph.set_random_number_generator(random)
