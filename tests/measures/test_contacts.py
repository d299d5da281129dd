"""Counts and centrality, on the methods' own graph."""

from collections.abc import Callable

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholders.measures import contacts
from stakeholders.measures.contacts import alone, betweenness, cross_border_ties, degrees
from stakeholders.network import merge_actors, stakeholder_network
from stakeholders.register import Register

# A1-A2, A1-A3, ... of the methods' shared test graph, each tie as its two ends
G8 = nx.Graph([(tie[:2], tie[2:]) for tie in ["A1A2", "A1A3", "A2A3", "A3B1", "B1B2", "B1B3", "B2B3", "B3C1", "C1C2"]])

small_graphs = st.integers(1, 9).flatmap(
    lambda n: st.builds(
        lambda edges: nx.from_edgelist([*edges, *((0, i) for i in range(1, n, 2))]) if n > 1 else nx.empty_graph(n),
        st.sets(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)).filter(lambda pair: pair[0] < pair[1])),
    )
)


def test_betweenness_is_that_of_the_worked_example() -> None:
    assert {node: round(value, 4) for node, value in betweenness(G8).items() if value} == {
        "A3": 0.4762,
        "B1": 0.5714,
        "B3": 0.4762,
        "C1": 0.2857,
    }


@given(small_graphs)
def test_betweenness_is_that_of_networkx(G: nx.Graph) -> None:
    assert betweenness(G) == pytest.approx(nx.betweenness_centrality(G))


def test_a_large_network_is_sampled_and_comes_near(monkeypatch: pytest.MonkeyPatch) -> None:
    G = nx.barabasi_albert_graph(300, 2, seed=1)
    exact = betweenness(G)
    monkeypatch.setattr(contacts, "EXACT_LIMIT", 100)
    monkeypatch.setattr(contacts, "SAMPLE", 150)
    sampled = betweenness(G)
    assert sampled != exact
    assert sorted(sampled, key=lambda node: -sampled[node])[:3] == sorted(exact, key=lambda node: -exact[node])[:3]
    assert sum(sampled.values()) == pytest.approx(sum(exact.values()), rel=0.15)


def test_nodes_without_ties_are_counted_and_named() -> None:
    G = nx.Graph([("b", "c")])
    G.add_nodes_from("da")
    assert alone(G) == ["d", "a"]
    assert degrees(G) == {"b": 1, "c": 1, "d": 0, "a": 0}
    assert betweenness(nx.empty_graph(1)) == {0: 0.0}


def test_key_figures_count_a_cluster_and_its_office_as_one(register_of: Callable[..., Register]) -> None:
    register = register_of(
        stakeholders=(
            "id,name,kind,country\noffice,Office,association,SE\nnic,Nic,cluster,SE\nlab,Lab,academia,NO\nyard,Yard,company,NO\n"
            "lost,Lost,company,\n"
        ),
        memberships="member_id,group_id,role\noffice,nic,administrator\n",
        relations=(
            "source_id,target_id,type\noffice,lab,collaborates\nnic,lab,collaborates\nlab,yard,supports\nlost,yard,supports\n"
        ),
    )
    assert cross_border_ties(merge_actors(stakeholder_network(register))) == (1, 2)


def test_without_ties_nothing_crosses_a_border(register_of: Callable[..., Register]) -> None:
    register = register_of(stakeholders="id,name,kind,country\na,A,company,NO\n", memberships="member_id,group_id\n")
    assert cross_border_ties(merge_actors(stakeholder_network(register))) == (0, 0)
