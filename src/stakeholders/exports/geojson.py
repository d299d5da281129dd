"""Stakeholders written as GeoJSON (RFC 7946), with marking and sources in the file."""

import json
from collections.abc import Mapping
from typing import Any

import geopandas as gpd
import pandas as pd


def geojson(layer: gpd.GeoDataFrame, about: Mapping[str, str]) -> bytes:
    """Return a layer in degrees as a feature collection.

    Parameters
    ----------
    layer
        Rows become features in their order; a row without a geometry gets the geometry ``null``, as the standard
        has it.
    about
        Members of the collection beside its features (``map_layers.about``).
    """
    properties = pd.DataFrame(layer.drop(columns=layer.geometry.name)).to_dict("records")
    features = [
        {"type": "Feature", "properties": _plain(row), "geometry": shape.__geo_interface__ if placed else None}
        for row, shape, placed in zip(properties, layer.geometry, layer.geometry.notna(), strict=True)
    ]
    content = {"type": "FeatureCollection", "name": "stakeholders", **about, "features": features}
    return json.dumps(content, ensure_ascii=False, allow_nan=False).encode()


def _plain(row: dict[Any, Any]) -> dict[str, Any]:  # Any: cells have the types of their columns
    """Return a row whose unknown numbers are null, since JSON knows no NaN."""
    return {str(name): None if isinstance(cell, float) and cell != cell else cell for name, cell in row.items()}
