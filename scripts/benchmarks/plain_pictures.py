"""The same data for the other ways to draw it: an affiliation network laid out in advance, points, and plain HTML."""

import json
import random
from pathlib import Path
from typing import Any, Final

import folium
import igraph
import pyvis
import xstatic.pkg.jquery
import xstatic.pkg.leaflet
from pyvis.network import Network

from scripts.benchmarks.datasets import SHIPPED, dataset
from scripts.benchmarks.graphs import arrays
from scripts.benchmarks.servers import PICTURES
from stakeholders import read_dataset
from stakeholders.network import affiliation_network
from stakeholders.places import locate

Rows = list[dict[str, Any]]  # Any: JSON
LARGEST_NETWORK: Final = 2_500  # stakeholders up to which a way is prepared; beyond it freezes the browser
LARGEST_PYVIS: Final = 1_000
LARGEST_FOLIUM: Final = 10_000


def prepare(name: str) -> None:
    """Write what the other ways are given of a dataset, once: nodes with places and edges, points, plain HTML."""
    folder = dataset(name)
    done = PICTURES / f"{name}.done"
    if done.exists() and done.read_text("utf-8") == folder.parent.name:
        return
    PICTURES.mkdir(parents=True, exist_ok=True)
    size = stakeholders_in(name)
    points = points_of(folder)
    (PICTURES / f"{name}.geojson").write_text(json.dumps(points), "utf-8")
    if size <= LARGEST_NETWORK:
        network = network_of(folder)
        (PICTURES / f"{name}.network.json").write_text(json.dumps(network), "utf-8")
        if size <= LARGEST_PYVIS:
            pyvis_html(network, PICTURES / f"{name}.pyvis.html")
    if size <= LARGEST_FOLIUM:
        folium_html(points, PICTURES / f"{name}.folium.html")
    done.write_text(folder.parent.name, "utf-8")


def stakeholders_in(name: str) -> int:
    """Return about how many stakeholders a dataset has, by its name."""
    return 71 if name == SHIPPED else int(name.removeprefix("n"))


def network_of(folder: Path) -> dict[str, Rows]:
    """Return nodes (id, label, x, y) and edges (from, to) of the affiliation network, by igraph's grid layout."""
    G = affiliation_network(read_dataset(folder).register)
    names, ends, _ = arrays(G)
    igraph.set_random_number_generator(random.Random(1))  # noqa: S311 - a layout, the same in every run
    laid_out = igraph.Graph(n=len(names), edges=ends).layout_fruchterman_reingold(grid=True, niter=100)
    nodes: Rows = [
        {"id": name, "label": str(G.nodes[name].get("name", name)), "x": round(x * 30, 1), "y": round(y * 30, 1)}
        for name, (x, y) in zip(names, laid_out.coords, strict=True)
    ]
    edges: Rows = [{"from": names[one], "to": names[other]} for one, other in ends.tolist()]
    return {"nodes": nodes, "edges": edges}


def points_of(folder: Path) -> dict[str, Any]:
    """Return the placed stakeholders as GeoJSON points with their names."""
    placed = locate(read_dataset(folder).register)
    placed = placed[placed.geometry.notna()]
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"name": name},
                "geometry": {"type": "Point", "coordinates": [round(longitude, 5), round(latitude, 5)]},
            }
            for name, longitude, latitude in zip(placed["name"], placed.geometry.x, placed.geometry.y, strict=True)
        ],
    }


def pyvis_html(network: dict[str, Rows], path: Path) -> None:
    """Write the page that pyvis makes by itself: one node and one edge after the other, its own physics."""
    drawn = Network(height="600px", width="100%")
    for node in network["nodes"]:
        drawn.add_node(node["id"], label=node["label"])
    for edge in network["edges"]:
        drawn.add_edge(edge["from"], edge["to"])
    path.write_text(drawn.generate_html(notebook=False), "utf-8")


def folium_html(points: dict[str, Any], path: Path) -> None:
    """Write the page that folium makes by itself: one marker after the other; its tiles never come."""
    drawn = folium.Map(location=[63.2, 14.6], zoom_start=5)
    for feature in points["features"]:
        longitude, latitude = feature["geometry"]["coordinates"]
        folium.Marker([latitude, longitude], tooltip=feature["properties"]["name"]).add_to(drawn)
    drawn.save(str(path))


def stand_ins() -> dict[str, Path]:
    """Return what answers for the other hosts that plain pages ask, by the end of the address."""
    vis = Path(pyvis.__file__).parent / "lib" / "vis-9.1.2"
    leaflet = Path(xstatic.pkg.leaflet.BASE_DIR)
    jquery = Path(xstatic.pkg.jquery.BASE_DIR)
    return {
        "vis-network.min.js": vis / "vis-network.min.js",
        "vis-network.min.css": vis / "vis-network.css",
        "leaflet.js": leaflet / "leaflet.js",
        "leaflet.css": leaflet / "leaflet.css",
        "jquery-3.7.1.min.js": jquery / "jquery.min.js",
        "marker-icon.png": leaflet / "images" / "marker-icon.png",
        "marker-shadow.png": leaflet / "images" / "marker-shadow.png",
    }
