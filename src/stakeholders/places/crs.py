"""The two coordinate systems: degrees as data and browsers have them, metres for whatever is measured."""

from typing import Final

DEGREES: Final = "EPSG:4326"  # WGS 84, longitude and latitude
METRES: Final = "EPSG:3035"  # ETRS89 LAEA Europe: equal area, metres, one system for all four countries
