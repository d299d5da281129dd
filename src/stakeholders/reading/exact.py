"""The exact reader of CSV: slower, for files with ragged rows or a quotation mark that is never closed."""

import csv
import io
from collections.abc import Iterator
from typing import Final, Literal

import numpy as np
import pyarrow as pa

from stakeholders.reading.findings import Findings
from stakeholders.reading.header import Header, understood
from stakeholders.reading.sheet import Sheet

_CHUNK: Final = 50_000  # rows that are held as Python objects at a time
_MOST_UNCLOSED: Final = 20  # quotation marks that are forgiven before quoting is given up
_MOST_CHARACTERS: Final = 1 << 30  # in one cell: the csv module's own limit would raise instead of telling

csv.field_size_limit(_MOST_CHARACTERS)

Record = tuple[int, list[str]]
_Quoting = Literal[0, 1, 2, 3]


def read_exactly(text: bytes, delimiter: str, file: str, table: str, findings: Findings) -> Sheet | None:
    """Return the sheet of the rows that have as many cells as the header; the others are among the findings.

    None where a required column is missing.
    """
    records = _records(text.decode(), delimiter, file, findings)
    return sheet_of(records, file, table, findings)


def sheet_of(records: Iterator[Record], file: str, table: str, findings: Findings) -> Sheet | None:
    """Return the sheet whose header is the first record with any content; None where a required column is missing."""
    header = _header(records, file, table)
    if header is None:
        findings.add(file, 0, "", "", "empty_file")
        return None
    findings.extend(header.problems)
    if not header.is_complete:
        return None
    parts: list[pa.Table] = []
    rows: list[int] = []
    held: list[list[str]] = []
    for row, cells in records:
        fitting = _fitting(cells, len(header.columns))
        if fitting is None:
            expected, found = str(len(header.columns)), str(len(cells))
            findings.add(file, row, "", "", "ragged_row", found=found, expected=expected)
            continue
        rows.append(row)
        held.append(fitting)
        if len(held) >= _CHUNK:
            parts.append(_table(held, header.columns))
            held = []
    parts.append(_table(held, header.columns))
    return Sheet(file, pa.concat_tables(parts).to_pandas(), np.array(rows, dtype=np.int64)).without_empty()


def _header(records: Iterator[Record], file: str, table: str) -> Header | None:
    for row, cells in records:
        if any(cell.strip() for cell in cells):
            return understood(cells, file, table, row)
    return None


def _table(held: list[list[str]], columns: tuple[str, ...]) -> pa.Table:
    cells = zip(*held, strict=True) if held else ([] for _ in columns)
    return pa.table([pa.array(list(column), pa.large_string()) for column in cells], names=list(columns))


def _fitting(cells: list[str], expected: int) -> list[str] | None:
    """Return the cells if they fill the columns; empty ones beyond the last column don't count."""
    if not cells:
        return [""] * expected
    if len(cells) > expected and not any(cells[expected:]):
        return cells[:expected]
    return cells if len(cells) == expected else None


def _records(text: str, delimiter: str, file: str, findings: Findings) -> Iterator[Record]:
    """Yield each record with its row number; a quotation mark that is never closed costs one row, not the rest."""
    lines, row, unclosed = _Lines(text), 1, 0
    while not lines.is_over:
        quoting: _Quoting = csv.QUOTE_MINIMAL if unclosed < _MOST_UNCLOSED else csv.QUOTE_NONE
        try:
            for cells in csv.reader(lines, delimiter=delimiter, quoting=quoting, strict=True):
                lines.begin_record()
                yield row, cells
                row += 1
        except csv.Error:  # text after a closing quotation mark, or the end of the file before one
            if lines.in_record == 1:
                yield row, next(csv.reader([lines.first_line], delimiter=delimiter))
            else:
                findings.add(file, row, "", "", "unclosed_quote")
                lines.return_to_second()
                unclosed += 1
            lines.begin_record()
            row += 1


class _Lines:
    """The lines of a text, which can be gone back to: it remembers where the record began that the reader is in.

    Attributes
    ----------
    in_record
        How many lines the record has so far.
    """

    def __init__(self, text: str) -> None:
        self._lines = io.StringIO(text, newline="")
        self._second = 0
        self.first_line = ""
        self.in_record = 0
        self.is_over = False

    def begin_record(self) -> None:
        """Say that the last line given ended a record."""
        self.in_record = 0

    def return_to_second(self) -> None:
        """Go back to the second line of the record."""
        self._lines.seek(self._second)
        self.is_over = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._lines.readline()
        if not line:
            self.is_over = True
            raise StopIteration
        if not self.in_record:
            self.first_line, self._second = line, self._lines.tell()
        self.in_record += 1
        return line
