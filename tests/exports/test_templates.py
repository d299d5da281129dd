"""Templates can be filled in and opened again, and explain every column."""

from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest

from stakeholders.exports.templates import csv_templates, explanation, workbook_template
from stakeholders.language import LANGUAGES, Words
from stakeholders.reading import open_upload
from stakeholders.schema import TABLES
from stakeholders.schema.meanings import MEANINGS, TABLE_MEANINGS

FILLED = {
    "stakeholders": {
        "id": "forge",
        "name": "Ö-Forge",
        "kind": "company",
        "country": "NO",
        "registration_number": "007",
    },
    "memberships": {"member_id": "forge", "group_id": "forge2"},
}


def test_every_column_and_table_is_explained():
    assert set(MEANINGS) == {(table.name, column) for table in TABLES.values() for column in table.names}
    assert set(TABLE_MEANINGS) == set(TABLES)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_explanation_speaks_the_readers_language(tag):
    rows = explanation(Words(tag))
    assert len(rows) == len(MEANINGS)
    kinds = rows[(rows["table"] == "stakeholders") & (rows["column"] == "kind")].iloc[0]
    assert f"company ({Words(tag).label('kind', 'company')})" in kinds["allowed"]


def test_the_csv_templates_have_the_headers_of_the_schema():
    with ZipFile(BytesIO(csv_templates(Words("sv")))) as archive:
        for table in TABLES.values():
            assert archive.read(table.file).decode("utf-8-sig").strip() == ",".join(table.names)
        assert "stakeholders.csv" in archive.read("README.txt").decode("utf-8-sig")


def test_empty_csv_templates_open_without_an_error():
    found = open_upload({"templates.zip": csv_templates(Words("en"))})
    assert [problem for problem in found.found if problem.severity == "error"] == []


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_filled_workbook_opens_again_as_typed(tag):
    book = openpyxl.load_workbook(BytesIO(workbook_template(Words(tag))))
    assert book.sheetnames[: len(TABLES)] == list(TABLES)
    sheet = book["stakeholders"]
    header = [cell.value for cell in sheet[1]]
    for column, value in FILLED["stakeholders"].items():
        sheet.cell(2, header.index(column) + 1).value = value
    saved = BytesIO()
    book.save(saved)
    found = open_upload({"filled.xlsx": saved.getvalue()})
    assert [problem.rule for problem in found.found if problem.severity == "error"] == []
    assert not any(problem.rule == "unknown_table" for problem in found.found)
    row = found.register.stakeholders.iloc[0]
    assert (row["name"], row["registration_number"]) == ("Ö-Forge", "007")


def test_required_columns_are_bold_and_codes_are_offered():
    book = openpyxl.load_workbook(BytesIO(workbook_template(Words("en"))))
    for table in TABLES.values():
        bold = {cell.value for cell in book[table.name][1] if cell.font.bold}
        assert bold == {column.name for column in table.columns if column.required}
    offers = book["stakeholders"].data_validations.dataValidation
    assert {offer.formula1.split("!")[0] for offer in offers} == {"'_codes'"}
