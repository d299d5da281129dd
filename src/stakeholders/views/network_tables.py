"""The tables under a network: the same content as the picture."""

from collections.abc import Iterator, Mapping
from typing import Any

import networkx as nx
import pandas as pd

from stakeholders.codes import INITIATIVE_KINDS
from stakeholders.language import Words
from stakeholders.views.labels import area_name
from stakeholders.views.network_legend import is_summary, kind_in_words
from stakeholders.views.readable import assumed

Cells = dict[str, Any]  # Any: a cell is text or a number


def nodes_table(G: nx.Graph, words: Words, *, betweenness: Mapping[str, float] | None = None) -> pd.DataFrame:
    """Return a row for each node: name, kind, country, region, number of ties and, where given, betweenness."""
    if is_summary(G):
        return pd.DataFrame([_area(row, degree, words) for (_, row), (_, degree) in _with_degree(G)])
    rows = [_node(row, degree, words) for (_, row), (_, degree) in _with_degree(G)]
    frame = pd.DataFrame(rows, columns=["name", "kind", "country", "region", "degree", "tlp"])
    frame = frame.assign(**assumed((row["scenario"] for _, row in G.nodes(data=True)), words))
    if betweenness is not None:
        frame.insert(5, "betweenness", [betweenness.get(node, 0.0) for node in G])
    order = sorted(range(len(frame)), key=lambda i: (-frame["degree"].iloc[i], words.order(frame["name"].iloc[i])))
    return frame.iloc[order].reset_index(drop=True)


def ties_table(G: nx.Graph, words: Words) -> pd.DataFrame:
    """Return a row for each tie with its ends, what it rests on, its status, its dates and its source."""
    if is_summary(G):
        return pd.DataFrame([_bundle(G, u, v, edge, words) for u, v, edge in G.edges(data=True)])
    names = dict(G.nodes(data="name"))
    rows = [
        {"from": names[u], "to": names[v], **_rests_on(tie, names, words), **_facts(tie, words)}
        for u, v, edge in G.edges(data=True)
        for tie in edge["ties"]
    ]
    columns = ["from", "to", "layer", "type", "status", "since", "until", "source", "tlp"]
    return pd.DataFrame(rows, columns=columns)


def _with_degree(G: nx.Graph) -> Iterator[tuple[tuple[str, Cells], tuple[str, int]]]:
    return zip(G.nodes(data=True), G.degree(), strict=True)


def _node(row: Cells, degree: int, words: Words) -> Cells:
    region = "" if row["kind"] in INITIATIVE_KINDS else row["region"]
    return {
        "name": row["name"],
        "kind": kind_in_words(row["kind"], words),
        "country": words.label("country", row["country"]),
        "region": words.label("region", region) if region else "",
        "degree": degree,
        "tlp": row["tlp"],
    }


def _rests_on(tie: Cells, names: Mapping[str, str], words: Words) -> Cells:
    """Return the layer, and what kind of relation or which initiative or role makes the tie."""
    if tie["layer"] == "declared":
        what = words.label("relation_type", tie["type"])
    elif tie["layer"] == "membership":
        what = words.label("role", tie["role"])
    else:
        what = names.get(tie["initiative"], tie["initiative"])
    return {"layer": words.label("layer", tie["layer"]), "type": what}


def _facts(tie: Cells, words: Words) -> Cells:
    return {
        "status": words.label("status", tie["status"]),
        "since": tie["since"],
        "until": tie["until"],
        "source": tie["source"] or f"{tie['file']}:{tie['row']}",
        "tlp": tie["tlp"],
    }


def _area(row: Cells, degree: int, words: Words) -> Cells:
    return {
        "name": area_name(row, words),
        "kind": kind_in_words(row["kind"], words),
        "country": words.label("country", row["country"]),
        "stakeholders": row["count"],
        "degree": degree,
    }


def _bundle(G: nx.Graph, u: str, v: str, edge: Cells, words: Words) -> Cells:
    return {
        "from": area_name(G.nodes[u], words),
        "to": area_name(G.nodes[v], words),
        "ties": edge["count"],
        "cross_border": words.say("Yes") if edge["cross_border"] else words.say("No"),
    }
