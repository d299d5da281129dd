"""What everything looks like, on network and map alike: colour and shape of kinds, outlines of countries.

Every kind has a shape of its own, so that colour is never needed to tell two kinds apart. Stakeholders are
solid, initiatives have a hole. Fills are Okabe and Ito's palette [1]_ and serve light and dark pages alike;
vermilion is kept for what crosses a border. Lines and outlines come in pairs, one for each page colour.

.. [1] Masataka Okabe and Kei Ito (2008), Color Universal Design, https://jfly.uni-koeln.de/color/
"""

from dataclasses import dataclass
from math import cos, pi, sin
from types import MappingProxyType
from typing import Final

Point = tuple[float, float]

BLUE: Final = "#0072B2"
ORANGE: Final = "#E69F00"
GREEN: Final = "#009E73"
PURPLE: Final = "#CC79A7"
SKY: Final = "#56B4E9"
YELLOW: Final = "#F0E442"
VERMILION: Final = "#D55E00"
GREY: Final = "#8C96A0"


@dataclass(frozen=True, slots=True)
class Look:
    """How one kind is drawn.

    Attributes
    ----------
    fill
        Colour as ``#rrggbb``, for light and dark pages.
    shape
        A key of ``OUTLINES_OF_SHAPES``.
    hollow
        Whether a hole is left in the middle: true for initiatives.
    """

    fill: str
    shape: str
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class Shade:
    """One colour for light pages and one for dark ones, as ``#rrggbb``."""

    light: str
    dark: str


LOOKS: Final = MappingProxyType(
    {
        "company": Look(BLUE, "dot"),
        "authority": Look(ORANGE, "square"),
        "academia": Look(GREEN, "triangle"),
        "cluster": Look(YELLOW, "star"),
        "association": Look(SKY, "hexagon"),
        "armed_forces": Look(PURPLE, "triangle_down"),
        "funder": Look(GREEN, "diamond"),
        "civil_society": Look(PURPLE, "cross"),
        "media": Look(ORANGE, "pentagon"),
        "project": Look(BLUE, "square", hollow=True),
        "programme": Look(PURPLE, "hexagon", hollow=True),
        "event": Look(ORANGE, "dot", hollow=True),
        "strategy": Look(SKY, "diamond", hollow=True),
        "study": Look(YELLOW, "triangle", hollow=True),
    }
)
UNKNOWN_LOOK: Final = Look(GREY, "dot")  # a kind that no list knows, kept and shown

COUNTRY_OUTLINES: Final = MappingProxyType(
    {
        "NO": Shade("#A50026", "#FF8A8A"),
        "SE": Shade("#0B3C8C", "#8FBCFF"),
        "FI": Shade("#5E3C99", "#C9B3FF"),
        "DK": Shade("#00594C", "#5FE0C5"),
    }
)
OTHER_COUNTRY: Final = Shade("#3D4852", "#D3DAE0")
UNKNOWN_COUNTRY: Final = Shade("#9AA5AF", "#7C8893")
SEVERAL_COUNTRIES: Final = Shade("#3D4852", "#D3DAE0")

TIE: Final = Shade("#A3AEB8", "#5E6B77")
CROSS_BORDER: Final = Shade(VERMILION, "#FF8A3D")
WAY: Final = Shade("#1B2530", "#FFFFFF")  # the shortest ways that were asked for


def look_of(kind: str) -> Look:
    """Return how a kind of stakeholder or initiative is drawn; a kind that no list knows has a look too."""
    return LOOKS.get(kind, UNKNOWN_LOOK)


def outline_of(country: str) -> Shade:
    """Return the outline of a country given as ISO code, of several (``NO|SE``), or of none.

    Examples
    --------
    >>> outline_of("NO") == COUNTRY_OUTLINES["NO"]
    True
    >>> outline_of("") == UNKNOWN_COUNTRY
    True
    """
    if not country:
        return UNKNOWN_COUNTRY
    return SEVERAL_COUNTRIES if "|" in country else COUNTRY_OUTLINES.get(country, OTHER_COUNTRY)


def _ring(corners: int, start: float, inner: float = 1.0) -> tuple[Point, ...]:
    """Return the corners of a regular polygon inside the unit circle; every second one at ``inner``."""
    radii = (1.0, inner) if inner != 1.0 else (1.0,)
    turn = 2 * pi / corners
    return tuple(
        (
            round(radii[i % len(radii)] * cos(start + i * turn), 4),
            round(radii[i % len(radii)] * sin(start + i * turn), 4),
        )
        for i in range(corners)
    )


def _cross(arm: float = 0.36) -> tuple[Point, ...]:
    quarter = ((-arm, -1.0), (arm, -1.0), (arm, -arm))
    turns = ((1, 0), (0, 1), (-1, 0), (0, -1))  # cosine and sine of 0, 90, 180 and 270 degrees
    return tuple((x * c - y * s, x * s + y * c) for c, s in turns for x, y in quarter)


# Corners of each shape around (0, 0), y downwards as on screens, for a radius of 1; no corner means a circle.
# The radii differ so that all shapes look equally large.
OUTLINES_OF_SHAPES: Final = MappingProxyType(
    {
        "dot": (),
        "square": ((-0.88, -0.88), (0.88, -0.88), (0.88, 0.88), (-0.88, 0.88)),
        "triangle": tuple((1.15 * x, 1.15 * y + 0.15) for x, y in _ring(3, -pi / 2)),
        "triangle_down": tuple((1.15 * x, 1.15 * y - 0.15) for x, y in _ring(3, pi / 2)),
        "diamond": tuple((1.15 * x, 1.15 * y) for x, y in _ring(4, 0.0)),
        "star": tuple((1.3 * x, 1.3 * y) for x, y in _ring(10, -pi / 2, inner=0.5)),
        "hexagon": tuple((1.05 * x, 1.05 * y) for x, y in _ring(6, 0.0)),
        "pentagon": tuple((1.08 * x, 1.08 * y) for x, y in _ring(5, -pi / 2)),
        "cross": _cross(),
    }
)
