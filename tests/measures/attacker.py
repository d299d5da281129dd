"""Somebody who knows all numbers released, what adds up, and some of the rows: what can they find out?

Written for the tests alone, from the rules of METHODS 8; it shares nothing with the code that it attacks. Many tables
that have nothing to do with each other are attacked in the same linear program, a cell of each at a time.
"""

from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array


@dataclass
class Attack:
    """Unknown whole numbers: bounds of each, sums that are known, and the cells somebody wants to know.

    A cell is known where its bounds are equal. ``add`` puts a table in and returns the places of its cells.
    """

    low: list[float] = field(default_factory=list)
    high: list[float] = field(default_factory=list)
    equal: list[dict[int, float]] = field(default_factory=list)
    at_most: list[dict[int, float]] = field(default_factory=list)
    targets: list[list[int]] = field(default_factory=list)  # of each table

    def add(self, shown, blank, known, *, rows_add_up=True, highest=1e4, unsure=None):
        """Put in a table whose last row is the total of the others, and its last column too where rows add up.

        ``shown``: its numbers, which count where it isn't blank; there, they may be off by ``unsure``.
        """
        first = len(self.low)
        places = first + np.arange(shown.size).reshape(shown.shape)
        off = np.zeros(shown.shape) if unsure is None else unsure
        self.low += np.maximum(np.where(blank, 0, shown - off), known).ravel().tolist()
        self.high += np.maximum(np.where(blank, highest, shown + off), known).ravel().tolist()
        for column in range(shown.shape[1]):
            self.equal.append({**dict.fromkeys(places[:-1, column].tolist(), 1.0), int(places[-1, column]): -1.0})
        if rows_add_up:
            for row in places:
                self.equal.append({**dict.fromkeys(row[:-1].tolist(), 1.0), int(row[-1]): -1.0})
        self.targets.append(places[blank].tolist())
        return places

    def possibilities(self, enough):
        """Return for each table and target how many numbers are possible, counted up to ``enough`` or a little more.

        A number found possible counts for every cell, so that what is wide already is not asked for again.
        """
        least, most = np.full(len(self.low), np.inf), np.full(len(self.low), -np.inf)
        matrix, above = _matrix(self.equal, len(self.low)), _matrix(self.at_most, len(self.low))
        bounds = np.column_stack([self.low, self.high])
        for sign in (1, -1):
            for turn in range(max(map(len, self.targets), default=0)):
                aim = np.zeros(len(self.low))
                for cells in self.targets:
                    if turn < len(cells) and most[cells[turn]] - least[cells[turn]] < enough - 1:
                        aim[cells[turn]] = -sign
                if not aim.any():
                    continue
                found = linprog(aim, above, np.zeros(above.shape[0]), matrix, np.zeros(matrix.shape[0]), bounds)
                assert found.status == 0, found.message
                least, most = np.minimum(least, found.x), np.maximum(most, found.x)
        width = np.floor(most + 1e-6) - np.ceil(least - 1e-6) + 1
        return [width[cells] for cells in self.targets]


def _matrix(rows, size):
    entries = [(number, place, value) for number, row in enumerate(rows) for place, value in row.items()]
    row, column, value = (np.array(part) for part in zip(*entries, strict=True)) if entries else ([], [], [])
    return csr_array((value, (row, column)), shape=(len(rows), size))


def with_totals(inner):
    """Return a table with its totals as last row and last column."""
    table = np.zeros((inner.shape[0] + 1, inner.shape[1] + 1), dtype=np.int64)
    table[:-1, :-1] = inner
    table[:, -1] = table.sum(axis=1)
    table[-1] = table.sum(axis=0)
    return table
