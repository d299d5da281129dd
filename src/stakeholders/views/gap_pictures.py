"""The small network and the small map of just one gap, each with its text alternative."""

from collections.abc import Iterable
from typing import Final

import geopandas as gpd
import networkx as nx
import pandas as pd

from stakeholders.language import Words
from stakeholders.measures.layout import layout
from stakeholders.network import affiliation_network, one_node_each, stakeholder_network
from stakeholders.register import Register
from stakeholders.views.gap_words import Row
from stakeholders.views.network_legend import kind_in_words, legend, network_in_words
from stakeholders.views.network_sketch import network_sketch
from stakeholders.views.overview_pictures import Sketch
from stakeholders.views.sketch_parts import mark, picture, words_at

DRAWN: Final = ("confirmed", "planned", "interested", "hypothetical")
MOST_AROUND: Final = 40  # groups and initiatives drawn around the stakeholders concerned
_SPREAD: Final = 20.0  # so that a network of few fills its picture and the names stand clear of each other
_LEGEND_ROW, _LETTER = 22.0, 7.4  # pixels: height of a line, width of a letter, about


def concerned(row: Row, register: Register) -> tuple[str, ...]:
    """Return the stakeholders that a gap is about: named in it, carrying it, or named by the rows it rests on."""
    ends = {
        "memberships": ("member_id", "group_id"),
        "relations": ("source_id", "target_id"),
    }
    found = [*row["organisations"], *row["brokers"]]
    for table, columns in ends.items():
        wanted = {(file, number) for name, file, number in row["evidence"] if name == table}
        rows = register.table(table)
        here = [(file, number) in wanted for file, number in zip(rows["file"], rows["row"], strict=True)]
        for column in columns:
            found += rows.loc[here, column].tolist()
    known = set(register.stakeholders["id"])
    return tuple(one for one in dict.fromkeys(found) if one in known)


def gap_graph(register: Register, ids: Iterable[str], examples: Iterable[str]) -> nx.Graph:
    """Return what these stakeholders are part of and plan to be part of, as a network of its own.

    Parameters
    ----------
    examples
        Those among them who only show that it is otherwise elsewhere: what else they are part of is left out.
    """
    G = one_node_each(affiliation_network(register, DRAWN, interest=True))
    wanted = [one for one in ids if one in G]
    own = [one for one in wanted if one not in set(examples)]
    around = sorted({other for one in own for other in G[one]}, key=lambda node: (-G.degree(node), node))
    return G.subgraph([*wanted, *around[:MOST_AROUND]])


def gap_network(G: nx.Graph, words: Words) -> Sketch:
    """Return the network of a gap as a picture."""
    positions = {node: (x * _SPREAD, y * _SPREAD) for node, (x, y) in layout(G).items()}
    drawn = nx.Graph(G)
    for _, _, tie in drawn.edges(data=True):
        tie["status"] = "planned" if tie["status"] == "interested" else tie["status"]  # both are dashed
    note = words.say("The stakeholders of this gap and what they are part of; dashed: planned or named as interested.")
    if any(tie["cross_border"] for _, _, tie in drawn.edges(data=True)):
        orange = words.say("Who is part of what: organisations, groups and initiatives. Orange lines cross a border.")
        note = f"{note} {orange}"
    return Sketch(network_sketch(drawn, positions), network_in_words(G, words), note)


def kinds_legend(G: nx.Graph, words: Words) -> Sketch:
    """Return what the colours and shapes of the network mean, in two columns."""
    kinds = [entry for entry in legend(G, words) if entry.shows == "kind"]
    column = 40 + _LETTER * max((len(entry.label) for entry in kinds), default=0)
    parts = []
    for number, entry in enumerate(kinds):
        x, y = (number % 2) * column + 12, (number // 2 + 0.5) * _LEGEND_ROW
        parts += [mark(x, y, 7.0, entry.code, ""), words_at(x + 14, y + 4.5, entry.label, anchor="start")]
    svg = picture(2 * column, (len(kinds) + 1) // 2 * _LEGEND_ROW, parts)
    return Sketch(svg, words.listing(entry.label for entry in kinds), words.say("Legend"))


def network_tables(G: nx.Graph, words: Words) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the same as the picture: who is drawn, and who is part of what."""
    drawn = sorted(G.nodes(data=True), key=lambda node: (node[1]["bipartite"], words.order(str(node[1]["name"]))))
    who = [
        (row["name"], kind_in_words(row["kind"], words), _where("country", row, words), _where("region", row, words))
        for _, row in drawn
    ]
    place = {node: number for number, (node, _) in enumerate(drawn)}
    ties = sorted(
        (min(place[u], place[v]), max(place[u], place[v]), words.label("status", str(tie["status"])))
        for u, v, tie in G.edges(data=True)
    )
    parts = [(who[one][0], who[other][0], status) for one, other, status in ties]
    return (
        pd.DataFrame(who, columns=["name", "kind", "country", "region"], dtype="str"),
        pd.DataFrame(parts, columns=["member", "group", "status"], dtype="str"),
    )


def _where(what: str, row: dict[str, object], words: Words) -> str:
    code = str(row.get(what, ""))
    return words.listing(words.label(what, part) for part in code.split("|")) if code else ""


def gap_map(register: Register, ids: Iterable[str], words: Words) -> Sketch:
    """Return where these stakeholders are, and which contacts between them cross a border."""
    from stakeholders.places import locate
    from stakeholders.views.map_sketch import map_sketch

    wanted = set(ids)
    points = locate(register)
    points = points[points["id"].isin(wanted)]
    ties = stakeholder_network(register).edges(data=True)
    crossing = [(u, v, tie["status"]) for u, v, tie in ties if tie["cross_border"] and {u, v} <= wanted]
    svg = map_sketch(points, pd.DataFrame(crossing, columns=["one", "other", "status"], dtype="str"))
    circles = words.say(
        "A circle for each place, larger with more organisations. Orange lines: contacts across a border."
    )
    note = f"{words.say('Where the stakeholders of this gap are.')} {circles}"
    return Sketch(svg, _map_in_words(points, words), note)


def _map_in_words(points: gpd.GeoDataFrame, words: Words) -> str:
    """Return how many are drawn in how many regions, and how many have no place."""
    placed = points[points.geometry.notna()]
    regions = {region or country for region, country in zip(placed["region"], placed["country"], strict=True)}
    said = words.say(
        "The map shows {stakeholders} in {areas}.",
        stakeholders=words.say_n("{n} stakeholder", "{n} stakeholders", len(placed)),
        areas=words.say_n("{n} area", "{n} areas", len(regions)),
    )
    if nowhere := len(points) - len(placed):
        said += " " + words.say_n(
            "{n} stakeholder has no known place and is not drawn.",
            "{n} stakeholders have no known place and are not drawn.",
            nowhere,
        )
    return said
