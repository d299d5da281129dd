"""What the colours, shapes and lines of a network mean, and the network in words."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import networkx as nx

from stakeholders.codes import INITIATIVE_KINDS, KINDS, NORDIC
from stakeholders.language import Words
from stakeholders.views.labels import name_of


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a legend.

    Attributes
    ----------
    shows
        Whether it explains a kind (shape and colour), a country (outline) or a tie (line).
    code
        The kind, the country, or how the line is drawn: ``plain``, ``cross_border``, ``same_actor``, ``planned``,
        ``hypothetical``.
    """

    shows: Literal["kind", "country", "tie"]
    code: str
    label: str
    count: int


def legend(G: nx.Graph, words: Words) -> tuple[Entry, ...]:
    """Return the legend of what occurs in the network, kinds first, then countries, then ties."""
    kinds = Counter(dict.fromkeys((*KINDS, *INITIATIVE_KINDS), 0))
    countries = Counter(dict.fromkeys(NORDIC, 0))
    summary = is_summary(G)
    for _, row in G.nodes(data=True):
        number = row["count"] if summary else 1
        kinds[row["kind"]] += number
        countries[row["country"]] += number
    drawn_kinds = [Entry("kind", code, kind_in_words(code, words), n) for code, n in kinds.items() if n]
    drawn_countries = [
        Entry("country", code, words.label("country", code), n)
        for code, n in sorted(countries.items(), key=lambda item: (item[0] == "", "|" in item[0]))
        if n
    ]
    return (*drawn_kinds, *drawn_countries, *_ties(G, words))


def is_summary(G: nx.Graph) -> bool:
    """Tell whether each node stands for many stakeholders."""
    return bool(G.graph.get("shows") == "areas")


def is_same_actor(edge: Mapping[str, Any]) -> bool:  # Any: an edge has many types
    """Tell whether a tie joins two names of one actor, such as a cluster and the organisation that runs it."""
    return bool(edge.get("same_actor", False))


def kind_in_words(code: str, words: Words) -> str:
    """Return the label of a kind of stakeholder or initiative."""
    return words.label("initiative_kind" if code in INITIATIVE_KINDS else "kind", code)


def _ties(G: nx.Graph, words: Words) -> list[Entry]:
    counted: Counter[str] = Counter()
    summary = is_summary(G)
    for _, _, row in G.edges(data=True):
        number = row["count"] if summary else 1
        counted["same_actor" if is_same_actor(row) else "cross_border" if row["cross_border"] else "plain"] += number
        if row["status"] in {"planned", "hypothetical"}:
            counted[row["status"]] += number
    labels = {
        "plain": words.say("Tie"),
        "cross_border": words.say("Cross-border tie"),
        "same_actor": words.say("One actor, two names"),
        "planned": words.say("Planned"),
        "hypothetical": words.say("Hypothetical: assumed in a scenario"),
    }
    return [Entry("tie", code, label, counted[code]) for code, label in labels.items() if counted[code]]


def network_in_words(G: nx.Graph, words: Words) -> str:
    """Return what the picture shows: how many, how tied, and who is tied to most others."""
    if is_summary(G):
        return _areas_in_words(G, words)
    initiatives = sum(row["kind"] in INITIATIVE_KINDS for _, row in G.nodes(data=True))
    ties = G.number_of_edges()
    crossing = sum(1 for *_, crosses in G.edges(data="cross_border") if crosses)
    what = [words.say_n("{n} stakeholder", "{n} stakeholders", len(G) - initiatives)]
    if initiatives:
        what.append(words.say_n("{n} initiative", "{n} initiatives", initiatives))
    said = words.say(
        "The picture shows {what} and {ties}, of which {crossing} cross a border.",
        what=words.listing(what),
        ties=words.say_n("{n} tie", "{n} ties", ties),
        crossing=crossing,
    )
    best = sorted(G.degree(), key=lambda item: (-item[1], item[0]))[:3]
    most = [f"{name_of(G.nodes[node])} ({words.number(n)})" for node, n in best if n]
    if not most:
        return said
    return f"{said} " + words.say("Tied to most others: {names}.", names=words.listing(most))


def _areas_in_words(G: nx.Graph, words: Words) -> str:
    everyone = sum(count for _, count in G.nodes(data="count"))
    areas = words.say_n("{n} group by region and kind", "{n} groups by region and kind", len(G))
    return words.say(
        "Too many to draw one by one: {everyone} stakeholders and initiatives are drawn as {areas}. "
        "A line stands for all ties between two groups.",
        everyone=everyone,
        areas=areas,
    )
