"""The map drawn on the server: a picture to keep, and A4 pages to print, of the same layers as on the screen."""

import textwrap
from collections.abc import Collection
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, Literal

import geopandas as gpd
import pandas as pd

from stakeholders.language import Words
from stakeholders.places.areas import CREDITS, Level
from stakeholders.schema import Marking
from stakeholders.views.map_ground import draw_ground, frame_of
from stakeholders.views.map_legend import Entry
from stakeholders.views.map_marks import draw_corridor, draw_legend, draw_names, draw_points, draw_ties

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Orientation = Literal["landscape", "portrait"]
A4: Final = {"landscape": (11.69, 8.27), "portrait": (8.27, 11.69)}  # inches
ROWS: Final = {"landscape": 30, "portrait": 46}  # of the table on one page
DOTS: Final = 200  # per inch, of the picture
INK: Final = "#1b2530"
LONGEST: Final = {"landscape": 36, "portrait": 24}  # of a cell, in characters
LETTER: Final = 0.6  # width of a letter, as a part of its size


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is printed around the map, in the reader's language.

    Attributes
    ----------
    title, subtitle
        The question, and what is being shown.
    marking
        Of everything on the sheet.
    printed
        The day, in words.
    sources
        Titles of the documents behind the rows.
    table
        Who is there: cells ready to be read, column names as labels.
    """

    title: str
    subtitle: str
    marking: Marking
    printed: str
    sources: tuple[str, ...]
    table: pd.DataFrame


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn: the same values as the map on the screen gets."""

    placed: gpd.GeoDataFrame
    counted: pd.DataFrame
    between: pd.DataFrame
    level: Level
    layers: Collection[str]
    box: tuple[float, float, float, float]
    legend: tuple[Entry, ...]


def map_png(drawing: Drawing, sheet: Sheet, words: Words, orientation: Orientation = "landscape") -> bytes:
    """Return one A4 page with the map as a PNG."""
    figure = _map_page(drawing, sheet, words, orientation)
    out = BytesIO()
    figure.savefig(out, format="png", dpi=DOTS, metadata=_about(sheet))
    return out.getvalue()


def map_pdf(drawing: Drawing, sheet: Sheet, words: Words, orientation: Orientation = "landscape") -> bytes:
    """Return A4 pages to print: the map first, then a plain table of who is there."""
    from matplotlib.backends.backend_pdf import PdfPages

    out = BytesIO()
    about = _about(sheet)
    with PdfPages(out, metadata={"Title": about["Title"], "Subject": about["Description"]}) as pages:
        pages.savefig(_map_page(drawing, sheet, words, orientation))
        for first in range(0, len(sheet.table), ROWS[orientation]):
            rows = sheet.table.iloc[first : first + ROWS[orientation]]
            pages.savefig(_table_page(rows, sheet, words, orientation))
    return out.getvalue()


def _about(sheet: Sheet) -> dict[str, str]:
    return {"Title": sheet.title, "Description": f"{sheet.marking.text}. {sheet.subtitle} {' | '.join(CREDITS)}"}


def _map_page(drawing: Drawing, sheet: Sheet, words: Words, orientation: Orientation) -> "Figure":
    figure = _page(sheet, words, orientation)
    wide = orientation == "landscape"
    axes = figure.add_axes((0.05, 0.14, 0.66, 0.73) if wide else (0.06, 0.30, 0.88, 0.58))
    frame_of(axes, drawing.box)
    draw_ground(axes, drawing.counted, drawing.level, coloured="counts" in drawing.layers)
    draw_names(axes, words)
    if "corridor" in drawing.layers:
        draw_corridor(axes)
    if "ties" in drawing.layers:
        draw_ties(axes, drawing.between)
    if "stakeholders" in drawing.layers:
        draw_points(axes, drawing.placed)
    legend = figure.add_axes((0.725, 0.14, 0.25, 0.73) if wide else (0.06, 0.11, 0.88, 0.17))
    draw_legend(legend, drawing.legend, words, columns=1 if wide else 3)
    axes.set(xlabel="", ylabel="")
    return figure


def _table_page(rows: pd.DataFrame, sheet: Sheet, words: Words, orientation: Orientation) -> "Figure":
    figure = _page(sheet, words, orientation)
    axes = figure.add_axes((0.05, 0.12, 0.9, 0.74))
    axes.set_axis_off()
    most = LONGEST[orientation]
    cells = [[_fitting(str(cell), most) for cell in row] for row in rows.to_numpy(object)]
    widths = [2 + max(len(str(name)), *(len(row[i]) for row in cells)) for i, name in enumerate(rows)]
    across = 0.9 * A4[orientation][0] * 72  # points that the columns may take together
    table = axes.table(
        cellText=cells,
        colLabels=[str(name) for name in rows],
        colWidths=[width / sum(widths) for width in widths],
        loc="upper left",
        cellLoc="left",
        edges="B",
    )
    table.auto_set_font_size(False)
    table.set_fontsize(min(7.5, across / (LETTER * sum(widths))))
    for (row, _), cell in table.get_celld().items():
        cell.set_text_props(parse_math=False, weight="bold" if row == 0 else "normal", color=INK)
        cell.set_edgecolor("#c9d2d9")
        cell.PAD = 0.02
    return figure


def _page(sheet: Sheet, words: Words, orientation: Orientation) -> "Figure":
    """Return an A4 page with title, marking, date and sources, and room for what it shows."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=A4[orientation], facecolor="white")
    wide = orientation == "landscape"
    plain: dict[str, Any] = {"parse_math": False, "color": INK}  # Any: matplotlib's settings; a $ in a name is a $
    figure.text(0.05, 0.955, sheet.title, size=15, weight="bold", va="top", **plain)
    figure.text(0.05, 0.92, _wrapped(sheet.subtitle, 150 if wide else 105), size=8.5, va="top", **plain)
    for height in (0.965, 0.025):  # TLP 2.0: at the top and at the bottom of every page, on the right
        _stamp(figure, sheet.marking, height)
    said = [
        words.say("Printed {date}.", date=sheet.printed),
        words.say("Borders and names: {credits}", credits=" | ".join(CREDITS)),
        *([words.say("Sources: {sources}", sources="; ".join(sheet.sources))] if sheet.sources else []),
    ]
    foot = "\n".join(_wrapped(line, 170 if wide else 112) for line in said)
    figure.text(0.05, 0.025, foot, size=6.5, va="bottom", linespacing=1.4, **plain)
    return figure


def _stamp(figure: "Figure", marking: Marking, height: float) -> None:
    colour = {Marking.CLEAR: "#ffffff", Marking.GREEN: "#33ff00"}.get(marking, "#ffc000")  # as FIRST defines them
    box = {"facecolor": "#000000", "edgecolor": "none", "pad": 3}
    figure.text(0.95, height, marking.text, size=10, weight="bold", color=colour, ha="right", va="center", bbox=box)


def _wrapped(text: str, width: int) -> str:
    return "\n".join(textwrap.wrap(text, width, max_lines=4, placeholder=" …"))


def _fitting(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
