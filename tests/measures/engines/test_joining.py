"""What one more tie would shorten is what counting every way anew finds."""

from itertools import combinations

import networkx as nx
import numpy as np
import pytest

from stakeholders.measures.engines import joining
from stakeholders.measures.engines.graphs import as_igraph
from stakeholders.measures.reach import efficiency_gain

G8 = nx.Graph([("A1", "A2"), ("A1", "A3"), ("A2", "A3"), ("A3", "B1"), ("B1", "B2"), ("B1", "B3"), ("B2", "B3")])
G8.add_edges_from([("B3", "C1"), ("C1", "C2")])

NETWORKS = [
    G8,
    nx.path_graph(12),
    nx.empty_graph(4),
    nx.karate_club_graph(),
    nx.gnm_random_graph(40, 40, seed=1),  # in several parts, some alone
    nx.barabasi_albert_graph(40, 2, seed=1),
]


def test_the_worked_example():
    gained = efficiency_gain(G8, [("A1", "B1"), ("B1", "C1"), ("A1", "C2"), ("A1", "C1")])
    assert gained == pytest.approx([0.0345, 0.0423, 0.0601, 0.06607], abs=5e-5)


@pytest.mark.parametrize("G", NETWORKS)
def test_each_gain_is_the_difference_of_two_global_efficiencies(G):
    before = nx.global_efficiency(G)
    pairs = [pair for pair in combinations(G, 2) if not G.has_edge(*pair)]
    for pair, gained in zip(pairs, efficiency_gain(G, pairs), strict=True):
        after = G.copy()
        after.add_edge(*pair)
        assert gained == pytest.approx(nx.global_efficiency(after) - before, abs=1e-12)


def test_a_tie_that_is_there_already_gains_nothing():
    assert efficiency_gain(G8, [("A1", "A2"), ("A1", "A1")]) == [0.0, 0.0]


def test_counting_from_a_sample_is_near_to_counting_from_all():
    graph = as_igraph(nx.barabasi_albert_graph(600, 3, seed=1))
    pairs = np.random.default_rng(1).integers(600, size=(200, 2))
    exact = joining.gains(graph, pairs, np.arange(600))
    sampled = joining.gains(graph, pairs, np.arange(0, 600, 2))
    assert np.corrcoef(exact, sampled)[0, 1] > 0.8
    assert sampled.mean() == pytest.approx(exact.mean(), rel=0.1)


def test_very_long_ways_count_as_a_thousand_steps():
    graph = as_igraph(nx.path_graph(1_500))
    assert joining.steps_from(graph, np.array([0]))[0, -1] == joining.FAR
