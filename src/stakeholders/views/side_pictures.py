"""Network and map of several sides with the same positions and scale, newcomers standing out."""

from collections.abc import Sequence

import geopandas as gpd
import networkx as nx
import pandas as pd

from stakeholders.language import Words
from stakeholders.measures.layout import layout
from stakeholders.register import Register
from stakeholders.views.network_legend import network_in_words
from stakeholders.views.network_sketch import MOST, network_sketch
from stakeholders.views.overview_pictures import Sketch
from stakeholders.views.sketch_parts import Highlights


def side_networks(drawn: Sequence[nx.Graph], words: Words) -> list[Sketch]:
    """Return the network of each side as a picture; everybody stands at the same place in all of them.

    Parameters
    ----------
    drawn
        For each side its stakeholder network, or its affiliation network with one node for each organisation.
    """
    near: dict[str, dict[str, object]] = {}
    for G in drawn:
        for node, own in G.adjacency():
            there = near.setdefault(node, own)
            if there is not own and there.keys() != own.keys():
                near[node] = there | own
    ties = {node: len(others) for node, others in near.items()}
    kept = nx.Graph()
    kept.add_nodes_from(sorted((node for node in ties if ties[node]), key=lambda node: (-ties[node], node))[:MOST])
    for G in drawn:
        kept.add_edges_from(G.subgraph(kept).edges)
    positions = layout(kept)
    before, note = set(drawn[0]), _network_note(sum(map(bool, ties.values())), words)
    return [
        Sketch(
            network_sketch(part, positions, Highlights(new=frozenset(part) - before), in_frame=True),
            network_in_words(part, words),
            note,
        )
        for G in drawn
        for part in [G.subgraph([node for node in G if node in kept and G.degree(node)])]
    ]


def _network_note(joined: int, words: Words) -> str:
    if joined > MOST:
        return words.say("The {n} with most ties on any side are drawn.", n=MOST)
    return ""


def side_maps(sides: Sequence[Register], contacts: Sequence[nx.Graph], words: Words) -> list[Sketch]:
    """Return the map of each side as a picture; all have the same scale.

    Parameters
    ----------
    contacts
        For each side its stakeholder network.
    """
    from stakeholders.places import locate
    from stakeholders.views.map_sketch import map_sketch

    placed = [locate(side) for side in sides]
    frame = pd.concat(placed).drop_duplicates("id")
    before = set(sides[0].stakeholders["id"])
    found = []
    for G, points in zip(contacts, placed, strict=True):
        crossing = [(u, v, tie["status"]) for u, v, tie in G.edges(data=True) if tie["cross_border"]]
        svg = map_sketch(
            points,
            pd.DataFrame(crossing, columns=["one", "other", "status"], dtype="str"),
            Highlights(new=frozenset(points["id"]) - before),
            frame,
        )
        found.append(Sketch(svg, _map_in_words(points, len(crossing), words), ""))
    return found


def _map_in_words(points: gpd.GeoDataFrame, crossing: int, words: Words) -> str:
    placed = int(points.geometry.notna().sum())
    told = words.say(
        "The map shows {placed} of {everyone} stakeholders; the others have no known place.",
        placed=placed,
        everyone=len(points),
    )
    return f"{told} {words.say_n('{n} tie crosses a border.', '{n} ties cross a border.', crossing)}"
