"""The short labels of nodes, and the room they take in a picture."""

import textwrap
from collections.abc import Mapping
from typing import Any, Final

import networkx as nx

from stakeholders.codes import INITIATIVE_KINDS
from stakeholders.language import Words

LINE: Final = 16  # characters
LINES: Final = 3
LETTER, LINE_HEIGHT = 5.6, 12.5  # pixels, of the picture's font at 11 pixels
MARGIN: Final = 5.0
LONGEST: Final = 120  # of a full name, in characters

Row = Mapping[str, Any]  # Any: a node's attributes have many types


def name_of(node: Row) -> str:
    """Return the full name, on one line and of a reasonable length."""
    return textwrap.shorten(str(node["name"]), LONGEST, placeholder=" …")


def label_of(node: Row, lines: int = LINES) -> str:
    """Return the short name where there is one, else the name, on a few lines.

    Examples
    --------
    >>> label_of({"name": "Mid-Norway Defence and Security Cluster", "short_name": "MIDSEC"})
    'MIDSEC'
    >>> label_of({"name": "Handlingsplan för genomförande av träffar"}).splitlines()
    ['Handlingsplan', 'för genomförande', 'av träffar']
    """
    text = textwrap.shorten(str(node.get("short_name") or node["name"]), LONGEST, placeholder=" …")
    if lines == 1:
        return text if len(text) <= LINE + 2 else f"{text[: LINE + 1].rstrip()}…"
    wrapped = textwrap.wrap(text, LINE, max_lines=lines, placeholder=" …", break_long_words=True)
    return "\n".join(wrapped)


def label_in(G: nx.Graph, node: str) -> str:
    """Return the label of a node in a picture; those without a tie stand in rows and get one line."""
    return label_of(G.nodes[node], LINES if G.degree(node) else 1)


def place_name(row: Row, words: Words) -> str:
    """Return the name of the region, of the rest of a country, or of the country where no region is known."""
    if row["region"]:
        return words.label("region", row["region"])
    country = words.label("country", row["country"])
    return words.say("Rest of {country}", country=country) if row["rest"] and row["country"] else country


def area_name(row: Row, words: Words) -> str:
    """Return the name of a node that stands for all of one kind in one region, or country where none is known."""
    initiative = row["kind"] in INITIATIVE_KINDS
    return f"{place_name(row, words)}: {words.label('initiative_kind' if initiative else 'kind', row['kind'])}"


def room_of(label: str, radius: float) -> tuple[float, float]:
    """Return width and height in pixels of a node of this radius with its label below."""
    lines = label.split("\n")
    width = max(2 * radius, LETTER * max(map(len, lines)))
    return width + MARGIN, 2 * radius + LINE_HEIGHT * len(lines) + MARGIN
