"""Where one stakeholder is, as a small still picture: the borders around, its area standing out, and its mark."""

from dataclasses import dataclass
from typing import Final

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry import Point

from stakeholders.places import DEGREES, METRES, areas, countries
from stakeholders.views.readable import one_line
from stakeholders.views.sketch_parts import mark, picture, words_at

SIZE: Final = 360.0  # pixels, both ways
REACH: Final = 230_000.0  # metres to each side of the place
DETAIL: Final = 1_500.0  # metres that a border may be off
_TOWN_IS_KNOWN: Final = frozenset({"address", "place", "municipality"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a stakeholder was placed.

    Attributes
    ----------
    precision
        A code of the list of precisions.
    town, county
        Codes as ``areas`` has them, with the names; empty where too little is known.
    """

    point: Point
    precision: str
    town: str
    town_name: str
    county: str
    county_name: str


def place_of(points: gpd.GeoDataFrame, some_id: str) -> Place | None:
    """Return where ``locate`` placed a stakeholder; None where it could not."""
    rows = points[points["id"] == some_id]
    if rows.empty or rows.geometry.iloc[0] is None:
        return None
    row = rows.iloc[0]
    return Place(
        row.geometry,
        str(row["location_precision"]),
        str(row["municipality_code"]),
        str(row["municipality_name"]),
        str(row["county"]),
        str(row["county_name"]),
    )


def place_sketch(place: Place, kind: str, country: str, label: str) -> str:
    """Return the surroundings of the place as SVG; the smallest area that is known to hold it stands out."""
    x, y = gpd.GeoSeries([place.point], crs=DEGREES).to_crs(METRES).total_bounds[:2]
    corner = np.array([x - REACH, y + REACH])
    box = shapely.box(x - REACH, y - REACH, x + REACH, y + REACH)
    counties = _inside(areas("county"), box)
    four = set(areas("county")["country"])
    abroad = countries()
    abroad = _inside(abroad[~abroad["code"].isin(four)], box)
    towns = areas("municipality")
    own = counties[counties["area"] == place.county].geometry
    if place.precision in _TOWN_IS_KNOWN and place.town:
        own = _inside(towns[towns["area"] == place.town], box).geometry
    half = SIZE / 2
    return picture(
        SIZE,
        SIZE,
        [
            _path(abroad.geometry, "land", corner),
            _path(counties.geometry, "land", corner),
            _path(own, "belt", corner),
            mark(half, half, 9, kind, country, dashed=place.precision in {"region", "country"}),
            words_at(half, half - 16, one_line(label, 24)),
        ],
    )


def _inside(shapes: gpd.GeoDataFrame, box: shapely.Polygon) -> gpd.GeoDataFrame:
    """Return what of the shapes lies in the box, in metres."""
    around = gpd.GeoSeries([box], crs=METRES).to_crs(DEGREES).iloc[0].buffer(1).bounds
    near = shapes.cx[around[0] : around[2], around[1] : around[3]].to_crs(METRES)
    return near.assign(geometry=near.geometry.simplify(DETAIL).clip_by_rect(*box.bounds))


def _path(shapes: gpd.GeoSeries, name: str, corner: npt.NDArray[np.float64]) -> str:
    """Return the outlines as one path of the picture."""
    scale = SIZE / (2 * REACH)
    drawn = []
    for part in shapely.get_parts(shapes.to_numpy()):
        if part.geom_type != "Polygon" or part.is_empty:
            continue
        for ring in (part.exterior, *part.interiors):
            moved = (shapely.get_coordinates(ring) - corner) * (scale, -scale)
            drawn.append("M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in moved) + "Z")
    return f'<path class="{name}" fill-rule="evenodd" d="{"".join(drawn)}"/>'
