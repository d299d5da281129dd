"""Problems as a table, in a reader's language, and only those that the reader may know of."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final, Protocol

import pandas as pd

from stakeholders.errors import Problem
from stakeholders.language import Words
from stakeholders.reading.findings import Findings
from stakeholders.register import Register
from stakeholders.schema import TABLES

COLUMNS: Final = ("file", "row", "column", "value", "severity", "message")
_NAMING: Final = frozenset({"membership_cycle"})  # rules whose sentence names other rows


class Read(Protocol):
    """A dataset or a scenario."""

    @property
    def found(self) -> tuple[Problem, ...]:
        """What was wrong with its files."""

    @property
    def tables(self) -> Mapping[str, pd.DataFrame]:
        """Its rows as they were read."""


def problems_table(found: Iterable[Problem], words: Words) -> pd.DataFrame:
    """Return one row per problem: file, row (0 where it is the whole file), column, value, severity code, message."""
    rows = [(one.file, one.row, one.column, one.value, str(one.severity), one.message(words)) for one in found]
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    return frame.astype({name: "int64" if name == "row" else "str" for name in COLUMNS})


def visible_problems(
    read: Read, seen: Register, scenario: str = "", untold: Iterable[Problem] = ()
) -> tuple[Problem, ...]:
    """Return the problems that whoever sees this register may know of, with the numbers that its rows have there.

    The local steward knows all. Everyone else knows those about rows that they see: not those about whole files,
    whose counts would tell of rows that they don't see, and not those that name what may be hidden from them.

    Parameters
    ----------
    read
        The dataset, or a scenario that is laid over it.
    scenario
        Id of the scenario whose problems these are, empty for the dataset's own: both have a row 2.
    untold
        Those that are only counted in ``read.found``: whose turn comes there depends on hidden rows too.
    """
    if seen.viewer is None or seen.viewer.is_local_steward:
        return read.found
    found = sorted((*read.found, *untold), key=lambda one: (one.file, one.row))
    told = [one for one in found if one.rule not in _NAMING and one.column != "shared_with"]
    numbers: dict[tuple[str, int], int] = {}
    for name, rows in read.tables.items():
        if "row" not in rows:  # made on the page, read from nowhere
            continue
        numbers |= _numbers(name, rows, seen.table(name), scenario, {one.row for one in told})
    known = Findings()  # anew: how many are told one by one must not depend on rows that are hidden
    known.extend(replace(one, row=numbers[one.file, one.row]) for one in told if (one.file, one.row) in numbers)
    return known.all()


def _numbers(
    name: str, read: pd.DataFrame, seen: pd.DataFrame, scenario: str, wanted: set[int]
) -> dict[tuple[str, int], int]:
    """Return by file and row as they were read which number a row has among those that are seen."""
    key = [column for column in TABLES[name].key if column in read]
    seen, read = seen[seen["scenario"] == scenario], read[read["row"].isin(wanted)]
    there = dict(zip(seen[key].itertuples(index=False, name=None), seen["row"], strict=True))
    places = zip(read["file"], read["row"], read[key].itertuples(index=False, name=None), strict=True)
    return {(str(file), int(row)): int(there[cells]) for file, row, cells in places if cells in there}
