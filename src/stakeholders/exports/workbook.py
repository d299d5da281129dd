"""Tables as an Excel workbook that carries its marking on every sheet and starts no formula."""

import re
from collections.abc import Mapping
from io import BytesIO
from math import isnan
from typing import Final

import pandas as pd

from stakeholders.exports.delimited import guard_formulas
from stakeholders.schema import Marking

_UNUSABLE: Final = re.compile(r"[\[\]:*?/\\]")  # in the name of a sheet
_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")  # which a workbook cannot hold
_LONGEST_NAME: Final = 31
_WIDEST: Final = 60


def workbook(sheets: Mapping[str, pd.DataFrame], *, title: str, marking: Marking, on: str) -> bytes:
    """Return the tables as one workbook, a sheet each.

    Parameters
    ----------
    sheets
        By the name of the sheet; labels and cells as they are to be read.
    title, on
        Of the whole, and the date that it is made; both stand with the marking above each table.
    marking
        Of the file: in the first cell of each sheet, and in the header and footer of each printed page.
    """
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    book = Workbook()
    book.remove(book.worksheets[0])
    for name, frame in sheets.items():
        sheet = book.create_sheet(_sheet_name(name, book.sheetnames))
        for text in (marking.text, f"{_text(title)} – {on}"):
            sheet.append([_safe(text)])
        sheet["A1"].font = Font(bold=True, color="FFC000" if marking >= Marking.AMBER else "FFFFFF")
        sheet["A1"].fill = PatternFill("solid", fgColor="000000")
        sheet["A2"].font = Font(bold=True)
        guarded = guard_formulas(frame)
        sheet.append([_safe(str(column)) for column in guarded])
        for row in guarded.itertuples(index=False, name=None):
            sheet.append([_safe(cell) for cell in row])
        for cell in sheet[3]:
            cell.font = Font(bold=True)
        for number, column in enumerate(guarded, start=1):
            longest = max([len(str(column)), *(len(str(cell)) for cell in guarded[column])], default=10)
            sheet.column_dimensions[get_column_letter(number)].width = min(max(longest + 2, 10), _WIDEST)
        for rows in sheet.iter_rows(min_row=4):
            for cell in rows:
                cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.freeze_panes = "A4"
        sheet.print_title_rows = "1:3"
        sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight = "landscape", 9, 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        for part in (sheet.oddHeader, sheet.oddFooter):
            part.right.text = marking.text
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def _safe(cell: object) -> object:
    """Return what a cell may hold: a number, or text that is no formula; nothing where nothing is known."""
    if isinstance(cell, float):
        return None if isnan(cell) else cell
    if isinstance(cell, (bool, int)):
        return cell
    return "" if cell is None else _text(str(cell))


def _text(text: str) -> str:
    clean = _CONTROLS.sub(" ", text)[:32_000]
    return f"'{clean}" if clean[:1] in ("=", "+", "-", "@") else clean


def _sheet_name(name: str, taken: list[str]) -> str:
    short = _UNUSABLE.sub(" ", name).strip("' ")[:_LONGEST_NAME] or "Sheet"
    return short if short not in taken else f"{short[: _LONGEST_NAME - 3]} {len(taken) + 1}"
