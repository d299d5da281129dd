"""The header of a table: which of its names the schema knows, and what the others are kept as."""

from dataclasses import dataclass
from difflib import get_close_matches

from stakeholders.errors import Problem
from stakeholders.reading.sheet import NAMELESS
from stakeholders.schema import ORIGIN, TABLES, Table

_CLOSE = 0.8  # how alike two names must be (0 to 1) for one to be suggested in place of the other


@dataclass(frozen=True, slots=True)
class Header:
    """Column names, each once, and what was wrong with them as typed.

    ``is_complete`` tells whether all required columns are there; without one of them no row can be used.
    """

    columns: tuple[str, ...]
    problems: tuple[Problem, ...]
    is_complete: bool


def understood(cells: list[str], file: str, table: str, row: int = 1) -> Header:
    """Return the header that these cells make; names of the schema are known in any case and with spaces around."""
    known = TABLES[table]
    columns: list[str] = []
    problems: list[Problem] = []
    for number, cell in enumerate(cells, start=1):
        name, problem = _named(cell, number, known, columns)
        columns.append(name)
        if problem is not None:
            rule, details = problem
            problems.append(Problem(file, row, cell.strip(), "", rule, details))
    absent = [column for column in known.columns if column.name not in columns]
    problems += _suggestions(columns, [column.name for column in absent], file, known, row)
    missing = [column.name for column in absent if column.required]
    required = ", ".join(column.name for column in known.columns if column.required)
    problems += [Problem(file, row, name, "", "missing_column", (("required", required),)) for name in missing]
    return Header(tuple(columns), tuple(problems), not missing)


def _named(
    cell: str, number: int, known: Table, taken: list[str]
) -> tuple[str, tuple[str, tuple[tuple[str, str], ...]] | None]:
    """Return the name that a column is kept as, and the rule that the header breaks with it, if any."""
    typed = " ".join(cell.split())
    name = typed.casefold() if typed.casefold() in known.names else typed or f"{NAMELESS}{number}"
    if name in taken:
        kept_as = _free(name, taken)
        return kept_as, ("repeated_column", (("kept_as", kept_as),))
    if name in ORIGIN:
        kept_as = _free(name, taken)
        return kept_as, ("reserved_column", (("kept_as", kept_as),))
    return name, None


def _free(name: str, taken: list[str]) -> str:
    number = 2
    while f"{name} {number}" in taken:
        number += 1
    return f"{name} {number}"


def _suggestions(columns: list[str], absent: list[str], file: str, known: Table, row: int) -> list[Problem]:
    """Return a problem for each unknown name that is nearly one of the schema's that is absent."""
    problems = []
    for name in columns:
        near = [] if name in known.names else get_close_matches(name.casefold(), absent, n=1, cutoff=_CLOSE)
        if near:
            problems.append(Problem(file, row, name, "", "misspelt_column", (("suggestion", near[0]),)))
    return problems
