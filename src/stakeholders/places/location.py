"""Where each stakeholder is: as given, else the main town of its municipality, else its region, else nowhere."""

from typing import Final

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd

from stakeholders.codes import REGION, REGIONS
from stakeholders.places.areas import areas
from stakeholders.places.crs import DEGREES
from stakeholders.places.joins import nearest_area
from stakeholders.places.towns import main_towns
from stakeholders.register import Register

# How exactly a stakeholder must be placed before it counts to a municipality, and to a county.
TOO_COARSE_FOR_MUNICIPALITY: Final = frozenset({"region", "country"})
TOO_COARSE_FOR_COUNTY: Final = frozenset({"country"})


def locate(register: Register) -> gpd.GeoDataFrame:
    """Return all stakeholders of a register in their order, placed as well as the register allows.

    A stakeholder with coordinates is where they say. One without is placed in the most populous town of its
    municipality (``location_precision`` becomes ``municipality``), else at the label point of its NUTS 3 region
    (``region``). All others have no geometry and stay in the table: nothing is ever placed at 0°, 0°.

    Returns
    -------
    GeoDataFrame
        EPSG:4326, index and columns of the stakeholders table, and: ``municipality_code`` (``SE:2380``),
        ``municipality_name``, ``county`` (NUTS 3), ``county_name``, and ``area_note``, which says how the area was
        found: empty inside it, ``near`` within 5 km of it, ``stated`` where the point lies in none and the stated
        region was taken, ``outside`` where there is none at all, ``unplaced`` where there is no point. A stakeholder
        that is known only to a region has no municipality, one known only to a country no county.
    """
    rows = register.stakeholders
    points, precision = _points(rows)
    placed = gpd.GeoDataFrame(rows, geometry=points, crs=DEGREES)
    placed["location_precision"] = precision
    return _with_areas(placed)


def _points(rows: pd.DataFrame) -> tuple[gpd.GeoSeries, pd.Series]:
    """Return the point of each row, and how exact it is."""
    given = rows["lat"].between(-90, 90) & rows["lon"].between(-180, 180)
    given &= ~((rows["lat"] == 0) & (rows["lon"] == 0))
    towns = main_towns(rows["country"], rows["municipality"], rows["region"])
    in_town = ~given & towns["longitude"].notna()
    regions = pd.DataFrame(_REGION_POINTS).T.reindex(rows["region"]).set_index(rows.index)
    in_region = ~given & ~in_town & regions[0].notna()
    lon = rows["lon"].where(given, towns["longitude"]).where(given | in_town, regions[0])
    lat = rows["lat"].where(given, towns["latitude"]).where(given | in_town, regions[1])
    placed = (given | in_town | in_region).to_numpy()
    points = gpd.GeoSeries(gpd.points_from_xy(lon, lat), index=rows.index, crs=DEGREES).where(placed, None)
    precision = rows["location_precision"].mask(in_town, "municipality").mask(in_region, "region")
    return points, precision.astype("str")


_REGION_POINTS: Final = {
    code: (region.longitude, region.latitude)
    for code, region in REGION.items()
    if region.longitude is not None and region.latitude is not None
}


def _with_areas(placed: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the stakeholders with the municipality and county that each belongs to."""
    spots = pd.Series(placed.geometry.to_wkb(), index=placed.index).fillna(b"")
    one_each = ~pd.DataFrame({"spot": spots, "country": placed["country"]}).duplicated()
    few = placed[one_each]
    town, off = nearest_area(few.geometry, few["country"], "municipality")
    found = pd.DataFrame({"spot": spots[one_each], "country": few["country"], "municipality_code": town, "off": off})
    both = pd.DataFrame({"spot": spots, "country": placed["country"]}).merge(found, how="left")
    both.index = placed.index
    return _named(placed, both["municipality_code"].astype("str"), both["off"].to_numpy(float))


def _named(placed: gpd.GeoDataFrame, town: pd.Series, off: npt.NDArray[np.float64]) -> gpd.GeoDataFrame:
    precision, known = placed["location_precision"], _area_table()
    county = town.map(known["county"]).fillna("").astype("str")
    stated = placed["region"].where(placed["region"].isin(list(REGIONS)), "")
    # of a stakeholder that is only known to a region, the region says more than the point that stands for it
    county = county.mask((precision == "region") & (stated != ""), stated)
    by_statement = (county == "") & (stated != "")
    county = county.mask(by_statement, stated).mask(precision.isin(TOO_COARSE_FOR_COUNTY), "")
    town = town.mask(precision.isin(TOO_COARSE_FOR_MUNICIPALITY), "")
    note = pd.Series(np.where(off > 0, "near", "").tolist(), index=placed.index, dtype="str")
    note = note.mask(np.isnan(off), "outside").mask(by_statement, "stated").mask(placed.geometry.isna(), "unplaced")
    placed["municipality_code"] = town
    placed["municipality_name"] = town.map(known["name"]).fillna("").astype("str")
    placed["county"] = county
    placed["county_name"] = county.map(dict(REGIONS.labels)).fillna("").astype("str")
    placed["area_note"] = note
    return placed


def _area_table() -> pd.DataFrame:
    return areas("municipality").set_index("area")[["name", "county"]]
