"""Mixing and brokerage as pictures, tables and sentences."""

import json

import networkx as nx
import pytest

from stakeholders.language import LANGUAGES, Words
from stakeholders.measures import brokerage, mixing
from stakeholders.measures.communities import communities
from stakeholders.measures.compared import brokers, compare
from stakeholders.measures.contacts import betweenness
from stakeholders.views.brokerage_table import brokerage_table, meanings
from stakeholders.views.mixing_chart import heat_map, is_too_few, matrix_in_words, mixing_table
from stakeholders.views.mixing_words import assortativity_in_words, cell_in_words, ei_in_words
from tests.measures.networks import corridor

SIZES = {"NO": 3, "SE": 3, "FI": 2}


@pytest.fixture
def matrices():
    return mixing.matrix(corridor(), "country"), mixing.expected(corridor(), "country")


def test_the_table_says_observed_expected_and_what_it_means(matrices):
    table = mixing_table(*matrices, SIZES, "country", Words("en")).set_index(["first", "second"])
    row = table.loc["Norway", "Sweden"]
    assert (row["observed"], row["expected"], row["ratio"]) == (1, 3.29, 0.4)
    assert row["meaning"] == "far fewer than their activity would suggest"
    assert table.loc["Finland", "Norway"]["meaning"] == "too few to say"


def test_the_heat_map_is_plain_data_and_colours_nothing_that_is_too_few(matrices):
    spec = heat_map(*matrices, SIZES, "country", Words("en"))
    cells = spec["layer"][0]["data"]["values"]
    assert len(cells) == 9
    json.dumps(spec, allow_nan=False)
    shade = {(cell["one"], cell["other"]): cell["shade"] for cell in cells}
    assert shade["Finland", "Norway"] == 0
    assert shade["Norway", "Sweden"] < -1


def test_two_groups_are_too_few_below_any_of_three_limits():
    assert is_too_few(2, 9, 5.0, same=False)
    assert is_too_few(4, 4, 5.0, same=True)  # six possible pairs
    assert is_too_few(9, 9, 0.9, same=False)
    assert not is_too_few(3, 3, 1.0, same=False)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_indices_are_told_beside_what_chance_would_give(tag):
    G, words = corridor(), Words(tag)
    said = ei_in_words(9, mixing.ei_permutation(G, "country"), "country", words)
    assert words.number(-0.56, 2) in said
    assert words.number(0.64, 2) in assortativity_in_words(9, mixing.assortativity(G, "country"), words)


def test_too_few_ties_say_nothing():
    words = Words("en")
    assert "too few" in ei_in_words(8, mixing.ei_permutation(corridor(), "country"), "country", words)
    assert "too few" in ei_in_words(9, None, "kind", words)
    assert "too few" in assortativity_in_words(9, None, words)
    assert cell_in_words(0, 9, too_few=True, words=words) == "too few to say"


def test_an_empty_matrix_is_an_empty_table():
    empty = mixing.matrix(nx.Graph(), "country")
    table = mixing_table(empty, empty, {}, "country", Words("en"))
    assert table.empty
    assert matrix_in_words(table, Words("en")) == "No contact between any two groups."


def test_who_stands_between_most_pairs_comes_first():
    G = corridor()
    nx.set_node_attributes(G, {node: {"name": node, "kind": "company"} for node in G})
    measured = {
        "constraint": brokerage.constraint(G),
        "effective_size": brokerage.effective_size(G),
        "betweenness": betweenness(G),
    }
    table = brokerage_table(G, brokerage.roles(G, "country"), measured, communities(G), Words("en"))
    assert list(table["name"][:3]) == ["A3", "B1", "B3"]
    assert table.set_index("name").loc["A3", "gateway"] == 2
    assert len(meanings(Words("sv"))) == 7


@pytest.mark.parametrize("attribute", ["country", "region", "kind", "sectors"])
@pytest.mark.parametrize("layer", ["declared", "attended", "all"])
def test_a_register_is_compared_by_everything_it_can_be(two_shores, attribute, layer):
    found = compare(two_shores, attribute, layer)
    assert list(found.observed.index) == list(found.observed.columns)
    assert found.ties <= 4
    assert (found.tested is None) == (attribute == "sectors" or found.ties == 0)


def test_clusters_and_associations_can_be_left_out(two_shores):
    everyone = brokers(two_shores, "country", intermediaries=True)
    others = brokers(two_shores, "country", intermediaries=False)
    assert "broker" in everyone.G
    assert "broker" not in others.G
