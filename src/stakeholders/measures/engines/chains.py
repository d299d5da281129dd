"""Random networks with the margins of a given one: Curveball trades and degree-preserving swaps, many at once."""

import random
from functools import lru_cache

import igraph
import numpy as np
from numpy.typing import NDArray

Incidence = NDArray[np.bool_]
_HELD = 64  # networks whose samples are held until they are forgotten: each is counted by several attributes
_SWAPS = 10  # attempted swaps for each tie between two samples


def curveball_samples(incidence: Incidence, samples: int, seed: int) -> Incidence:
    """Return random incidence matrices with the row and column sums of this one.

    Curveball (Strona et al. 2014, Nature Communications 5:4114): in a trade two rows pool what only one of them has
    and deal it out anew. Each sample is a chain of its own with max(1000, 10 r) trades of r rows.

    Parameters
    ----------
    incidence
        Shape (r, c): who (rows) attended what (columns).

    Returns
    -------
    ndarray
        Shape (samples, r, c). Shared between callers: it can't be written to.
    """
    packed = np.ascontiguousarray(incidence, dtype=np.bool_)
    return _curveball(packed.tobytes(), packed.shape, samples, seed)


@lru_cache(maxsize=_HELD)
def _curveball(content: bytes, shape: tuple[int, int], samples: int, seed: int) -> Incidence:
    start = np.frombuffer(content, dtype=np.bool_).reshape(shape)
    chains = np.tile(start, (samples, 1, 1))
    rows = shape[0]
    if rows > 1 and shape[1] > 1:
        chance = np.random.default_rng(seed)
        for _ in range(-(-max(1000, 10 * rows) // (rows // 2))):
            trade(chains, chance)
    chains.flags.writeable = False
    return chains


def trade(chains: Incidence, chance: np.random.Generator) -> None:
    """Let all rows of each matrix trade in random pairs, in place; row and column sums stay as they are.

    The trades of one round touch no row twice, so that they can be made at once (global trades; Carstens, Hamann,
    Meyer, Penschuck, Tran & Wagner 2018, ESA). Of what a pair pools, the first row draws as many as it gave, column by
    column: each of those that are left is drawn with the probability that it still owes.
    """
    samples, rows, _ = chains.shape
    order = chance.permuted(np.tile(np.arange(rows), (samples, 1)), axis=1)
    every, half = np.arange(samples)[:, None], rows // 2
    one, other = order[:, :half], order[:, half : 2 * half]
    a, b = (chains[every, side].transpose(2, 0, 1) for side in (one, other))
    pooled = a ^ b
    owed, left = (a & pooled).sum(axis=0, dtype=np.int32), pooled.sum(axis=0, dtype=np.int32)
    drawn = np.ascontiguousarray(a & b)
    for column, luck in enumerate(chance.random(pooled.shape, dtype=np.float32)):
        taken = pooled[column] & (luck * left < owed)
        drawn[column] |= taken
        owed -= taken
        left -= pooled[column]
    chains[every, one] = drawn.transpose(1, 2, 0)
    chains[every, other] = (a & b | pooled & ~drawn).transpose(1, 2, 0)


@lru_cache(maxsize=_HELD)
def _swapped(content: bytes, nodes: int, samples: int, seed: int) -> NDArray[np.int64]:
    ties = np.frombuffer(content, dtype=np.int64).reshape(-1, 2)
    graph = igraph.Graph(n=nodes, edges=ties)
    found = np.empty((samples, len(ties), 2), dtype=np.int64)
    igraph.set_random_number_generator(random.Random(seed))  # noqa: S311 - a null model, the same for the same seed
    try:
        for number in range(samples):
            graph.rewire(_SWAPS * len(ties))
            found[number] = graph.get_edgelist()
    finally:
        igraph.set_random_number_generator(random)
    found.flags.writeable = False
    return found


def swapped_samples(ties: NDArray[np.int64], nodes: int, samples: int, seed: int) -> NDArray[np.int64]:
    """Return random simple networks in which every node keeps its number of ties (double-edge swaps, by igraph).

    Parameters
    ----------
    ties
        Shape (m, 2): ends of each tie, as numbers below ``nodes``; no loops, no pair twice.

    Returns
    -------
    ndarray
        Shape (samples, m, 2); each sample goes on from the one before with ten attempted swaps for each tie. Shared
        between callers: it can't be written to.
    """
    if len(ties) < 2:
        return np.tile(ties.reshape(-1, 2), (samples, 1, 1))
    return _swapped(np.ascontiguousarray(ties, dtype=np.int64).tobytes(), nodes, samples, seed)


def forget() -> None:
    """Forget the samples held: they may take more memory than what is made of them is worth."""
    _curveball.cache_clear()
    _swapped.cache_clear()
