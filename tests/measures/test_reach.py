"""How well everybody reaches everybody, and communities: METHODS 4.5 and 5.1."""

import random

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholders.measures import reach
from stakeholders.measures.communities import communities
from tests.measures.networks import corridor, published


@pytest.mark.parametrize(
    ("G", "value"), [(nx.path_graph(3), 0.8333), (nx.star_graph(4), 0.7), (corridor(), 0.570833), (nx.Graph(), 0)]
)
def test_global_efficiency(G, value):
    assert reach.global_efficiency(G) == pytest.approx(value, abs=1e-4)


def test_what_one_more_tie_adds():
    pairs = [("A1", "B1"), ("B1", "C1"), ("A1", "C2"), ("A1", "C1"), ("A2", "C1"), ("A3", "C2")]
    expected = [0.0345, 0.0423, 0.0601, 0.06607, 0.06607, 0.06607]
    assert reach.efficiency_gain(corridor(), pairs) == pytest.approx(expected, abs=1e-4)


def test_the_best_single_tie_of_the_corridor():
    G = corridor()
    pairs = list(nx.non_edges(G))
    gains = dict(zip(map(frozenset, pairs), reach.efficiency_gain(G, pairs), strict=True))
    best = max(gains.values())
    assert best == pytest.approx(0.06607, abs=1e-5)
    assert {pair for pair, gain in gains.items() if gain > best - 1e-9} == {
        frozenset(pair) for pair in (("A1", "C1"), ("A2", "C1"), ("A3", "C2"))
    }


def test_a_tie_that_is_there_already_gains_nothing():
    assert reach.efficiency_gain(corridor(), [("A1", "A2"), ("C1", "C1")]) == [0, 0]
    assert reach.efficiency_gain(corridor(), []) == []


@pytest.mark.parametrize("G", [nx.Graph(), nx.empty_graph(1), nx.empty_graph(3)])
def test_without_ties_nobody_reaches_anybody(G):
    assert reach.global_efficiency(G) == 0


def test_a_large_network_is_sampled_and_comes_near(monkeypatch):
    G = nx.barabasi_albert_graph(300, 2, seed=1)
    monkeypatch.setattr(reach, "EXACT_LIMIT", 100)
    monkeypatch.setattr(reach, "SAMPLE", 100)
    sampled = reach.global_efficiency(G)
    assert sampled != nx.global_efficiency(G)
    assert sampled == pytest.approx(nx.global_efficiency(G), rel=0.05)


@given(st.integers(2, 10), st.integers(0, 20), st.integers(0, 99))
def test_the_gain_is_the_difference_of_two_networks(n, m, seed):
    G = nx.gnm_random_graph(n, m, seed=seed)
    pairs = list(nx.non_edges(G))
    before = nx.global_efficiency(G)
    after = [nx.global_efficiency(_with(G, pair)) - before for pair in pairs]
    assert reach.efficiency_gain(G, pairs) == pytest.approx(after, abs=1e-9)
    assert reach.global_efficiency(G) == pytest.approx(before)


def _with(G, pair):
    H = G.copy()
    H.add_edge(*pair)
    return H


def test_how_easily_two_can_be_introduced():
    pairs = [("A1", "B1"), ("B3", "C2"), ("A1", "C2")]
    assert reach.adamic_adar(corridor(), pairs) == pytest.approx([0.9102, 1.4427, 0], abs=1e-4)
    assert reach.resource_allocation(corridor(), pairs) == pytest.approx([0.3333, 0.5, 0], abs=1e-4)
    assert reach.adamic_adar(corridor(), []) == []


@given(st.integers(2, 10), st.integers(0, 30), st.integers(0, 99))
def test_shared_contacts_agree_with_networkx(n, m, seed):
    G = nx.gnm_random_graph(n, m, seed=seed)
    pairs = list(nx.non_edges(G))
    by_networkx = [value for _, _, value in nx.adamic_adar_index(G, pairs)]
    assert reach.adamic_adar(G, pairs) == pytest.approx(by_networkx)
    by_networkx = [value for _, _, value in nx.resource_allocation_index(G, pairs)]
    assert reach.resource_allocation(G, pairs) == pytest.approx(by_networkx)


def test_communities_are_the_same_for_the_same_seed_and_the_largest_is_the_first():
    G = nx.Graph([*nx.complete_graph(4).edges, (4, 5), (5, 6), (6, 4), (3, 4)])
    found = communities(G)
    assert [found[node] for node in range(7)] == [0, 0, 0, 0, 1, 1, 1]
    assert found == communities(G, seed=1)
    assert communities(nx.Graph()) == {}
    assert communities(nx.empty_graph(2)) == {0: 0, 1: 1}


def test_the_communities_of_the_karate_club_are_as_good_as_the_best_known():
    G = published()["karate club"]
    found = communities(G)
    parts = [{node for node in G if found[node] == place} for place in range(max(found.values()) + 1)]
    assert nx.community.modularity(G, parts) == pytest.approx(0.4198, abs=1e-3)
    assert [len(part) for part in parts] == sorted(map(len, parts), reverse=True)


def test_drawing_communities_leaves_the_chance_of_others_alone():
    before = random.getstate()
    communities(corridor(), seed=7)
    assert random.getstate() == before


def test_efficiency_over_all_nodes_is_global_efficiency():
    assert reach.efficiency_over(corridor(), corridor()) == pytest.approx(reach.global_efficiency(corridor()))


def test_efficiency_over_some_lets_ways_lead_through_others():
    G = corridor()
    distance = dict(nx.all_pairs_shortest_path_length(G))
    assert reach.efficiency_over(G, ["A1", "C2"]) == 1 / distance["A1"]["C2"]
    assert reach.efficiency_over(G, ["A1", "nobody"]) == 0


@given(st.integers(2, 12), st.integers(0, 20), st.integers(0, 99), st.data())
def test_efficiency_over_some_is_the_mean_over_their_pairs(n, m, seed, data):
    G = nx.gnm_random_graph(n, m, seed=seed)
    some = data.draw(st.sets(st.sampled_from(range(n)), min_size=2))
    distance = dict(nx.all_pairs_shortest_path_length(G))
    pairs = [1 / distance[u][v] if v in distance[u] else 0 for u in some for v in some if u != v]
    assert reach.efficiency_over(G, some) == pytest.approx(sum(pairs) / len(pairs))


def test_efficiency_over_many_comes_near_from_a_sample(monkeypatch):
    G = nx.barabasi_albert_graph(300, 2, seed=1)
    exact = reach.efficiency_over(G, range(0, 300, 2))
    monkeypatch.setattr(reach, "EXACT_LIMIT", 100)
    monkeypatch.setattr(reach, "SAMPLE", 50)
    assert exact != reach.efficiency_over(G, range(0, 300, 2)) == pytest.approx(exact, rel=0.05)
