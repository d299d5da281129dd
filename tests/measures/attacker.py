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

    low: list[float] = field(default_factory=lambda: [1.0])
    high: list[float] = field(default_factory=lambda: [1.0])  # the number at place 0 is 1
    equal: list[dict[int, float]] = field(default_factory=list)
    at_most: list[dict[int, float]] = field(default_factory=list)  # sums that are not above 0
    targets: list[list[int]] = field(default_factory=list)  # of each set of tables that has nothing to do with others

    def add(self, shown, blank, known, *, rows_add_up=True, highest=1e4, off=0, apart=True):
        """Put in a table whose last row is the total of the others, and its last column too where rows add up.

        ``shown``: its numbers, which count where it isn't blank; there, they may be ``off`` by so much.
        ``apart``: whether it has nothing to do with the table before it.
        """
        places = len(self.low) + np.arange(shown.size).reshape(shown.shape)
        self.low += np.maximum(np.where(blank, 0, shown - off), known).ravel().tolist()
        self.high += np.maximum(np.where(blank, highest, shown + off), known).ravel().tolist()
        for column in range(shown.shape[1]):
            self.equal.append({**dict.fromkeys(places[:-1, column].tolist(), 1.0), int(places[-1, column]): -1.0})
        if rows_add_up:
            for row in places:
                self.equal.append({**dict.fromkeys(row[:-1].tolist(), 1.0), int(row[-1]): -1.0})
        if apart or not self.targets:
            self.targets.append([])
        self.targets[-1] += places[blank].tolist()
        return places

    def possibilities(self, enough):
        """Return for each set of tables how many numbers are possible for each target, exact below ``enough``.

        A number found possible counts for every cell, so that what is wide already is not asked for again.
        """
        found = np.array([[np.inf], [-np.inf]]).repeat(len(self.low), axis=1)  # the least and the most of each
        matrix, above = _matrix(self.equal, len(self.low)), _matrix(self.at_most, len(self.low))
        bounds = np.column_stack([self.low, self.high])
        for aim in self._aims(lambda cell: found[1, cell] - found[0, cell] < enough - 1):
            told = linprog(-aim, above, np.zeros(above.shape[0]), matrix, np.zeros(matrix.shape[0]), bounds)
            assert told.status == 0, told.message
            found[0], found[1] = np.minimum(found[0], told.x), np.maximum(found[1], told.x)
        width = np.floor(found[1] + 1e-6) - np.ceil(found[0] - 1e-6) + 1
        return [width[cells] for cells in self.targets]

    def _aims(self, narrow):
        """Give what to make as large as can be: many cells at once by chance, then those still narrow one by one."""
        draw = np.random.default_rng(0)
        for _ in range(4):
            aim = np.zeros(len(self.low))
            wanted = [cell for cells in self.targets for cell in cells if narrow(cell)]
            aim[wanted] = draw.choice([-1.0, 1.0], len(wanted))
            yield from (aim, -aim)
        left = [[cell for cell in cells if narrow(cell)] for cells in self.targets]
        for turn in range(max(map(len, left), default=0)):
            for sign in (1.0, -1.0):
                aim = np.zeros(len(self.low))
                aim[[cells[turn] for cells in left if turn < len(cells) and narrow(cells[turn])]] = sign
                if aim.any():
                    yield aim


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
