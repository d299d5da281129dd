"""The map as tables: who is where, how many in each area, what crosses the border, who has no place."""

import geopandas as gpd
import pandas as pd

from stakeholders.codes import split_list
from stakeholders.language import N_, Words
from stakeholders.places.areas import Level
from stakeholders.views.map_layers import area_label
from stakeholders.views.readable import assumed

NOTES = {
    "": N_("inside its area"),
    "near": N_("just outside the coarse outline of its area"),
    "stated": N_("in no area; the stated region counts"),
    "outside": N_("outside the four countries"),
    "unplaced": N_("no known place"),
}


def stakeholders_table(placed: gpd.GeoDataFrame, words: Words) -> pd.DataFrame:
    """Return who is where: name, kind, municipality, county, country, precision and how the area was found."""
    town = placed["municipality_name"].where(placed["municipality_name"] != "", placed["municipality"])
    return pd.DataFrame(
        {
            "name": placed["name"],
            **assumed(placed["scenario"], words),
            "kind": _labels(placed["kind"], "kind", words),
            "municipality": town,
            "county": _labels(placed["county"].where(placed["county"] != "", placed["region"]), "region", words),
            "country": _labels(placed["country"], "country", words),
            "location_precision": _labels(placed["location_precision"], "precision", words),
            "area_note": placed["area_note"].map(lambda note: words.say(NOTES[note])).astype("str"),
            "tlp": placed["tlp"],
        }
    )


def areas_table(counted: pd.DataFrame, level: Level, words: Words) -> pd.DataFrame:
    """Return how many stakeholders each area has; a municipality comes with its county."""
    names = [area_label(area, name, words) for area, name in zip(counted["area"], counted["name"], strict=True)]
    frame = pd.DataFrame({level: names})
    if level == "municipality":
        frame["county"] = _labels(counted["county"], "region", words)
    frame["country"] = _labels(counted["country"], "country", words)
    return frame.assign(stakeholders=counted["count"].to_numpy())


def ties_table(pairs: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Return every cross-border tie: its two ends with their countries, what it rests on, and its status."""
    layers = pairs["layers"].map(lambda cell: words.listing(words.label("layer", code) for code in split_list(cell)))
    return pd.DataFrame(
        {
            "from": pairs["from_name"],
            "from_country": _labels(pairs["from_country"], "country", words),
            "to": pairs["to_name"],
            "to_country": _labels(pairs["to_country"], "country", words),
            "layers": layers.astype("str"),
            "status": _labels(pairs["status"], "status", words),
            "tlp": pairs["tlp"],
        }
    )


def places_table(between: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Return the number of cross-border ties between each pair of places."""
    return pd.DataFrame(
        {
            "from": _places(between, "from", words),
            "from_country": _labels(between["from_country"], "country", words),
            "to": _places(between, "to", words),
            "to_country": _labels(between["to_country"], "country", words),
            "cross_border_ties": between["number"],
            "confirmed": between["confirmed"],
            "tlp": between["tlp"],
        }
    )


def labelled(frame: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Return a table whose columns have their labels, for paper."""
    return frame.rename(columns={str(name): words.label("column", str(name)) for name in frame})


def _places(between: pd.DataFrame, end: str, words: Words) -> list[str]:
    rows = zip(between[f"{end}_place"], between[f"{end}_place_name"], strict=True)
    return [area_label(place, name, words) if len(place) == 5 else name for place, name in rows]


def _labels(codes: pd.Series, code_list: str, words: Words) -> pd.Series:
    known = {code: words.label(code_list, code) for code in codes.unique()}
    return codes.map(known).astype("str")
