"""Bare vis-network with a fixed layout, in an otherwise empty page: ``?picture=<name>`` names the file of its data."""

import json
import os
import re
from pathlib import Path

import streamlit as st

SCRIPT = """
export default function ({ parentElement, data }) {
  const shown = parentElement.querySelector("#network");
  const draw = () => new vis.Network(shown, { nodes: data.nodes, edges: data.edges },
    { physics: false, layout: { improvedLayout: false }, edges: { smooth: false }, nodes: { shape: "dot" } });
  if (window.vis) { draw(); return; }
  const script = document.createElement("script");
  script.src = "/app/static/vis-network.min.js";
  script.onload = draw;
  document.head.appendChild(script);
}
"""
show = st.components.v2.component(
    "bare_network", html='<div id="network" style="height:600px"></div>', js=SCRIPT, isolate_styles=False
)
name = re.sub(r"\W", "", str(st.query_params.get("picture", "")))


@st.cache_data
def read(path: str) -> dict[str, object]:
    """Return the nodes (id, label, x, y) and edges (from, to) of a file."""
    return dict(json.loads(Path(path).read_text("utf-8")))


show(data=read(f"{os.environ['BENCH_PICTURES']}/{name}.network.json"), key="network")
