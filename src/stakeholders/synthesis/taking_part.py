"""Who takes part in what: the active ones in much, most in little, and more often at home than abroad."""

from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from stakeholders.codes import GROUP_KINDS
from stakeholders.synthesis.draws import Indices, heavy_tailed
from stakeholders.synthesis.gatherings import Gatherings

_HOME, _COUNTRY = 0.55, 0.75  # up to here the organisation is of the same region, of the same country, of any
_ROUNDS: Final = 40  # of filling places that were drawn twice


class Pool:
    """Organisations ordered by region, so that a draw from a region or a country is one search.

    Parameters
    ----------
    rng
        Decides how active each organisation is: a few of them very (Pareto).
    region
        NUTS 3 code of each organisation, empty where unknown.
    """

    def __init__(self, rng: np.random.Generator, region: pd.Series) -> None:
        self._order = np.argsort(region.to_numpy(str), kind="stable")
        self._region = region.to_numpy(str)[self._order]
        self._upto = np.append(0.0, np.cumsum(heavy_tailed(rng, len(region), 1.8)))

    def draw(self, rng: np.random.Generator, home: NDArray[np.object_], *, wide: bool) -> Indices:
        """Return the position of one organisation for each home region; ``wide`` leaves the region aside."""
        reach = np.ones(len(home)) if wide else rng.random(len(home))
        home = np.where(home == "", "~", home)  # an unknown region has nobody at home
        low, high = np.zeros(len(home), dtype=np.int64), np.full(len(home), len(self._region))
        for length, upto in ((2, _COUNTRY), (5, _HOME)):
            near = reach < upto
            start, stop = self._span(home[near], length)
            found = stop > start
            low[np.flatnonzero(near)[found]], high[np.flatnonzero(near)[found]] = start[found], stop[found]
        at = self._upto[low] + rng.random(len(home)) * (self._upto[high] - self._upto[low])
        place = np.clip(np.searchsorted(self._upto, at, side="right") - 1, low, high - 1)
        return np.asarray(self._order[place], dtype=np.int64)

    def _span(self, home: NDArray[np.object_], length: int) -> tuple[Indices, Indices]:
        """Return where the organisations whose region begins with the same letters begin and end."""
        prefix = home.astype(str).astype(f"<U{length}")
        known = self._region.astype(f"<U{length}")
        return np.searchsorted(known, prefix, side="left"), np.searchsorted(known, prefix, side="right")


def who_takes_part(
    rng: np.random.Generator, pool: Pool, stakeholders: pd.DataFrame, gatherings: Gatherings
) -> tuple[Indices, Indices]:
    """Return pairs of organisation and gathering (positions), no pair twice, ordered by gathering.

    Places for which nobody is left stay empty.
    A cluster or association is a member only of one that stands earlier, so that no circle arises.
    """
    gathering = np.repeat(np.arange(len(gatherings.size)), gatherings.size)
    group = np.flatnonzero(stakeholders["kind"].isin(GROUP_KINDS))
    rank = np.full(len(stakeholders), len(stakeholders))
    rank[group] = np.arange(len(group))  # groups come first among the gatherings, in the same order
    n = len(stakeholders)
    taken = np.zeros(0, dtype=np.int64)
    open_places = gathering
    for attempt in range(_ROUNDS):
        if not len(open_places):
            break
        member = pool.draw(rng, gatherings.region[open_places], wide=attempt > 1)
        allowed = (gatherings.sort[open_places] != "group") | (rank[member] > open_places)
        taken = _together(taken, (open_places * n + member)[allowed])
        filled = np.bincount(taken // n, minlength=len(gatherings.size))
        open_places = np.repeat(np.arange(len(gatherings.size)), gatherings.size - filled)
    return taken % n, taken // n


def _together(some: Indices, more: Indices) -> Indices:
    """Return the distinct numbers of both in order (numpy's own union hashes, which numbers like these slow down)."""
    both = np.sort(np.concatenate([some, more]))
    new = np.ones(len(both), dtype=bool)
    new[1:] = np.diff(both) != 0
    return both[new]
