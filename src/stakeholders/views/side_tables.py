"""What the pictures of several sides show, as a table to be read."""

from collections.abc import Mapping, Sequence
from typing import Any

import networkx as nx
import pandas as pd

from stakeholders.language import Words
from stakeholders.schema import Marking
from stakeholders.views.resilience_tables import name_in


def ties_of_sides(
    drawn: Sequence[nx.Graph], labels: Sequence[str], words: Words, *, crossing: bool = False
) -> pd.DataFrame:
    """Return who is tied to whom, and on which sides: those first that are not the same on all.

    Parameters
    ----------
    drawn
        The network of each side, as ``Networks.drawn`` returns it.
    labels
        Of the sides, each the name of a column.
    crossing
        Whether only ties across a border are listed, as a map draws them.

    Returns
    -------
    DataFrame
        A row for each pair: ``from``, ``to``, ``layers``, a column for each side, ``tlp`` (the highest of what the tie
        rests on, on any side).
    """
    names: dict[str, str] = {}
    found: dict[tuple[str, str], list[list[Mapping[str, Any]]]] = {}
    for side, G in enumerate(drawn):
        names |= dict(G.nodes(data="name"))
        for u, v, edge in G.edges(data=True):
            if edge["cross_border"] or not crossing:
                pair = (min(u, v), max(u, v))
                found.setdefault(pair, [[] for _ in drawn])[side] += edge["ties"]
    rows = [
        (
            name_in(names, u, words),
            name_in(names, v, words),
            words.listing([words.label("layer", one) for one in sorted({t["layer"] for side in sides for t in side})]),
            *(words.say("yes") if side else "" for side in sides),
            max(Marking.of(tie["tlp"]) for side in sides for tie in side).text,
        )
        for (u, v), sides in found.items()
    ]
    alike = [all(sides) for sides in found.values()]
    order = sorted(
        range(len(rows)), key=lambda at: (alike[at], words.order(str(rows[at][0])), words.order(str(rows[at][1])))
    )
    return pd.DataFrame([rows[at] for at in order], columns=["from", "to", "layers", *labels, "tlp"], dtype="str")
