"""The small network stays in its frame and leaves its graph alone."""

import copy
import re

import networkx as nx

from stakeholders.views.network_sketch import HEIGHT, WIDTH, busiest, network_sketch


def network(n: int) -> nx.Graph:
    G = nx.star_graph(n)
    for node in G:
        G.nodes[node].update(kind="company", country="NO", name=f"Name {node}", short_name="", scenario="")
    for _, _, edge in G.edges(data=True):
        edge.update(cross_border=True, status="hypothetical")
    return nx.relabel_nodes(G, str)


def test_everything_is_drawn_inside_the_frame():
    G = network(12)
    drawn = network_sketch(G, {node: (float(i) * 1e4, -float(i) * 1e3) for i, node in enumerate(G)})
    for x, y in re.findall(r'c?x="([-\d.]+)" c?y="([-\d.]+)"', drawn):
        assert 0 <= float(x) <= WIDTH
        assert 0 <= float(y) <= HEIGHT
    assert drawn.count("stroke-dasharray") == 12


def test_names_never_cover_each_other():
    G = network(30)
    drawn = network_sketch(G, {node: (float(i % 6), float(i // 6)) for i, node in enumerate(G)})
    assert 1 <= drawn.count("<text") <= 9


def test_the_graph_is_the_same_before_and_after():
    G = network(3)
    before = copy.deepcopy(nx.node_link_data(G, edges="edges"))
    network_sketch(G, dict.fromkeys(G, (0.0, 0.0)))
    assert nx.node_link_data(G, edges="edges") == before


def test_of_a_large_network_the_busiest_are_drawn():
    assert len(busiest(network(5000), most=100)) == 100
    lonely = nx.empty_graph(5)
    assert len(busiest(lonely)) == 0
