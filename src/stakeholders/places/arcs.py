"""Curved lines between two points, so that ties of neighbouring places do not lie on one another."""

from typing import Final

import geopandas as gpd
import numpy as np
import shapely

from stakeholders.places.crs import DEGREES, METRES

BEND: Final = 0.16  # height of an arc over its chord
STEPS: Final = 24


def arcs(starts: gpd.GeoSeries, ends: gpd.GeoSeries, bend: float = BEND) -> gpd.GeoSeries:
    """Return a curve from each start to its end, in degrees.

    The curve bends to the north whichever way it is given, so that a tie looks the same from either end. It says
    that there is a tie and shows no way that anybody travels.

    Parameters
    ----------
    starts, ends
        Points, pair by pair; none missing.
    bend
        Height of the curve as a share of its length.
    """
    a = shapely.get_coordinates(starts.to_crs(METRES).to_numpy())
    b = shapely.get_coordinates(ends.to_crs(METRES).to_numpy())
    chord = b - a
    aside = np.column_stack([-chord[:, 1], chord[:, 0]])
    aside *= np.where(aside[:, 1] < 0, -1.0, 1.0)[:, None]
    top = (a + b) / 2 + 2 * bend * aside  # a quadratic Bézier curve reaches half way to its control point
    t = np.linspace(0, 1, STEPS + 1)[None, :, None]
    lines = (1 - t) ** 2 * a[:, None] + 2 * t * (1 - t) * top[:, None] + t**2 * b[:, None]
    if not len(a):
        return gpd.GeoSeries([], index=starts.index, crs=DEGREES)
    return gpd.GeoSeries(shapely.linestrings(lines), index=starts.index, crs=METRES).to_crs(DEGREES)
