"""How well everybody reaches everybody, and communities: METHODS 4.5 and 5.1."""

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholders.measures import reach
from stakeholders.measures.communities import communities
from tests.measures.networks import corridor


@pytest.mark.parametrize(
    ("G", "value"), [(nx.path_graph(3), 0.8333), (nx.star_graph(4), 0.7), (corridor(), 0.570833), (nx.Graph(), 0)]
)
def test_global_efficiency(G, value):
    assert reach.global_efficiency(G) == pytest.approx(value, abs=1e-4)


def test_what_one_more_tie_adds():
    pairs = [("A1", "B1"), ("B1", "C1"), ("A1", "C2"), ("A1", "C1"), ("A2", "C1"), ("A3", "C2")]
    expected = [0.0345, 0.0423, 0.0601, 0.06607, 0.06607, 0.06607]
    assert reach.efficiency_gain(corridor(), pairs) == pytest.approx(expected, abs=1e-4)


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


def test_communities_are_the_same_for_the_same_seed_and_the_largest_is_the_first():
    G = nx.Graph([*nx.complete_graph(4).edges, (4, 5), (5, 6), (6, 4), (3, 4)])
    found = communities(G)
    assert [found[node] for node in range(7)] == [0, 0, 0, 0, 1, 1, 1]
    assert found == communities(G, seed=1)
    assert communities(nx.Graph()) == {}
    assert communities(nx.empty_graph(2)) == {0: 0, 1: 1}
