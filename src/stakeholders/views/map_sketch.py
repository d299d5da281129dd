"""The map as a small still picture that leads to the real one."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from stakeholders.codes import BELT
from stakeholders.places import METRES, arcs, areas, countries
from stakeholders.views.sketch_parts import NOTHING, Highlights, curve, halo, numbers, picture, ring, ways

SIZE: Final = 470.0  # pixels, both ways
MARGIN: Final = 60_000.0  # metres around what is shown
DETAIL: Final = 5_000.0  # metres that a border may be off
MOST_PLACES, MOST_ARCS = 400, 200
Box = tuple[float, float, float, float]
Shapes = npt.NDArray[np.object_]
Points = npt.NDArray[np.float64]


def map_sketch(
    points: gpd.GeoDataFrame, ties: pd.DataFrame, shown: Highlights = NOTHING, frame: gpd.GeoDataFrame | None = None
) -> str:
    """Return a map as SVG: borders, the belt, a circle for each place, a line for each tie across a border.

    Parameters
    ----------
    points
        Stakeholders as ``locate`` returns them: ``id``, ``county`` and the point in degrees or none.
    ties
        Columns ``one``, ``other`` (ids of its ends) and ``status`` of each tie to draw; one that is not confirmed is
        dashed.
    shown
        What stands out: newcomers, ways in colours of their own, a cut.
    frame
        Points that fit into the picture, drawn or not, so that several pictures have one scale; ``points`` where
        none are named.
    """
    placed = points[points.geometry.notna()].to_crs(METRES)
    framed = placed if frame is None else frame[frame.geometry.notna()].to_crs(METRES)
    box = _box(framed[framed["county"] != ""])
    spots = _on_picture(shapely.get_coordinates(placed.geometry.to_numpy()), box).tolist()
    at = {one: (float(x), float(y)) for one, (x, y) in zip(placed["id"], spots, strict=True)}
    routes = [_apart([at[one] for one in way if one in at], number) for number, way in enumerate(shown.ways)]
    return picture(
        SIZE,
        SIZE,
        [
            _land(box),
            _ties(placed, ties, box),
            *(halo(*at[one], 6) for one in sorted(shown.new & at.keys())),
            _places(placed, box),
            *ways(routes),
            *(ring(*at[one], 6) for one in sorted(shown.cut & at.keys())),
            *numbers(routes),
        ],
    )


def _apart(points: Sequence[tuple[float, float]], number: int) -> list[tuple[float, float]]:
    """Return the points of a way moved a little, so that ways through the same places lie side by side."""
    aside = (number + 1) // 2 * (4.0 if number % 2 else -4.0)
    return [(x + aside, y + aside) for x, y in points]


def _box(placed: gpd.GeoDataFrame) -> Box:
    """Return the square that holds the belt and all stakeholders in the four countries."""
    belt = areas("county")
    around = [belt[belt["area"].isin(BELT)].to_crs(METRES).total_bounds]
    if len(placed):
        around.append(placed.total_bounds)
    left, bottom = np.min([box[:2] for box in around], axis=0) - MARGIN
    right, top = np.max([box[2:] for box in around], axis=0) + MARGIN
    half = max(right - left, top - bottom) / 2
    x, y = (left + right) / 2, (bottom + top) / 2
    return x - half, y - half, x + half, y + half


@lru_cache(maxsize=1)
def _outlines() -> tuple[tuple[str, Shapes], ...]:
    """Return coarse outlines in metres with their class: countries around, counties, and on top the belt."""
    counties, around = areas("county"), countries()
    around = around[~around["code"].isin(counties["country"])].to_crs(METRES)
    shapes = shapely.coverage_simplify(counties.to_crs(METRES).geometry.to_numpy(), DETAIL)
    belt = counties["area"].isin(BELT).to_numpy()
    far = shapely.simplify(around.geometry.to_numpy(), DETAIL)
    return ("land", far), ("land", shapes[~belt]), ("belt", shapes[belt])


def _land(box: Box) -> str:
    return "".join(_path(shapely.clip_by_rect(shapes, *_wider(box)), name, box) for name, shapes in _outlines())


def _wider(box: Box) -> Box:
    """Return a box a little larger, so that its edge is not seen as a border."""
    more = (box[2] - box[0]) / 50
    return box[0] - more, box[1] - more, box[2] + more, box[3] + more


def _path(shapes: Shapes, name: str, box: Box) -> str:
    parts = (part for part in shapely.get_parts(shapely.get_parts(shapes)) if part.geom_type == "Polygon")
    rings = [_on_picture(shapely.get_coordinates(part.exterior), box) for part in parts if part.area > DETAIL**2]
    drawn = "".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring[:-1]) + "Z" for ring in rings)
    return f'<path class="{name}" d="{drawn}"/>'


def _on_picture(coordinates: Points, box: Box) -> Points:
    scale = SIZE / (box[2] - box[0])
    moved: Points = np.column_stack([(coordinates[:, 0] - box[0]) * scale, (box[3] - coordinates[:, 1]) * scale])
    return moved


def _places(placed: gpd.GeoDataFrame, box: Box) -> str:
    """Return a circle for each place, its area as the number of stakeholders there."""
    if placed.empty:
        return ""
    spots = pd.Series(placed.geometry.to_wkb()).value_counts().head(MOST_PLACES)
    at = _on_picture(shapely.get_coordinates(shapely.from_wkb(spots.index.to_numpy())), box)
    return "".join(
        f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="{min(3.0 * number**0.5, 16):.1f}"/>'
        for (x, y), number in zip(at, spots, strict=True)
    )


def _ties(placed: gpd.GeoDataFrame, ties: pd.DataFrame, box: Box) -> str:
    """Return a curve for each pair of places that a tie across a border joins."""
    spot = dict(zip(placed["id"], placed.geometry.to_wkb(), strict=True))
    solid: dict[tuple[bytes, bytes], str] = {}
    for one, other, status in ties.itertuples(index=False):
        if one in spot and other in spot and spot[one] != spot[other]:
            pair = min(spot[one], spot[other]), max(spot[one], spot[other])
            solid[pair] = "confirmed" if "confirmed" in (status, solid.get(pair)) else status
    apart = sorted(solid)[:MOST_ARCS]
    if not apart:
        return ""
    starts, ends = (gpd.GeoSeries.from_wkb(list(side), crs=METRES) for side in zip(*apart, strict=True))
    curves = arcs(starts, ends).to_crs(METRES)
    return "".join(
        curve(_on_picture(shapely.get_coordinates(line), box), solid[pair])
        for pair, line in zip(apart, curves, strict=True)
    )
