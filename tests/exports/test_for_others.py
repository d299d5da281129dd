"""Workbooks and printed pages carry their marking, and what stands in a cell stays text."""

from html.parser import HTMLParser
from io import BytesIO

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from stakeholders.exports.printable import printable
from stakeholders.exports.workbook import workbook
from stakeholders.schema import Marking

HOSTILE = ["=HYPERLINK(1)", "+1", "-1", "@x", "<script>alert(1)</script>", "${x}", "&amp;", "'", "\x07bell"]
FRAME = pd.DataFrame({"Subject": HOSTILE, "Severity": [float(n) for n in range(len(HOSTILE))]})


def made(frame=FRAME, marking=Marking.AMBER_STRICT):
    return load_workbook(BytesIO(workbook({"Gaps": frame}, title="Gaps", marking=marking, on="2026-01-31")))


def test_each_sheet_says_its_marking_and_date():
    book = workbook({"Gaps": FRAME, "Pairs: a/b": FRAME}, title="List", marking=Marking.AMBER_STRICT, on="2026-01-31")
    loaded = load_workbook(BytesIO(book))
    assert loaded.sheetnames == ["Gaps", "Pairs  a b"]
    for sheet in loaded:
        assert sheet["A1"].value == "TLP:AMBER+STRICT"
        assert sheet["A2"].value == "List – 2026-01-31"
        assert sheet.oddHeader.right.text == sheet.oddFooter.right.text == "TLP:AMBER+STRICT"


def test_no_cell_is_a_formula_and_numbers_stay_numbers():
    sheet = made()["Gaps"]
    cells = [cell for row in sheet.iter_rows(min_row=4) for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    assert sheet["A4"].value == "'=HYPERLINK(1)"
    assert sheet["B5"].value == 1


def test_an_empty_table_and_an_unknown_number_are_no_fault():
    empty = made(pd.DataFrame({"Subject": pd.Series(dtype="str")}))
    assert empty["Gaps"]["A3"].value == "Subject"
    assert made(pd.DataFrame({"p": [float("nan")]}))["Gaps"]["A4"].value is None


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag, attrs):  # noqa: ARG002 - as the parser calls it
        self.tags.append(tag)

    def handle_data(self, data):
        self.text.append(data)


def parsed(frame, title="Gaps"):
    page = printable({"Gaps": frame}, title=title, marking=Marking.AMBER_STRICT, on="31 January", language="en")
    reader = _Tags()
    reader.feed(page.decode())
    return page.decode(), reader


def test_a_printed_page_carries_its_marking_twice_and_runs_nothing():
    page, reader = parsed(FRAME)
    assert page.count('<span class="marking">TLP:AMBER+STRICT</span>') == 2
    assert "script" not in reader.tags
    assert "http:" not in page
    assert "https:" not in page
    assert "<script>alert(1)</script>" in "".join(reader.text)


KNOWN = {"html", "head", "meta", "title", "style", "body", "div", "span", "h1", "h2", "p", "table", "thead", "tbody"}


@given(st.lists(st.text(max_size=30), min_size=1, max_size=5), st.text(max_size=20))
def test_whatever_stands_in_a_cell_is_text(cells, heading):
    _, reader = parsed(pd.DataFrame({heading: cells}), title=heading)
    assert set(reader.tags) <= KNOWN | {"tr", "th", "td"}


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_titles_are_text_too(text):
    _, reader = parsed(FRAME, title=text)
    assert "script" not in reader.tags
