"""The map on paper: its marking, date and sources on every page, and everyone in the table."""

import re

import pandas as pd
import pytest
from PIL import Image

from stakeholders.language import Words
from stakeholders.measures.crossings import crossings
from stakeholders.places import locate
from stakeholders.places.counts import counts
from stakeholders.schema import Marking
from stakeholders.views.map_picture import LAYERS, map_picture
from stakeholders.views.map_print import A4, DOTS, Drawing, Sheet, _map_page, _table_page, map_pdf, map_png

WORDS = Words("en")


def drawing_of(register) -> Drawing:
    placed, crossing = locate(register), crossings(register)
    counted = counts(placed, "county")
    picture = map_picture(placed, counted, crossing.between, WORDS)
    return Drawing(placed, counted, crossing.between, "county", LAYERS, picture.box, picture.legend)


def sheet_of(rows: int = 3, name: str = "Forge") -> Sheet:
    table = pd.DataFrame({"Name": [name] * rows, "Kind": ["Business"] * rows})
    return Sheet("Who is where?", "All of them.", Marking.AMBER, "1 May 2026", ("A report",), table)


def texts(figure) -> list[str]:
    return [text.get_text() for text in figure.texts]


@pytest.mark.parametrize("orientation", ["landscape", "portrait"])
def test_the_picture_is_an_a4_page(two_shores, orientation, tmp_path) -> None:
    path = tmp_path / "map.png"
    path.write_bytes(map_png(drawing_of(two_shores), sheet_of(), WORDS, orientation))
    with Image.open(path) as image:
        assert image.size == tuple(round(side * DOTS) for side in A4[orientation])
        assert "TLP:AMBER" in image.info["Description"]


def test_every_page_carries_marking_date_and_sources(two_shores) -> None:
    sheet = sheet_of()
    for figure in (
        _map_page(drawing_of(two_shores), sheet, WORDS, "landscape"),
        _table_page(sheet.table, sheet, WORDS, "landscape"),
    ):
        said = texts(figure)
        assert said.count("TLP:AMBER") == 2
        assert any("1 May 2026" in text and "A report" in text and "Kartverket" in text for text in said)


def test_the_table_goes_on_over_as_many_pages_as_it_needs(two_shores) -> None:
    pdf = map_pdf(drawing_of(two_shores), sheet_of(rows=70), WORDS, "landscape")
    assert pdf.startswith(b"%PDF")
    assert len(re.findall(rb"/Type /Page\b", pdf)) == 1 + 3


def test_a_name_that_looks_like_a_formula_or_is_very_long_is_printed_as_text(two_shores) -> None:
    sheet = sheet_of(name="$\\frac{1}{0}$ " + "x" * 500)
    assert map_pdf(drawing_of(two_shores), sheet, WORDS).startswith(b"%PDF")
