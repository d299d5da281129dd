"""Which numbers can't be told: too few behind them, one contributor standing out, or a number that solves another."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from stakeholders.measures.cube import GRIDS, Audience

Blanks = Mapping[str, NDArray[np.bool_]]  # by grid: which cells are withheld


def too_few(count: int, limit: int, *, zero_too: bool = False) -> bool:
    """Tell whether so few can't be told (METHODS 8.2): 1 up to the limit less one, of capabilities none either.

    Examples
    --------
    >>> [too_few(n, 5) for n in (0, 1, 4, 5)], too_few(0, 5, zero_too=True)
    ([False, True, True, False], True)
    """
    return count < limit and (count > 0 or zero_too)


def dominated(contributions: Sequence[float], n: int = 2, percent: float = 85) -> bool:
    """Tell whether the n largest contributions are more than so many per cent of a sum (METHODS 8.2).

    Examples
    --------
    >>> [dominated((50, 30, 10, 10), 1, 60), dominated((50, 30, 10, 10), 2, 75), dominated((34, 33, 33), 2, 75)]
    [False, True, False]
    """
    return 100 * sum(sorted(contributions)[-n:]) > percent * sum(contributions)


def estimable(contributions: Sequence[float], percent: float = 10) -> bool:
    """Tell whether the second largest contributor could work out the largest to within so many per cent of it.

    The p % rule of METHODS 8.2: what is left of the sum without the two is less than p % of the largest.

    Examples
    --------
    >>> [estimable(each) for each in ((50, 30, 10, 10), (80, 15, 5), (60, 40), (34, 33, 33))]
    [False, True, True, False]
    """
    largest = [*sorted(contributions, reverse=True), 0.0, 0.0][:2]
    return 100 * (sum(contributions) - sum(largest)) < percent * largest[0]


def sensitive(audience: Audience, limit: int) -> Blanks:
    """Return the cells that can't be told to any of these readers as they are.

    A cell is withheld where those who see least, or those who see more and subtract it, would be left with 1 up to
    the limit less one. Of capabilities none is as telling as few ("no supplier here"), and so are nearly all of those
    that there are: whoever knows their names would know what they can do.
    """
    blanks = {}
    for grid in GRIDS:
        none_too = grid == "capability"
        few = [(cube.counts[grid] < limit) & (none_too | (cube.counts[grid] > 0)) for cube in audience.unseen]
        blanks[grid] = np.logical_or.reduce(few)
    blanks["capability"] |= audience.told.there[:, None] - audience.told.counts["capability"] < limit
    return blanks
