"""Who bridges what: METHODS 3, published networks, and an independent count."""

from collections import Counter
from itertools import permutations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholders.measures import brokerage
from stakeholders.measures.contacts import betweenness
from tests.measures.networks import corridor, published


def test_structural_holes_of_small_networks():
    star = nx.star_graph(5)
    assert brokerage.constraint(star)[0] == pytest.approx(0.2)
    assert brokerage.constraint(star)[1] == pytest.approx(1)
    assert brokerage.effective_size(star)[0] == 5
    triangle = nx.complete_graph(3)
    assert brokerage.constraint(triangle)[0] == pytest.approx(1.125)
    assert brokerage.effective_size(triangle)[0] == 1
    ego = nx.Graph([("e", "a"), ("e", "b"), ("e", "c"), ("a", "b")])
    assert brokerage.constraint(ego)["e"] == pytest.approx(0.6111, abs=1e-4)
    assert brokerage.effective_size(ego)["e"] == pytest.approx(2.3333, abs=1e-4)
    assert brokerage.efficiency(ego)["e"] == pytest.approx(0.7778, abs=1e-4)
    pair = nx.Graph([("a", "b")])
    assert (brokerage.constraint(pair)["a"], brokerage.effective_size(pair)["a"]) == (1, 1)


@given(st.integers(1, 10), st.integers(0, 30), st.integers(0, 999))
def test_structural_holes_agree_with_networkx_whatever_the_network(n, m, seed):
    G = nx.gnm_random_graph(n, m, seed=seed)
    if m:
        assert brokerage.constraint(G) == pytest.approx(nx.constraint(G), nan_ok=True)
    assert brokerage.effective_size(G) == pytest.approx(nx.effective_size(G), nan_ok=True)


def test_structural_holes_of_the_corridor():
    constraint, size = brokerage.constraint(corridor()), brokerage.effective_size(corridor())
    expected = {"A3": 0.6111, "B1": 0.5586, "B3": 0.5586, "C1": 0.5, "A1": 1.0069, "B2": 0.8889}
    assert {node: constraint[node] for node in expected} == pytest.approx(expected, abs=1e-4)
    expected = {"A3": 2.3333, "B1": 2.3333, "B3": 2.3333, "C1": 2}
    assert {node: size[node] for node in expected} == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize("name", published())
def test_structural_holes_and_betweenness_agree_with_networkx(name):
    G = published()[name]
    assert brokerage.constraint(G) == pytest.approx(nx.constraint(G))
    assert brokerage.effective_size(G) == pytest.approx(nx.effective_size(G))
    assert betweenness(G) == pytest.approx(nx.betweenness_centrality(G))


def test_betweenness_of_the_corridor():
    expected = {"A3": 0.4762, "B1": 0.5714, "B3": 0.4762, "C1": 0.2857, "A1": 0, "A2": 0, "B2": 0, "C2": 0}
    assert betweenness(corridor()) == pytest.approx(expected, abs=1e-4)
    ways = {node: value * 7 * 6 / 2 for node, value in betweenness(corridor()).items() if value}
    assert ways == pytest.approx({"A3": 10, "B1": 12, "B3": 10, "C1": 6})


def test_one_without_a_tie_has_no_contacts_yet():
    G = nx.Graph([("a", "b")])
    G.add_node("alone")
    assert np.isnan(brokerage.constraint(G)["alone"])
    assert np.isnan(brokerage.effective_size(G)["alone"])
    assert np.isnan(brokerage.efficiency(G)["alone"])
    assert list(brokerage.constraint(G)) == list(G)


def star() -> nx.Graph:
    G = nx.Graph([("v", other) for other in ("x1", "x2", "y", "z1", "z2")])
    countries = {"v": "NO", "x1": "SE", "x2": "SE", "y": "FI", "z1": "NO", "z2": "NO"}
    nx.set_node_attributes(G, countries, "country")
    return G


def test_roles_of_the_star():
    ordered = brokerage.roles(star(), "country", ordered=True).loc["v"].to_dict()
    assert ordered == {
        "coordinator": 2,
        "consultant": 2,
        "gatekeeper": 6,
        "representative": 6,
        "liaison": 4,
        "total": 20,
    }
    unordered = brokerage.roles(star(), "country").loc["v"].to_dict()
    assert unordered == {"coordinator": 1, "consultant": 1, "gateway": 6, "liaison": 2, "total": 10}


