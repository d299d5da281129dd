"""A folder becomes a dataset: its register, and what was wrong with its files."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pandas as pd

from stakeholders.errors import NoSuchDataset, Problem
from stakeholders.language import Words
from stakeholders.reading.findings import Findings
from stakeholders.reading.folders import Stamp, stamp
from stakeholders.reading.package import package_bytes, titles_in
from stakeholders.reading.problems import problems_table
from stakeholders.reading.sheet import Sheet
from stakeholders.reading.tables import Loader, note_missing, sheets_of, understood_tables
from stakeholders.register import Register
from stakeholders.scenario import Scenario
from stakeholders.schema import TABLES


@dataclass(frozen=True, eq=False)
class Dataset:
    """What was read: the register of all usable rows, and every problem.

    Attributes
    ----------
    register
        Of the whole dataset, before the door: the steward's own.
    found
        The problems, by file and row; ``problems`` is the same as a table in English.
    title
        By language tag; English is always there.
    folder
        Where it was read from; None for an upload.
    stamp
        Names, times and sizes of its files when it was read; empty for an upload.
    read_counts
        How many rows each table had in its file, by table, before any was left out.
    scenarios
        Overlays that came with an upload; those of the installation are found with ``list_scenarios``.
    untold
        Makes the warnings that are only counted in ``found``, since there are so many of their kind.
    """

    register: Register
    found: tuple[Problem, ...]
    name: str
    title: Mapping[str, str]
    folder: Path | None
    stamp: Stamp
    read_counts: Mapping[str, int] = field(default_factory=dict)
    scenarios: tuple[Scenario, ...] = ()
    untold: Callable[[], Iterable[Problem]] = tuple

    @property
    def problems(self) -> pd.DataFrame:
        """One row per problem: file, row, column, value, severity, message (in English)."""
        return problems_table(self.found, Words("en"))

    @property
    def tables(self) -> Mapping[str, pd.DataFrame]:
        """Every usable row of the whole dataset, by table."""
        return {name: self.register.table(name) for name in TABLES}

    @property
    def has_errors(self) -> bool:
        """Whether any row or file could not be used."""
        return any(problem.severity == "error" for problem in self.found)


def read_dataset(folder: Path | str) -> Dataset:
    """Return the dataset in a folder of CSV files.

    Raises
    ------
    NoSuchDataset
        Where there is no folder of this name, or no table of a dataset in it.

    Examples
    --------
    >>> len(read_dataset("data/nordic_green_belt").register)
    71
    """
    place = Path(folder)
    before = stamp(place)
    findings = Findings()
    files = csv_files(place)
    if not files:
        raise NoSuchDataset(folder=str(folder))
    sheets = sheets_of(files, findings)
    title = titles_in(package_bytes(place), place.name, findings)
    return dataset_of(
        sheets,
        findings,
        name=place.name,
        title=title,
        key=repr((str(place.resolve()), before)),
        folder=place,
        files=tuple(files),
        stamped=before,
    )


def csv_files(folder: Path) -> dict[str, Loader]:
    """Return a loader for each CSV file of the folder, by its name; empty where there is no such folder."""
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix.casefold() == ".csv" and path.is_file())
    except OSError:
        return {}
    return {path.name: partial(path.read_bytes) for path in paths}


def dataset_of(
    sheets: Mapping[str, Sheet],
    findings: Findings,
    *,
    name: str,
    title: Mapping[str, str],
    key: str,
    files: tuple[str, ...],
    folder: Path | None = None,
    stamped: Stamp = (),
) -> Dataset:
    """Return the dataset that these sheets make; ``files`` are the names of all that were given, read or not."""
    note_missing(files, findings)
    counts = {table: len(sheet) for table, sheet in sheets.items()}
    register = Register.of(understood_tables(sheets, findings), key)
    return Dataset(register, findings.all(), name, title, folder, stamped, counts, untold=findings.untold)
