"""Layers written as one GeoPackage, which QGIS opens, with its marking and sources inside."""

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import geopandas as gpd
import pandas as pd
import pyogrio  # type: ignore[import-untyped]  # it has none

_TYPE: Final = {
    "stakeholders": "Point",
    "corridor_towns": "Point",
    "cross_border_ties": "LineString",
    "corridor": "LineString",
}


def geopackage(layers: Mapping[str, gpd.GeoDataFrame], about: Mapping[str, str]) -> bytes:
    """Return a GeoPackage of these layers in their order; rows without a geometry stay.

    Parameters
    ----------
    layers
        What ends up in the file, and nothing else.
    about
        What the file says of itself (``map_layers.about``): as the table ``about`` and as metadata of the file.
    """
    with tempfile.TemporaryDirectory() as here:
        path = Path(here) / "map.gpkg"
        for name, layer in layers.items():
            pyogrio.write_dataframe(
                layer,
                path,
                layer=name,
                driver="GPKG",
                append=path.exists(),
                geometry_type=_TYPE.get(name, "MultiPolygon"),
                promote_to_multi=name not in _TYPE,
                layer_metadata={"IDENTIFIER": name, "DESCRIPTION": f"{about['marking']} {about['title']}"},
                dataset_metadata=None if path.exists() else dict(about),
            )
        table = pd.DataFrame({"item": list(about), "value": list(about.values())})
        pyogrio.write_dataframe(table, path, layer="about", driver="GPKG", append=path.exists())
        return path.read_bytes()