def test_roles_of_the_corridor():
    roles = brokerage.roles(corridor(), "country", ordered=True)
    assert roles["gatekeeper"].to_dict() == roles["representative"].to_dict()
    wanted = {"A3": 2, "B1": 2, "B3": 2, "C1": 1}
    assert roles["gatekeeper"].to_dict() == {node: wanted.get(node, 0) for node in corridor()}
    assert roles[["coordinator", "consultant", "liaison"]].to_numpy().sum() == 0


def test_intermediaries_can_be_taken_out():
    G = star()
    nx.set_node_attributes(G, {"v": "cluster"}, "kind")
    roles = brokerage.roles(G, "country", without=brokerage.INTERMEDIARIES)
    assert list(roles.index) == list(G)
    assert roles["total"].sum() == 0


def test_who_is_taken_out_is_nobody_to_be_introduced_either():
    G = star()
    nx.set_node_attributes(G, {"y": "association", "x1": "company"}, "kind")
    roles = brokerage.roles(G, "country", without=brokerage.INTERMEDIARIES).loc["v"].to_dict()
    assert roles == {"coordinator": 1, "consultant": 1, "gateway": 4, "liaison": 0, "total": 6}


def test_who_is_of_unknown_group_takes_no_part():
    G = star()
    G.nodes["y"]["country"] = ""
    assert brokerage.roles(G, "country").loc["v", "total"] == 6
    G.nodes["v"]["country"] = ""
    assert brokerage.roles(G, "country")["total"].sum() == 0


def test_two_who_could_introduce_share_the_credit():
    G = nx.Graph([("a", "one"), ("one", "b"), ("a", "other"), ("other", "b")])
    nx.set_node_attributes(G, "NO", "country")
    assert brokerage.roles(G, "country", partial=True)["coordinator"].to_dict() == dict.fromkeys(G, 0.5)
    assert brokerage.roles(G, "country")["coordinator"].to_dict() == dict.fromkeys(G, 1)


def test_women_and_events_only_ever_bring_two_of_the_other_side_together():
    G = published()["Davis southern women"]
    nx.set_node_attributes(
        G, {node: "event" if node.startswith("E") and node[1:].isdigit() else "woman" for node in G}, "side"
    )
    roles = brokerage.roles(G, "side")
    assert roles["consultant"].to_dict() == {node: degree * (degree - 1) / 2 for node, degree in G.degree()}
    assert (roles["consultant"] == roles["total"]).all()


def counted_by_hand(G: nx.Graph, partial: bool) -> dict[int, Counter[str]]:
    group = dict(G.nodes(data="group"))
    found: dict[int, Counter[str]] = {v: Counter() for v in G}
    for a, v, c in permutations(G, 3):
        if G.has_edge(a, v) and G.has_edge(v, c) and not G.has_edge(a, c):
            ga, gv, gc = group[a], group[v], group[c]
            if ga == gv == gc:
                role = "coordinator"
            elif ga == gc:
                role = "consultant"
            elif gv == gc:
                role = "gatekeeper"
            elif ga == gv:
                role = "representative"
            else:
                role = "liaison"
            found[v][role] += 1 / len(set(G[a]) & set(G[c])) if partial else 1
    return found


@given(st.integers(1, 9), st.integers(0, 25), st.integers(0, 999), st.integers(1, 3), st.booleans())
def test_roles_agree_with_a_count_by_hand(n, m, seed, groups, partial):
    G = nx.gnm_random_graph(n, m, seed=seed)
    nx.set_node_attributes(G, {node: "abc"[node * 7 % groups] for node in G}, "group")
    roles = brokerage.roles(G, "group", ordered=True, partial=partial)
    for node, counts in counted_by_hand(G, partial).items():
        assert roles.loc[node, list(brokerage.ORDERED)].tolist() == pytest.approx(
            [counts[role] for role in brokerage.ORDERED]
        )


@pytest.mark.parametrize("G", [nx.Graph(), nx.empty_graph(1), nx.empty_graph(3)])
def test_nothing_brokers_nothing(G):
    assert list(brokerage.constraint(G)) == list(G)
    assert list(brokerage.effective_size(G)) == list(G)
    assert brokerage.roles(G, "country")["total"].sum() == 0
