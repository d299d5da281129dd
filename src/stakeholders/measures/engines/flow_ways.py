"""A flow is taken apart into the ways that it consists of."""

from collections import defaultdict, deque
from itertools import pairwise
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.int64]
Path = tuple[int, ...]
Left: TypeAlias = dict[int, dict[int, int]]  # how much flows from where to where


def taken_apart(arcs: Places, flow: Places, many: NDArray[np.bool_]) -> list[Path]:
    """Return the ways that a flow consists of, always the shortest that is left; flow in circles is left out.

    Of equally short ways the one whose steps come first is taken. Ways that are as long as each other are found in one
    go: where the next step is one nearer to the sink, and what led nowhere is not tried again.

    Parameters
    ----------
    arcs, flow
        How much flows along each arc: from ``node + n``, where a node is left, to where the next is entered; from the
        source ``2 * n``, to the sink ``2 * n + 1``.
    many
        Shape (n,): nodes through which more than one way may lead.
    """
    n = len(many)
    source, sink = 2 * n, 2 * n + 1
    left: Left = defaultdict(dict)
    used = np.flatnonzero(flow > 0)
    for (start, end), amount in zip(arcs[used].tolist(), flow[used].tolist(), strict=True):
        left[start][end] = left[start].get(end, 0) + amount
    ways = _without_choice(left, many)
    while True:
        away = _steps_away(left, sink)
        if source not in away:
            return ways
        waiting = {
            start: sorted((end for end in ends if away.get(end) == away[start] - 1), reverse=True)
            for start, ends in left.items()
            if start in away
        }
        while (steps := _descent(left, waiting, source, sink)) is not None:
            ways.append(tuple(step for step in steps[1:-1] if step < n))


def _without_choice(left: Left, many: NDArray[np.bool_]) -> list[Path]:
    """Return the ways that share nobody with others, where each step is the only one, and take them away."""
    n = len(many)
    source, sink = 2 * n, 2 * n + 1
    ways = []
    for first in list(left[source]):
        steps = [first]
        while steps[-1] != sink and not many[steps[-1]]:
            steps.append(next(iter(left[steps[-1] + n])))
        if steps.pop() == sink:
            ways.append(tuple(steps))
            del left[source][first]
            for node in steps:
                del left[node], left[node + n]
    return ways


def _steps_away(left: Left, sink: int) -> dict[int, int]:
    """Return how many steps each place is away from the sink."""
    back: dict[int, list[int]] = defaultdict(list)
    for start, ends in left.items():
        for end in ends:
            back[end].append(start)
    away = {sink: 0}
    queue = deque([sink])
    while queue:
        here = queue.popleft()
        for start in back[here]:
            if start not in away:
                away[start] = away[here] + 1
                queue.append(start)
    return away


def _descent(left: Left, waiting: dict[int, list[int]], source: int, sink: int) -> list[int] | None:
    """Return the first way down to the sink, and take it away; None where there is none any more."""
    steps = [source]
    while steps[-1] != sink:
        ahead = waiting[steps[-1]]
        if ahead:
            steps.append(ahead[-1])
        elif len(steps) == 1:
            return None
        else:
            steps.pop()
            waiting[steps[-1]].pop()
    for start, end in pairwise(steps):
        left[start][end] -= 1
        if not left[start][end]:
            del left[start][end]
            waiting[start].pop()
    return steps
