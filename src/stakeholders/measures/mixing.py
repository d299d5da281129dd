"""Who has contact with whom, group by group: observed, expected, and by how many carried (METHODS 2.4-2.5)."""

from collections.abc import Sequence

import networkx as nx
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from stakeholders.measures.engines.graphs import ends
from stakeholders.measures.engines.matching import matching_size
from stakeholders.measures.groups import SEVERAL, Grouped, Indices, counted, fractions, grouped
from stakeholders.measures.homophily import (
    Shuffled,
    assortativity,
    ei_bounds,
    ei_by_group,
    ei_by_node,
    ei_expected,
    ei_index,
    ei_permutation,
)

__all__ = [
    "Shuffled",
    "assortativity",
    "benjamini_hochberg",
    "bridge_width",
    "ei_bounds",
    "ei_by_group",
    "ei_by_node",
    "ei_expected",
    "ei_index",
    "ei_permutation",
    "expected",
    "matrix",
    "pairs",
]

FEWEST, FEWEST_PAIRS, FEWEST_EXPECTED = 3, 9, 1.0  # below any of them a pair of groups is too few to say


def matrix(G: nx.Graph, attribute: str) -> pd.DataFrame:
    """Return how many pairs are in contact within and between groups.

    Parameters
    ----------
    attribute
        ``country``, ``region``, ``kind``, …; of ``sectors`` a node may have several, and a tie between nodes of s and
        t sectors counts 1 / (s t) for each pair of them.

    Returns
    -------
    DataFrame
        Square and symmetric, groups sorted; the diagonal counts contacts within a group, so that the upper triangle
        with the diagonal adds up to the ties compared. A tie with an end of unknown group is left out.
    """
    if attribute == SEVERAL:
        names, shares = fractions(G, attribute)
        joined = _joined(G)
        both = shares[joined[:, 0]].T @ shares[joined[:, 1]]
        both = both + both.T
        both[np.diag_indices_from(both)] /= 2
        return pd.DataFrame(both, index=list(names), columns=list(names))
    groups = grouped(G, attribute)
    return groups.square(counted(groups.of[groups.pairs], len(groups.names)))


def _joined(G: nx.Graph) -> Indices:
    """Return the ties as places of their ends, of shape (m, 2), without loops."""
    every = ends(G).reshape(-1, 2)
    joined: Indices = every[every[:, 0] != every[:, 1]]
    return joined


def expected(G: nx.Graph, attribute: str) -> pd.DataFrame:
    """Return the contacts that stub matching expects (null N3): each group's share follows from its ties alone.

    E[m_gh] = K_g K_h / (2m - 1) between groups and K_g (K_g - 1) / (2 (2m - 1)) within, K being sums of degrees. It
    adds up to m, but allows self-loops and double ties, so that it is biased in small networks: for orientation.
    """
    observed = matrix(G, attribute)
    values = observed.to_numpy()
    strength = values.sum(axis=1) + np.diag(values)  # a tie within a group has both ends there
    twice = float(strength.sum())
    if twice <= 1:
        return observed * 0.0
    wanted = np.outer(strength, strength) / (twice - 1)
    wanted[np.diag_indices_from(wanted)] = np.maximum(strength * (strength - 1), 0) / (2 * (twice - 1))
    return pd.DataFrame(wanted, index=observed.index, columns=observed.columns)


def pairs(G: nx.Graph, attribute: str) -> pd.DataFrame:
    """Return a row for each pair of groups.

    Returns
    -------
    DataFrame
        Columns first, second (sorted), n_first, n_second (nodes, those without a tie too), possible (pairs), observed
        (pairs in contact), expected (stub matching), ratio = (observed + 0.5) / (expected + 0.5), width (how many of
        the contacts share no organisation), too_few (whether the pair is too small to be judged: a group under 3,
        fewer than 9 possible pairs, or fewer than 1 expected).
    """
    groups = grouped(G, attribute)
    n = len(groups.names)
    one, other = np.triu_indices(n, 1)
    observed = counted(groups.of[groups.pairs], n)[one, other]
    by_chance = expected(G, attribute).to_numpy()[one, other]
    sizes = groups.sizes
    possible = sizes[one] * sizes[other]
    few = (sizes[one] < FEWEST) | (sizes[other] < FEWEST) | (possible < FEWEST_PAIRS) | (by_chance < FEWEST_EXPECTED)
    names = np.array([*groups.names, ""], dtype=object)
    return pd.DataFrame(
        {
            "first": pd.Series(names[one], dtype="str"),
            "second": pd.Series(names[other], dtype="str"),
            "n_first": sizes[one],
            "n_second": sizes[other],
            "possible": possible,
            "observed": observed.astype(np.int64),
            "expected": by_chance,
            "ratio": (observed + 0.5) / (by_chance + 0.5),
            "width": _widths(groups, one, other),
            "too_few": few,
        }
    )


def bridge_width(G: nx.Graph, attribute: str, one: str, other: str) -> int:
    """Return how many of the contacts between two groups share no organisation: their maximum matching.

    Width 1 means that one organisation carries all of it; 0, that there is none.
    """
    groups = grouped(G, attribute)
    wanted = {one, other} & set(groups.names)
    if len(wanted) < 2:
        return 0
    place = [groups.names.index(name) for name in sorted(wanted)]
    return int(_widths(groups, np.array(place[:1]), np.array(place[1:]))[0])


def _widths(groups: Grouped, one: Indices, other: Indices) -> NDArray[np.int64]:
    """Return the width between each two groups, the smaller place first."""
    n = len(groups.names)
    of = groups.of[groups.pairs]
    swap = of[:, 0] > of[:, 1]
    ties = np.where(swap[:, None], groups.pairs[:, ::-1], groups.pairs)
    key = of.min(axis=1, initial=n) * n + of.max(axis=1, initial=0)
    order = np.argsort(key, kind="stable")
    key, ties = key[order], ties[order]
    begin, end = (np.searchsorted(key, one * n + other, side=side) for side in ("left", "right"))
    return np.array([matching_size(ties[start:stop]) for start, stop in zip(begin, end, strict=True)], dtype=np.int64)


def benjamini_hochberg(p: Sequence[float]) -> list[float]:
    """Return the q-values of p-values, in their order (Benjamini & Hochberg 1995).

    Examples
    --------
    >>> [round(q, 5) for q in benjamini_hochberg([0.0217, 0.1543, 0.4783])]
    [0.0651, 0.23145, 0.4783]
    """
    values = np.asarray(p, dtype=np.float64)
    order = np.argsort(values, kind="stable")
    scaled = values[order] * len(values) / np.arange(1, len(values) + 1)
    q = np.empty(len(values))
    q[order] = np.minimum(np.minimum.accumulate(scaled[::-1])[::-1], 1)
    return [float(value) for value in q]
