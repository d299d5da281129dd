"""Charts of shares and of removal, in the Vega-Lite language."""

from typing import Any, Final

import pandas as pd

from stakeholders.language import Words
from stakeholders.views.colours import BLUE

Spec = dict[str, Any]  # Any: a chart in the Vega-Lite language
MOST_BARS: Final = 18
_OTHER: Final = "#E69F00"


def shapley_bars(shares: pd.DataFrame, words: Words) -> Spec:
    """Return the Shapley values as bars, the highest first."""
    values = [
        {"name": str(name), "value": float(value)}
        for name, value in zip(shares["newcomer"].head(MOST_BARS), shares["shapley"].head(MOST_BARS), strict=True)
    ]
    return {
        "data": {"values": values},
        "mark": {"type": "bar", "color": BLUE},
        "height": {"step": 20},
        "encoding": {
            "y": {"field": "name", "type": "nominal", "sort": None, "title": None, "axis": {"labelLimit": 220}},
            "x": {"field": "value", "type": "quantitative", "title": words.label("column", "shapley")},
        },
    }


def removal_chart(curve: pd.DataFrame, words: Words) -> Spec:
    """Return the share in the largest part while organisations drop out: the busiest first, and by chance."""
    names = {"targeted": words.say("The busiest first"), "random": words.say("By chance")}
    values = [
        {"removed": int(removed), "share": float(share), "how": names[how]}
        for how in names
        for removed, share in zip(curve["removed"], curve[how], strict=True)
    ]
    return {
        "data": {"values": values},
        "mark": {"type": "line", "interpolate": "step-after", "strokeWidth": 2.5},
        "height": 280,
        "encoding": {
            "x": {"field": "removed", "type": "quantitative", "title": words.label("column", "removed")},
            "y": {
                "field": "share",
                "type": "quantitative",
                "title": words.label("column", "share_left"),
                "axis": {"format": "%"},
            },
            "color": {
                "field": "how",
                "type": "nominal",
                "title": None,
                "scale": {"domain": list(names.values()), "range": [BLUE, _OTHER]},
                "legend": {"orient": "top"},
            },
            "strokeDash": {
                "field": "how",
                "type": "nominal",
                "scale": {"domain": list(names.values()), "range": [[1, 0], [5, 3]]},  # else by the alphabet
                "legend": None,
            },
        },
    }
