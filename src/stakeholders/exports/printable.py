"""Tables as a page to be printed on A4: plain HTML that asks nobody for anything and runs nothing."""

from collections.abc import Mapping
from html import escape
from math import isnan
from typing import Final

import pandas as pd

from stakeholders.schema import Marking

_STYLE: Final = """
@page { size: A4 landscape; margin: 18mm 12mm; }
body { font: 10pt/1.35 system-ui, sans-serif; color: #111; margin: 1.5rem; }
.marking { display: inline-block; background: #000; color: #ffc000; padding: 2px 8px; font: bold 10pt monospace; }
.top, .bottom { text-align: right; }
h1 { font-size: 16pt; margin: 0 0 2mm; } h2 { font-size: 12pt; margin: 6mm 0 2mm; }
table { border-collapse: collapse; width: 100%; page-break-inside: auto; }
thead { display: table-header-group; } tr { page-break-inside: avoid; }
th, td { border: 1px solid #999; padding: 1.5mm 2mm; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { background: #eee; }
@media print { body { margin: 0; } .top { position: fixed; top: -12mm; right: 0; }
  .bottom { position: fixed; bottom: -12mm; right: 0; } }
"""


def printable(tables: Mapping[str, pd.DataFrame], *, title: str, marking: Marking, on: str, language: str) -> bytes:
    """Return the tables as an HTML page of their own, in UTF-8.

    Parameters
    ----------
    tables
        By heading; labels and cells as they are to be read. Whatever stands in one is text.
    title, on
        Of the page, and the date that it is made.
    marking
        At the top and bottom of every printed page.
    language
        Tag of the language that it is written in.
    """
    marked = f'<span class="marking">{escape(marking.text)}</span>'
    parts = [
        f'<!doctype html><html lang="{escape(language, quote=True)}"><head><meta charset="utf-8">',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        f"<title>{escape(title)} – {escape(marking.text)}</title><style>{_STYLE}</style></head><body>",
        f'<div class="top">{marked}</div><h1>{escape(title)}</h1><p>{escape(on)}</p>',
        *(_table(heading, frame) for heading, frame in tables.items()),
        f'<div class="bottom">{marked}</div></body></html>',
    ]
    return "\n".join(parts).encode()


def _table(heading: str, frame: pd.DataFrame) -> str:
    head = "".join(f"<th scope='col'>{escape(str(column))}</th>" for column in frame)
    rows = "".join(
        f"<tr>{''.join(f'<td>{escape(_cell(cell))}</td>' for cell in row)}</tr>"
        for row in frame.itertuples(index=False, name=None)
    )
    return f"<h2>{escape(heading)}</h2><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _cell(cell: object) -> str:
    if cell is None or (isinstance(cell, float) and isnan(cell)):
        return ""
    return f"{cell:g}" if isinstance(cell, float) else str(cell)
