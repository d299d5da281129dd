"""What a release withholds: too small numbers, and as few others as it takes that none of them can be worked out.

Proposed by circles of withheld cells, grid by grid; proved by linear programs over all grids at once. What can't be
proved is withheld whole.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from stakeholders.measures.cube import GRIDS, Audience, Counts
from stakeholders.measures.disclosure import Blanks, sensitive
from stakeholders.measures.engines.suppression import Net, Search, columns_net, table_net
from stakeholders.measures.proof import LISTS, in_view, narrowed

Mask = NDArray[np.bool_]
_TRIES: Final = 60  # orders tried, shared out among the cells that can't be told
_CHECKS: Final = 20_000  # of single cells, spent on giving back what need not be withheld


def withheld(audience: Audience, limit: int, before: Blanks) -> Blanks:
    """Return the cells to withhold from these readers, those from before among them.

    For every reader, each withheld cell then keeps at least ``limit`` possible numbers, whatever is shown in all
    grids and whichever of the rows behind it they see. Where a county has too few stakeholders for that, all of the
    numbers that it could have remain.
    """
    few = sensitive(audience, limit)
    start = {grid: few[grid] | before[grid] for grid in GRIDS}
    blank = {"kind": _completed_kinds(audience, limit, start["kind"])}
    for grid in LISTS:
        blank[grid] = _completed_lists(audience, grid, limit, start[grid], blank["kind"])
    return _proved(audience, limit, blank)


def _completed_kinds(audience: Audience, limit: int, start: Mask) -> Mask:
    counts = audience.told.counts["kind"]
    costs = counts + 1
    costs[:, -1] += (audience.told.counts["sector"] + 1).sum(axis=1)  # withheld with the total of their county
    return beside(start, table_net(counts), costs, _known(audience, "kind"), limit)


def _completed_lists(audience: Audience, grid: str, limit: int, start: Mask, kinds: Mask) -> Mask:
    """Return what to withhold of a grid in which each column adds up by itself."""
    counts, told, known = audience.told.counts[grid], audience.told.counts["kind"][:, -1], _known(audience, grid)
    most = np.where(kinds[:, -1], np.maximum(told, limit - 1), told) + in_view(audience, grid)
    blank = start | _telling(audience, grid, kinds)
    there = np.append(most[:-1] > 0, True)  # the totals too
    for one in range(counts.shape[1]):
        column = np.ix_(there, np.array([one]))
        net = columns_net(counts[column], most[there, None])
        seen = [each[column] for each in known]
        blank[column] = beside(blank[column], net, counts[column] + 1, seen, limit)
    return blank


def _known(audience: Audience, grid: str) -> list[Counts]:
    """Return for each reader how much of each cell they see."""
    return [audience.told.counts[grid] - cube.counts[grid] for cube in audience.unseen]


def _telling(audience: Audience, grid: str, kinds: Mask) -> Mask:
    """Return the cells that would tell how many a county has at least, where that is withheld."""
    counts = audience.told.counts[grid]
    above = counts > in_view(audience, grid)[:, None]
    return kinds[:, -1][:, None] & (above if grid == "capability" else np.ones_like(above))


def beside(start: Mask, net: Net, costs: Counts, known: Sequence[Counts], limit: int) -> Mask:
    """Return the cells to withhold with those of the start, so that none of them can be worked out in this table.

    Parameters
    ----------
    net
        The table, as what adds up in it.
    costs
        Of withholding each cell.
    known
        For each reader, how much of each cell they see.

    Returns
    -------
    Array of bool
        The cheapest found, with everything where nothing less will do.

    Examples
    --------
    >>> machines = np.array([[12, 7, 3, 22], [8, 6, 10, 24], [5, 9, 6, 20], [25, 22, 19, 66]])
    >>> few = (machines > 0) & (machines < 5)
    >>> beside(few, table_net(machines), machines + 1, [np.zeros_like(machines)], 5).astype(int)
    array([[0, 1, 1, 0],
           [0, 0, 0, 0],
           [0, 1, 1, 0],
           [0, 0, 0, 0]])
    """
    if not start.any():
        return start
    seen = [each.ravel() for each in known]
    allowed = np.logical_and.reduce([net.most - each >= limit - 1 for each in seen])
    search = Search(net, seen, limit - 1, costs.ravel(), allowed)
    cells = set(np.flatnonzero(start.ravel()).tolist())
    first = search.complete(cells)
    turns = range(1, 1 if first == cells else min(16, _TRIES // len(cells)))
    found = [first, *(search.complete(cells, turn) for turn in turns)]
    less = [_lessened(search, each, cells) for each in found if each is not None]
    if not less:
        return np.ones_like(start)
    blank = np.zeros(start.size, dtype=bool)
    blank[list(min(less, key=search.cost))] = True
    return blank.reshape(start.shape)


def _lessened(search: Search, blank: set[int], start: set[int]) -> set[int]:
    """Return the withheld cells without needless ones, where finding these doesn't take too long."""
    few = len(blank - start) * len(blank) * len(search.down) <= _CHECKS
    return search.without_needless(blank, start) if few else blank


def _proved(audience: Audience, limit: int, blank: dict[str, Mask]) -> Blanks:
    """Return the cells to withhold once they are proved safe; more of them where they aren't."""
    while True:
        narrow = narrowed(audience, limit, blank)
        if not any(mask.any() for mask in narrow.values()) or all(mask.all() for mask in blank.values()):
            return blank
        blank = _widened(audience, blank, narrow)


def _widened(audience: Audience, blank: dict[str, Mask], narrow: Blanks) -> dict[str, Mask]:
    """Return more cells to withhold: the cheapest in each column that is told too well, else a whole grid."""
    wider = {grid: mask.copy() for grid, mask in blank.items()}
    for grid in LISTS:
        costs = np.where(blank[grid], np.iinfo(np.int64).max, audience.told.counts[grid])
        for column in np.flatnonzero(narrow[grid].any(axis=0)):
            wider[grid][costs[:, column].argmin(), column] = True
    if all((wider[grid] == blank[grid]).all() for grid in GRIDS):
        wider = {grid: np.ones_like(mask) for grid, mask in blank.items() if grid != "kind"} | {"kind": blank["kind"]}
    if all((wider[grid] == blank[grid]).all() for grid in GRIDS):
        wider["kind"] = np.ones_like(blank["kind"])
    return wider
