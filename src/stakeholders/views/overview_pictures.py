"""The small network and the small map of the overview, each with its text alternative."""

from dataclasses import dataclass

import pandas as pd

from stakeholders.language import Words
from stakeholders.measures.layout import layout
from stakeholders.network import affiliation_network, one_node_each, stakeholder_network
from stakeholders.register import Register
from stakeholders.views.network_legend import network_in_words
from stakeholders.views.network_sketch import MOST, busiest, network_sketch


@dataclass(frozen=True, slots=True)
class Sketch:
    """A small still picture as SVG, what it shows in words, and what it leaves out."""

    svg: str
    text: str
    note: str


def small_network(register: Register, words: Words) -> Sketch:
    """Return who is part of what, without those who are part of nothing."""
    G = one_node_each(affiliation_network(register))
    drawn = busiest(G)
    joined = sum(1 for node in G if G.degree(node))
    note = words.say("Who is part of what: organisations, groups and initiatives. Orange lines cross a border.")
    if joined > MOST:
        note = words.say(
            "Who is part of what: the {n} with most ties. Orange lines cross a border.",
            n=MOST,
        )
    return Sketch(
        network_sketch(drawn, layout(drawn)), network_in_words(drawn, words), _with_dashes(note, register, words)
    )


def small_map(register: Register, words: Words) -> Sketch:
    """Return where the stakeholders are and between which places contacts cross a border."""
    from stakeholders.places import locate
    from stakeholders.views.map_sketch import map_sketch

    points = locate(register)
    ties = stakeholder_network(register).edges(data=True)
    crossing = [(u, v, tie["status"]) for u, v, tie in ties if tie["cross_border"]]
    svg = map_sketch(points, pd.DataFrame(crossing, columns=["one", "other", "status"], dtype="str"))
    placed = int(points.geometry.notna().sum())
    text = words.say(
        "The map shows {placed} of {everyone} stakeholders; the others have no known place.",
        placed=placed,
        everyone=len(points),
    )
    note = words.say("A circle for each place, larger with more organisations. Orange lines: contacts across a border.")
    return Sketch(svg, text, _with_dashes(note, register, words))


def _with_dashes(note: str, register: Register, words: Words) -> str:
    """Return the note with what dashed lines mean, where a scenario is on."""
    return f"{note} {words.say('Dashed: assumed in a scenario.')}" if register.scenarios else note
