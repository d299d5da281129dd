"""Reach and shortest ways."""

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholders.measures import ways as module
from stakeholders.measures.ways import Ways, neighbourhood, shortest_ways

edges = st.sets(st.tuples(st.sampled_from("abcdefg"), st.sampled_from("abcdefg")).filter(lambda e: e[0] != e[1]))


@given(edges)
def test_all_shortest_ways_are_those_of_networkx(pairs: set[tuple[str, str]]) -> None:
    G = nx.Graph([*pairs])
    G.add_nodes_from("ab")
    found = shortest_ways(G, "a", "b")
    expected = sorted(map(tuple, nx.all_shortest_paths(G, "a", "b"))) if nx.has_path(G, "a", "b") else []
    assert sorted(found.listed) == expected
    assert found.number == len(expected)


def test_many_ways_are_counted_and_the_first_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_WAYS", 3)
    G = nx.Graph()
    for layer in range(20):  # 2 to the power of 20 ways
        for end in "xy":
            G.add_edges_from((f"{layer}{one}", f"{layer + 1}{end}") for one in "xy")
    G.add_edges_from([("from", "0x"), ("from", "0y"), ("20x", "to"), ("20y", "to")])
    found = shortest_ways(G, "from", "to")
    assert found.number == 2**21
    assert len(found.listed) == 3
    assert found.steps == 22


@pytest.mark.parametrize(("one", "other"), [("a", "a"), ("a", "c"), ("a", "nobody"), ("nobody", "a")])
def test_where_nothing_joins_two_there_is_no_way(one: str, other: str) -> None:
    G = nx.Graph([("a", "b")])
    G.add_node("c")
    assert shortest_ways(G, one, other) == Ways()
    assert Ways().steps == 0


def test_the_nodes_and_ties_of_ways_are_those_on_them() -> None:
    found = shortest_ways(nx.Graph(["ab", "bd", "ac", "cd", "de"]), "d", "a")
    assert found.nodes == set("abcd")
    assert found.ties == {("a", "b"), ("b", "d"), ("a", "c"), ("c", "d")}


def test_a_neighbourhood_reaches_as_many_steps_as_asked() -> None:
    G = nx.path_graph(["a", "b", "c", "d"])
    assert [set(neighbourhood(G, "a", steps)) for steps in (1, 2, 3)] == [set("ab"), set("abc"), set("abcd")]
    assert len(neighbourhood(G, "nobody", 2)) == 0
