"""Who can do what where, as a grid: a row for each capability, a column for each county."""

from typing import Any, Final

import pandas as pd

from stakeholders.codes import CAPABILITIES
from stakeholders.language import Words

Spec = dict[str, Any]  # Any: a chart in the Vega-Lite language
_CELL: Final = (92, 24)  # pixels
GRID_HEIGHT: Final = _CELL[1] * len(CAPABILITIES) + 120  # with the slanted names above
_NONE, _MANY = "#F2F2F2", "#0072B2"
_NOT_TOLD: Final = "#FFFFFF"


def coverage_chart(cells: pd.DataFrame, words: Words) -> Spec:
    """Return the grid in the Vega-Lite language: darker where more can do it, white where it isn't told.

    Parameters
    ----------
    cells
        As ``capability_tables.coverage_table`` gives them.
    """
    most = max(5.0, float(cells["count"].max()) if cells["count"].notna().any() else 0.0)
    values = _values(cells, most)
    axis = {
        "title": None,
        "labelLimit": 260,
        "ticks": False,
        "domain": False,
        "labelOverlap": False,
        "labelFlush": False,
    }
    shared: Spec = {
        "y": {"field": "capability", "type": "nominal", "sort": None, "axis": axis},
        "x": {"field": "region", "type": "nominal", "sort": None, "axis": {**axis, "orient": "top", "labelAngle": -30}},
        "tooltip": [
            {"field": "capability", "title": words.label("column", "capability")},
            {"field": "region", "title": words.label("column", "region")},
            {"field": "told", "title": words.label("column", "suppliers")},
        ],
    }
    scale = {"domain": [0, most], "range": [_NONE, _MANY]}
    colour = {"field": "shade", "type": "quantitative", "legend": None, "scale": scale}
    ink = {"text": {"field": "text", "type": "nominal"}, "color": {"field": "ink", "type": "nominal", "scale": None}}
    return {
        "data": {"values": values},
        "width": {"step": _CELL[0]},
        "height": {"step": _CELL[1]},
        "resolve": {"scale": {"color": "independent"}},  # the ink of the numbers is no shade
        "config": {"scale": {"invalid": {"color": {"value": _NOT_TOLD}}}},
        "layer": [
            {
                "mark": {"type": "rect", "stroke": "#888888", "strokeWidth": 0.5},
                "encoding": {**shared, "color": colour},
            },
            {"mark": {"type": "text", "fontSize": 13}, "encoding": {**shared, **ink}},
        ],
    }


def _values(cells: pd.DataFrame, most: float) -> list[Spec]:
    return [
        {
            "capability": capability,
            "region": region,
            "text": text if known else "–",
            "told": text,
            "shade": count if known else None,
            "ink": "#FFFFFF" if known and count > most / 2 else "#1A1A1A",
        }
        for capability, region, count, text, known in zip(
            cells["capability"], cells["region"], cells["count"], cells["text"], cells["count"].notna(), strict=True
        )
    ]


def coverage_in_words(cells: pd.DataFrame, words: Words) -> str:
    """Return the grid in one line, for those who can't see it."""
    most = cells[cells["count"] > 0].sort_values("count", ascending=False, kind="stable").head(12)
    told = [
        words.say("{capability}, {region}: {n}", capability=capability, region=region, n=text)
        for capability, region, text in zip(most["capability"], most["region"], most["text"], strict=True)
    ]
    return words.listing(told) if told else words.say("No number is told for any capability in any county.")
