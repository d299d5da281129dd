"""What was found wrong so far: gathered cell by cell, capped per file and rule, told together at the end."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Final

import numpy as np
import numpy.typing as npt

from stakeholders.errors import Problem
from stakeholders.reading.sheet import Mask
from stakeholders.rules import RULES

CAP: Final = 100  # problems of one rule in one file that are told one by one; the others are counted
_LONGEST: Final = 200  # characters of a value that are repeated


class Findings:
    """Gathers problems while a dataset is read."""

    def __init__(self) -> None:
        self._told: list[Problem] = []
        self._counts: dict[tuple[str, str], int] = {}
        self._last: dict[tuple[str, str], Problem] = {}
        self._beyond: list[tuple[npt.NDArray[np.intp], Callable[[int], Problem]]] = []

    def add(self, file: str, row: int, column: str, value: str, rule: str, **details: str) -> None:
        """Note one problem."""
        self.extend([Problem(file, row, column, shortened(value), rule, tuple(details.items()))])

    def extend(self, problems: Iterable[Problem]) -> None:
        """Note problems that are made already."""
        for problem in problems:
            if self._room(problem.file, problem.rule) > 0:
                self._told.append(problem)
                self._last[problem.file, problem.rule] = problem
            self._count(problem.file, problem.rule, 1)

    def add_where(self, mask: Mask, file: str, rule: str, at: Callable[[int], Problem]) -> None:
        """Note the problem that ``at`` makes for each position where the mask holds; beyond the cap it waits."""
        positions = np.flatnonzero(mask)
        told = positions[: max(0, self._room(file, rule))]
        self.extend(at(int(position)) for position in told)
        self._count(file, rule, len(positions) - len(told))
        if len(told) < len(positions) and RULES[rule].severity == "warning":
            self._beyond.append((positions[len(told) :], at))

    def untold(self) -> Iterator[Problem]:
        """Yield the warnings beyond the cap: whoever sees some of the rows alone is told of these (``problems``)."""
        for positions, at in self._beyond:
            yield from (at(int(position)) for position in positions)

    def all(self) -> tuple[Problem, ...]:
        """Return all problems by file and row; where the cap was reached, one more says how many were not told."""
        closing = [
            replace(self._last[key], row=0, value="", more=count - CAP)
            for key, count in self._counts.items()
            if count > CAP
        ]
        return tuple(sorted([*self._told, *closing], key=lambda p: (p.file, p.more > 0, p.row, p.column, p.rule)))

    def _room(self, file: str, rule: str) -> int:
        return CAP - self._counts.get((file, rule), 0)

    def _count(self, file: str, rule: str, how_many: int) -> None:
        self._counts[file, rule] = self._counts.get((file, rule), 0) + how_many


def shortened(value: str) -> str:
    """Return the value, cut where it is too long to be repeated in a message."""
    return value if len(value) <= _LONGEST else value[: _LONGEST - 1] + "…"
