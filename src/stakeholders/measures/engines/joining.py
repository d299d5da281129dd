"""What one more tie would shorten, for many ties at once, without counting all distances anew for each of them."""

import igraph
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Indices = NDArray[np.int64]
Steps = NDArray[np.int16]

FAR = 1_000  # steps; a longer way counts as this long
NONE = FAR + 1  # no way at all
_ROWS = 256  # nodes from which steps are counted at once
_INVERSE = np.concatenate(([0.0], 1 / np.arange(1.0, 2 * FAR + 4)))


def steps_from(graph: igraph.Graph, sources: Indices) -> Steps:
    """Return the steps from these vertices to all, shape (sources, n); ``NONE`` where there is no way."""
    found = np.empty((len(sources), graph.vcount()), dtype=np.int16)
    for begin in range(0, len(sources), _ROWS):
        exact = np.array(graph.distances(source=sources[begin : begin + _ROWS].tolist()), dtype=np.float32)
        found[begin : begin + _ROWS] = np.where(np.isinf(exact), NONE, np.minimum(exact, FAR))
    return found


def gains(graph: igraph.Graph, pairs: Indices, sample: Indices) -> Floats:
    """Return what each tie, added alone, adds to the sum of 1 / steps over all ordered pairs of vertices.

    A tie between two parts shortens nothing within either, and what it opens between them follows from how many
    vertices lie how far from each end. Within a part it only helps vertices that are two steps or more nearer to one
    end than to the other, so that few need looking at.

    Parameters
    ----------
    pairs
        Shape (k, 2): ends without a tie.
    sample
        The vertices from which ways within a part are counted: all, or some that stand for all. The ends are always
        counted.
    """
    near = np.unique(pairs)
    row = np.searchsorted(near, pairs)
    steps = steps_from(graph, near)
    every = steps if np.array_equal(near, sample) else steps_from(graph, sample)
    apart = steps[row[:, 0], pairs[:, 1]] == NONE
    gained = np.empty(len(pairs))
    gained[apart] = _between_parts(steps, row[apart])
    weight = (graph.vcount() - 1) / max(len(sample) - 1, 1)
    gained[~apart] = [
        _within_a_part(steps[one], steps[other], every, sample, weight) for one, other in row[~apart].tolist()
    ]
    return 2 * gained


def _between_parts(steps: Steps, row: Indices) -> Floats:
    """Return the sum of 1 / (a + 1 + b) over all vertices a steps from one end and b steps from the other."""
    if not len(row):
        return np.zeros(0)
    longest = int(steps[steps != NONE].max())
    flat = np.arange(len(steps))[:, None] * (NONE + 1) + steps
    counts = np.bincount(flat.ravel(), minlength=len(steps) * (NONE + 1)).reshape(len(steps), -1)
    counts = counts[:, : longest + 1].astype(np.float64)
    through = _INVERSE[np.add.outer(np.arange(longest + 1), np.arange(longest + 1)) + 1]
    opened: Floats = np.einsum("ka,ka->k", (counts @ through)[row[:, 0]], counts[row[:, 1]])
    return opened


def _within_a_part(to_one: Steps, to_other: Steps, every: Steps, sample: Indices, weight: float) -> float:
    """Return what ways through the new tie save, counted from the sampled vertices and from the end itself."""
    ahead = to_other - to_one
    beyond = np.flatnonzero(ahead <= -2)
    landing = to_other[beyond]
    rows = np.flatnonzero((ahead[sample] >= 2) & (to_one[sample] > 0))
    own = _saved(to_one[beyond], 1 + landing)
    now = every[np.ix_(rows, beyond)]
    return own + weight * _saved(now, to_one[sample[rows]][:, None] + 1 + landing[None, :])


def _saved(now: Steps, through: Steps) -> float:
    return float((_INVERSE[np.minimum(now, through)] - _INVERSE[now]).sum())
