"""What hangs on one: METHODS 4 by its worked examples, and against networkx on random networks."""

from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from stakeholders import read_dataset, read_scenario
from stakeholders.measures.corridor import corridor_networks, regions_of
from stakeholders.measures.resilience import (
    bridges,
    core_numbers,
    corridor,
    cut_points,
    global_efficiency,
    robustness,
    robustness_over,
)
from tests.measures.networks import corridor as g8

A, B, C = ("A1", "A2", "A3"), ("B1", "B2", "B3"), ("C1", "C2")
NETWORKS = st.integers(1, 14).flatmap(
    lambda n: st.builds(
        lambda pairs, n=n: _network(n, pairs),
        st.lists(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)), max_size=3 * n),
    )
)


def _network(n, pairs):
    G = nx.Graph()
    G.add_nodes_from(f"n{i:02}" for i in range(n))
    G.add_edges_from((f"n{i:02}", f"n{j:02}") for i, j in pairs if i != j)
    return G


def test_cut_points_and_bridges_of_the_example():
    assert set(cut_points(g8())["id"]) == {"A3", "B1", "B3", "C1"}
    assert set(zip(bridges(g8())["one"], bridges(g8())["other"], strict=True)) == {
        ("A3", "B1"), ("B3", "C1"), ("C1", "C2"),
    }  # fmt: skip
    assert dict(zip(cut_points(g8())["id"], cut_points(g8())["cut_off"], strict=True)) == {
        "A3": 2, "B1": 3, "B3": 2, "C1": 1,
    }  # fmt: skip


def test_meeting_places_and_organisations_are_both_cut_points_of_a_two_mode_network():
    parts = {"W": ("t1", "t2", "j1"), "L": ("j1", "j2"), "N": ("j2", "v1"), "U": ("v1", "o1", "o2")}
    G = nx.Graph([(event, one) for event, there in parts.items() for one in there])
    assert set(cut_points(G)["id"]) == {"j1", "j2", "v1", "W", "L", "N", "U"}


@given(NETWORKS)
def test_cut_points_bridges_and_cores_are_those_of_networkx(G):
    assert set(cut_points(G)["id"]) == set(nx.articulation_points(G))
    found = bridges(G)
    assert {frozenset(pair) for pair in zip(found["one"], found["other"], strict=True)} == set(
        map(frozenset, nx.bridges(G))
    )
    assert core_numbers(G) == nx.core_number(G)


@given(NETWORKS)
def test_what_is_cut_off_is_what_really_falls_away(G):
    for row in cut_points(G).to_dict("records"):
        whole = nx.node_connected_component(G, row["id"])
        parts = sorted(map(len, nx.connected_components(G.subgraph(whole - {row["id"]}))))
        assert (len(parts), sum(parts[:-1])) == (row["parts"], row["cut_off"])
    for row in bridges(G).to_dict("records"):
        H = G.copy()
        H.remove_edge(row["one"], row["other"])
        sides = [len(nx.node_connected_component(H, end)) for end in (row["one"], row["other"])]
        assert min(sides) == row["cut_off"]


def test_core_numbers_of_the_example():
    assert core_numbers(g8()) == dict.fromkeys((*A, *B), 2) | dict.fromkeys(C, 1)


@pytest.mark.parametrize(
    ("G", "targeted", "by_chance"),
    [
        (nx.star_graph(4), 0.16, 0.32),
        (nx.complete_graph(5), 0.4, 0.4),
        (nx.path_graph(5), 0.24, 0.312),
        (nx.cycle_graph(5), 0.32, None),
        (g8(), 0.21875, 0.324107),
        (g8(("A2", "B2"), ("B2", "C2")), 0.28125, None),
    ],
)
def test_robustness_of_the_examples(G, targeted, by_chance):
    found = robustness(G)
    assert found.targeted == pytest.approx(targeted)
    assert float(found) == found.targeted
    assert by_chance is None or found.random == pytest.approx(by_chance, abs=1e-6)


def test_the_removal_of_the_example_step_by_step():
    found = robustness(g8())
    assert found.order == ("A3", "B3", "A1", "B1", "C1", "A2", "B2", "C2")
    assert (found.curve["targeted"] * 8).round().tolist() == [5, 2, 2, 2, 1, 1, 1, 0]
    assert found.fragility == pytest.approx(0.675, abs=5e-4)


def test_random_removal_of_a_larger_network_comes_near_the_exact_mean():
    G = nx.star_graph(40)
    n = 41  # the hub goes at step k: before it all that are left hang together, after it one does, at the end none
    exact = sum((sum(n - q for q in range(1, k)) + (n - k)) / n for k in range(1, n + 1)) / n**2
    assert robustness(G, seed=3).random == pytest.approx(exact, abs=0.02)
    assert robustness(G, seed=3).random == robustness(G, seed=3).random


