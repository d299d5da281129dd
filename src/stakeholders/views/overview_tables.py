"""The tables and charts of the overview: counts with labels in the reader's language."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any, Final

import pandas as pd

from stakeholders.language import Words
from stakeholders.register import Register
from stakeholders.views.colours import BLUE, look_of

Spec = dict[str, Any]  # Any: a chart in the Vega-Lite language
_BAND: Final = 26  # pixels for each bar


def labelled(counted: pd.DataFrame, code_list: str, words: Words) -> pd.DataFrame:
    """Return counts of codes with the codes' labels; ``hypothetical`` only where a scenario assumes any.

    Parameters
    ----------
    counted
        As ``measures.holdings.counts`` returns it.
    code_list
        Whose labels; also the name of the column.
    """
    labels = counted["code"].map(lambda code: words.label(code_list, code)).astype("str")
    frame = pd.DataFrame({code_list: labels, "number": counted["number"], "share": counted["share"]})
    return frame.assign(hypothetical=counted["hypothetical"]) if counted["hypothetical"].any() else frame


def stakeholders_named(register: Register, ids: Collection[str], words: Words) -> pd.DataFrame:
    """Return name, kind and country of these stakeholders, by name."""
    rows = register.stakeholders
    rows = rows[rows["id"].isin(ids)]
    frame = pd.DataFrame(
        {
            "name": rows["name"],
            "kind": rows["kind"].map(lambda code: words.label("kind", code)),
            "country": rows["country"].map(lambda code: words.label("country", code)),
            "tlp": rows["tlp"],
        }
    )
    return frame.sort_values("name", key=lambda names: names.map(words.order), ignore_index=True)


def layers_labelled(by_layer: Iterable[tuple[str, int, int]], words: Words) -> pd.DataFrame:
    """Return the pairs by layer, and how many of them cross a border, with the layers' labels."""
    rows = [(words.label("layer", code), number, crossing) for code, number, crossing in by_layer]
    return pd.DataFrame(rows, columns=["layer", "number", "cross_border_ties"])


def colours_of(codes: Iterable[str], code_list: str) -> list[str]:
    """Return a colour for each code: kinds have those of network and map, everything else one."""
    return [look_of(code).fill if code_list == "kind" else BLUE for code in codes]


def bars(labels: Sequence[str], numbers: Iterable[int], words: Words, colours: Iterable[str]) -> Spec:
    """Return a horizontal bar for each label, its number written beside it."""
    values: list[dict[str, object]] = [
        {"label": f"{label}  {words.number(int(number))}", "number": int(number), "colour": colour}
        for label, number, colour in zip(labels, numbers, colours, strict=True)
    ]
    encoding = {
        "y": {"field": "label", "type": "nominal", "sort": None, "axis": _label_axis()},
        "x": {"field": "number", "type": "quantitative", "axis": None},
        "color": {"field": "colour", "type": "nominal", "scale": None},
    }
    return _chart(values, {"type": "bar", "height": {"band": 0.72}}, encoding, {"step": _BAND})


def years_chart(frame: pd.DataFrame, column: str, colour: str = BLUE) -> Spec:
    """Return a bar for each year; ``frame`` has the columns ``year`` and the one named."""
    values: list[dict[str, object]] = [
        {"year": str(year), "number": int(number)} for year, number in zip(frame["year"], frame[column], strict=True)
    ]
    encoding = {
        "x": {"field": "year", "type": "ordinal", "axis": {"title": None, "labelAngle": 0, "labelOverlap": True}},
        "y": {
            "field": "number",
            "type": "quantitative",
            "axis": {"title": None, "tickMinStep": 1, "format": "d", "tickCount": 4},
        },
    }
    return _chart(values, {"type": "bar", "width": {"band": 0.72}, "color": colour}, encoding, 150)


def in_one_line(labels: Iterable[str], numbers: Iterable[int], words: Words) -> str:
    """Return a chart in words, for those who can't see it."""
    return words.listing(f"{label} {words.number(int(number))}" for label, number in zip(labels, numbers, strict=True))


def _label_axis() -> dict[str, Any]:  # Any: part of a chart in the Vega-Lite language
    return {"title": None, "labelLimit": 260, "ticks": False, "domain": False, "labelPadding": 8}


def _chart(values: list[dict[str, object]], mark: Spec, encoding: Spec, height: object) -> Spec:
    """Return a chart of one layer that holds its own numbers: Streamlit sends these as they are, without a table."""
    return {
        "height": height,
        "layer": [{"data": {"values": values}, "mark": {**mark, "tooltip": False}, "encoding": encoding}],
    }
