"""One folium GeoJson layer on a canvas through streamlit-folium, in an otherwise empty page; its scripts are local."""

import json
import os
import re
from pathlib import Path

import folium
import streamlit as st
from streamlit_folium import st_folium

name = re.sub(r"\W", "", str(st.query_params.get("picture", "")))


@st.cache_data
def read(path: str) -> dict[str, object]:
    """Return the points of a GeoJSON file."""
    return dict(json.loads(Path(path).read_text("utf-8")))


shown = folium.Map(tiles=None, prefer_canvas=True, location=[63.2, 14.6], zoom_start=5)
shown.default_js = [("leaflet", "/app/static/leaflet.js"), ("jquery", "/app/static/jquery.min.js")]
shown.default_css = [("leaflet_css", "/app/static/leaflet.css")]  # and nothing from other hosts
folium.GeoJson(read(f"{os.environ['BENCH_PICTURES']}/{name}.geojson"), marker=folium.CircleMarker(radius=5)).add_to(
    shown
)
st_folium(shown, height=600, use_container_width=True, returned_objects=[], key="points")
