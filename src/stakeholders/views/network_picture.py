"""The network as a picture: what pyvis would draw, as plain data, with its legend and its text."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import networkx as nx

from stakeholders.language import Words
from stakeholders.network import one_node_each
from stakeholders.views.colours import CROSS_BORDER, TIE, Shade, look_of, outline_of
from stakeholders.views.labels import area_name, label_in, name_of, place_name
from stakeholders.views.network_legend import Entry, is_same_actor, is_summary, kind_in_words, legend, network_in_words

if TYPE_CHECKING:
    from pyvis.network import Network

Item = dict[str, Any]  # Any: a node or an edge as vis-network takes it

RADIUS: Final = 10.0  # pixels, of a node whose size says nothing
LEAST, MOST = 7.0, 22.0  # of one whose size says something
PLAIN_WIDTH, BORDER_WIDTH = 1.2, 2.6  # pixels, of ties inside a country and of cross-border ties
SAME_WIDTH: Final = 6.0  # a band that holds two names of one actor together
SAME_ACTOR: Final = Shade("#868F99", "#7C8792")
FINE_FROM: Final = 200  # edges, from here on they are drawn finer
FINEST: Final = 0.35  # of their usual width
DASHES: Final = {"planned": [7, 5], "hypothetical": [2, 4]}
OUTLINE_WIDTH: Final = 2.5
# vis-network's own shapes; those that it doesn't have are drawn by our component and come near here
_VIS_SHAPE: Final = {"triangle_down": "triangleDown", "cross": "box", "pentagon": "hexagon"}


@dataclass(frozen=True, slots=True)
class NetworkPicture:
    """What is needed to draw a network, all of it plain data that nobody changes.

    Attributes
    ----------
    nodes, edges, options
        As pyvis keeps them and vis-network takes them.
    legend
        What the colours, shapes and lines mean, only what occurs in the picture.
    text
        The picture in words, for those who can't see it.
    """

    nodes: list[Item]
    edges: list[Item]
    options: Item
    legend: tuple[Entry, ...]
    text: str


def network_picture(
    G: nx.Graph,
    positions: Mapping[str, tuple[float, float]],
    words: Words,
    *,
    size: Mapping[str, float] | None = None,
) -> NetworkPicture:
    """Return the picture of a network.

    Parameters
    ----------
    G
        A graph of ``stakeholder_network``, ``affiliation_network`` or ``summarised``; it isn't changed. A group
        with two nodes is drawn as one.
    positions
        Where each node is drawn, in pixels at full size.
    size
        A number for each node that its area shows; without it, all are alike.
    """
    drawn = one_node_each(G)
    net = _network()
    radius = _radii(drawn, size)
    make_node, make_edge = (_area, _bundle) if is_summary(drawn) else (_node, _edge)
    net.nodes = [make_node(drawn, node, positions[node], radius[node], words) for node in drawn]
    net.node_ids = list(drawn)
    net.node_map = {node["id"]: node for node in net.nodes}
    if is_summary(drawn):
        scale = 1 / max((count for *_, count in drawn.edges(data="count")), default=1)
        net.options["edges"]["smooth"] = {"enabled": True, "type": "curvedCW", "roundness": 0.12}
    else:
        scale = max(min(1.0, (FINE_FROM / max(drawn.number_of_edges(), 1)) ** 0.5), FINEST)
    net.edges = [make_edge(u, v, row, scale) for u, v, row in drawn.edges(data=True)]
    return NetworkPicture(net.nodes, net.edges, dict(net.options), legend(drawn, words), network_in_words(drawn, words))


def radius_of(value: float, top: float) -> float:
    """Return the radius in pixels at which a node's area shows its value; ``top`` is the greatest of all."""
    return LEAST + (MOST - LEAST) * (value / top) ** 0.5 if top > 0 else RADIUS


