"""From what was chosen to what is drawn, each step remembered by what it was made from."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

import networkx as nx
import pandas as pd

from stakeholders.language import Words
from stakeholders.measures.contacts import betweenness, degrees
from stakeholders.measures.layout import area_layout, layout
from stakeholders.measures.summary import summarised
from stakeholders.measures.ways import Ways, neighbourhood, shortest_ways
from stakeholders.network import actors, affiliation_network, one_node_each, stakeholder_network
from stakeholders.register import Register
from stakeholders.schema import Marking
from stakeholders.ui.memory import remembered
from stakeholders.ui.network_choices import NetworkChoice
from stakeholders.ui.network_component import Json, packed_picture
from stakeholders.views.labels import label_in, room_of
from stakeholders.views.network_picture import MOST, RADIUS, network_picture
from stakeholders.views.network_tables import nodes_table

MOST_NODES: Final = 2_000  # what vis-network draws without stuttering
MOST_EDGES: Final = 12_000
ASPECT: Final = 2.8  # asked of the layout, which comes out narrower, about as a laptop's screen has room for


@dataclass(frozen=True, slots=True)
class Shown:
    """What the network page shows.

    Attributes
    ----------
    network
        All that was chosen, one node for each organisation and initiative.
    drawn
        What of it is in the picture; the same, a neighbourhood, or a summary by region and kind.
    picture
        As the component takes it.
    sizes
        What the size of each node shows, where it shows anything.
    ways
        The shortest ways between the two that were chosen.
    """

    network: nx.Graph
    drawn: nx.Graph
    picture: Json
    sizes: Mapping[str, float] | None
    ways: Ways

    @property
    def summary(self) -> bool:
        """Whether each node of the picture stands for many."""
        return self.drawn is not self.network and self.drawn.graph["shows"] == "areas"


def network_shown(register: Register, choice: NetworkChoice, words: Words, *, title: str, marking: Marking) -> Shown:
    """Return what to show for a choice; all of it is shared and must not be changed."""
    graph_choice = replace(choice, size="")
    return Shown(
        network=remembered(_network, register, _network_choice(choice)),
        drawn=remembered(_drawn, register, graph_choice),
        picture=remembered(_picture, register, choice, words.tag, title, marking),
        sizes=remembered(_sizes, register, choice) if choice.size else None,
        ways=remembered(_ways, register, _network_choice(choice), choice.one, choice.other),
    )


def nodes_listed(register: Register, choice: NetworkChoice, words: Words) -> pd.DataFrame:
    """Return the table of what is drawn, with betweenness where the size of nodes shows it."""
    G = remembered(_drawn, register, replace(choice, size=""))
    return nodes_table(G, words, betweenness=_sizes(register, choice) if choice.size == "betweenness" else None)


def _network_choice(choice: NetworkChoice) -> NetworkChoice:
    """Return the part of the choice that the whole network depends on."""
    return replace(choice, around="", steps=1, one="", other="", size="")


def _network(register: Register, choice: NetworkChoice) -> nx.Graph:
    if choice.view == "contacts":
        return stakeholder_network(register, choice.layers, choice.statuses)
    G = one_node_each(affiliation_network(register, choice.statuses, interest=choice.interest))
    actor = actors(register)
    for u, v, edge in G.edges(data=True):
        edge["same_actor"] = actor.get(u, u) == actor.get(v, v)
    return G


def _drawn(register: Register, choice: NetworkChoice) -> nx.Graph:
    """Return the network, the neighbourhood or the ways that were asked for; summed up where that is too much."""
    G = remembered(_network, register, _network_choice(choice))
    if choice.around:
        G = _reachable(G, choice.around, choice.steps)
    if not too_large(G):
        return G
    ways = remembered(_ways, register, _network_choice(choice), choice.one, choice.other)
    return G.subgraph(ways.nodes) if ways.number else summarised(G)


def _reachable(G: nx.Graph, around: str, steps: int) -> nx.Graph:
    """Return the neighbourhood, of fewer steps where it would be too large to draw."""
    for reach in range(steps, 0, -1):
        part = neighbourhood(G, around, reach)
        if not too_large(part):
            return part
    return part


def too_large(G: nx.Graph) -> bool:
    """Tell whether a network is too large to be drawn node by node."""
    return len(G) > MOST_NODES or G.number_of_edges() > MOST_EDGES


def _positions(register: Register, choice: NetworkChoice) -> dict[str, tuple[float, float]]:
    G = remembered(_drawn, register, choice)
    if G.graph["shows"] == "areas":
        return area_layout(G)
    radius = RADIUS if not choice.size else (RADIUS + MOST) / 2
    return layout(G, {node: room_of(label_in(G, node), radius) for node in G}, aspect=ASPECT)


def _sizes(register: Register, choice: NetworkChoice) -> dict[str, float]:
    G = remembered(_drawn, register, replace(choice, size=""))
    return {**(betweenness(G) if choice.size == "betweenness" else degrees(G))}


def _ways(register: Register, choice: NetworkChoice, one: str, other: str) -> Ways:
    if not one or not other:
        return Ways()
    return shortest_ways(remembered(_network, register, choice), one, other)


def _picture(
    register: Register, choice: NetworkChoice, tag: str, title: str, marking: Marking
) -> dict[str, Any]:  # Any: JSON
    words = Words(tag)
    graph_choice = replace(choice, size="")
    G = remembered(_drawn, register, graph_choice)
    positions = remembered(
        _positions, register, replace(graph_choice, one="", other="") if not too_large(G) else graph_choice
    )
    sizes = remembered(_sizes, register, choice) if choice.size else None
    picture = network_picture(G, positions, words, size=sizes)
    return packed_picture(picture, words, title=title, marking=marking)
