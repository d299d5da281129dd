"""The map as a picture: everything that is drawn, as plain data, with its legend and its text."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final

import geopandas as gpd
import pandas as pd

from stakeholders.codes import NORDIC
from stakeholders.language import Words
from stakeholders.places.areas import Level
from stakeholders.views.map_layers import (
    MOST_POINTS,
    area_values,
    collection,
    corridor_features,
    gathered_features,
    point_features,
    tie_features,
)
from stakeholders.views.map_layers import (
    Collection as Features,
)
from stakeholders.views.map_legend import Entry, left_out_in_words, legend, map_in_words

LAYERS: Final = ("stakeholders", "counts", "ties", "corridor")
BELT_BOX: Final = (7.6, 61.4, 24.0, 65.2)  # degrees: west, south, east, north of the belt and Ostrobothnia
MARGIN: Final = 0.5  # degrees around what is shown


@dataclass(frozen=True, slots=True)
class MapPicture:
    """What is needed to draw the map, all of it plain data that nobody changes.

    Attributes
    ----------
    points, ties, corridor
        GeoJSON, empty where that layer is not chosen.
    areas
        What colours and names the areas (``map_layers.area_values``).
    box
        West, south, east and north of the first view, in degrees.
    legend
        What is drawn, explained; only what occurs.
    text
        The map in words, for those who can't see it.
    left_out
        Sentences about what is not drawn.
    gathered
        Whether circles stand for stakeholders, because they are too many to draw one by one.
    """

    points: Features
    ties: Features
    corridor: Features
    areas: dict[str, Any]  # Any: a JSON object
    box: tuple[float, float, float, float]
    legend: tuple[Entry, ...]
    text: str
    left_out: tuple[str, ...]
    gathered: bool = False


def map_picture(
    placed: gpd.GeoDataFrame,
    counted: pd.DataFrame,
    between: pd.DataFrame,
    words: Words,
    *,
    level: Level = "county",
    layers: Collection[str] = LAYERS,
    undrawn: int = 0,
    all_ties: int | None = None,
    focus: str = "",
) -> MapPicture:
    """Return the picture of where stakeholders are and what crosses the border.

    Parameters
    ----------
    placed
        As ``places.locate`` returns it; not changed.
    counted
        As ``places.counts`` returns it for the level.
    between
        ``Crossings.between``, made few enough to be drawn (``crossings.few_enough``).
    layers
        What to draw, of ``LAYERS``.
    undrawn
        Cross-border ties that have no two places.
    all_ties
        How many have two places, where ``between`` holds fewer.
    focus
        An area whose stakeholders are drawn one by one even when all others are gathered.
    """
    on_map = int(placed.geometry.notna().sum())
    gathered = on_map > MOST_POINTS
    points = _points(placed, level, words, gathered=gathered, focus=focus) if "stakeholders" in layers else []
    ties = int(between["number"].sum())
    circles = sum("count" in point["properties"] for point in points)
    return MapPicture(
        points=collection(points),
        ties=collection(tie_features(between, words) if "ties" in layers else []),
        corridor=collection(corridor_features(words) if "corridor" in layers else []),
        areas=area_values(counted, level, words) | {"coloured": "counts" in layers},
        box=first_view(placed),
        legend=legend(placed, counted, between, layers, words, gathered=gathered),
        text=map_in_words(placed, counted, between, words),
        left_out=tuple(left_out_in_words(placed, undrawn, circles, (ties, all_ties or ties), words)),
        gathered=gathered,
    )


def _points(
    placed: gpd.GeoDataFrame, level: Level, words: Words, *, gathered: bool, focus: str
) -> list[dict[str, Any]]:
    if not gathered:
        return point_features(placed, words)
    here = (placed["municipality_code"] == focus) | (placed["county"] == focus) if focus else placed["id"].isna()
    near = placed[here] if int(here.sum()) <= MOST_POINTS else placed.iloc[:0]
    return [*gathered_features(placed.drop(near.index), level, words), *point_features(near, words)]


def first_view(placed: gpd.GeoDataFrame) -> tuple[float, float, float, float]:
    """Return the box in degrees that holds the belt and every stakeholder placed in the four countries."""
    near = placed[placed.geometry.notna() & placed["country"].isin([*NORDIC, "AX"])]
    if near.empty:
        return BELT_BOX
    west, south, east, north = near.total_bounds
    box = BELT_BOX
    return (
        min(box[0], west - MARGIN),
        min(box[1], south - MARGIN),
        max(box[2], east + MARGIN),
        max(box[3], north + MARGIN),
    )
