"""How commands print: tables, and text that a terminal only shows."""

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

_WIDEST: Final = 50  # letters of a cell in a printed table, the last column aside


def print_table(rows: Iterable[Sequence[str]]) -> None:
    """Print rows of text in columns; what is long is cut, save in the last column."""
    cells = [[printable(cell) for cell in row] for row in rows]
    cut = [[cell if len(cell) <= _WIDEST else cell[: _WIDEST - 1] + "…" for cell in row[:-1]] for row in cells]
    widths = [max(map(len, column)) for column in zip(*cut, strict=True)]
    for short, whole in zip(cut, cells, strict=True):
        print("  ".join([*(cell.ljust(width) for cell, width in zip(short, widths, strict=True)), whole[-1]]).rstrip())


def printable(text: str) -> str:
    """Return text without anything that a terminal obeys or that turns it around: only letters reach the screen.

    Examples
    --------
    >>> printable("red \\x1b[31m alert\\n")
    'red �[31m alert '
    """
    spaced = (
        " ".join(text.splitlines()) + (" " if text.endswith("\n") else "") if "\n" in text or "\r" in text else text
    )
    return "".join("�" if unicodedata.category(sign)[0] == "C" or sign in "\u2028\u2029" else sign for sign in spaced)
