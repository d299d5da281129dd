"""The contacts between two groups: which they are, who carries them, and where they were read."""

from collections.abc import Iterable
from typing import Final

import networkx as nx

from stakeholders.advice.gap import Row

Contact = tuple[str, str]
MOST_ROWS: Final = 30  # rows named as evidence of one gap


def between(G: nx.Graph, attribute: str, first: str, second: str) -> list[Contact]:
    """Return the ties of a stakeholder network with one end in each of two groups, in the order of their ids."""
    group = G.nodes(data=attribute)
    wanted = {first, second}
    return sorted((min(u, v), max(u, v)) for u, v in G.edges if {group[u], group[v]} == wanted)


def carriers(contacts: Iterable[Contact]) -> tuple[str, ...]:
    """Return the organisations that all of these contacts have an end in.

    Examples
    --------
    >>> carriers([("a", "x"), ("a", "y")])
    ('a',)
    >>> carriers([("a", "x"), ("b", "y")])
    ()
    """
    ends = [set(contact) for contact in contacts]
    return tuple(sorted(set.intersection(*ends))) if ends else ()


def rows_of(G: nx.Graph, contacts: Iterable[Contact]) -> list[Row]:
    """Return the rows that these contacts rest on, each once."""
    found: list[Row] = []
    for one, other in contacts:
        for tie in G.edges[one, other]["ties"]:
            table = "relations" if tie["layer"] == "declared" else "memberships"
            places = tie["row"] if isinstance(tie["row"], tuple) else (tie["row"],)
            found += [(table, str(tie["file"]), int(place)) for place in places]
        if len(found) >= MOST_ROWS:
            break
    return list(dict.fromkeys(found))[:MOST_ROWS]
