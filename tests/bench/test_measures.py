"""Measures and what they are compared with come to the same."""

import networkx as nx
import numpy as np
import pytest

from scripts.benchmarks import measures
from stakeholders.measures import contacts, mixing, reach
from stakeholders.measures.communities import communities
from tests.measures.networks import corridor


@pytest.fixture(params=["all", "sampled"])
def pair(request, monkeypatch):
    """A network and the same as igraph's; of a larger one only some nodes are counted from."""
    if request.param == "sampled":
        for module in (contacts, reach):
            monkeypatch.setattr(module, "EXACT_LIMIT", 5)
            monkeypatch.setattr(module, "SAMPLE", 3)
    G = corridor(("D1", "D2"))
    nx.set_node_attributes(G, {"D1": "DK", "D2": "DK"}, "country")
    G.add_node("alone", country="DK")
    return G, measures._with_groups(G)


def test_efficiency_and_betweenness_are_counted_from_the_same_nodes(pair):
    G, graph = pair
    assert measures._efficiency(graph) == pytest.approx(reach.global_efficiency(G))
    ours = np.array(list(contacts.betweenness(G).values()))
    theirs = np.array(measures._betweenness(graph))
    assert ours / ours.max() == pytest.approx(theirs / theirs.max())


def test_assortativity_is_that_of_igraph(pair):
    G, graph = pair
    assert measures._assortativity(graph) == pytest.approx(mixing.assortativity(G, "country"))


def test_communities_are_drawn_with_the_same_chance():
    G = nx.gnm_random_graph(200, 500, seed=1)
    theirs, ours = measures._leiden(measures._with_groups(G)).membership, list(communities(G).values())
    assert len(set(zip(theirs, ours, strict=True))) == len(set(ours)) == len(set(theirs))
