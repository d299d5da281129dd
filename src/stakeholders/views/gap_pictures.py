"""The small network and the small map of just one gap, each with its text alternative."""

from collections.abc import Iterable

import pandas as pd

from stakeholders.language import Words
from stakeholders.measures.layout import layout
from stakeholders.network import affiliation_network, one_node_each, stakeholder_network
from stakeholders.register import Register
from stakeholders.views.gap_words import Row
from stakeholders.views.network_legend import network_in_words
from stakeholders.views.network_sketch import network_sketch
from stakeholders.views.overview_pictures import Sketch

DRAWN = ("confirmed", "planned", "interested", "hypothetical")
MOST_AROUND = 40  # groups and initiatives drawn around the stakeholders concerned


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


def gap_network(register: Register, ids: Iterable[str], examples: Iterable[str], words: Words) -> Sketch:
    """Return what these stakeholders are part of and plan to be part of.

    Parameters
    ----------
    examples
        Those among them who only show that it is otherwise elsewhere: what else they are part of is left out.
    """
    G = one_node_each(affiliation_network(register, DRAWN, interest=True))
    wanted = [one for one in ids if one in G]
    own = [one for one in wanted if one not in set(examples)]
    around = sorted({other for one in own for other in G[one]}, key=lambda node: (-G.degree(node), node))
    drawn = G.subgraph([*wanted, *around[:MOST_AROUND]])
    note = words.say("The stakeholders of this gap and what they are part of; dashed: planned or named as interested.")
    return Sketch(network_sketch(drawn, layout(drawn)), network_in_words(drawn, words), note)


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
    text = words.say(
        "The map shows {placed} of {everyone} stakeholders; the others have no known place.",
        placed=int(points.geometry.notna().sum()),
        everyone=len(wanted),
    )
    return Sketch(svg, text, words.say("Where the stakeholders of this gap are."))
