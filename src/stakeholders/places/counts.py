"""How many stakeholders belong to each area."""

import geopandas as gpd
import pandas as pd

from stakeholders.places.areas import Level, areas

COLUMN = {"county": "county", "municipality": "municipality_code"}


def counts(placed: gpd.GeoDataFrame, level: Level) -> pd.DataFrame:
    """Return the areas that stakeholders belong to, those with most first.

    Parameters
    ----------
    placed
        As ``locate`` returns it.

    Returns
    -------
    DataFrame
        Columns ``area``, ``name``, ``country``, ``county``, ``count``. A stakeholder that is only known to a region
        counts to its county and to no municipality; one that is not placed and names no region counts nowhere.
    """
    held = placed[COLUMN[level]].value_counts()
    known = areas(level).set_index("area")[["name", "country", "county"]]
    found = known.loc[known.index.intersection(held.index)]
    found = found.assign(count=held.reindex(found.index)).reset_index()
    return pd.DataFrame(found.sort_values(["count", "name"], ascending=[False, True], ignore_index=True))


def members_of(placed: gpd.GeoDataFrame, area: str) -> gpd.GeoDataFrame:
    """Return the stakeholders of one county (``NO060``) or municipality (``SE:2380``), in their order."""
    column = COLUMN["municipality"] if ":" in area else COLUMN["county"]
    return placed[placed[column] == area]
