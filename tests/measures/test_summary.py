"""A large network summed up by region and kind."""

import networkx as nx
import pytest

from stakeholders.measures import summary
from stakeholders.measures.summary import summarised


def node(kind: str, country: str, region: str = "") -> dict[str, str]:
    return {"kind": kind, "country": country, "region": region}


@pytest.fixture
def network() -> nx.Graph:
    G = nx.Graph(shows="contacts")
    G.add_node("a", **node("company", "NO", "NO060"))
    G.add_node("b", **node("company", "NO", "NO060"))
    G.add_node("c", **node("company", "SE", "SE322"))
    G.add_node("d", **node("authority", "SE", "SE322"))
    G.add_node("p", kind="project", country="NO|SE")  # an initiative has no region
    G.add_edges_from([("a", "b"), ("a", "c"), ("b", "c"), ("c", "d"), ("a", "p"), ("c", "p")])
    return G


def test_nobody_and_no_tie_gets_lost(network: nx.Graph) -> None:
    H = summarised(network)
    assert sum(count for _, count in H.nodes(data="count")) == len(network)
    between = sum(count for *_, count in H.edges(data="count"))
    assert between + H.graph["inside"] + H.graph["left_out"] == network.number_of_edges()
    assert H.graph["inside"] == 1


def test_ties_between_two_areas_are_one_line_with_their_number(network: nx.Graph) -> None:
    edge = summarised(network)["area:company|NO|NO060"]["area:company|SE|SE322"]
    assert edge["count"] == 2
    assert edge["cross_border"]
    assert not summarised(network)["area:project|NO|SE|"]["area:company|SE|SE322"]["cross_border"]


def test_weak_lines_are_left_out_and_counted(network: nx.Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(summary, "MOST_BUNDLES", 1)
    H = summarised(network)
    assert H.number_of_edges() == 1
    assert H.graph["left_out"] == 3


def test_where_regions_are_too_many_those_of_the_corridor_stay_apart(
    monkeypatch: pytest.MonkeyPatch, network: nx.Graph
) -> None:
    network.add_node("far", **node("company", "NO", "NO0A2"))
    network.add_node("farther", **node("company", "NO", "NO092"))
    monkeypatch.setattr(summary, "MOST_AREAS", 5)
    H = summarised(network)
    assert H.nodes["area:company|NO|rest"]["count"] == 2
    assert H.nodes["area:company|NO|NO060"]["count"] == 2


def test_where_even_that_is_too_much_only_countries_are_left(
    monkeypatch: pytest.MonkeyPatch, network: nx.Graph
) -> None:
    monkeypatch.setattr(summary, "MOST_AREAS", 3)
    H = summarised(network)
    assert {region for _, region in H.nodes(data="region")} == {""}
    assert sum(count for _, count in H.nodes(data="count")) == len(network)
