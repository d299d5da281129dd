"""The map's ground: colours of sea, land, borders and the belt, the steps of a choropleth, where names stand.

Kinds, countries and ties look as they do everywhere (`colours.py`); what is here stays behind them.
"""

from types import MappingProxyType
from typing import Final

from stakeholders.views.colours import Shade

GROUND: Final = MappingProxyType(
    {
        "sea": Shade("#e6edf2", "#10161b"),
        "abroad": Shade("#f1f1ee", "#1a2026"),  # land outside the four countries
        "land": Shade("#fcfcfa", "#232b32"),
        "belt": Shade("#dcebe4", "#223a36"),
        "municipality": Shade("#d5dade", "#36414a"),
        "county": Shade("#a9b4bc", "#53616c"),
        "country": Shade("#6f7d88", "#8c9aa5"),
        "belt_line": Shade("#00735c", "#3fc3a2"),
        "corridor": Shade("#00735c", "#3fc3a2"),
        "text": Shade("#44515b", "#b7c3cc"),
        "paper": Shade("#ffffff", "#14191e"),
        "ink": Shade("#1b2530", "#e8edf1"),
        "chosen": Shade("#1b2530", "#ffffff"),
    }
)
# Where the names along the corridor stand, longitude and latitude: off the line and its markers.
LABEL_AT: Final = MappingProxyType(
    {"NO060": (8.9, 64.75), "SE322": (15.3, 64.35), "SE321": (19.4, 62.0), "FI19A": (23.6, 63.75)}
)
# From few to many; told apart in print and by readers with any colour vision, since only lightness changes.
STEPS: Final = (
    Shade("#dbe7f1", "#20384b"),
    Shade("#b5cfe3", "#2a5272"),
    Shade("#84b0d1", "#37719c"),
    Shade("#4f8dbb", "#5a9ac6"),
    Shade("#1f6394", "#9cc9e8"),
)


def bounds_of_steps(most: int) -> tuple[int, ...]:
    """Return the lowest count of each step of a choropleth, up to five round numbers.

    Examples
    --------
    >>> bounds_of_steps(10)
    (1, 2, 5, 10)
    >>> bounds_of_steps(700)
    (1, 5, 20, 100, 500)
    >>> bounds_of_steps(0)
    ()
    """
    bounds = [digit * 10**power for power in range(8) for digit in (1, 2, 5) if digit * 10**power <= most]
    while len(bounds) > len(STEPS):
        bounds = bounds[::2]
    return tuple(bounds)


def step_of(count: int, bounds: tuple[int, ...]) -> int:
    """Return the step that a count falls in, -1 for none.

    Examples
    --------
    >>> step_of(3, (1, 2, 5)), step_of(0, (1, 2, 5))
    (1, -1)
    """
    return sum(count >= bound for bound in bounds) - 1
