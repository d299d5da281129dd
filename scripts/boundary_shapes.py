"""Shapes made light enough for a web map: simplified together, so that shared borders stay shared."""

from collections.abc import Sequence
from typing import Final

import geopandas as gpd
import numpy as np
import shapely

WGS84: Final = "EPSG:4326"
METRES: Final = "EPSG:3035"  # equal area, metres, made for Europe
GRID: Final = 1e-4  # degrees; about ten metres


def simplified(shapes: gpd.GeoDataFrame, *, metres: float, smallest_km2: float) -> gpd.GeoDataFrame:
    """Return shapes in WGS84 with fewer corners, without their smallest islands.

    Neighbours are simplified together, so no gap opens between them. Of a shape whose parts are all smaller than
    ``smallest_km2``, the largest part stays, so that no area is lost.
    """
    flat = shapes.to_crs(METRES)
    lines = shapely.coverage_simplify(flat.make_valid().to_numpy(), metres)
    kept = [without_specks(shape, smallest_km2 * 1e6) for shape in lines]
    return on_grid(flat.set_geometry(kept, crs=METRES).to_crs(WGS84))


def without_specks(shape: shapely.Geometry, smallest: float) -> shapely.Geometry:
    """Return a shape without the parts below an area in its own units, but never without its largest part.

    Examples
    --------
    >>> two = shapely.union(shapely.box(0, 0, 2, 2), shapely.box(5, 5, 5.1, 5.1))
    >>> without_specks(two, 1.0).area
    4.0
    >>> without_specks(shapely.box(0, 0, 1, 1), 9.0).area
    1.0
    """
    parts = shapely.get_parts(shape)
    parts = parts[shapely.get_dimensions(parts) == 2]
    large = parts[shapely.area(parts) >= smallest]
    if len(large) == 0:
        large = parts[[int(np.argmax(shapely.area(parts)))]]
    kept: list[shapely.Polygon] = list(large)
    return kept[0] if len(kept) == 1 else shapely.MultiPolygon(kept)


def on_grid(shapes: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return shapes whose corners lie on a grid of four decimals, still valid."""
    return shapes.set_geometry(shapely.set_precision(shapes.geometry.to_numpy(), GRID), crs=shapes.crs)


def merged(shapes: gpd.GeoDataFrame, by: str) -> gpd.GeoDataFrame:
    """Return one shape for each value of a column, its parts joined and the borders between them gone."""
    return shapes[[by, "geometry"]].dissolve(by=by).reset_index()


def counties(municipalities: gpd.GeoDataFrame, by: str) -> gpd.GeoDataFrame:
    """Return the counties that municipalities make up, without slivers and specks.

    Where two municipalities of a source do not meet, a hole of a few hectares opens inside the county: holes up to
    ten square kilometres are filled unless another county lies in them. Islands below three are left out, since a
    county is looked at from farther away.
    """
    flat = merged(municipalities, by).to_crs(METRES)
    shapes = [
        without_holes(without_specks(shape, 3e6), 10e6, list(flat.geometry.drop(at)))
        for at, shape in flat.geometry.items()
    ]
    return on_grid(flat.set_geometry(shapes, crs=METRES).to_crs(WGS84))


def without_holes(shape: shapely.Geometry, largest: float, others: Sequence[shapely.Geometry] = ()) -> shapely.Geometry:
    """Return a shape whose holes up to an area are filled, except where one of the other shapes lies in them.

    Examples
    --------
    >>> ring = shapely.difference(shapely.box(0, 0, 4, 4), shapely.box(1, 1, 2, 2))
    >>> without_holes(ring, 1.0).area
    16.0
    >>> without_holes(ring, 1.0, [shapely.box(1, 1, 2, 2)]).area
    15.0
    """
    parts = []
    for part in shapely.get_parts(shape):
        holes = [shapely.Polygon(ring) for ring in shapely.get_rings(part)[1:]]
        real = [
            hole.exterior
            for hole in holes
            if hole.area > largest or shapely.intersects(hole.representative_point(), others).any()
        ]
        parts.append(shapely.Polygon(part.exterior, real))
    return parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts)
