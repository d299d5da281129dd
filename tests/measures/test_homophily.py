"""Do ties stay within groups? The worked examples of METHODS 2.1-2.3."""

from itertools import permutations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholders.measures import mixing
from tests.measures.networks import corridor


def test_the_index_overall_by_group_and_by_node():
    G = corridor()
    assert mixing.ei_index(G, "country") == pytest.approx(-0.5556, abs=1e-4)
    by_group = mixing.ei_by_group(G, "country").set_index("group")
    assert by_group["ei"].round(4).to_dict() == {"FI": 0.0, "NO": -0.5, "SE": -0.2}
    assert by_group[["external", "internal"]].T.to_dict("list") == {"FI": [1, 1], "NO": [1, 3], "SE": [2, 3]}
    expected = {"A1": -1, "A2": -1, "A3": -1 / 3, "B1": -1 / 3, "B2": -1, "B3": -1 / 3, "C1": 0, "C2": -1}
    assert mixing.ei_by_node(G, "country") == pytest.approx(expected)
    assert list(mixing.ei_by_node(G, "country")) == list(G)


def test_the_neutral_value_and_the_bounds():
    G = corridor()
    assert mixing.ei_expected(G, "country") == 0.5
    assert mixing.ei_bounds(G, "country") == pytest.approx((-0.5556, 1), abs=1e-4)
    assert mixing.ei_bounds(G, "country")[0] == mixing.ei_index(G, "country")  # as inward as nine ties can be


def test_few_ties_are_bound_by_nothing_but_their_number():
    G = corridor()
    G.remove_edges_from(list(G.edges)[2:])
    assert mixing.ei_bounds(G, "country") == (-1, 1)


def test_who_has_no_tie_yet_counts_in_what_chance_would_give():
    G = corridor()
    G.add_node("B4", country="SE")
    assert mixing.ei_expected(G, "country") == pytest.approx(1 - 2 * (3 * 2 + 4 * 3 + 2 * 1) / (9 * 8))
    assert mixing.ei_index(G, "country") == mixing.ei_index(corridor(), "country")


def test_shuffled_labels_agree_with_all_of_them():
    G = corridor()
    one, other = (np.array([list(G).index(edge[end]) for edge in G.edges]) for end in (0, 1))
    dealt = np.array(sorted(set(permutations(["NO"] * 3 + ["SE"] * 3 + ["FI"] * 2))))
    assert len(dealt) == 560
    exact = 2 * (dealt[:, one] != dealt[:, other]).mean(axis=1) - 1
    assert exact.mean() == pytest.approx(0.5)
    assert exact.std() == pytest.approx(0.2631, abs=1e-4)
    assert (exact <= mixing.ei_index(G, "country") + 1e-9).sum() == 2
    shuffled = mixing.ei_permutation(G, "country", samples=20_000, seed=5)
    assert shuffled.mean == pytest.approx(0.5, abs=0.01)
    assert shuffled.sd == pytest.approx(0.2631, abs=0.01)
    assert shuffled.p_low == pytest.approx(2 / 560, abs=0.0015)
    assert shuffled.z == pytest.approx(-4.01, abs=0.15)


def test_no_p_is_below_one_over_the_shuffles_and_one():
    assert mixing.ei_permutation(corridor(), "country", samples=9).p_low >= 0.1


def test_the_same_seed_gives_the_same_answer():
    one, other, third = (mixing.ei_permutation(corridor(), "country", 99, seed) for seed in (1, 1, 2))
    assert one == other
    assert one != third


def test_assortativity():
    G = corridor()
    assert mixing.assortativity(G, "country") == pytest.approx(65 / 101)
    assert mixing.assortativity(G, "country") == pytest.approx(nx.attribute_assortativity_coefficient(G, "country"))


def test_the_neutral_assortativity_is_that_of_stub_matching():
    expected = mixing.expected(corridor(), "country").to_numpy()
    share = (expected + np.diag(np.diag(expected))) / 18
    by_chance = (share.sum(axis=1) ** 2).sum()
    assert (share.trace() - by_chance) / (1 - by_chance) == pytest.approx(-1 / 17)


@given(st.integers(1, 9), st.integers(0, 30), st.integers(0, 99), st.integers(1, 4))
def test_index_and_assortativity_agree_with_a_count_by_hand_and_with_networkx(n, m, seed, groups):
    G = nx.gnm_random_graph(n, m, seed=seed)
    nx.set_node_attributes(G, {node: "abcd"[node * 7 % groups] for node in G}, "group")
    group = dict(G.nodes(data="group"))
    for node, index in mixing.ei_by_node(G, "group").items():
        signs = [1 if group[node] != group[other] else -1 for other in G[node]]
        assert index == pytest.approx(sum(signs) / len(signs) if signs else float("nan"), nan_ok=True)
    signs = [1 if group[u] != group[v] else -1 for u, v in G.edges]
    assert mixing.ei_index(G, "group") == (pytest.approx(sum(signs) / len(signs)) if signs else None)
    with_a_tie = {group[node] for edge in G.edges for node in edge}
    if len(with_a_tie) > 1:
        published = nx.attribute_assortativity_coefficient(G, "group")
        assert mixing.assortativity(G, "group") == pytest.approx(published)
    else:
        assert mixing.assortativity(G, "group") is None


@pytest.mark.parametrize("G", [nx.Graph(), nx.empty_graph(1), nx.empty_graph(["a", "b"]), nx.Graph([("a", "b")])])
def test_without_a_tie_between_known_groups_nothing_is_said(G):
    assert mixing.ei_index(G, "country") is None
    assert mixing.ei_bounds(G, "country") is None
    assert mixing.ei_permutation(G, "country") is None
    assert mixing.assortativity(G, "country") is None
    assert mixing.ei_by_group(G, "country").empty
    assert set(mixing.ei_by_node(G, "country")) == set(G)


def test_one_group_alone_keeps_to_itself_and_cannot_do_otherwise():
    G = nx.complete_graph(4)
    nx.set_node_attributes(G, "NO", "country")
    assert mixing.ei_index(G, "country") == -1
    assert mixing.ei_bounds(G, "country") == (-1, -1)
    assert mixing.assortativity(G, "country") is None
    shuffled = mixing.ei_permutation(G, "country", samples=9)
    assert (shuffled.mean, shuffled.sd, shuffled.p_low) == (-1, 0, 1)
    assert np.isnan(shuffled.z)


def test_a_tie_with_an_end_of_unknown_group_is_left_out():
    G = corridor(("A1", "X"))
    assert mixing.ei_index(G, "country") == mixing.ei_index(corridor(), "country")
