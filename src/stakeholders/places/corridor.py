"""The way from the Atlantic to the Bothnian coast and on to Finland, drawn through its towns.

The line is a sketch: straight from town to town along the European road E14, up the coast along the E4, and across
Kvarken. It shows which places follow on one another, not where a road or a ferry runs.
"""

from functools import cache
from types import MappingProxyType
from typing import Final

import geopandas as gpd
import shapely

from stakeholders.places.areas import gazetteer
from stakeholders.places.crs import DEGREES

# GeoNames ids by part, west to east; each part begins where the one before ends.
PARTS: Final = MappingProxyType(
    {
        "e14": (
            *(3136765, 3153319, 3146023),  # Stjørdalshalsen, Hegra, Meråker
            *(2717125, 9114206, 2703212, 2699176, 2685750),  # Duved, Åre, Järpen, Krokom, Östersund
            *(2718991, 2713129, 2720004, 2725924),  # Brunflo, Gällö, Bräcke, Ånge
            *(2713797, 2673690, 2670781),  # Fränsta, Stöde, Sundsvall
        ),
        "coast": (
            2670781,
            2707684,
            2699394,
            2686469,
            2689336,
            602150,
        ),  # the E4 by Härnösand and Nordmaling
        "crossing": (602150, 632978),  # Umeå, Vaasa
    }
)


def corridor_towns() -> gpd.GeoDataFrame:
    """Return the towns of the corridor from west to east, each once.

    Columns ``name``, ``country``, ``area`` (municipality), ``county`` (NUTS 3) and the point in degrees, from
    GeoNames.
    """
    return _towns().copy(deep=False)


def corridor() -> gpd.GeoDataFrame:
    """Return the lines of the corridor in degrees, west to east; ``part`` is ``e14``, ``coast`` or ``crossing``."""
    towns = _towns().set_index("geonameid").geometry
    spots = dict(zip(towns.index, zip(towns.x, towns.y, strict=True), strict=True))
    lines = [shapely.LineString([spots[place] for place in ids]) for ids in PARTS.values()]
    return gpd.GeoDataFrame({"part": list(PARTS)}, geometry=lines, crs=DEGREES)


@cache
def _towns() -> gpd.GeoDataFrame:
    known = gazetteer().set_index("geonameid").rename(columns={"nuts3": "county"})
    ids = list(dict.fromkeys(place for part in PARTS.values() for place in part))
    rows = known.loc[ids, ["name", "country", "area", "county", "longitude", "latitude"]]
    points = gpd.points_from_xy(rows.pop("longitude"), rows.pop("latitude"))
    return gpd.GeoDataFrame(rows.reset_index(), geometry=points, crs=DEGREES)
