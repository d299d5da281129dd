"""Homophily: do ties stay within groups? E-I index and assortativity, with what chance alone would give."""

from collections.abc import Iterator
from dataclasses import dataclass

import networkx as nx
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from stakeholders.measures.groups import Grouped, counted, grouped

_AT_ONCE = 256  # shuffles counted together


def ei_index(G: nx.Graph, attribute: str) -> float | None:
    """Return the E-I index (Krackhardt & Stern 1988): (E - I) / (E + I), ties across groups against ties within.

    From -1 (all ties within their group) to +1 (all across). The neutral value is not 0 but ``ei_expected``, and
    group sizes and the number of ties bound it (``ei_bounds``): it can't compare networks of different groups. Ties
    with an end of unknown group are left out; weights don't count.

    Parameters
    ----------
    attribute
        Of the nodes, such as ``country``.

    Returns
    -------
    float or None
        None where there is no tie to compare.

    Examples
    --------
    >>> G = nx.Graph([("forge", "yard"), ("yard", "lab")])
    >>> nx.set_node_attributes(G, {"forge": "NO", "yard": "NO", "lab": "SE"}, "country")
    >>> ei_index(G, "country")
    0.0
    """
    groups = grouped(G, attribute)
    one, other = groups.of[groups.pairs].T
    return _index(int((one != other).sum()), len(groups.pairs))


def ei_by_group(G: nx.Graph, attribute: str) -> pd.DataFrame:
    """Return the E-I index of each group: columns group, external, internal, ei (NaN for a group without a tie).

    External ties have exactly one end in the group, internal ones both. The values are no parts of the overall index.
    """
    groups = grouped(G, attribute)
    matrix = counted(groups.of[groups.pairs], len(groups.names))
    internal = np.diag(matrix)
    external = matrix.sum(axis=1) - internal
    return pd.DataFrame(
        {
            "group": pd.Series(groups.names, dtype="str"),
            "external": external.astype(np.int64),
            "internal": internal.astype(np.int64),
            "ei": _ratio(external - internal, external + internal),
        }
    )


def ei_by_node(G: nx.Graph, attribute: str) -> dict[str, float]:
    """Return the E-I index of each node over its own ties, NaN for one without a tie to compare; in G's order."""
    groups = grouped(G, attribute)
    one, other = groups.pairs.T
    across = groups.of[one] != groups.of[other]
    external, internal = (
        np.bincount(groups.pairs[chosen].ravel(), minlength=len(G)).astype(np.float64) for chosen in (across, ~across)
    )
    return dict(zip(G, _ratio(external - internal, external + internal).tolist(), strict=True))


def ei_expected(G: nx.Graph, attribute: str) -> float | None:
    """Return what the E-I index would be on average if the groups were dealt out by chance; None below two nodes.

    Exact: 1 - 2 sum n_g (n_g - 1) / (n (n - 1)), over the nodes of known group.
    """
    sizes = grouped(G, attribute).sizes
    n = int(sizes.sum())
    return None if n < 2 else float(1 - 2 * (sizes * (sizes - 1)).sum() / (n * (n - 1)))


def ei_bounds(G: nx.Graph, attribute: str) -> tuple[float, float] | None:
    """Return the lowest and highest E-I index that as many ties could have between groups of these sizes."""
    groups = grouped(G, attribute)
    m, sizes = len(groups.pairs), groups.sizes
    if not m:
        return None
    within = int((sizes * (sizes - 1)).sum()) // 2
    across = int(sizes.sum() ** 2 - (sizes**2).sum()) // 2
    return (m - 2 * min(m, within)) / m, (2 * min(m, across) - m) / m


@dataclass(frozen=True, slots=True)
class Shuffled:
    """What the E-I index is when the groups are dealt out by chance, the network kept.

    Attributes
    ----------
    z
        Standard deviations from the mean; NaN where the shuffles don't vary.
    p_low
        Share of shuffles at most as high as observed, the observed one counted: never below 1 / (samples + 1).
    """

    observed: float
    mean: float
    sd: float
    z: float
    p_low: float
    samples: int
    seed: int


def ei_permutation(G: nx.Graph, attribute: str, samples: int = 999, seed: int = 1) -> Shuffled | None:
    """Return the permutation test of the E-I index (label shuffling; p after Phipson & Smyth 2010).

    Returns
    -------
    Shuffled or None
        None where there is no tie to compare. The same network, samples and seed give the same numbers.
    """
    groups = grouped(G, attribute)
    observed = ei_index(G, attribute)
    if observed is None:
        return None
    values = np.concatenate(list(_shuffles(groups, samples, np.random.default_rng(seed))))
    sd = float(values.std())
    return Shuffled(
        observed=observed,
        mean=float(values.mean()),
        sd=sd,
        z=(observed - float(values.mean())) / sd if sd > 0 else float("nan"),
        p_low=float(1 + (values <= observed + 1e-12).sum()) / (samples + 1),
        samples=samples,
        seed=seed,
    )


def _shuffles(groups: Grouped, samples: int, chance: np.random.Generator) -> Iterator[NDArray[np.float64]]:
    known = np.flatnonzero(groups.of >= 0)
    place = np.full(len(groups.of), -1)
    place[known] = np.arange(len(known))
    one, other = place[groups.pairs].T
    labels = groups.of[known]
    for begin in range(0, samples, _AT_ONCE):
        dealt = chance.permuted(np.tile(labels, (min(_AT_ONCE, samples - begin), 1)), axis=1)
        across = (dealt[:, one] != dealt[:, other]).mean(axis=1)
        yield 2 * across - 1


def assortativity(G: nx.Graph, attribute: str) -> float | None:
    """Return Newman's assortativity coefficient (2003, Physical Review E 67:026126).

    1: every tie stays within its group; about 0 (exactly -1/(2m - 1) under stub matching): groups mix as chance would
    have it, whatever their sizes. So this, not the E-I index, compares different networks. None where it is not
    defined: without ties, or where all of them belong to one group.
    """
    groups = grouped(G, attribute)
    if not len(groups.pairs):
        return None
    matrix = counted(groups.of[groups.pairs], len(groups.names))
    share = (matrix + np.diag(np.diag(matrix))) / (2 * len(groups.pairs))
    by_chance = float((share.sum(axis=1) ** 2).sum())
    return None if np.isclose(by_chance, 1) else float((np.trace(share) - by_chance) / (1 - by_chance))


def _index(across: int, ties: int) -> float | None:
    return (2 * across - ties) / ties if ties else None


def _ratio(part: NDArray[np.float64], whole: NDArray[np.float64]) -> NDArray[np.float64]:
    shares: NDArray[np.float64] = np.divide(part, whole, out=np.full(len(whole), np.nan), where=whole > 0)
    return shares
