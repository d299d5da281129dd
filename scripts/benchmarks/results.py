"""One measured line, whether it reached its aim, and the table of all lines."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

COLUMNS: Final = ("what", "size", "ours", "baseline", "unit", "ratio", "aim", "reached", "note")


@dataclass(frozen=True, slots=True)
class Line:
    """What was measured at one size, ours beside the baseline.

    Attributes
    ----------
    ours, baseline
        Medians in the unit; None where it did not come up (the note says why).
    aim
        Highest ratio wanted, None where there is none.
    limit
        Highest value of ours wanted, in the unit; for what is an amount and no ratio.
    """

    what: str
    size: str
    ours: float | None
    baseline: float | None = None
    unit: str = "s"
    aim: float | None = None
    limit: float | None = None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """How many times the baseline ours is; None where one of them is missing or the baseline is nothing."""
        if self.ours is None or not self.baseline:
            return None
        return self.ours / self.baseline

    @property
    def reached(self) -> bool | None:
        """Whether ours is within the aim; None where nothing was aimed at or nothing can be compared."""
        if self.limit is not None:
            return self.ours is not None and self.ours <= self.limit
        if self.aim is None:
            return None
        if self.ours is None:
            return False
        return None if self.ratio is None else self.ratio <= self.aim

    def cells(self) -> tuple[str, ...]:
        """Return the line as text, a cell for each of ``COLUMNS``."""
        aim = "" if self.aim is None else f"≤ {self.aim:g}×"
        if self.limit is not None:
            aim = f"≤ {self.limit:g} {self.unit}"
        return (
            self.what,
            self.size,
            _number(self.ours),
            _number(self.baseline),
            self.unit,
            "–" if self.ratio is None else f"{self.ratio:.2f}×",
            aim or "–",
            {True: "yes", False: "no", None: "–"}[self.reached],
            self.note,
        )


def _number(value: float | None) -> str:
    """Return three digits that count, and all digits of a number above a hundred."""
    if value is None:
        return "–"
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def as_markdown(lines: Iterable[Line]) -> str:
    """Return a table in Markdown."""
    rows = [COLUMNS, *(line.cells() for line in lines)]
    width = [max(len(row[place]) for row in rows) for place in range(len(COLUMNS))]
    text = ["| " + " | ".join(cell.ljust(width[place]) for place, cell in enumerate(row)) + " |" for row in rows]
    text.insert(1, "|" + "|".join("-" * (each + 2) for each in width) + "|")
    return "\n".join(text) + "\n"


def as_csv(lines: Iterable[Line]) -> str:
    """Return the same table as CSV, its numbers unrounded."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for line in lines:
        cells = list(line.cells())
        cells[2:4] = ["" if value is None else f"{value:.6g}" for value in (line.ours, line.baseline)]
        cells[5] = "" if line.ratio is None else f"{line.ratio:.4g}"
        writer.writerow(cells)
    return text.getvalue()


def summary(lines: Iterable[Line]) -> str:
    """Return how many aims were reached, and name those that were not."""
    aimed = [line for line in lines if line.reached is not None]
    missed = [
        f"  missed: {line.what}, {line.size}: {line.cells()[5]} for {line.cells()[6]}"
        for line in aimed
        if not line.reached
    ]
    return "\n".join([f"{len(aimed) - len(missed)} of {len(aimed)} aims reached", *missed])
