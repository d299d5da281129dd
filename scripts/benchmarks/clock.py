"""How long something takes: turns of ours and of the baseline in one run, and how much time is left for more."""

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median

Turn = Callable[[], object]


@dataclass(slots=True)
class Budget:
    """The time that a run may take, and what of it is left.

    Attributes
    ----------
    seconds
        For everything together.
    """

    seconds: float
    _begin: float = field(default_factory=time.monotonic)

    @property
    def taken(self) -> float:
        """Seconds since it began."""
        return time.monotonic() - self._begin

    @property
    def left(self) -> float:
        """Seconds that are left; never less than 0."""
        return max(0.0, self.seconds - self.taken)

    def part(self, share: float) -> "Budget":
        """Return a budget of its own that has this share of what is left."""
        return Budget(self.left * share)


def timed(turn: Turn) -> float:
    """Return how many seconds one turn takes, garbage collected beforehand so that it isn't ours to collect."""
    gc.collect()
    begin = time.perf_counter()
    turn()
    return time.perf_counter() - begin


def medians(turns: list[Turn], repeats: int, budget: Budget) -> list[float]:
    """Return the median seconds of each turn; they take turns, so that a slow moment hits all of them alike.

    Parameters
    ----------
    repeats
        Rounds wanted. There is always one round; another begins only if a round as long as the longest so far
        still fits into the budget.
    """
    taken: list[list[float]] = [[] for _ in turns]
    longest = 0.0
    for number in range(repeats):
        if number and longest > budget.left:
            break
        begin = time.monotonic()
        for times, turn in zip(taken, turns, strict=True):
            times.append(timed(turn))
        longest = max(longest, time.monotonic() - begin)
    return [median(times) for times in taken]
