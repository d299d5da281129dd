"""Files become the tables of a register: read as typed, checked, and then understood."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePosixPath
from typing import Final

import pandas as pd

from stakeholders.reading.checks import checked
from stakeholders.reading.delimited import read_csv
from stakeholders.reading.findings import Findings
from stakeholders.reading.sheet import Sheet
from stakeholders.schema import TABLES

LARGEST: Final = 1 << 30  # bytes of one file
Loader = Callable[[], bytes]


def sheets_of(files: Mapping[str, Loader], findings: Findings) -> dict[str, Sheet]:
    """Return the sheet of each CSV file that is named as a table; files are loaded one at a time."""
    sheets: dict[str, Sheet] = {}
    for file, load in files.items():
        table = table_named(file)
        if table is None:
            findings.add(file, 0, "", "", "unknown_table", tables=", ".join(TABLES))
            continue
        try:
            raw = load()
        except OSError as error:
            findings.add(file, 0, "", "", "unreadable", reason=error.strerror or type(error).__name__)
            continue
        if len(raw) > LARGEST:
            findings.add(file, 0, "", "", "too_large", limit=f"{LARGEST >> 20} MB")
            continue
        sheet = read_csv(raw, file, table, findings)
        if sheet is not None:
            add_sheet(sheets, table, sheet, findings)
    return sheets


def add_sheet(sheets: dict[str, Sheet], table: str, sheet: Sheet, findings: Findings) -> None:
    """Put the sheet with the others; of two for one table the first counts."""
    if table in sheets:
        findings.add(sheet.file, 0, "", "", "repeated_table", used=sheets[table].file)
    else:
        sheets[table] = sheet


def table_named(file: str) -> str | None:
    """Return the table that a file or a sheet of a workbook is named after, None where there is none."""
    stem = PurePosixPath(file).name.strip().casefold().removesuffix(".csv")
    ending = PurePosixPath(file).suffix.casefold()
    return stem if stem in TABLES and ending in {".csv", ""} else None


def note_missing(files: Iterable[str], findings: Findings) -> None:
    """Note the required tables that none of these files is named after."""
    given = {table_named(file) for file in files}
    for table in TABLES.values():
        if table.required and table.name not in given:
            findings.add(table.file, 0, "", "", "missing_table")


def understood_tables(sheets: Mapping[str, Sheet], findings: Findings, scenario: str = "") -> dict[str, pd.DataFrame]:
    """Return the usable rows of the sheets with numbers as numbers, each with the file and row it comes from."""
    return checked(sheets, findings, scenario)
