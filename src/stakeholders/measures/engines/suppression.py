"""Which further cells of a table to withhold so that no withheld number can be worked out from sums and totals.

A table with its totals is a circulation: every cell an edge from its row to its column, every total an edge back. What
somebody who knows all numbers shown can't tell apart are the amounts that may go around in circles of withheld cells.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import heappop, heappush

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]
Step = tuple[int, int, int]  # an edge, 1 along it or -1 against it, and the node one comes to


@dataclass(frozen=True, eq=False)
class Net:
    """Cells as edges between nodes; at each node but the last as much comes in as goes out.

    Attributes
    ----------
    tails, heads
        Of each edge.
    values
        Of each cell, never negative.
    most
        What each cell can hold at most, as everybody knows.
    """

    tails: Ints
    heads: Ints
    values: Ints
    most: Ints

    @cached_property
    def steps(self) -> list[list[Step]]:
        """For each node where one can go from it."""
        found: list[list[Step]] = [[] for _ in range(int(max(self.heads.max(), self.tails.max())) + 1)]
        for edge, (tail, head) in enumerate(zip(self.tails.tolist(), self.heads.tolist(), strict=True)):
            found[tail].append((edge, 1, head))
            found[head].append((edge, -1, tail))
        return found


def table_net(values: Ints) -> Net:
    """Return the net of a table whose last row and last column are its totals."""
    rows, columns = values.shape[0] - 1, values.shape[1] - 1
    row, column = (each.ravel() for each in np.indices(values.shape))
    below, beside = row == rows, column == columns
    tails = np.where(below ^ beside, rows + 1 + column, row)
    heads = np.where(below ^ beside, row, rows + 1 + column)
    return Net(tails, heads, values.ravel(), np.full(values.size, 2 * int(values.max(initial=0)) + 1_000_000))


def columns_net(values: Ints, most: Ints) -> Net:
    """Return the net of a table in which only the columns add up, to its last row; its rows end in one common node."""
    rows, columns = values.shape
    row, column = (each.ravel() for each in np.indices(values.shape))
    below, common = row == rows - 1, np.full(values.size, columns)
    return Net(np.where(below, column, common), np.where(below, common, column), values.ravel(), most.ravel())


class Search:
    """What to withhold in one net, against readers who know different parts of its cells.

    Parameters
    ----------
    known
        For each reader, how much of each cell they see.
    need
        How far apart the least and the greatest possible number of a withheld cell must lie.
    costs
        Of withholding a cell.
    allowed
        Cells that may be withheld.
    """

    def __init__(self, net: Net, known: Sequence[Ints], need: int, costs: Ints, allowed: Mask) -> None:
        self.net, self.need, self.costs, self.allowed = net, need, costs.tolist(), allowed.tolist()
        self.prices = self.costs  # what cells are chosen by
        self.up = (net.most - net.values).tolist()
        self.down = [(net.values - seen).tolist() for seen in known]
        self.needs = [np.minimum(need, net.most - seen).tolist() for seen in known]

    def safe(self, blank: set[int], cell: int, reader: int) -> bool:
        """Tell whether a withheld cell can't be narrowed too far by this reader."""
        return self._short(blank, cell, reader) <= 0

    def all_safe(self, blank: set[int]) -> bool:
        """Tell whether no withheld cell can be narrowed too far by anybody."""
        return all(self.safe(blank, cell, reader) for cell in blank for reader in range(len(self.down)))

    def complete(self, start: set[int], turn: int = 0) -> set[int] | None:
        """Return the cells to withhold, those of the start among them; None where nothing would protect some cell.

        Another turn takes the cells in another order, and by prices drawn around their costs: what is cheapest for
        each cell by itself need not be so for all together.
        """
        draw, blank = np.random.default_rng(turn), set(start)
        queue = [sorted(start)[place] for place in draw.permutation(len(start))]
        spread = draw.uniform(10, 30, len(self.costs)) if turn else np.full(len(self.costs), 20)
        self.prices = (np.array(self.costs) * spread).astype(np.int64).tolist()
        while queue:
            cell = queue.pop()
            for reader in range(len(self.down)):
                while (short := self._short(blank, cell, reader)) > 0:
                    more = self._cheapest(blank, cell, reader, short)
                    if not more:
                        return None
                    blank |= more
                    queue += sorted(more)
        return blank

    def without_needless(self, blank: set[int], start: set[int]) -> set[int]:
        """Return the withheld cells without those that need not be, the dearest first."""
        kept = set(blank)
        for cell in sorted(blank - start, key=lambda cell: (-self.costs[cell], cell)):
            if self.all_safe(kept - {cell}):
                kept.discard(cell)
        return kept

    def cost(self, blank: Iterable[int]) -> int:
        """Return what withholding these cells costs."""
        return sum(self.costs[cell] for cell in blank)

    def _price(self, blank: Iterable[int]) -> int:
        return sum(self.prices[cell] for cell in blank)

    def _short(self, blank: set[int], cell: int, reader: int) -> int:
        """Return how much is missing in the range of a withheld cell."""
        need = self.needs[reader][cell]
        for way in (1, -1):
            need -= self._around(blank, cell, reader, way, need)[0]
        return int(need)

    def _room(self, edge: int, way: int, reader: int) -> int:
        return int(self.up[edge] if way > 0 else self.down[reader][edge])

    def _around(
        self, blank: set[int], cell: int, reader: int, way: int, amount: int, *, hiding: bool = False
    ) -> tuple[int, set[int]]:
        """Return how much, up to the amount, a cell can grow (way 1) or shrink (-1), and what else is withheld for it.

        The amount goes around through withheld cells; when ``hiding``, also through others, the cheapest first.
        """
        net = self.net
        ends = int(net.heads[cell]), int(net.tails[cell])
        source, sink = ends if way > 0 else ends[::-1]
        amount = min(amount, self._room(cell, way, reader))
        gone, flow, used = 0, {cell: 0}, set[int]()
        while gone < amount:
            path = self._path(source, sink, blank | used, cell, reader, flow, hiding=hiding)
            if path is None:
                break
            step = min(amount - gone, *(self._left(edge, sign, reader, flow) for edge, sign in path))
            for edge, sign in path:
                flow[edge] = flow.get(edge, 0) + sign * step
                used |= {edge} - blank
            gone += step
        return gone, used

    def _left(self, edge: int, sign: int, reader: int, flow: dict[int, int]) -> int:
        return self._room(edge, sign, reader) - sign * flow.get(edge, 0)

    def _path(
        self,
        source: int,
        sink: int,
        blank: set[int],
        cell: int,
        reader: int,
        flow: dict[int, int],
        *,
        hiding: bool,
    ) -> list[tuple[int, int]] | None:
        def passable(edge: int, sign: int) -> int | None:
            if edge == cell or self._left(edge, sign, reader, flow) <= 0:
                return None
            if edge in blank:
                return 0
            return self.prices[edge] if hiding and self.allowed[edge] else None

        return _shortest(self.net.steps, source, sink, passable)

    def _cheapest(self, blank: set[int], cell: int, reader: int, short: int) -> set[int]:
        """Return the cheapest further cells found that give a withheld cell more room; none where there are none."""
        found = []
        for way in (1, -1):
            have = self._around(blank, cell, reader, way, self.need)[0]
            gone, used = self._around(blank, cell, reader, way, have + short, hiding=True)
            if used:
                found.append((short - (gone - have), self._price(used), sorted(used)))
        found += [(0, self._price(used), sorted(used)) for used in self._circles(blank, cell, reader)]
        return set(min(found)[2]) if found else set()

    def _circles(self, blank: set[int], cell: int, reader: int) -> Iterator[set[int]]:
        """Give the cheapest single circle for each way of sharing the range out between growing and shrinking."""
        need = self.needs[reader][cell]
        for grown in range(need + 1):
            shrunk = need - grown
            if self._room(cell, 1, reader) < grown or self._room(cell, -1, reader) < shrunk:
                continue

            def passable(edge: int, sign: int, grown: int = grown, shrunk: int = shrunk) -> int | None:
                if edge == cell or self._room(edge, sign, reader) < grown or self._room(edge, -sign, reader) < shrunk:
                    return None
                if edge in blank:
                    return 0
                return self.prices[edge] if self.allowed[edge] else None

            path = _shortest(self.net.steps, int(self.net.heads[cell]), int(self.net.tails[cell]), passable)
            if path and (used := {edge for edge, _ in path} - blank):
                yield used


def _shortest(
    steps: list[list[Step]], source: int, sink: int, passable: Callable[[int, int], int | None]
) -> list[tuple[int, int]] | None:
    """Return the cheapest path as edges with their direction; ``passable`` tells what a step costs, None: no way."""
    if source == sink:
        return []
    best, came, heap = {source: 0}, dict[int, tuple[int, int, int]](), [(0, source)]
    while heap:
        cost, node = heappop(heap)
        if node == sink:
            break
        if cost > best[node]:
            continue
        for edge, sign, there in steps[node]:
            price = passable(edge, sign)
            if price is not None and cost + price < best.get(there, 1 << 60):
                best[there], came[there] = cost + price, (node, edge, sign)
                heappush(heap, (cost + price, there))
    if sink not in came:
        return None
    path = []
    while sink != source:
        sink, edge, sign = came[sink]
        path.append((edge, sign))
    return path
