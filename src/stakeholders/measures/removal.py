"""What is left when organisations drop out, one after the other: removal curves and robustness (METHODS 4.4)."""

import random
from collections.abc import Collection
from dataclasses import dataclass
from math import nan
from typing import Final

import networkx as nx
import numpy as np
import pandas as pd

from stakeholders.measures.engines import removal
from stakeholders.measures.engines.graphs import ends

ALL_ORDERS: Final = 12  # nodes up to which every order of random removal is counted
ORDERS: Final = 1_000
_EFFORT: Final = 3_000_000  # nodes and ties looked at over all random orders; above that there are fewer orders
_FEWEST: Final = 20


@dataclass(frozen=True, slots=True)
class Robustness:
    """How much of a network still hangs together while nodes go, on average over the removal.

    Attributes
    ----------
    targeted
        R of Schneider et al. (2011) where the busiest goes first: from (n-1)/n² (a star) to (n-1)/2n (complete).
    random
        The same where anybody goes, as a mean over orders.
    fragility
        ``targeted`` / ``random``: 1 where no node matters more than others. NaN without nodes.
    order
        Who goes first when the busiest do.
    curve
        ``removed`` (1 … n) and the share of all nodes in the largest part then: ``targeted`` and ``random``.
    orders
        How many random orders were drawn; 0 where all of them were counted.
    """

    targeted: float
    random: float
    fragility: float
    order: tuple[str, ...]
    curve: pd.DataFrame
    orders: int

    def __float__(self) -> float:
        """Return R against targeted removal."""
        return self.targeted


def robustness(
    G: nx.Graph, *, members: Collection[str] | None = None, seed: int = 1, orders: int = ORDERS
) -> Robustness:
    """Return how a network holds against the loss of its nodes (Schneider et al. 2011, PNAS 108:3838; METHODS 4.4).

    Targeted removal takes the node with most ties left, counted anew after each step, of equals the first by id. R is
    the mean over Q = 1 … n of the share of the original n nodes in the largest part after Q removals. Up to
    ``ALL_ORDERS`` nodes random removal is exact, above it a mean over seeded orders. R moves when n does: it can't
    compare networks of different size (``robustness_over`` can).

    Parameters
    ----------
    members
        The nodes that go and are counted, such as the organisations of an affiliation network; all where none are
        named. The others stay and hold these together.

    Examples
    --------
    >>> star = robustness(nx.star_graph(4))
    >>> round(star.targeted, 2), round(star.random, 2)
    (0.16, 0.32)
    """
    chosen = set(G) if members is None else set(members)
    nodes, near = list(G), removal.neighbours(ends(G), len(G))
    among = [place for place, node in enumerate(nodes) if node in chosen]
    n, counts = len(among), [int(node in chosen) for node in nodes]
    if not n:
        return Robustness(nan, nan, nan, (), _curve([], []), 0)
    order = removal.busiest_first(near, _ranks(nodes), among)
    targeted = removal.largest_parts(near, order, counts)
    if n <= ALL_ORDERS:
        by_chance, drawn = removal.mean_over_all_orders(near, among), 0
    else:
        drawn = max(min(orders, _EFFORT // (len(G) + G.number_of_edges())), _FEWEST)
        by_chance = _random(near, among, counts, drawn, seed)
    curve = _curve([size / n for size in targeted], [size / n for size in by_chance])
    R, by_luck = float(curve["targeted"].mean()), float(curve["random"].mean())
    return Robustness(R, by_luck, R / by_luck if by_luck else nan, tuple(nodes[i] for i in order), curve, drawn)


def robustness_over(G: nx.Graph, members: Collection[str]) -> float:
    """Return R against targeted removal over some nodes only: they go and they are counted, all others stay.

    So two networks can be compared that have these nodes in common (METHODS 6). NaN where there are none.
    """
    chosen = set(members)
    nodes, near = list(G), removal.neighbours(ends(G), len(G))
    counts = [int(node in chosen) for node in nodes]
    order = removal.busiest_first(near, _ranks(nodes), (place for place, one in enumerate(counts) if one))
    if not order:
        return nan
    return float(np.mean(removal.largest_parts(near, order, counts))) / len(order)


def _ranks(nodes: list[str]) -> list[int]:
    """Return where each node stands by its id."""
    ranks = [0] * len(nodes)
    for rank, place in enumerate(sorted(range(len(nodes)), key=lambda place: str(nodes[place]))):
        ranks[place] = rank
    return ranks


def _random(near: removal.Neighbours, among: list[int], counts: list[int], orders: int, seed: int) -> list[float]:
    chance = random.Random(seed)  # noqa: S311 - a mean over orders, the same for the same seed
    order, total = list(among), np.zeros(len(among))
    for _ in range(orders):
        chance.shuffle(order)
        total += removal.largest_parts(near, order, counts)
    return [float(size) for size in total / orders]


def _curve(targeted: list[float], by_chance: list[float]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "removed": np.arange(1, len(targeted) + 1),
            "targeted": np.array(targeted, dtype=float),
            "random": np.array(by_chance, dtype=float),
        }
    )
