"""The main town of a municipality: the most populous place in it, by any of the names it goes by."""

from functools import cache
from typing import Final

import pandas as pd

from stakeholders.codes import NORDIC
from stakeholders.places.areas import areas, gazetteer
from stakeholders.places.crs import DEGREES, METRES
from stakeholders.places.joins import HOME

_COLUMNS: Final = ["longitude", "latitude"]


def main_towns(country: pd.Series, municipality: pd.Series, region: pd.Series) -> pd.DataFrame:
    """Return longitude and latitude of the main town of each municipality, NaN where the name is not known.

    Names are compared without regard to case, in any of the municipality's languages; where none fits, a place of
    that name in the country is taken (``Helsingfors`` is a name of Helsinki). Where two municipalities of a country
    share a name (Herøy, Våler), the region decides, and without a region neither is taken.

    Parameters
    ----------
    country, municipality, region
        ISO code, name and NUTS 3 code of each stakeholder, empty where unknown; one index.
    """
    asked = pd.DataFrame({"country": country.replace(HOME), "name": municipality, "county": region})
    asked["name"] = asked["name"].str.strip().str.casefold()
    distinct = asked[(asked["name"] != "") & asked["country"].isin(NORDIC)].drop_duplicates()
    asked_for = zip(*(distinct[column].astype("str").tolist() for column in asked), strict=True)
    spots = [_town(country, name, county) for country, name, county in asked_for]
    found = distinct.assign(longitude=[spot[0] for spot in spots], latitude=[spot[1] for spot in spots])
    return asked.merge(found, how="left").set_index(asked.index)[_COLUMNS].astype("float64")


def _town(country: str, name: str, county: str) -> tuple[float, float]:
    for known in _directories():
        candidates = known.get((country, name), {})
        if county in candidates:
            return candidates[county]
        if len(candidates) == 1:
            return next(iter(candidates.values()))
    return float("nan"), float("nan")


@cache
def _directories() -> tuple[dict[tuple[str, str], dict[str, tuple[float, float]]], ...]:
    """Return the spots by country and name, then by county: first by municipality, then by place."""
    places = gazetteer()
    largest = places.drop_duplicates("area").set_index("area")
    towns = areas("municipality").set_index("area").join(largest[_COLUMNS])
    empty = towns["longitude"].isna()
    middle = towns.geometry.to_crs(METRES).representative_point().to_crs(DEGREES)
    towns["longitude"] = towns["longitude"].where(~empty, middle.x)
    towns["latitude"] = towns["latitude"].where(~empty, middle.y)
    both = pd.concat([towns, towns.assign(name=towns["other_name"])]).rename(columns={"county": "nuts3"})
    named = places.assign(name=(places["name"] + "|" + places["alt"]).str.split("|")).explode("name")
    return _directory(both), _directory(named)


def _directory(rows: pd.DataFrame) -> dict[tuple[str, str], dict[str, tuple[float, float]]]:
    """Return the first row of each country, name and county as a spot; rows come with the largest first."""
    found: dict[tuple[str, str], dict[str, tuple[float, float]]] = {}
    names = rows["name"].str.casefold()
    for country, name, county, lon, lat in zip(
        rows["country"], names, rows["nuts3"], rows["longitude"], rows["latitude"], strict=True
    ):
        if name:
            found.setdefault((country, name), {}).setdefault(county, (lon, lat))
    return found
