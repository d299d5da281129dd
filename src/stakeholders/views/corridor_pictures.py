"""The corridor in the network and on the map: its independent ways in colours of their own, and what they hang on."""

from collections.abc import Collection, Sequence

import networkx as nx
import pandas as pd

from stakeholders.codes import GROUP_PREFIX
from stakeholders.language import Words
from stakeholders.measures.corridor import Corridor, Way
from stakeholders.measures.layout import layout
from stakeholders.network import one_node_each
from stakeholders.register import Register
from stakeholders.views.network_legend import network_in_words
from stakeholders.views.network_sketch import busiest, network_sketch
from stakeholders.views.overview_pictures import Sketch
from stakeholders.views.sketch_parts import Highlights


def drawn_ways(ways: Sequence[Way]) -> tuple[Way, ...]:
    """Return the ways as they are drawn, where a group and the stakeholder that it is are one."""
    found = []
    for way in ways:
        plain = [node.removeprefix(GROUP_PREFIX) for node in way]
        found.append(tuple(one for place, one in enumerate(plain) if not place or one != plain[place - 1]))
    return tuple(found)


def corridor_network(G: nx.Graph, found: Corridor, words: Words, *, with_cut: bool) -> Sketch:
    """Return the network with the ways from end to end.

    Parameters
    ----------
    G
        The network in which they were found, as ``corridor.corridor_networks`` has it.
    with_cut
        Whether the viewer may see what all ways run through.
    """
    drawn = one_node_each(G)
    ways = drawn_ways(found.ways)
    cut = frozenset(found.cut) if with_cut else frozenset()
    kept = set(busiest(drawn)).union(*ways)
    part = drawn.subgraph([node for node in drawn if node in kept])
    return Sketch(network_sketch(part, layout(part), Highlights(ways=ways, cut=cut)), network_in_words(part, words), "")


def corridor_map(
    register: Register, found: Corridor, words: Words, *, with_cut: bool, regions: Collection[str] = ()
) -> Sketch:
    """Return the map with the ways from end to end, from place to place."""
    from stakeholders.places import locate
    from stakeholders.views.map_sketch import map_sketch

    points = locate(register)
    wanted = set(regions or found.regions)
    inside = points[points["region"].isin(wanted) | points["id"].isin({one for way in found.ways for one in way})]
    cut = frozenset(found.cut) if with_cut else frozenset()
    nobody = pd.DataFrame({"one": [], "other": [], "status": []}, dtype="str")
    svg = map_sketch(inside, nobody, Highlights(ways=found.ways, cut=cut), inside)
    nowhere = sum(points.set_index("id").geometry.reindex(list(way)).isna().any() for way in found.ways)
    text = words.say_n(
        "The map shows {n} way from the first region to the last.",
        "The map shows {n} ways from the first region to the last.",
        len(found.ways),
    )
    if nowhere:
        text += " " + words.say("Groups, and organisations without a known place, are left out of the lines.")
    return Sketch(svg, text, "")
