"""The order in which the busiest nodes go, and how large the largest part stays while they do."""

from collections.abc import Iterable
from heapq import heapify, heappop, heappush
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.int64]
Neighbours = list[list[int]]


def neighbours(ties: Places, n: int) -> Neighbours:
    """Return the neighbours of each node; loops count nothing."""
    near: Neighbours = [[] for _ in range(n)]
    for one, other in ties.tolist():
        if one != other:
            near[one].append(other)
            near[other].append(one)
    return near


def busiest_first(near: Neighbours, rank: list[int], among: Iterable[int]) -> list[int]:
    """Return these nodes in the order in which they go: always the one with most ties left, of equals the first.

    Parameters
    ----------
    rank
        Decides between nodes with the same number of ties, the smallest first.
    among
        The nodes that go; all others stay.
    """
    left = [len(others) for others in near]
    waiting = [(-left[node], rank[node], node) for node in among]
    goes = {node for *_, node in waiting}
    heapify(waiting)
    order = []
    while waiting:
        ties, _, node = heappop(waiting)
        if node not in goes or -ties != left[node]:
            continue
        goes.discard(node)
        order.append(node)
        for other in near[node]:
            left[other] -= 1
            if other in goes:
                heappush(waiting, (-left[other], rank[other], other))
    return order


def largest_parts(near: Neighbours, order: list[int], counts: list[int]) -> list[int]:
    """Return how much the largest part counts after each of these nodes has gone, one after the other.

    Worked out backwards: nodes come back in reverse, and parts only ever join.

    Parameters
    ----------
    counts
        What each node counts: 1, or 0 for one that only holds others together.
    """
    parts = _Parts(near, counts)
    gone = set(order)
    for node in range(len(near)):
        if node not in gone:
            parts.bring_back(node)
    found = []
    for node in reversed(order):
        found.append(parts.best)
        parts.bring_back(node)
    return found[::-1]


class _Parts:
    """The connected parts of the nodes that are there, and what the largest of them counts."""

    def __init__(self, near: Neighbours, counts: list[int]) -> None:
        self._near = near
        self._parent = list(range(len(near)))
        self._size = list(counts)
        self._there = [False] * len(near)
        self.best = 0

    def bring_back(self, node: int) -> None:
        """Put a node back with its ties to those who are there."""
        parent, size, there = self._parent, self._size, self._there
        there[node] = True
        own = node
        for other in self._near[node]:
            if there[other]:
                theirs = self._root(other)
                if theirs != own:
                    own, theirs = (theirs, own) if size[theirs] > size[own] else (own, theirs)
                    parent[theirs] = own
                    size[own] += size[theirs]
        self.best = max(self.best, size[own])

    def _root(self, node: int) -> int:
        parent = self._parent
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node


def mean_over_all_orders(near: Neighbours, among: list[int]) -> list[float]:
    """Return the mean count of the largest part after 1, 2, … random removals, over all orders: for few nodes only.

    Parameters
    ----------
    among
        The nodes that go and are counted; all others only hold others together. What is left after q removals is each
        set of all but q of them equally often, so that sets are counted and not orders.
    """
    others = frozenset(range(len(near))) - frozenset(among)
    found = []
    for gone in range(1, len(among) + 1):
        sizes = [_largest(near, others.union(left), frozenset(left)) for left in combinations(among, len(among) - gone)]
        found.append(sum(sizes) / len(sizes))
    return found


def _largest(near: Neighbours, left: frozenset[int], counted: frozenset[int]) -> int:
    unseen, best = set(left), 0
    while unseen:
        stack, size = [unseen.pop()], 0
        while stack:
            node = stack.pop()
            size += node in counted
            for other in near[node]:
                if other in unseen:
                    unseen.discard(other)
                    stack.append(other)
        best = max(best, size)
    return best
