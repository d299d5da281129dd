"""One bare GeoJson layer on a canvas, in an otherwise empty page: Leaflet and nothing else."""

import json
import os
import re
from pathlib import Path

import streamlit as st

SCRIPT = """
export default function ({ parentElement, data }) {
  const shown = parentElement.querySelector("#map");
  const draw = () => {
    const map = L.map(shown, { preferCanvas: true });
    const layer = L.geoJSON(data, { pointToLayer: (_, at) => L.circleMarker(at, { radius: 5 }) }).addTo(map);
    map.fitBounds(layer.getBounds());
  };
  if (window.L) { draw(); return; }
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = "/app/static/leaflet.css";
  document.head.appendChild(style);
  const script = document.createElement("script");
  script.src = "/app/static/leaflet.js";
  script.onload = draw;
  document.head.appendChild(script);
}
"""
show = st.components.v2.component(
    "bare_points", html='<div id="map" style="height:600px"></div>', js=SCRIPT, isolate_styles=False
)
name = re.sub(r"\W", "", str(st.query_params.get("picture", "")))


@st.cache_data
def read(path: str) -> dict[str, object]:
    """Return the points of a GeoJSON file."""
    return dict(json.loads(Path(path).read_text("utf-8")))


show(data=read(f"{os.environ['BENCH_PICTURES']}/{name}.geojson"), key="points")
