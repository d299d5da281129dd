"""A CSV file becomes a sheet: every cell as typed, every row with its number, nothing dropped in silence."""

import csv
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.csv as pacsv

from stakeholders.reading.encoding import as_utf8
from stakeholders.reading.exact import read_exactly
from stakeholders.reading.findings import Findings
from stakeholders.reading.header import Header, understood
from stakeholders.reading.sheet import Sheet
from stakeholders.schema import TABLES

_DELIMITERS: Final = (",", ";", "\t")
_BLOCK: Final = 4 << 20  # bytes that one thread reads at a time


def read_csv(raw: bytes, file: str, table: str, findings: Findings) -> Sheet | None:
    """Return the sheet, or None where the file can't be used as this table; the reason is then among the findings.

    Comma, semicolon and tab are understood, as are the line ends of every system, a byte order mark and Excel's
    ``sep=`` line. Arrow's reader takes regular files; the others go to the exact one.
    """
    recoded = as_utf8(raw)
    text = _without_sep_line(recoded.text)
    if text.isspace() or not text:
        findings.add(file, 0, "", "", "empty_file")
        return None
    if recoded.guessed:
        findings.add(file, 0, "", "", "not_utf8")
    line = _first_line(text)
    delimiter = _delimiter(line, table)
    cells = _cells(line, delimiter)
    if len(cells) == 1 and text.count(b'"') == 0 and line.strip():
        findings.add(file, 1, "", "", "wrong_delimiter")
        return None
    if _is_regular(line, text, delimiter):
        header = understood(cells, file, table)
        sheet = _fast(text, header, delimiter, file)
        if sheet is not None:
            findings.extend(header.problems)
            return sheet.without_empty() if header.is_complete else None
    return read_exactly(text, delimiter, file, table, findings)


def _fast(text: bytes, header: Header, delimiter: str, file: str) -> Sheet | None:
    """Return the sheet by Arrow's reader on all cores, None where the rows are not all of one length."""
    try:
        table = pacsv.read_csv(
            pa.py_buffer(text),
            read_options=pacsv.ReadOptions(column_names=header.columns, skip_rows=1, block_size=_BLOCK),
            parse_options=pacsv.ParseOptions(delimiter=delimiter, newlines_in_values=True, ignore_empty_lines=False),
            convert_options=pacsv.ConvertOptions(
                column_types=dict.fromkeys(header.columns, pa.large_string()), null_values=[], strings_can_be_null=False
            ),
        )
    except pa.ArrowInvalid:
        return None
    frame = table.to_pandas()
    return Sheet(file, frame, np.arange(2, len(frame) + 2, dtype=np.int64))


def _is_regular(line: bytes, text: bytes, delimiter: str) -> bool:
    """Tell whether the header is one line with rows below it, and every quotation mark opens or closes a cell.

    Of the marks in a regular file every other one opens: it stands where a cell begins, or doubles the one before.
    The others close: a cell ends there, or the mark is doubled. Anything else could swallow rows in silence.
    """
    if len(text) <= len(line) or not line.strip() or line.count(b'"') % 2:
        return False
    if b'"' not in text:
        return True
    signs = np.frombuffer(text, dtype=np.uint8)
    marks = np.flatnonzero(signs == ord('"'))
    if len(marks) % 2:
        return False
    between = np.frombuffer(f'{delimiter}\r\n"'.encode(), dtype=np.uint8)
    before, after = signs[marks[::2] - 1], signs[np.minimum(marks[1::2] + 1, len(signs) - 1)]
    return bool((np.isin(before, between) | (marks[::2] == 0)).all() and np.isin(after, between).all())


def _without_sep_line(text: bytes) -> bytes:
    """Return the text without the first line by which Excel is told the separator: Excel shows no such row."""
    if text[:4].lower() != b"sep=" or text[5:6] not in (b"\r", b"\n"):
        return text
    return text[7:] if text[5:7] == b"\r\n" else text[6:]


def _first_line(text: bytes) -> bytes:
    end = text.find(b"\n")
    line = text if end < 0 else text[:end]
    return line.split(b"\r", 1)[0]


def _delimiter(line: bytes, table: str) -> str:
    """Return the separator that finds the most columns of the schema in the header, else the most columns."""
    known = set(TABLES[table].names)

    def found(delimiter: str) -> tuple[int, int]:
        cells = _cells(line, delimiter)
        return len(known.intersection(cell.strip().casefold() for cell in cells)), len(cells)

    return max(_DELIMITERS, key=found)


def _cells(line: bytes, delimiter: str) -> list[str]:
    return next(csv.reader([line.decode()], delimiter=delimiter), [])
