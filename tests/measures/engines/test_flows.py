"""The cheapest ways that share no node: against networkx's cheapest flow on random networks."""

from itertools import pairwise

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholders.measures.engines import flows


@st.composite
def grounds(draw):
    """Draw a small network with what its nodes and ties cost, and where ways begin and end."""
    n = draw(st.integers(2, 8))
    places = st.integers(0, n - 1)
    pairs = draw(st.sets(st.tuples(places, places), max_size=16))
    ties = np.array(sorted({(min(pair), max(pair)) for pair in pairs}), dtype=np.int64).reshape(-1, 2)
    many = np.array(draw(st.lists(st.sampled_from((False, False, True)), min_size=n, max_size=n)))
    ends = sorted(draw(st.sets(places, min_size=2)))
    cut = draw(st.integers(1, len(ends) - 1))
    costs = [np.array(draw(st.lists(st.integers(0, 5), min_size=size, max_size=size))) for size in (n, len(ties))]
    costs[0] = np.where(many, 0, costs[0])  # what many ways share costs once, and a flow would count it for each
    costs[1] = np.where(many[ties].all(axis=1), 0, costs[1])
    sources, sinks = (np.array(part, dtype=np.int64) for part in (ends[:cut], ends[cut:]))
    return flows.Ground(n, ties, many, sources, sinks), costs


def split(ground, costs):
    """Return the network with every node as an entrance and an exit, for networkx."""
    D = nx.DiGraph()
    D.add_nodes_from([("in", node) for node in range(ground.n)] + ["source", "sink"])
    for node in range(ground.n):
        capacity = 99 if ground.many[node] else 1
        D.add_edge(("in", node), ("out", node), capacity=capacity, weight=int(costs[0][node]))
    for (one, other), cost in zip(ground.ties.tolist(), costs[1].tolist(), strict=True):
        D.add_edge(("out", one), ("in", other), capacity=99, weight=cost)
        D.add_edge(("out", other), ("in", one), capacity=99, weight=cost)
    D.add_edges_from((("source", ("in", node)) for node in ground.sources.tolist()), capacity=99, weight=0)
    D.add_edges_from(((("out", node), "sink") for node in ground.sinks.tolist()), capacity=99, weight=0)
    return D


def cost_of(ground, ways, costs):
    along = {tuple(tie): cost for tie, cost in zip(ground.ties.tolist(), costs[1].tolist(), strict=True)}
    through = sum(int(costs[0][node]) for way in ways for node in way)
    return through + sum(along[min(step), max(step)] for way in ways for step in pairwise(way))


@given(grounds(), st.integers(1, 4))
def test_ways_are_as_many_as_asked_for_and_as_cheap_as_a_cheapest_flow(drawn, wanted):
    ground, costs = drawn
    D = split(ground, costs)
    ways = flows.cheapest_ways(ground, wanted, node_costs=costs[0].astype(float), tie_costs=costs[1].astype(float))
    assert (ways is not None) == (nx.maximum_flow_value(D, "source", "sink") >= wanted)
    if ways is None:
        return
    D.add_node("source", demand=-wanted)
    D.add_node("sink", demand=wanted)
    assert len(ways) == wanted
    assert cost_of(ground, ways, costs) == nx.min_cost_flow_cost(D)


@given(grounds(), st.integers(1, 3))
def test_each_way_leads_from_an_end_to_the_other_along_ties_and_shares_no_node(drawn, wanted):
    ground, costs = drawn
    ways = flows.cheapest_ways(ground, wanted, tie_costs=costs[1].astype(float)) or []
    ties = {frozenset(tie) for tie in ground.ties.tolist()}
    for way in ways:
        assert way[0] in ground.sources
        assert way[-1] in ground.sinks
        assert all(frozenset(step) in ties for step in pairwise(way))
        assert len(set(way)) == len(way)
    used = [node for way in ways for node in way if not ground.many[node]]
    assert len(used) == len(set(used))
    assert ways == sorted(ways, key=lambda way: (len(way), way))


def path(*ties, n=5):
    return flows.Ground(n, np.array(ties), np.zeros(n, dtype=bool), np.array([0]), np.array([n - 1]))


def test_a_detour_is_taken_where_it_is_cheaper_and_not_where_it_costs_the_same():
    ground = path((0, 4), (0, 1), (1, 2), (2, 4))
    assert flows.cheapest_ways(ground, 1, tie_costs=np.array([4.0, 1, 1, 1])) == [(0, 1, 2, 4)]
    assert flows.cheapest_ways(ground, 1, tie_costs=np.array([3.0, 1, 1, 1])) == [(0, 4)]
    assert flows.cheapest_ways(ground, 1) == [(0, 4)]


def test_a_cheap_way_gives_way_to_two_that_do_not_meet():
    ties = np.array([(0, 1), (1, 2), (2, 5), (1, 3), (4, 2)])  # 0-1-2-5 costs nothing, and stands in the way of 4
    ground = flows.Ground(6, ties, np.zeros(6, dtype=bool), np.array([0, 4]), np.array([5, 3]))
    assert flows.cheapest_ways(ground, 1, tie_costs=np.array([0.0, 0, 0, 5, 5])) == [(0, 1, 2, 5)]
    ways = flows.cheapest_ways(ground, 2, tie_costs=np.array([0.0, 0, 0, 5, 5]))
    assert ways == [(0, 1, 3), (4, 2, 5)]


@pytest.mark.parametrize("wanted", [1, 2])
def test_without_ends_there_are_no_ways(wanted):
    none = np.array([], dtype=np.int64)
    assert flows.cheapest_ways(flows.Ground(2, np.array([(0, 1)]), np.zeros(2, dtype=bool), none, none), wanted) is None
