"""Stakeholders at one point, spread out so that each of them can be seen and clicked."""

from typing import Any, Final  # Any: whatever width an integer has

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from stakeholders.places.crs import DEGREES, METRES

GOLDEN_ANGLE: Final = np.pi * (3 - np.sqrt(5))
SPACING: Final = 9_000.0  # metres: neighbours stay apart on a map that shows the belt from coast to coast


def sunflower(places: npt.NDArray[np.integer[Any]]) -> npt.NDArray[np.float64]:
    """Return the seat of each place in a sunflower, neighbours about 1 apart.

    ``places`` counts from 0; the result has a row of x and y for each. The first place is the middle.

    Examples
    --------
    >>> sunflower(np.array([0])).tolist()
    [[0.0, 0.0]]
    """
    radius = 0.62 * np.sqrt(places) * 1.1 + np.where(places > 0, 0.4, 0.0)
    angle = places * GOLDEN_ANGLE
    return np.column_stack([radius * np.cos(angle), radius * np.sin(angle)])


def seats(points: gpd.GeoSeries) -> npt.NDArray[np.float64]:
    """Return how far each point moves from where it is, in units of the spacing: a row of x and y for each.

    The first at a point stays, the others take seats around it in the order they come in; points that nobody
    shares stay too, and so does what has no geometry. The same points give the same seats.
    """
    spots = pd.Series(points.to_wkb().to_numpy()).fillna(b"")
    order = spots.groupby(spots, sort=False).cumcount().to_numpy()
    moved = sunflower(order)
    moved[(spots == b"").to_numpy()] = 0.0
    return moved


def spread(points: gpd.GeoDataFrame | gpd.GeoSeries, spacing: float = SPACING) -> gpd.GeoSeries:
    """Return where to draw each point so that none covers another, in degrees.

    Parameters
    ----------
    points
        Points, missing ones allowed; they are not changed, so the true position stays known.
    spacing
        Metres between neighbours.
    """
    here = (points.geometry if isinstance(points, gpd.GeoDataFrame) else points).to_crs(DEGREES)
    flat = here.to_crs(METRES)
    moved = seats(here) * spacing
    shared = np.flatnonzero(np.abs(moved).sum(axis=1) > 0)
    drawn = here.to_numpy().copy()
    flat_points = flat.to_numpy()[shared]
    new = shapely.points(shapely.get_x(flat_points) + moved[shared, 0], shapely.get_y(flat_points) + moved[shared, 1])
    drawn[shared] = gpd.GeoSeries(new, crs=METRES).to_crs(DEGREES).to_numpy()
    return gpd.GeoSeries(drawn, index=here.index, crs=DEGREES)
