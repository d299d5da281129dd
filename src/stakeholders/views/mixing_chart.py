"""The mixing matrix as a heat map and as a table with the same content."""

from typing import Any, Final

import numpy as np
import pandas as pd

from stakeholders.language import Words
from stakeholders.views.gap_words import group_name
from stakeholders.views.mixing_words import cell_in_words

Spec = dict[str, Any]  # Any: a chart in the Vega-Lite language
FEWEST, FEWEST_PAIRS, FEWEST_EXPECTED = 3, 9, 1.0
_FEWER, _EVEN, _MORE = "#D55E00", "#F2F2F2", "#0072B2"  # orange to blue: told apart by every kind of colour vision
_CELL: Final = 46  # pixels
_LEAST, _MOST = 0.25, 4.0  # observed to expected at the ends of the scale


def mixing_table(
    observed: pd.DataFrame, expected: pd.DataFrame, sizes: dict[str, int], attribute: str, words: Words
) -> pd.DataFrame:
    """Return a row for each pair of groups and each group with itself, those with most contacts first.

    Parameters
    ----------
    observed, expected
        Square and symmetric over the groups, as ``measures.mixing`` gives them.
    sizes
        How many stakeholders each group has.
    """
    rows = []
    names = list(map(str, observed.index))
    both = np.stack((observed.to_numpy(np.float64), expected.to_numpy(np.float64)))
    for place, first in enumerate(names):
        for other, second in enumerate(names[place:], start=place):
            seen, wanted = map(float, both[:, place, other])
            few = is_too_few(sizes.get(first, 0), sizes.get(second, 0), wanted, same=first == second)
            rows.append(
                {
                    "first": group_name(attribute, first, words),
                    "second": group_name(attribute, second, words),
                    "n_first": sizes.get(first, 0),
                    "n_second": sizes.get(second, 0),
                    "observed": round(seen, 2),
                    "expected": round(wanted, 2),
                    "ratio": round((seen + 0.5) / (wanted + 0.5), 2),
                    "meaning": cell_in_words(seen, wanted, too_few=few, words=words),
                }
            )
    columns = ["first", "second", "n_first", "n_second", "observed", "expected", "ratio", "meaning"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.sort_values(["observed", "expected"], ascending=False, kind="stable", ignore_index=True)


def is_too_few(n_first: int, n_second: int, expected: float, *, same: bool) -> bool:
    """Tell whether two groups are too small to be judged (METHODS 2.5, step 1)."""
    possible = n_first * (n_first - 1) // 2 if same else n_first * n_second
    return min(n_first, n_second) < FEWEST or possible < FEWEST_PAIRS or expected < FEWEST_EXPECTED


def heat_map(
    observed: pd.DataFrame, expected: pd.DataFrame, sizes: dict[str, int], attribute: str, words: Words
) -> Spec:
    """Return the matrix as a heat map in the Vega-Lite language.

    Colour tells observed to expected, orange for fewer and blue for more; cells too few to say have none. The number
    in a cell is what was observed; hovering tells both groups, both numbers, and what they mean.
    """
    names = list(map(str, observed.index))
    both = np.stack((observed.to_numpy(np.float64), expected.to_numpy(np.float64)))
    values = [
        _cell(first, second, float(both[0, place, other]), float(both[1, place, other]), sizes, attribute, words)
        for place, first in enumerate(names)
        for other, second in enumerate(names)
    ]
    shared = _shared(words)
    square = {"type": "rect", "stroke": "#888888", "strokeWidth": 0.5}
    number = {
        "text": {"field": "observed_text", "type": "nominal"},
        "color": {"field": "ink", "type": "nominal", "scale": None},
    }
    return {
        "width": {"step": _CELL},
        "height": {"step": round(_CELL * 0.75)},
        "resolve": {"scale": {"color": "independent"}},  # the ink of the numbers is no shade
        "layer": [
            {"data": {"values": values}, "mark": square, "encoding": {**shared, "color": _COLOUR}},
            {"data": {"values": values}, "mark": {"type": "text", "fontSize": 13}, "encoding": {**shared, **number}},
        ],
    }


_COLOUR: Final[Spec] = {
    "field": "shade",
    "type": "quantitative",
    "legend": None,
    "scale": {
        "domain": [float(np.log2(_LEAST)), 0, float(np.log2(_MOST))],
        "range": [_FEWER, _EVEN, _MORE],
        "clamp": True,
    },
}


def _shared(words: Words) -> Spec:
    """Return where a cell stands, and what hovering over it tells."""
    axis = {"title": None, "labelLimit": 220, "ticks": False, "domain": False, "labelOverlap": False}
    told = {
        "one": "first",
        "other": "second",
        "observed_text": "observed",
        "expected_text": "expected",
        "meaning": "meaning",
    }
    return {
        "y": {"field": "one", "type": "nominal", "sort": None, "axis": axis},
        "x": {"field": "other", "type": "nominal", "sort": None, "axis": {**axis, "labelAngle": -40}},
        "tooltip": [{"field": field, "title": words.label("column", column)} for field, column in told.items()],
    }


def _cell(
    first: str, second: str, seen: float, wanted: float, sizes: dict[str, int], attribute: str, words: Words
) -> dict[str, object]:
    few = is_too_few(sizes.get(first, 0), sizes.get(second, 0), wanted, same=first == second)
    shade = float(np.log2((seen + 0.5) / (wanted + 0.5)))
    whole = seen == int(seen)
    return {
        "one": group_name(attribute, first, words),
        "other": group_name(attribute, second, words),
        "observed_text": words.number(seen, 0 if whole else 1),
        "expected_text": words.number(wanted, 2),
        "meaning": cell_in_words(seen, wanted, too_few=few, words=words),
        "shade": 0.0 if few else shade,
        "ink": "#FFFFFF" if not few and abs(shade) > 1.3 else "#1A1A1A",
    }


def matrix_in_words(table: pd.DataFrame, words: Words) -> str:
    """Return the heat map in one line, for those who can't see it."""
    told = [
        words.say("{one} – {other}: {n}", one=one, other=other, n=float(n))
        for one, other, n in zip(table["first"], table["second"], table["observed"], strict=True)
        if n
    ]
    return words.listing(told[:12]) if told else words.say("No contact between any two groups.")
