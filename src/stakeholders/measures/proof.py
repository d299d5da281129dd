"""The proof that a release tells nobody too much: linear programs over all its grids, for each kind of reader."""

from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from stakeholders.measures.cube import GRIDS, Audience, Counts, Cube
from stakeholders.measures.disclosure import Blanks
from stakeholders.measures.engines.narrowing import Sums, Unknowns, incidence, too_narrow
from stakeholders.measures.engines.suppression import columns_net, table_net

Highest = Mapping[str, NDArray[np.float64]]
LISTS: Final = ("sector", "capability")  # a stakeholder may have several: only their columns add up
_FAR: Final = 10  # needs: how far from the truth numbers are looked for


def narrowed(audience: Audience, limit: int, blank: Blanks, highest: Highest | None = None) -> Blanks:
    """Return the withheld cells that some of these readers can narrow down to fewer than ``limit`` numbers.

    Where a county has too few stakeholders for so many numbers, to fewer than it could have.

    Parameters
    ----------
    highest
        By grid, what the readers know from elsewhere that a withheld number can't be above.
    """
    sums = _sums(audience)
    found = {grid: np.zeros_like(mask) for grid, mask in blank.items()}
    for cube in audience.unseen:
        for grid, mask in _narrowed(audience, cube, limit, blank, sums, highest).items():
            found[grid] |= mask
    return found


def in_view(audience: Audience, grid: str) -> Counts:
    """Return by county how many stakeholders in view of everybody could stand behind a withheld number."""
    told = audience.told.counts["kind"][:, -1]
    return audience.told.there - told if grid == "capability" else np.zeros_like(told)


def _narrowed(audience: Audience, cube: Cube, limit: int, blank: Blanks, sums: Sums, highest: Highest | None) -> Blanks:
    """Return the withheld cells that a reader, who doesn't see what the cube counts, can narrow down too far."""
    need = limit - 1
    told, unseen = audience.told.counts, cube.counts
    known = {grid: told[grid] - unseen[grid] for grid in GRIDS}
    low = {grid: np.maximum(known[grid], told[grid] - _FAR * need) for grid in GRIDS}
    high = {grid: (told[grid] + _FAR * need).astype(float) for grid in GRIDS}
    if highest is not None:
        high = {grid: np.minimum(high[grid], highest[grid]) for grid in GRIDS}
    wanted = {grid: np.full(told[grid].shape, need) for grid in GRIDS}
    pairs: list[tuple[int, int]] = []
    spare: list[float] = []
    places = _places(told)
    for grid in LISTS:
        most = told["kind"][:, -1] + in_view(audience, grid)
        shown = ~blank["kind"][:, -1]
        high[grid] = np.where(shown[:, None], np.minimum(high[grid], most[:, None]), high[grid])
        wanted[grid] = np.where(shown[:, None], np.minimum(need, most[:, None] - known[grid]), need)
        for row in np.flatnonzero(~shown):
            for cell in places[grid][row][blank[grid][row]].tolist():
                pairs.append((cell, int(places["kind"][row, -1])))
                spare.append(float(in_view(audience, grid)[row]))
    least, greatest = (
        np.concatenate([np.where(blank[grid], part[grid], told[grid]).ravel() for grid in GRIDS]).astype(float)
        for part in (low, high)
    )
    hidden = np.concatenate([blank[grid].ravel() for grid in GRIDS])
    needs = np.concatenate([wanted[grid].ravel() for grid in GRIDS]).astype(float)
    narrow = too_narrow(Unknowns(least, greatest, sums, pairs, spare), hidden & (needs > 0), needs)
    return {grid: narrow[places[grid]] for grid in GRIDS}


def _places(told: Mapping[str, Counts]) -> dict[str, NDArray[np.int64]]:
    """Return where each grid's cells stand when all grids follow each other."""
    places, taken = {}, 0
    for grid in GRIDS:
        places[grid] = taken + np.arange(told[grid].size).reshape(told[grid].shape)
        taken += told[grid].size
    return places


def _sums(audience: Audience) -> Sums:
    """Return what adds up in all grids, as ``Unknowns`` wants it."""
    told = audience.told.counts
    nets = [table_net(told["kind"]), *(columns_net(told[grid], told[grid]) for grid in LISTS)]
    return incidence(nets, [True, False, False])
