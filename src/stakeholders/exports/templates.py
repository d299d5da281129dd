"""Empty tables to fill in: a zip of CSV files, or one workbook that also explains every column."""

from io import BytesIO
from typing import TYPE_CHECKING, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pandas as pd

from stakeholders.codes import LISTS
from stakeholders.language import Words
from stakeholders.schema import TABLES, Column, Table
from stakeholders.schema.meanings import MEANINGS, NOTE, TABLE_MEANINGS

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

ROWS: Final = 1000  # below the header, in which a workbook offers the allowed codes
_EPOCH: Final = (2024, 1, 1, 0, 0, 0)  # so that the same template is the same file


def explanation(words: Words) -> pd.DataFrame:
    """Return every column of every table: columns table, column, required, meaning, allowed (codes with labels)."""
    rows = [
        (
            table.name,
            column.name,
            words.say("required") if column.required else words.say("optional"),
            words.say(MEANINGS[table.name, column.name]),
            allowed(column, words),
        )
        for table in TABLES.values()
        for column in table.columns
    ]
    return pd.DataFrame(rows, columns=["table", "column", "required", "meaning", "allowed"], dtype="str")


def allowed(column: Column, words: Words) -> str:
    """Return the codes that a column may hold, each with its label; empty where it may hold anything."""
    if not column.codes or column.type == "region":  # the regions of all countries would fill pages
        return ""
    if column.codes == "marking":
        return ", ".join(LISTS["marking"])
    return "; ".join(f"{code} ({words.label(column.codes, code)})" for code in LISTS[column.codes])


def csv_templates(words: Words) -> bytes:
    """Return a zip of one CSV file per table, each with its header alone, and a text that explains them."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for table in TABLES.values():
            archive.writestr(ZipInfo(table.file, _EPOCH), (",".join(table.names) + "\r\n").encode("utf-8-sig"))
        archive.writestr(ZipInfo("README.txt", _EPOCH), _as_text(words).encode("utf-8-sig"))
    return packed.getvalue()


def _as_text(words: Words) -> str:
    rows = explanation(words)
    lines = [words.say("Only stakeholders.csv and memberships.csv are required.")]
    for table in TABLES.values():
        lines += ["", table.file, words.say(TABLE_MEANINGS[table.name])]
        own = rows[rows["table"] == table.name]
        for column, required, meaning, codes in zip(*(own[name] for name in own.columns[1:]), strict=True):
            lines += [f"  {column} ({required}): {meaning}", *([f"      {codes}"] if codes else [])]
    return "\r\n".join(lines) + "\r\n"


def workbook_template(words: Words) -> bytes:
    """Return an .xlsx with a worksheet for each table and one that explains the columns."""
    from openpyxl import Workbook

    book = Workbook()
    first = book.active
    if first is not None:
        book.remove(first)
    for table in TABLES.values():
        _fill_table(book.create_sheet(table.name), table)
    _fill_explanation(book.create_sheet(_note_name(words)), words)
    _fill_codes(book.create_sheet(f"{NOTE}codes"))
    packed = BytesIO()
    book.save(packed)
    return packed.getvalue()


def _note_name(words: Words) -> str:
    name = words.say("Explanation")
    return f"{NOTE}{name}"[:31]  # the longest name that a worksheet may have


def _fill_table(sheet: "Worksheet", table: Table) -> None:
    """Write the header, required columns bold; cells are text, so that no spreadsheet changes what is typed."""
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    for place, column in enumerate(table.columns, start=1):
        letter = get_column_letter(place)
        sheet.cell(1, place, column.name).font = Font(bold=column.required)
        sheet.column_dimensions[letter].width = max(12, len(column.name) + 4)
        if column.type != "number":
            for row in range(2, 52):
                sheet.cell(row, place).number_format = "@"
            sheet.column_dimensions[letter].number_format = "@"
        if column.type in {"code", "marking"}:
            offer = DataValidation(type="list", formula1=_codes_range(column.codes), allow_blank=True)
            offer.errorStyle = "warning"
            sheet.add_data_validation(offer)
            offer.add(f"{letter}2:{letter}{ROWS}")
    sheet.freeze_panes = "A2"


def _code_lists() -> list[str]:
    """Return the code lists that columns of single codes have, each once."""
    columns = [column for table in TABLES.values() for column in table.columns]
    return list(dict.fromkeys(column.codes for column in columns if column.type in {"code", "marking"}))


def _codes_range(codes: str) -> str:
    from openpyxl.utils import get_column_letter

    letter = get_column_letter(_code_lists().index(codes) + 1)
    return f"'{NOTE}codes'!${letter}$2:${letter}${len(LISTS[codes]) + 1}"


def _fill_codes(sheet: "Worksheet") -> None:
    """Write the allowed codes of each list in a column; the tables' cells offer them from here."""
    for place, codes in enumerate(_code_lists(), start=1):
        sheet.cell(1, place, codes)
        for row, code in enumerate(LISTS[codes], start=2):
            sheet.cell(row, place, code)


def _fill_explanation(sheet: "Worksheet", words: Words) -> None:
    from openpyxl.styles import Alignment, Font

    rows = explanation(words)
    for place, (column, width) in enumerate(zip(rows, (16, 22, 14, 60, 80), strict=True), start=1):
        sheet.cell(1, place, words.label("column", str(column))).font = Font(bold=True)
        sheet.column_dimensions["ABCDE"[place - 1]].width = width
        for row, text in enumerate(rows[column], start=2):
            sheet.cell(row, place, text).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A2"
