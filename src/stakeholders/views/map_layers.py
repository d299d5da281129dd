"""What lies on the map, as plain data that a browser draws: points, gathered points, ties, corridor, areas.

Everything here is data, never markup: names reach the browser as JSON and become text there.
"""

import math
import textwrap
from collections.abc import Iterable
from typing import Any, Final

import geopandas as gpd
import numpy as np
import pandas as pd
from shapely.geometry.base import BaseGeometry

from stakeholders.language import Words
from stakeholders.places import arcs, corridor, corridor_towns
from stakeholders.places.arcs import STEPS
from stakeholders.places.areas import Level
from stakeholders.places.crs import DEGREES
from stakeholders.places.spreading import seats
from stakeholders.views.map_colours import bounds_of_steps, step_of

Feature = dict[str, Any]  # Any: a GeoJSON feature, whose properties have many types
Collection = dict[str, Any]  # the same, of a feature collection
LONGEST: Final = 120  # of a name, in characters
MOST_POINTS: Final = 5_000  # drawn one by one; more are gathered
COARSE: Final = frozenset({"region", "country"})


def collection(features: Iterable[Feature]) -> Collection:
    """Return features as a GeoJSON collection."""
    return {"type": "FeatureCollection", "features": list(features)}


def point_features(placed: gpd.GeoDataFrame, words: Words) -> list[Feature]:
    """Return a feature for each placed stakeholder, at its true position; ``seat`` says where to move it for sight."""
    drawn = placed[placed.geometry.notna()]
    rows = zip(
        drawn["id"],
        drawn["name"],
        drawn["kind"],
        drawn["country"],
        drawn["location_precision"],
        drawn["scenario"],
        _where(drawn, words),
        np.column_stack([drawn.geometry.x, drawn.geometry.y]).round(5).tolist(),
        seats(drawn.geometry).round(2).tolist(),
        strict=True,
    )
    return [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": spot},
            "properties": {
                "pick": f"stakeholder:{some_id}",
                "kind": kind,
                "country": country,
                "coarse": precision in COARSE,
                "supposed": bool(scenario),
                "lines": [shorten(name), words.label("kind", kind), where, *_supposed(scenario, words)],
                "seat": seat,
            },
        }
        for some_id, name, kind, country, precision, scenario, where, spot, seat in rows
    ]


def _supposed(scenario: str, words: Words) -> list[str]:
    return [words.label("status", "hypothetical")] if scenario else []


def gathered_features(placed: gpd.GeoDataFrame, level: Level, words: Words) -> list[Feature]:
    """Return a feature for each area that stakeholders share: how many they are, and of which kinds.

    Who belongs to no area of the level is gathered by county, or by place outside the four countries.
    """
    drawn = placed[placed.geometry.notna()]
    town = (drawn["municipality_code"] != "") & (level == "municipality")
    area = drawn["municipality_code"].where(town, drawn["county"])
    counties = {code: words.label("region", code) for code in drawn["county"].unique() if code}
    label = drawn["municipality_name"].where(town, drawn["county"].map(counties).fillna(""))
    x, y = drawn.geometry.x, drawn.geometry.y
    spot = pd.DataFrame({"area": area, "label": label, "kind": drawn["kind"], "x": x, "y": y, "n": 1})
    spot["place"] = area.where(area != "", drawn.geometry.to_wkt(rounding_precision=0))
    middle = spot.groupby("place").agg({"area": "first", "label": "first", "x": "mean", "y": "mean", "n": "sum"})
    kinds: dict[str, list[str]] = {}
    counted = spot.groupby(["place", "kind"])["n"].sum().reset_index()
    for place, kind, n in zip(counted["place"], counted["kind"], counted["n"], strict=True):
        kinds.setdefault(place, []).append(f"{words.label('kind', kind)}: {words.number(n)}")
    rows = middle.sort_values("n", ascending=False).reset_index().to_dict("records")
    return [_circle(row, kinds[row["place"]], words) for row in rows]


def _circle(row: dict[Any, Any], kinds: list[str], words: Words) -> Feature:  # Any: cells of several types
    lines = [row["label"] or words.say("Outside the four countries")]
    lines += [words.say_n("{n} stakeholder", "{n} stakeholders", row["n"]), *kinds]
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [round(row["x"], 4), round(row["y"], 4)]},
        "properties": {
            "pick": f"area:{row['area']}" if row["area"] else "",
            "count": row["n"],
            "radius": round(5 + 2.2 * math.log2(1 + row["n"]), 1),
            "lines": lines,
        },
    }


