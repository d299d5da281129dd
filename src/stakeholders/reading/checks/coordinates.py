"""Coordinates: both or neither, not the point 0, 0, and inside the country that is stated."""

from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from stakeholders.codes import split_list
from stakeholders.reading.checks.draft import Draft
from stakeholders.reading.sheet import Mask

if TYPE_CHECKING:
    from pyproj import Transformer
    from shapely.geometry.base import BaseGeometry

_TOLERANCE: Final = 5_000.0  # metres: the outlines are coarse, and harbours lie outside of them
_SVALBARD: Final = 74.0  # degrees north: no outline has the Norwegian islands beyond
_JAN_MAYEN: Final = (-7.0, 70.0)  # nor those west and north of this point
_PARTS: Final = {"FI": ("FI", "AX"), "DK": ("DK", "FO")}  # outlines that make up a country besides its own


def check_coordinates(draft: Draft) -> None:
    """Leave out what can't be a place: half a pair, or the point 0, 0 that programs write for nothing."""
    if "lat" not in draft.numbers and "lon" not in draft.numbers:
        return
    nothing = np.full(len(draft.sheet), np.nan)
    lat, lon = draft.numbers.get("lat", nothing), draft.numbers.get("lon", nothing)
    half = np.isnan(lat) != np.isnan(lon)
    draft.note(half, "half_coordinates", "lat" if "lat" in draft else "lon")
    zero = (lat == 0) & (lon == 0)
    draft.note(zero, "null_island", "lat")
    for name, numbers in (("lat", lat), ("lon", lon)):
        draft.numbers[name] = np.where(half | zero, np.nan, numbers)
    if "country" in draft:
        _check_inside(draft)


def _check_inside(draft: Draft) -> None:
    """Tell of points outside every country that their row states; each point and country is looked up once."""
    points = pd.DataFrame({"country": draft["country"], "lon": draft.numbers["lon"], "lat": draft.numbers["lat"]})
    placed = points[points["lat"].notna() & (points["country"] != "")]
    distinct = placed.drop_duplicates()
    if distinct.empty:
        return
    inside = np.zeros(len(distinct), dtype=bool)
    for country in distinct["country"].unique():
        here = (distinct["country"] == country).to_numpy()
        lon, lat = distinct.loc[here, "lon"].to_numpy(), distinct.loc[here, "lat"].to_numpy()
        for part in split_list(country):
            inside[here] |= is_inside(part, lon, lat)
    verdict = distinct.assign(outside=~inside)
    outside = placed.merge(verdict, how="left", on=["country", "lon", "lat"])["outside"].to_numpy(dtype=bool)
    mask = np.zeros(len(draft.sheet), dtype=bool)
    mask[placed.index[outside]] = True
    draft.note(mask, "outside_country", "lat", {"country": draft["country"]})


def is_inside(country: str, lon: npt.NDArray[np.float64], lat: npt.NDArray[np.float64]) -> Mask:
    """Tell which points (degrees) lie in a country or within 5 km of it; all, where no outline of it is known."""
    import shapely

    outline = _outline(country)
    if outline is None:
        return np.ones(len(lon), dtype=bool)
    east, north = _projection().transform(lon, lat)
    inside: Mask = shapely.contains_xy(outline, east, north)
    near: Mask = shapely.dwithin(outline, shapely.points(east[~inside], north[~inside]), _TOLERANCE)
    inside[~inside] = near
    if country == "NO":
        inside |= (lat > _SVALBARD) | ((lat > _JAN_MAYEN[1]) & (lon < _JAN_MAYEN[0]))
    return inside


@cache
def _projection() -> "Transformer":
    from pyproj import Transformer

    from stakeholders.places import DEGREES, METRES

    return Transformer.from_crs(DEGREES, METRES, always_xy=True)


@cache
def _outline(country: str) -> "BaseGeometry | None":
    import shapely

    from stakeholders.places import METRES, countries
    from stakeholders.places.areas import NoBorders

    try:
        outlines = countries().to_crs(METRES)
    except NoBorders:  # without the border files nothing can be said
        return None
    parts = outlines[outlines["code"].isin(_PARTS.get(country, (country,)))]
    if not (parts["code"] == country).any():
        return None
    outline = parts.geometry.union_all()
    shapely.prepare(outline)
    return outline
