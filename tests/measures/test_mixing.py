"""Who has contact with whom, group by group: the worked examples of METHODS 2.4-2.5."""

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholders.measures import mixing
from tests.measures.networks import corridor

FORMULA = {
    ("NO", "NO"): 1.2353,
    ("NO", "SE"): 3.2941,
    ("NO", "FI"): 1.2353,
    ("SE", "SE"): 1.6471,
    ("SE", "FI"): 1.4118,
    ("FI", "FI"): 0.1765,
}
OBSERVED = dict(zip(FORMULA, (3, 1, 0, 3, 1, 1), strict=True))


def test_observed_and_expected_contacts_of_the_corridor():
    observed, expected = mixing.matrix(corridor(), "country"), mixing.expected(corridor(), "country")
    for (one, other), value in FORMULA.items():
        assert observed.at[one, other] == observed.at[other, one] == OBSERVED[one, other]
        assert expected.at[one, other] == pytest.approx(value, abs=1e-4)
    assert sum(FORMULA.values()) == pytest.approx(9, abs=1e-3)
    shares = {pair: round(observed.at[pair] / expected.at[pair], 2) for pair in FORMULA}
    assert list(shares.values()) == [2.43, 0.3, 0, 1.82, 0.71, 5.67]


def test_the_pairs_of_the_corridor():
    pairs = mixing.pairs(corridor(), "country").set_index(["first", "second"])
    pair = pairs.loc["NO", "SE"]
    assert (pair["n_first"], pair["n_second"], pair["possible"], pair["observed"]) == (3, 3, 9, 1)
    assert pair["ratio"] == pytest.approx(0.395, abs=1e-3)
    assert pair["width"] == 1
    assert not pair["too_few"]
    assert pairs["too_few"].to_dict() == {("FI", "NO"): True, ("FI", "SE"): True, ("NO", "SE"): False}


def test_who_has_no_contact_yet_counts_as_someone_to_be_met():
    G = corridor()
    G.add_nodes_from(["C3", "C4"], country="FI")
    G.add_node("D1", country="")
    pair = mixing.pairs(G, "country").set_index(["first", "second"]).loc["FI", "SE"]
    assert (pair["n_first"], pair["n_second"], pair["possible"], pair["observed"]) == (4, 3, 12, 1)
    assert pair["expected"] == pytest.approx(FORMULA["SE", "FI"], abs=1e-4)
    assert not pair["too_few"]


def test_less_than_one_contact_expected_is_too_few_to_say():
    G = nx.Graph([("A1", "B1"), ("A1", "A2")])
    G.add_nodes_from(["A3", "B2", "B3"])
    nx.set_node_attributes(G, {node: node[0] for node in G}, "group")
    pair = mixing.pairs(G, "group").iloc[0]
    assert (pair["n_first"], pair["n_second"], pair["possible"], pair["expected"]) == (3, 3, 9, 1)
    assert not pair["too_few"]
    G.add_edges_from([("C1", "C2"), ("C1", "C3")])
    nx.set_node_attributes(G, {node: node[0] for node in G}, "group")
    pair = mixing.pairs(G, "group").set_index(["first", "second"]).loc["A", "B"]
    assert pair["expected"] == pytest.approx(3 / 7)
    assert pair["too_few"]


@pytest.mark.parametrize(("more", "width"), [((), 1), ((("A2", "B2"),), 2), ((("A3", "B2"),), 1)])
def test_the_width_of_a_bridge_is_how_many_contacts_share_nobody(more, width):
    assert mixing.bridge_width(corridor(*more), "country", "NO", "SE") == width
    assert mixing.bridge_width(corridor(*more), "country", "SE", "NO") == width
    assert mixing.bridge_width(corridor(*more), "country", "NO", "DK") == 0


def test_several_sectors_split_a_tie():
    G = nx.Graph([("a", "b"), ("b", "c")])
    nx.set_node_attributes(G, {"a": "metal|energy", "b": "metal", "c": ""}, "sectors")
    matrix = mixing.matrix(G, "sectors")
    assert matrix.at["metal", "metal"] == matrix.at["energy", "metal"] == 0.5
    upper = matrix.where([[row <= column for column in range(2)] for row in range(2)])
    assert upper.sum().sum() == 1  # the tie to one of no sector is left out


@given(st.integers(2, 12), st.integers(0, 40), st.integers(0, 99), st.integers(1, 4))
def test_matrices_add_up_to_the_ties_and_so_does_what_is_expected(n, m, seed, groups):
    G = nx.gnm_random_graph(n, m, seed=seed)
    nx.set_node_attributes(G, {node: "abcd"[node % groups] for node in G}, "group")
    observed, expected = mixing.matrix(G, "group"), mixing.expected(G, "group")
    assert _added_up(observed) == G.number_of_edges()
    if min((degree for _, degree in G.degree()), default=0) > 0:  # each group has a tie, so none is cut off at 0
        assert _added_up(expected) == pytest.approx(G.number_of_edges())


def _added_up(square) -> float:
    values = square.to_numpy()
    assert (values == values.T).all()
    return float(values.sum() + values.trace()) / 2


@given(st.integers(2, 10), st.integers(2, 10), st.integers(0, 60), st.integers(0, 99))
def test_the_width_agrees_with_networkx(left, right, m, seed):
    G = nx.bipartite.gnmk_random_graph(left, right, m, seed=seed)
    nx.set_node_attributes(G, {node: "left" if node < left else "right" for node in G}, "side")
    matching = nx.max_weight_matching(G, maxcardinality=True)
    assert mixing.bridge_width(G, "side", "left", "right") == len(matching)


def test_benjamini_hochberg():
    assert mixing.benjamini_hochberg((0.0217, 0.1543, 0.4783)) == pytest.approx((0.0651, 0.23145, 0.4783))
    assert mixing.benjamini_hochberg((0.4783, 0.0217, 0.1543)) == pytest.approx((0.4783, 0.0651, 0.23145))
    assert mixing.benjamini_hochberg([]) == []


def test_a_q_is_never_above_that_of_a_higher_p_nor_above_one():
    assert mixing.benjamini_hochberg((0.04, 0.041, 0.9)) == pytest.approx((0.0615, 0.0615, 0.9))
    assert mixing.benjamini_hochberg((1.0, 1.0)) == [1, 1]


def test_one_group_alone_has_no_other_to_meet():
    G = nx.complete_graph(4)
    nx.set_node_attributes(G, "NO", "country")
    assert mixing.pairs(G, "country").empty
    assert mixing.matrix(G, "country").at["NO", "NO"] == mixing.expected(G, "country").at["NO", "NO"] == 6


@pytest.mark.parametrize("G", [nx.Graph(), nx.empty_graph(3)])
def test_nothing_gives_empty_tables(G):
    assert mixing.matrix(G, "country").empty
    assert mixing.expected(G, "country").empty
    assert mixing.pairs(G, "country").empty
    assert mixing.matrix(G, "sectors").empty


def test_no_measure_changes_the_network():
    G = corridor()
    before = (dict(G.nodes(data=True)), list(G.edges(data=True)))
    mixing.pairs(G, "country")
    mixing.matrix(G, "sectors")
    assert before == (dict(G.nodes(data=True)), list(G.edges(data=True)))