def tie_features(between: pd.DataFrame, words: Words) -> list[Feature]:
    """Return an arc for each pair of places with cross-border ties; ``number`` stands at its top."""
    starts = gpd.GeoSeries(gpd.points_from_xy(between["from_lon"], between["from_lat"]), crs=DEGREES)
    ends = gpd.GeoSeries(gpd.points_from_xy(between["to_lon"], between["to_lat"]), crs=DEGREES)
    curves = arcs(starts, ends)
    rows = between[["from_place_name", "to_place_name", "number", "status"]].itertuples(index=False, name=None)
    return [
        {
            "type": "Feature",
            "geometry": _line(curve),
            "properties": {
                "number": number,
                "dashed": status != "confirmed",
                "top": list(reversed(_rounded(curve)[STEPS // 2])),
                "lines": [
                    f"{shorten(one)} – {shorten(other)}",
                    words.say_n("{n} cross-border tie", "{n} cross-border ties", number),
                    *([] if status == "confirmed" else [words.label("status", status)]),
                ],
            },
        }
        for curve, (one, other, number, status) in zip(curves, rows, strict=True)
    ]


def corridor_features(words: Words) -> list[Feature]:
    """Return the lines of the corridor and its towns."""
    labels = corridor_labels(words)
    parts = corridor()
    lines = [
        {
            "type": "Feature",
            "geometry": _line(line),
            "properties": {"part": part, "dashed": part == "crossing", "lines": [labels[part]]},
        }
        for part, line in zip(parts["part"], parts.geometry, strict=True)
    ]
    towns = corridor_towns()
    points = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [x, y]},
            "properties": {"town": name},
        }
        for name, x, y in zip(towns["name"], towns.geometry.x, towns.geometry.y, strict=True)
    ]
    return [*lines, *points]


def corridor_labels(words: Words) -> dict[str, str]:
    """Return what each part of the corridor is."""
    return {
        "e14": words.say("E14: Stjørdal to Sundsvall"),
        "coast": words.say("E4: Sundsvall to Umeå"),
        "crossing": words.say("Kvarken: Umeå to Vaasa"),
    }


def area_values(counted: pd.DataFrame, level: Level, words: Words) -> dict[str, Any]:  # Any: a JSON object
    """Return what a browser needs to colour and name the areas of one level.

    Parameters
    ----------
    counted
        As ``places.counts`` returns it.

    Returns
    -------
    dict
        ``level``, the ``bounds`` of the steps, and ``areas``: by code the step and the lines of its tooltip.
    """
    bounds = bounds_of_steps(int(counted["count"].max()) if len(counted) else 0)
    areas = {
        area: [
            step_of(n, bounds),
            [area_label(area, name, words), words.say_n("{n} stakeholder", "{n} stakeholders", n)],
        ]
        for area, name, n in counted[["area", "name", "count"]].itertuples(index=False, name=None)
    }
    return {"level": level, "bounds": list(bounds), "areas": areas}


def area_label(area: str, name: str, words: Words) -> str:
    """Return the name of a county in the reader's language, of a municipality as it is."""
    return name if ":" in area else words.label("region", area)


def shorten(text: str) -> str:
    """Return a name of a reasonable length, on one line."""
    return textwrap.shorten(text, LONGEST, placeholder=" …")


def where_in_words(place: str, precision: str, words: Words) -> str:
    """Return a place with how exactly it is known."""
    if not precision:
        return place
    return words.say("{place} ({precision})", place=place, precision=words.label("precision", precision).lower())


def _where(drawn: gpd.GeoDataFrame, words: Words) -> list[str]:
    """Return for each stakeholder where it is and how exactly that is known."""
    counties = {code: words.label("region", code) for code in drawn["county"].unique() if code}
    countries = {code: words.label("country", code) for code in drawn["country"].unique()}
    rows = drawn[["municipality_name", "municipality", "county", "country", "location_precision"]]
    return [
        where_in_words(town or stated or counties.get(county) or countries[country], precision, words)
        for town, stated, county, country, precision in rows.itertuples(index=False, name=None)
    ]


def _line(curve: BaseGeometry) -> dict[str, Any]:  # Any: a GeoJSON geometry
    return {"type": "LineString", "coordinates": _rounded(curve)}


def _rounded(curve: BaseGeometry) -> list[list[float]]:
    return [[round(x, 4), round(y, 4)] for x, y in curve.coords]
