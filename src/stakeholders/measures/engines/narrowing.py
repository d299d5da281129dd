"""How far somebody who knows all numbers shown can narrow each withheld one down: least and most by linear programs."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from stakeholders.measures.engines.suppression import Net

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Sums: TypeAlias = "csr_array"
Floats = NDArray[np.float64]
_SURE: Final = 1e-6  # what the solver's numbers may be off
_GUESSES: Final = 6  # programs that move many cells at once, before those of single cells


@dataclass(frozen=True, eq=False)
class Unknowns:
    """Numbers between bounds, of which sums are known.

    Attributes
    ----------
    low, high
        Bounds of each; equal where the number is shown.
    sums
        Each row of coefficients times the numbers gives 0.
    at_most
        Pairs of places: the first number is not greater than the second plus what stands in ``spare``.
    """

    low: Floats
    high: Floats
    sums: Sums
    at_most: Sequence[tuple[int, int]] = ()
    spare: Sequence[float] = ()


def too_narrow(unknowns: Unknowns, wanted: NDArray[np.bool_], need: Floats) -> NDArray[np.bool_]:
    """Return which of the wanted numbers can be narrowed to less than they need between the least and the greatest.

    Every number that turns up in some solution counts as possible: few programs prove the ranges of many.
    """
    least, most = np.full(len(need), np.inf), np.full(len(need), -np.inf)
    solve = _solver(unknowns)

    def narrow() -> NDArray[np.bool_]:
        return np.asarray(wanted & ~(most - least >= need - _SURE), dtype=bool)

    for way in _ways(narrow, len(need)):
        found = solve(way)
        if found is None:  # numbers that contradict each other prove nothing
            return wanted
        least, most = np.minimum(least, found), np.maximum(most, found)
    return narrow()


def _ways(narrow: Callable[[], NDArray[np.bool_]], size: int) -> Iterator[Floats]:
    """Give the directions to push the numbers in: many at once by chance, then one by one those still narrow."""
    draw = np.random.default_rng(0)
    for _ in range(_GUESSES):
        push = draw.choice([-1.0, 1.0], size) * narrow()
        yield from (push, -push)
    for place in np.flatnonzero(narrow()).tolist():
        for sign in (1.0, -1.0):
            if narrow()[place]:
                push = np.zeros(size)
                push[place] = sign
                yield push


def _solver(unknowns: Unknowns) -> Callable[[Floats], Floats | None]:
    """Return a function from a direction to the numbers furthest in it."""
    from scipy.optimize import linprog
    from scipy.sparse import csr_array

    free = unknowns.high > unknowns.low
    place = np.cumsum(free) - 1
    sums = unknowns.sums[:, free]
    known = -(unknowns.sums @ np.where(free, 0.0, unknowns.low))
    pairs = [(one, other, spare) for (one, other), spare in zip(unknowns.at_most, unknowns.spare, strict=True)]
    rows = [(one, other, spare) for one, other, spare in pairs if free[one] or free[other]]
    above = csr_array((len(rows), int(free.sum()))) if not rows else _differences(rows, free, place)
    limit = [
        spare - (0 if free[one] else unknowns.low[one]) + (0 if free[other] else unknowns.low[other])
        for one, other, spare in rows
    ]
    bounds = np.column_stack([unknowns.low[free], unknowns.high[free]])

    def solve(way: Floats) -> Floats | None:
        if not free.any():
            return unknowns.low
        found = linprog(-way[free], A_ub=above, b_ub=limit, A_eq=sums, b_eq=known, bounds=bounds, method="highs")
        if found.x is None:
            return None
        numbers = unknowns.low.copy()
        numbers[free] = found.x
        return numbers

    return solve


def _differences(rows: Sequence[tuple[int, int, float]], free: NDArray[np.bool_], place: NDArray[np.intp]) -> Sums:
    """Return a row for each pair: 1 for the first, -1 for the second, where they are not known."""
    from scipy.sparse import csr_array

    entries = [
        (number, place[cell], sign)
        for number, pair in enumerate(rows)
        for cell, sign in zip(pair[:2], (1.0, -1.0), strict=True)
        if free[cell]
    ]
    row, column, value = (np.array(part) for part in zip(*entries, strict=True))
    return csr_array((value, (row, column)), shape=(len(rows), int(free.sum())))


def incidence(nets: Sequence[Net], closed: Sequence[bool]) -> Sums:
    """Return what goes in less what goes out, for each node of each net; without the last one where it isn't closed."""
    from scipy.sparse import block_diag, csr_array

    blocks = []
    for net, whole in zip(nets, closed, strict=True):
        edges, ones = np.arange(len(net.values)), np.ones(len(net.values))
        place = (np.concatenate([net.tails, net.heads]), np.concatenate([edges, edges]))
        block = csr_array((np.concatenate([-ones, ones]), place))
        blocks.append(block if whole else block[:-1])
    return block_diag(blocks, format="csr")
