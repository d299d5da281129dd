"""What earlier releases told and withheld, and what of it must stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from stakeholders.keeping.release_files import Release
from stakeholders.measures.cube import CODES, COUNTIES, GRIDS, Audience
from stakeholders.measures.disclosure import Blanks
from stakeholders.measures.reopening import Past

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Earlier:
    """An earlier release, and what it was made from; None where that can't be known."""

    release: Release
    basis: Mapping[str, Audience] | None

    def told(self, grid: str, reader: str) -> Floats:
        """Return a grid as it was told: NaN where it was withheld, infinite where there was no such cell."""
        return self._grids[reader, grid][0]

    def since(self, grid: str, reader: str) -> NDArray[Any]:  # Any: texts
        """Return the day of each cell's number."""
        return self._grids[reader, grid][1]

    def blank(self, grid: str, reader: str) -> NDArray[np.bool_]:
        """Return which cells were withheld."""
        return np.asarray(np.isnan(self.told(grid, reader)), dtype=bool)

    def fresh(self, grid: str, reader: str) -> NDArray[np.bool_]:
        """Return which cells told a number of its own day."""
        return np.asarray(np.isfinite(self.told(grid, reader)) & (self.since(grid, reader) == self.release.day), bool)

    @cached_property
    def _grids(self) -> dict[tuple[str, str], tuple[Floats, NDArray[Any]]]:  # Any: texts
        """All grids, each as a row for each county."""
        found = {}
        for (reader, grid), cells in self.release.cells.groupby(["reader", "grid"]):
            shape = pd.MultiIndex.from_product([COUNTIES, CODES[str(grid)]])
            place = pd.MultiIndex.from_frame(cells[["region", "code"]]).get_indexer(shape)
            told = cells["count"].to_numpy(np.float64, na_value=np.nan)[place].astype(np.float64)
            since = cells["since"].to_numpy(object)[place]
            told[place < 0] = np.inf
            found[str(reader), str(grid)] = (told.reshape(_of(str(grid))), since.reshape(_of(str(grid))))
        return found


def _of(grid: str) -> tuple[int, int]:
    return len(COUNTIES), len(CODES[grid])


def past(reader: str, earlier: Sequence[Earlier]) -> list[Past] | None:
    """Return the earlier releases to a reader, None where one of them can't be looked into."""
    made = []
    for place, one in enumerate(earlier):
        if one.basis is None:
            return None
        audience, limit = one.basis[reader], one.release.limits[reader]
        blank = {grid: one.blank(grid, reader) for grid in GRIDS}
        highest = {grid: np.full(_of(grid), np.inf) for grid in GRIDS}
        for grid in GRIDS:
            still = blank[grid].copy()
            for later in earlier[place + 1 :]:  # the first number told tells that it was less by the limit
                first = still & later.fresh(grid, reader)
                highest[grid][first] = later.told(grid, reader)[first] - max(limit, later.release.limits[reader])
                still &= later.blank(grid, reader)
        made.append(Past(audience, limit, blank, highest))
    return made


def carried(
    now: Floats, day: str, grid: str, reader: str, earlier: Sequence[Earlier], small: Sequence[Blanks | None]
) -> tuple[Floats, NDArray[Any]]:  # Any: texts
    """Return the numbers to tell, NaN where none, and the day of each.

    Where one has changed too little for somebody since a day for which it was told, the number told last stands.

    Parameters
    ----------
    small
        For each earlier release by grid, where somebody would learn of a small change; None where that can't be known.
    """
    last, since = np.full(now.shape, np.nan), np.full(now.shape, day, dtype=object)
    keep = np.zeros(now.shape, dtype=bool)
    for one, changes in zip(earlier, small, strict=True):
        told = one.told(grid, reader)
        there = np.isfinite(told)
        keep |= one.fresh(grid, reader) & (True if changes is None else changes[grid])
        last, since = np.where(there, told, last), np.where(there, one.since(grid, reader), since)
    keep = (keep | (now == last)) & ~np.isnan(now)
    return np.where(keep, last, now), np.where(keep, since, day)