def _network() -> "Network":
    """Return pyvis's network, empty, without physics: everything stands where it was put."""
    from pyvis.network import Network

    net = Network(cdn_resources="local")
    net.options = {
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False},
        "edges": {"smooth": False, "selectionWidth": 1.6, "hoverWidth": 0.6},
        "nodes": {"font": {"size": 11}},
        "interaction": {
            "hover": True,
            "multiselect": False,
            "tooltipDelay": 150,
            "hideEdgesOnDrag": False,
            "navigationButtons": False,
            "keyboard": False,
        },
    }
    return net


def _radii(G: nx.Graph, size: Mapping[str, float] | None) -> dict[str, float]:
    if is_summary(G):
        size = dict(G.nodes(data="count"))
    if size is None:
        return dict.fromkeys(G, RADIUS)
    top = max((size.get(node, 0.0) for node in G), default=0.0)
    return {node: radius_of(size.get(node, 0.0), top) for node in G}


def _node(G: nx.Graph, node: str, at: tuple[float, float], radius: float, words: Words) -> Item:
    """Return a node as vis-network takes it; ``group`` is its kind."""
    row = G.nodes[node]
    look = look_of(row["kind"])
    return {
        "id": node,
        "label": label_in(G, node),
        "title": f"{name_of(row)}\n{kind_and_country(row, words)}",
        "x": at[0],
        "y": at[1],
        "size": round(radius, 1),
        "shape": _VIS_SHAPE.get(look.shape, look.shape),
        "group": row["kind"],
        "country": row["country"],
        "color": {"background": look.fill, "border": outline_of(row["country"]).light},
        "borderWidth": OUTLINE_WIDTH,
        "shapeProperties": {"borderDashes": DASHES["hypothetical"] if row["scenario"] else False},
    }


def kind_and_country(row: Mapping[str, Any], words: Words) -> str:
    """Return the kind of a stakeholder or initiative and, where it is known, the country."""
    facts = [kind_in_words(row["kind"], words)]
    if row["country"]:
        facts.append(words.label("country", row["country"]))
    return ", ".join(facts)


def _edge(u: str, v: str, row: Mapping[str, Any], finer: float) -> Item:
    """Return an edge as vis-network takes it; its id names both ends. Many edges are drawn finer than few."""
    same, crosses = is_same_actor(row), row["cross_border"]
    shade = SAME_ACTOR if same else CROSS_BORDER if crosses else TIE
    width = SAME_WIDTH if same else BORDER_WIDTH if crosses else PLAIN_WIDTH
    return {
        "id": f"{min(u, v)}|{max(u, v)}",
        "from": u,
        "to": v,
        "width": round(width * finer, 2),
        "color": shade.light,
        "dashes": DASHES.get(row["status"], False),
        "status": row["status"],
        "cross_border": crosses,
        "same_actor": same,
    }


def _area(G: nx.Graph, node: str, at: tuple[float, float], radius: float, words: Words) -> Item:
    """Return many stakeholders of one region and kind as one node, with their number."""
    row = G.nodes[node]
    look, name, number = look_of(row["kind"]), area_name(row, words), words.number(row["count"])
    return {
        "id": node,
        "label": f"{place_name(row, words)}\n{number}",
        "title": f"{name}\n{number}",
        "x": at[0],
        "y": at[1],
        "size": round(radius, 1),
        "shape": _VIS_SHAPE.get(look.shape, look.shape),
        "group": row["kind"],
        "country": row["country"],
        "color": {"background": look.fill, "border": outline_of(row["country"]).light},
        "borderWidth": OUTLINE_WIDTH,
        "shapeProperties": {"borderDashes": False},
    }


def _bundle(u: str, v: str, row: Mapping[str, Any], share: float) -> Item:
    """Return all ties between two areas as one edge; its width grows with their number."""
    return _edge(u, v, row, 1.0) | {"width": round(0.4 + 7 * row["count"] * share, 2)}
