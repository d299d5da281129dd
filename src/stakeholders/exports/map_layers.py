"""The layers of the map as tables that a geographic information system opens, made of what is handed in."""

from collections.abc import Mapping
from typing import Final

import geopandas as gpd
import pandas as pd

from stakeholders.places import DEGREES, arcs, areas, corridor, corridor_towns, credit_of
from stakeholders.places.areas import CREDITS, Level
from stakeholders.schema import Marking

INTERNAL: Final = ["file", "row"]  # where a row was read from says nothing outside of this installation


def stakeholder_layer(placed: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return stakeholders with their marking spelt out; those without a place stay, with an empty geometry.

    ``status`` is hypothetical for those whom only a scenario assumes, so that nobody takes them for real ones.
    """
    layer = placed.drop(columns=[column for column in INTERNAL if column in placed])
    layer = layer.assign(status=["hypothetical" if scenario else "" for scenario in layer["scenario"]])
    return layer.assign(tlp="TLP:" + layer["tlp"].str.removeprefix("TLP:"))


def tie_layer(between: pd.DataFrame) -> gpd.GeoDataFrame:
    """Return an arc for each pair of places with the number of cross-border ties."""
    starts = gpd.GeoSeries(gpd.points_from_xy(between["from_lon"], between["from_lat"]), crs=DEGREES)
    ends = gpd.GeoSeries(gpd.points_from_xy(between["to_lon"], between["to_lat"]), crs=DEGREES)
    columns = ["from_place", "from_place_name", "to_place", "to_place_name", "number", "confirmed", "status", "tlp"]
    layer = between[columns].assign(tlp="TLP:" + between["tlp"])
    return gpd.GeoDataFrame(layer, geometry=arcs(starts, ends).to_numpy(), crs=DEGREES)


def area_layers(counted: pd.DataFrame, level: Level) -> dict[str, gpd.GeoDataFrame]:
    """Return the areas of each country as a layer of its own, with how many stakeholders each has.

    The countries stay apart since their borders come under different licences; ``credit`` names whose they are.
    """
    number = counted.set_index("area")["count"]
    every = areas(level)
    every["stakeholders"] = every["area"].map(number).fillna(0).astype("int64")
    every["credit"] = every["country"].map(credit_of)
    return {
        f"{'counties' if level == 'county' else 'municipalities'}_{country.lower()}": every[every["country"] == country]
        for country in every["country"].unique()
    }


def map_layers(
    placed: gpd.GeoDataFrame, counted: pd.DataFrame, between: pd.DataFrame, level: Level
) -> dict[str, gpd.GeoDataFrame]:
    """Return all layers of the map, by name, from the top down."""
    return {
        "stakeholders": stakeholder_layer(placed),
        "cross_border_ties": tie_layer(between),
        "corridor": corridor().assign(credit="GeoNames (CC BY 4.0)"),
        "corridor_towns": corridor_towns().assign(credit="GeoNames (CC BY 4.0)"),
        **area_layers(counted, level),
    }


def about(marking: Marking, on: str, title: str, sources: Mapping[str, str]) -> dict[str, str]:
    """Return what a file says of itself: marking, date, what it is, and where it comes from.

    Parameters
    ----------
    on
        The day of the export, ``YYYY-MM-DD``.
    sources
        Titles of the documents behind the rows, by id.
    """
    documents = "; ".join(f"{some_id}: {text}" for some_id, text in sources.items())
    return {
        "title": title,
        "marking": marking.text,
        "exported": on,
        "sources": documents,
        "borders": " | ".join(CREDITS),
        "note": "Corridor and arcs are sketches: straight from town to town, curved only to be told apart.",
    }