@given(NETWORKS)
def test_robustness_over_all_members_is_robustness(G):
    assert robustness_over(G, set(G)) == pytest.approx(robustness(G).targeted)


def test_robustness_over_some_lets_ways_lead_through_others():
    G = nx.Graph([("a", "x"), ("x", "b")])
    assert robustness_over(G, {"a", "b"}) == pytest.approx((1 / 2 + 0) / 2)


def test_the_widths_of_the_example():
    assert corridor(g8(), [A, C]).width == 1
    wider = g8(("A2", "B2"))
    assert (corridor(wider, [A, B]).width, corridor(wider, [A, C]).width) == (2, 1)
    assert corridor(g8(("A2", "B2"), ("B2", "C2")), [A, C]).width == 2
    assert corridor(g8(("A1", "C2")), [A, C]).width == 2


def test_the_whole_and_each_stretch_of_the_example_by_country():
    found = corridor(g8(), ["NO", "SE", "FI"])
    assert (found.width, [stretch.width for stretch in found.stretches]) == (1, [1, 1])
    assert found.regions == ("NO", "SE", "FI")


def test_a_region_with_nobody_on_record_has_no_width():
    found = corridor(g8(), ["NO", "SE", "DK"])
    assert (found.width, found.nobody) == (None, ("DK",))
    assert [stretch.width for stretch in found.stretches] == [1, None]


def test_meeting_places_can_be_shared_and_organisations_cannot():
    G = nx.Graph([("a1", "E"), ("a2", "E"), ("b1", "E"), ("b2", "E")])
    nx.set_node_attributes(G, {node: int(node == "E") for node in G}, "bipartite")
    assert corridor(G, [("a1", "a2"), ("b1", "b2")]).width == 2
    nx.set_node_attributes(G, 0, "bipartite")
    assert corridor(G, [("a1", "a2"), ("b1", "b2")]).width == 1


def test_one_actor_with_two_names_carries_one_way():
    G = nx.Graph([("a1", "MIDSEC"), ("a2", "FI AS"), ("MIDSEC", "b1"), ("FI AS", "b2")])
    assert corridor(G, [("a1", "a2"), ("b1", "b2")]).width == 2
    nx.set_node_attributes(G, {"MIDSEC": "FI AS"}, "actor")
    assert corridor(G, [("a1", "a2"), ("b1", "b2")]).width == 1


@settings(deadline=None)
@given(NETWORKS, st.data())
def test_widths_ways_and_cuts_are_those_of_networkx(G, data):
    nodes = sorted(G)
    assume(len(nodes) > 1)
    S = data.draw(st.sets(st.sampled_from(nodes), min_size=1, max_size=len(nodes) - 1))
    T = data.draw(st.sets(st.sampled_from(sorted(set(nodes) - S)), min_size=1))
    found = corridor(G, [sorted(S), sorted(T)])
    H = G.copy()
    H.add_edges_from([("source", node) for node in S] + [(node, "sink") for node in T])
    assert found.width == nx.node_connectivity(H, "source", "sink")
    assert len(found.cut) == len(nx.minimum_node_cut(H, "source", "sink"))
    H.remove_nodes_from(found.cut)
    assert not nx.has_path(H, "source", "sink")
    used = [node for way in found.ways for node in way]
    assert len(used) == len(set(used))
    for way in found.ways:
        assert way[0] in S
        assert way[-1] in T
        assert all(G.has_edge(*step) for step in pairwise(way))


def test_a_code_means_a_region_of_any_level_and_a_country():
    G = nx.Graph([("a", "b")])
    nx.set_node_attributes(G, {"a": "NO060", "b": "SE321"}, "region")
    nx.set_node_attributes(G, {"a": "NO", "b": "SE"}, "country")
    assert corridor(G, ["NO06", "SE"]).width == 1
    with pytest.raises(ValueError, match="once"):
        corridor(G, ["NO060", "SE321", "NO060"])
    with pytest.raises(ValueError, match="two"):
        corridor(G, ["NO060"])


def test_global_efficiency_of_the_examples():
    assert global_efficiency(nx.star_graph(4)) == pytest.approx(0.7)
    assert global_efficiency(g8()) == pytest.approx(0.570833, abs=1e-6)


def test_the_corridor_of_the_shipped_data_opens_with_vasternorrland(root):
    base = read_dataset(root / "data" / "nordic_green_belt").register
    joined = base.with_overlay(read_scenario(root / "data" / "scenarios" / "vasternorrland"))
    for network in ("contacts", "affiliations"):
        before = corridor(corridor_networks(base)[network], regions_of(base))
        after = corridor(corridor_networks(joined)[network], regions_of(joined))
        assert (before.width, after.width) == (0, {"contacts": 2, "affiliations": 1}[network])
    finland = joined.with_overlay(read_scenario(root / "data" / "scenarios" / "finland"))
    assert regions_of(finland)[-1] == "FI19A"
