"""The map to take along: a picture, pages to print, and layers for a geographic information system."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from stakeholders.exports.map_layers import about, map_layers
from stakeholders.measures.crossings import few_enough
from stakeholders.ui.downloads import File, offer_file
from stakeholders.ui.frame import Page
from stakeholders.ui.map_panel import OnMap
from stakeholders.views.map_print import Drawing, Sheet
from stakeholders.views.map_tables import labelled, stakeholders_table


def show_downloads(page: Page, shown: OnMap, layers: tuple[str, ...], question: str) -> None:
    """Offer the map as PNG, as A4 pages in PDF, as GeoPackage and as GeoJSON; each is made when it is asked for."""
    words = page.words
    opened = st.expander(
        words.say("Take the map along"), icon=":material/download:", on_change="rerun", key="map_downloads"
    )
    if opened.open:
        with opened:
            _offer(page, shown, layers, question)


def _offer(page: Page, shown: OnMap, layers: tuple[str, ...], question: str) -> None:
    words = page.words
    st.caption(
        words.say(
            "Each file carries the marking {marking} and its sources. QGIS opens GeoPackage and GeoJSON.",
            marking=page.marking.exported.text,
        )
    )
    offers: list[tuple[str, str, Callable[[], bytes]]] = [
        (words.say("Picture (PNG)"), "png", lambda: _png(page, shown, layers, question)),
        (words.say("Print A4 landscape (PDF)"), "pdf", lambda: _pdf(page, shown, layers, question)),
        (
            words.say("Print A4 portrait (PDF)"),
            "portrait.pdf",
            lambda: _pdf(page, shown, layers, question, portrait=True),
        ),
        (words.say("GeoPackage"), "gpkg", lambda: _geopackage(page, shown)),
        (words.say("GeoJSON"), "geojson", lambda: _geojson(page, shown)),
    ]
    with st.container(horizontal=True):
        for label, ending, make in offers:
            offer_file(File("map", ending, make, page.marking.exported), label, key=f"download:map:{ending}")


def _today() -> str:
    return date.today().isoformat()  # noqa: DTZ011 - the reader's day


def _sources(page: Page) -> dict[str, str]:
    rows = page.register.sources
    return dict(zip(rows["id"], rows["title"], strict=True))


def _drawing(shown: OnMap, layers: tuple[str, ...]) -> Drawing:
    picture, between = shown.picture, few_enough(shown.crossings.between)
    return Drawing(shown.placed, shown.counted, between, shown.level, layers, picture.box, picture.legend)


def _sheet(page: Page, shown: OnMap, question: str) -> Sheet:
    words = page.words
    said = f"{page.title}. {shown.picture.text} {' '.join(shown.picture.left_out)}".strip()
    table = labelled(stakeholders_table(shown.placed, words), words)
    printed = words.date(_today())
    return Sheet(words.say(question), said, page.marking.exported, printed, tuple(_sources(page).values()), table)


def _png(page: Page, shown: OnMap, layers: tuple[str, ...], question: str) -> bytes:
    from stakeholders.views.map_print import map_png

    return map_png(_drawing(shown, layers), _sheet(page, shown, question), page.words)


def _pdf(page: Page, shown: OnMap, layers: tuple[str, ...], question: str, *, portrait: bool = False) -> bytes:
    from stakeholders.views.map_print import map_pdf

    sheet, drawing = _sheet(page, shown, question), _drawing(shown, layers)
    return map_pdf(drawing, sheet, page.words, "portrait" if portrait else "landscape")


def _geopackage(page: Page, shown: OnMap) -> bytes:
    from stakeholders.exports.geopackage import geopackage

    layers = map_layers(shown.placed, shown.counted, shown.crossings.between, shown.level)
    return geopackage(layers, about(page.marking.exported, _today(), page.title, _sources(page)))


def _geojson(page: Page, shown: OnMap) -> bytes:
    from stakeholders.exports.geojson import geojson
    from stakeholders.exports.map_layers import stakeholder_layer

    return geojson(stakeholder_layer(shown.placed), about(page.marking.exported, _today(), page.title, _sources(page)))
