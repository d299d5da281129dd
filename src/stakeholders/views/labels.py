"""The short labels of nodes, and the room they take in a picture."""

import textwrap
from collections.abc import Mapping
from typing import Any, Final

LINE: Final = 16  # characters
LINES: Final = 3
LETTER, LINE_HEIGHT = 6.2, 13.0  # pixels, of the picture's font at 11 pixels
MARGIN: Final = 6.0
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
    wrapped = textwrap.wrap(text, LINE, max_lines=lines, placeholder=" …", break_long_words=True)
    return "\n".join(wrapped)


def room_of(label: str, radius: float) -> tuple[float, float]:
    """Return width and height in pixels of a node of this radius with its label below."""
    lines = label.split("\n")
    width = max(2 * radius, LETTER * max(map(len, lines)))
    return width + MARGIN, 2 * radius + LINE_HEIGHT * len(lines) + MARGIN
