"""What each player brings: first-in, last-in and Shapley value of a game (Shapley 1953; METHODS 6)."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import factorial
from typing import Final

import numpy as np
from numpy.typing import NDArray

Coalition = frozenset[int]
Worth = Callable[[Coalition], Sequence[float]]
Values = NDArray[np.float64]

EXACT: Final = 10  # players up to which every coalition is asked for
ORDERS: Final = 200  # of joining, that are drawn where there are more
SURE: Final = 1.96  # standard errors on either side that hold the true value in 95 of 100 cases


@dataclass(frozen=True, slots=True)
class Shares:
    """What each player brings, of one or more worths at once; arrays of shape (players, worths).

    Attributes
    ----------
    first_in, last_in
        What a player adds to nobody, and to all others.
    shapley
        The mean of what it adds over all orders of joining. Over the players it adds up to ``total``.
    error
        Half of the 95 % confidence interval of ``shapley``; 0 where it is exact.
    total
        Worth of all together less that of nobody, shape (worths,).
    orders
        How many orders were drawn; 0 where all were counted.
    """

    first_in: Values
    last_in: Values
    shapley: Values
    error: Values
    total: Values
    orders: int


def shares(players: int, worth: Worth, *, orders: int = ORDERS, seed: int = 1) -> Shares:
    """Return what each of some players brings to a game.

    Parameters
    ----------
    players
        How many; they are numbered from 0.
    worth
        The worths of a coalition, always as many. Each coalition is asked for once.
    orders, seed
        Up to ``EXACT`` players all coalitions are asked for. Above, so many random orders are drawn, each together
        with its reverse, and ``error`` says how far the mean may be off.

    Examples
    --------
    >>> have = [{1, 2}, {2, 3}, {3, 4, 5}]  # METHODS 6: capabilities of NO, SE and FI
    >>> found = shares(3, lambda joined: [len(set().union(*(have[i] for i in joined)))])
    >>> found.shapley[:, 0].round(9).tolist(), found.last_in[:, 0].tolist(), found.first_in[:, 0].tolist()
    ([1.5, 1.0, 2.5], [1.0, 0.0, 2.0], [2.0, 2.0, 3.0])
    """
    known: dict[Coalition, Values] = {}

    def value(coalition: Coalition) -> Values:
        if coalition not in known:
            known[coalition] = np.array(worth(coalition), dtype=np.float64)
        return known[coalition]

    everyone, nobody = frozenset(range(players)), frozenset[int]()
    total = value(everyone) - value(nobody)
    blank = np.zeros((0, len(total)))
    first = np.array([value(frozenset({one})) - value(nobody) for one in range(players)]) if players else blank
    last = np.array([value(everyone) - value(everyone - {one}) for one in range(players)]) if players else blank
    if players <= EXACT:
        mean, error, drawn = _exact(players, value, len(total)), np.zeros_like(first), 0
    else:
        mean, error, drawn = _sampled(players, value, len(total), orders, seed)
    return Shares(first, last, mean, error, total, drawn)


def _exact(players: int, value: Callable[[Coalition], Values], worths: int) -> Values:
    found = np.zeros((players, worths))
    weight = [factorial(s) * factorial(players - s - 1) / factorial(players) for s in range(players)]
    for mask in range(1 << players):
        joined = frozenset(one for one in range(players) if mask >> one & 1)
        for one in range(players):
            if one not in joined:
                found[one] += weight[len(joined)] * (value(joined | {one}) - value(joined))
    return found


def _sampled(
    players: int, value: Callable[[Coalition], Values], worths: int, orders: int, seed: int
) -> tuple[Values, Values, int]:
    """Return means over orders and their reverses; a pair of them is one draw, since the two are not independent."""
    chance = random.Random(seed)  # noqa: S311 - a mean over orders, the same for the same seed
    draws = max(orders // 2, 2)
    order, added = list(range(players)), np.zeros((draws, players, worths))
    for draw in range(draws):
        chance.shuffle(order)
        for way in (order, order[::-1]):
            before, joined = value(frozenset()), frozenset[int]()
            for one in way:
                joined |= {one}
                after = value(joined)
                added[draw, one] += (after - before) / 2
                before = after
    error = SURE * added.std(axis=0, ddof=1) / np.sqrt(draws)
    return added.mean(axis=0), error, 2 * draws
