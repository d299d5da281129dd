"""A workbook becomes sheets: one table per sheet, every value as the text that a person would have typed."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from io import BytesIO

from stakeholders.reading.archive import Refused, opened_archive
from stakeholders.reading.exact import Record, sheet_of
from stakeholders.reading.findings import Findings
from stakeholders.reading.sheet import Sheet
from stakeholders.reading.tables import add_sheet, table_named
from stakeholders.schema import TABLES
from stakeholders.schema.meanings import NOTE


def sheets_of_workbook(raw: bytes, file: str, findings: Findings) -> dict[str, Sheet]:
    """Return the sheet of each table that a worksheet is named after; other worksheets are told of, notes excepted."""
    try:
        opened_archive(raw)  # an .xlsx is an archive: the same limits hold
        return _read(raw, file, findings)
    except Refused as error:
        findings.add(file, 0, "", "", "refused_archive", reason=error.reason)
    except Exception as error:  # noqa: BLE001 - openpyxl raises whatever a broken workbook makes it stumble over
        findings.add(file, 0, "", "", "unreadable", reason=type(error).__name__)
    return {}


def _read(raw: bytes, file: str, findings: Findings) -> dict[str, Sheet]:
    import warnings

    from openpyxl import load_workbook

    sheets: dict[str, Sheet] = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and extensions that openpyxl leaves aside
        book = load_workbook(BytesIO(raw), read_only=True, data_only=True)
        for worksheet in book.worksheets:
            if worksheet.title.startswith(NOTE):
                continue
            table, where = table_named(worksheet.title), f"{file}: {worksheet.title}"
            if table is None:
                findings.add(where, 0, "", "", "unknown_table", tables=", ".join(TABLES))
                continue
            worksheet.reset_dimensions()  # what some programs write there is wrong
            sheet = sheet_of(_records(worksheet.iter_rows(values_only=True)), where, table, findings)
            if sheet is not None:
                add_sheet(sheets, table, sheet, findings)
    return sheets


def _records(rows: Iterable[tuple[object, ...]]) -> Iterator[Record]:
    """Yield the rows as text, all as wide as the widest so far: worksheets leave out empty cells at the end."""
    width = 0
    for number, row in enumerate(rows, start=1):
        cells = [text_of(value) for value in row]
        while cells and not cells[-1]:
            cells.pop()
        width = width or len(cells)
        yield number, cells + [""] * (width - len(cells))


def text_of(value: object) -> str:
    """Return a cell's value as a person would have typed it.

    Examples
    --------
    >>> text_of(7.0), text_of(63.43), text_of(datetime(2024, 5, 1)), text_of(None), text_of(True)
    ('7', '63.43', '2024-05-01', '', 'TRUE')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    if isinstance(value, (date, time)):
        return value.isoformat()
    return str(value)
