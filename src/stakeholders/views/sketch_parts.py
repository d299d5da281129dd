"""Small still pictures as SVG: what the sketches of network and map have in common.

A sketch is shown as an image, so that nothing in it can run or ask for anything; its colours follow the light or
dark of the page.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from stakeholders.views.colours import CROSS_BORDER, OUTLINES_OF_SHAPES, TIE, look_of, outline_of

_STYLE: Final = (
    ".land{{fill:#e9edf0;stroke:#b4bfc8;stroke-width:.6}}.belt{{fill:#cfe3ea;stroke:#0b5c7a;stroke-width:1.1}}"
    ".tie{{stroke:{tie.light};stroke-width:1}}.border{{stroke:{cross.light};stroke-width:1.6;fill:none}}"
    ".halo{{fill:#0b5c7a;fill-opacity:.22}}.ring{{fill:none;stroke:#b00020;stroke-width:2.6}}"
    ".dot{{fill:#0b5c7a;fill-opacity:.85;stroke:#fff;stroke-width:.8}}"
    "text{{font-family:sans-serif;font-size:{size}px;fill:#1b2530;paint-order:stroke;stroke:#fff;stroke-width:3px}}"
    "@media (prefers-color-scheme:dark){{.land{{fill:#232c34;stroke:#4a5763}}.belt{{fill:#1f4453;stroke:#4fb0d2}}"
    ".halo{{fill:#4fb0d2;fill-opacity:.35}}.ring{{stroke:#ff6b7d}}.tie{{stroke:{tie.dark}}}.border{{stroke:{cross.dark}}}.dot{{fill:#4fb0d2;stroke:#14191e}}"
    "text{{fill:#e8edf1;stroke:#14191e}}}}"
)
WAYS: Final = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")  # Okabe and Ito; then from the start
DASH: Final = {"planned": "5 4", "hypothetical": "2 3"}


@dataclass(frozen=True, slots=True)
class Highlights:
    """What stands out in a sketch.

    Attributes
    ----------
    new
        Who joined: with a halo.
    ways
        Sequences of nodes, each drawn in a colour of its own and numbered.
    cut
        Whom all ways run through: with a ring.
    """

    new: frozenset[str] = frozenset()
    ways: tuple[tuple[str, ...], ...] = ()
    cut: frozenset[str] = frozenset()


NOTHING: Final = Highlights()


def picture(width: float, height: float, parts: Iterable[str], *, letters: int = 13) -> str:
    """Return the parts as one SVG picture of this size."""
    style = _STYLE.format(tie=TIE, cross=CROSS_BORDER, size=letters)
    countries = "".join(f".c{code}{{stroke:{outline_of(code).light}}}" for code in _COUNTRIES)
    dark = "".join(f".c{code}{{stroke:{outline_of(code).dark}}}" for code in _COUNTRIES)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" '
        f'width="{width:.0f}" height="{height:.0f}">'
        f"<style>{style}{countries}@media (prefers-color-scheme:dark){{{dark}}}</style>{''.join(parts)}</svg>"
    )


def mark(x: float, y: float, radius: float, kind: str, country: str, *, dashed: bool = False) -> str:
    """Return the mark of a kind, in its colour and shape, outlined as its country."""
    look = look_of(kind)
    named = country if country in _COUNTRIES else ""
    dash = f' stroke-dasharray="{DASH["hypothetical"]}"' if dashed else ""
    drawn = f'class="c{named}" fill="{look.fill}" stroke-width="1.4"{dash}'
    corners = OUTLINES_OF_SHAPES[look.shape]
    if not corners:
        shape = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" {drawn}/>'
    else:
        points = " ".join(f"{x + radius * cx:.1f},{y + radius * cy:.1f}" for cx, cy in corners)
        shape = f'<polygon points="{points}" {drawn}/>'
    hole = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius * 0.4:.1f}" fill="#fff"/>' if look.hollow else ""
    return shape + hole


def line(x1: float, y1: float, x2: float, y2: float, *, crosses: bool, status: str) -> str:
    """Return the line of a tie; one across a border stands out, one that is not confirmed is dashed."""
    dash = f' stroke-dasharray="{DASH[status]}"' if status in DASH else ""
    name = "border" if crosses else "tie"
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" class="{name}"{dash}/>'


def halo(x: float, y: float, radius: float) -> str:
    """Return what shows that somebody joined."""
    return f'<circle class="halo" cx="{x:.1f}" cy="{y:.1f}" r="{radius * 2.1:.1f}"/>'


def ring(x: float, y: float, radius: float) -> str:
    """Return what shows that all ways run through somebody."""
    return f'<circle class="ring" cx="{x:.1f}" cy="{y:.1f}" r="{radius * 1.75:.1f}"/>'


def ways(routes: Sequence[Sequence[tuple[float, float]]]) -> list[str]:
    """Return lines through the points of each route, in a colour of its own."""
    drawn = []
    for number, points in enumerate(routes):
        if len(points) < 2:
            continue
        colour = WAYS[number % len(WAYS)]
        path = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
        drawn.append(
            f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="5" stroke-opacity=".75" '
            'stroke-linecap="round" stroke-linejoin="round"/>'
        )
    return drawn


def numbers(routes: Sequence[Sequence[tuple[float, float]]]) -> list[str]:
    """Return the number of each route in the middle of it, in its colour."""
    drawn = []
    for number, points in enumerate(routes):
        if len(points) > 1:
            (x1, y1), (x2, y2) = points[(len(points) - 1) // 2], points[(len(points) - 1) // 2 + 1]
            x, y = (x1 + x2) / 2, (y1 + y2) / 2
            drawn.append(
                f'<circle cx="{x:.1f}" cy="{y:.1f}" r="9" fill="{WAYS[number % len(WAYS)]}" stroke="#fff"/>'
                f'<text x="{x:.1f}" y="{y + 4.5:.1f}" text-anchor="middle" '
                f'style="fill:#fff;stroke:none;font-weight:700">{number + 1}</text>'
            )
    return drawn


def curve(points: Iterable[Iterable[float]], status: str) -> str:
    """Return the curve of a tie across a border; one that is not confirmed is dashed."""
    dash = f' stroke-dasharray="{DASH[status]}"' if status in DASH else ""
    drawn = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return f'<path class="border" d="M{drawn}"{dash}/>'


def words_at(x: float, y: float, text: str, *, anchor: str = "middle") -> str:
    """Return text in the picture; it comes from data, so it is escaped."""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'


_COUNTRIES: Final = ("NO", "SE", "FI", "DK", "")
