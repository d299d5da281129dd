"""Which area a point belongs to: the nearest one within 5 km inside the same country.

Never plain containment: a harbour may lie outside its coarse outline, and the two sides of a border come from two
sources, so that a point close to it may fall inside the wrong country.
"""

from typing import Final

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from stakeholders.codes import NORDIC
from stakeholders.places.areas import Level, areas_in_metres
from stakeholders.places.crs import METRES

NEAREST: Final = 5_000.0  # metres
HOME: Final = {"AX": "FI"}  # countries whose areas are counted to another one


def nearest_area(points: gpd.GeoSeries, country: pd.Series, level: Level) -> tuple[pd.Series, npt.NDArray[np.float64]]:
    """Return the area of each point, and how far outside of it the point lies.

    Parameters
    ----------
    points
        Points in any coordinate system; missing ones have no area.
    country
        ISO codes, with the index of the points; a country without areas gives none.

    Returns
    -------
    tuple
        Area codes as in ``areas(level)``, empty where there is none within 5 km, with the index of the points;
        and metres from the point to that area: 0 inside, NaN where there is none.
    """
    found = np.full(len(points), "", dtype=object)
    metres = np.full(len(points), np.nan)
    flat = points.to_crs(METRES).to_numpy()
    here = country.replace(HOME).to_numpy(object)
    placed = ~(shapely.is_missing(flat) | shapely.is_empty(flat))
    borders = areas_in_metres(level)
    for code in NORDIC:
        rows = np.flatnonzero(placed & (here == code))
        if len(rows):
            inside = borders[borders["country"] == code]
            nearest, distance = _nearest(flat[rows], inside.geometry.to_numpy())
            known = nearest >= 0
            found[rows[known]] = inside["area"].to_numpy(object)[nearest[known]]
            metres[rows] = distance
    return pd.Series(found, index=points.index, dtype="str"), metres


def _nearest(
    points: npt.NDArray[np.object_], shapes: npt.NDArray[np.object_]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]:
    """Return position of and distance to the nearest shape, -1 and NaN beyond 5 km; the first of equally near ones."""
    nearest = np.full(len(points), -1)
    distance = np.full(len(points), np.nan)
    tree = shapely.STRtree(shapes)
    point, shape = tree.query(points, predicate="intersects")  # inside means 0 m away, and is found much faster
    nearest[point[::-1]], distance[point] = shape[::-1], 0.0
    outside = np.flatnonzero(nearest < 0)
    pairs, metres = tree.query_nearest(points[outside], max_distance=NEAREST, return_distance=True)
    nearest[outside[pairs[0][::-1]]] = pairs[1][::-1]
    distance[outside[pairs[0]]] = metres
    return nearest, distance
