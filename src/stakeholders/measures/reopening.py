"""When a number that an earlier release withheld may be told: once it has grown so far that little follows for then."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from stakeholders.measures.cube import GRIDS, Audience
from stakeholders.measures.disclosure import Blanks
from stakeholders.measures.proof import LISTS, narrowed
from stakeholders.measures.withholding import withheld

_ROUNDS: Final = 4


@dataclass(frozen=True)
class Past:
    """An earlier release to the same readers.

    Attributes
    ----------
    blank
        What it withheld.
    highest
        By grid, what has been found out since of each number that it withheld: it was not above this.
    """

    audience: Audience
    limit: int
    blank: Blanks
    highest: Mapping[str, NDArray[np.float64]]


def withheld_now(audience: Audience, limit: int, forced: Blanks, last: Blanks, past: Sequence[Past] | None) -> Blanks:
    """Return the cells to withhold from these readers, after what they were told and not told before.

    A number withheld last time stays so unless it has grown by the limit or more since every release that withheld it.
    Who knows this rule learns that it was smaller then; so it is told only if each number withheld then keeps as many
    possible values as the limit asks for all the same.

    Parameters
    ----------
    forced
        Cells that are withheld whatever they hold.
    last
        Cells that the release before withheld.
    past
        All earlier releases; None where one of them can't be looked into, so that nothing withheld is told any more.
    """
    fresh = {grid: last[grid] & (past is not None) for grid in GRIDS}
    for one in past or ():
        for grid in GRIDS:
            grown = audience.told.counts[grid] - one.audience.told.counts[grid] >= max(limit, one.limit)
            fresh[grid] &= grown | ~one.blank[grid]
    for _ in range(_ROUNDS):
        blank = withheld(audience, limit, {grid: forced[grid] | (last[grid] & ~fresh[grid]) for grid in GRIDS})
        told = {grid: fresh[grid] & ~blank[grid] for grid in GRIDS}
        if not any(cells.any() for cells in told.values()):
            return blank
        narrow = _narrowed_then(audience, limit, past or (), told)
        if not any(cells.any() for cells in narrow.values()):
            return blank
        for grid in LISTS:
            fresh[grid] &= ~narrow[grid].any(axis=0)
        if narrow["kind"].any():
            fresh = {grid: np.zeros_like(cells) for grid, cells in fresh.items()}
    return withheld(audience, limit, {grid: forced[grid] | last[grid] for grid in GRIDS})


def _narrowed_then(audience: Audience, limit: int, past: Sequence[Past], told: Blanks) -> Blanks:
    """Return the cells of which too much would be known in some earlier release, when these are told now."""
    found = {grid: np.zeros_like(cells) for grid, cells in told.items()}
    for one in past:
        if not any((told[grid] & one.blank[grid]).any() for grid in GRIDS):
            continue
        now = {grid: audience.told.counts[grid] - max(limit, one.limit) for grid in GRIDS}
        highest = {
            grid: np.where(told[grid], np.minimum(one.highest[grid], now[grid]), one.highest[grid]) for grid in GRIDS
        }
        for grid, cells in narrowed(one.audience, one.limit, one.blank, highest).items():
            found[grid] |= cells
    return found


def small_changes(
    now: Sequence[Audience], then: Mapping[str, Audience] | None, reader: str, limits: Mapping[str, int]
) -> Blanks | None:
    """Return where somebody would learn that 1 to the limit less one came or went since an earlier release.

    Somebody is each of its readers, and of those who are told more and see more: they subtract what they see. None
    where the earlier release can't be looked into.
    """
    if then is None:
        return None
    small = {grid: np.zeros(cells.shape, dtype=bool) for grid, cells in now[0].told.counts.items()}
    for audience in now[: 1 + [one.reader for one in now].index(reader)]:
        before, limit = then[audience.reader], limits[audience.reader]
        for name, place in audience.names.items():
            for grid in GRIDS:
                left = before.unseen[before.names.get(name, 0)].counts[grid]
                change = np.abs(audience.unseen[place].counts[grid] - left)
                small[grid] |= (change > 0) & (change < limit)
    return small
