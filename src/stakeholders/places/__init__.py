"""A register placed on the map: where each stakeholder is, in which area, and what lies between them."""

from stakeholders.places.arcs import arcs
from stakeholders.places.areas import LEVELS, Source, areas, countries, credit_of, gazetteer, sources
from stakeholders.places.corridor import corridor, corridor_towns
from stakeholders.places.crs import DEGREES, METRES
from stakeholders.places.location import locate
from stakeholders.places.spreading import spread, sunflower

__all__ = [
    "DEGREES",
    "LEVELS",
    "METRES",
    "Source",
    "arcs",
    "areas",
    "corridor",
    "corridor_towns",
    "countries",
    "credit_of",
    "gazetteer",
    "locate",
    "sources",
    "spread",
    "sunflower",
]
