"""Where nodes stand: always in the same place, none over another, those without ties in rows."""

import random

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholders.measures.layout import area_layout, layout

edges = st.sets(st.tuples(st.integers(0, 12), st.integers(0, 12)).filter(lambda e: e[0] < e[1]))


def graph(pairs: set[tuple[int, int]]) -> nx.Graph:
    G = nx.Graph()
    G.add_nodes_from(f"n{i}" for i in range(13))
    G.add_edges_from((f"n{u}", f"n{v}") for u, v in pairs)
    return G


@given(edges, st.randoms(use_true_random=False))
def test_the_order_of_rows_moves_nothing(pairs: set[tuple[int, int]], chance: random.Random) -> None:
    G = graph(pairs)
    nodes, ties = list(G), [tuple(chance.sample(tie, 2)) for tie in G.edges]
    chance.shuffle(nodes)
    chance.shuffle(ties)
    H = nx.Graph()
    H.add_nodes_from(nodes)
    H.add_edges_from(ties)
    assert layout(G) == layout(H)


@given(edges)
def test_boxes_do_not_cover_each_other(pairs: set[tuple[int, int]]) -> None:
    G = graph(pairs)
    room = {node: (40.0 + 8 * (i % 5), 30.0 + 5 * (i % 3)) for i, node in enumerate(G)}
    at = layout(G, room)
    covered = 0
    for one in G:
        for other in G:
            if one < other:
                # a node stands at the top of its box, in the middle of its width
                across = (room[one][0] + room[other][0]) / 2 - abs(at[one][0] - at[other][0])
                tops = [at[node][1] for node in (one, other)]
                down = min(tops[0] + room[one][1], tops[1] + room[other][1]) - max(tops)
                covered += across > 4 and down > 4
    assert covered == 0


def test_those_without_a_tie_stand_in_rows_below_the_others() -> None:
    G = nx.path_graph([f"p{i}" for i in range(6)])
    G.add_nodes_from(f"alone{i}" for i in range(8))
    at = layout(G, dict.fromkeys(G, (80.0, 40.0)))
    rows = {y for node, (_, y) in at.items() if node.startswith("alone")}
    assert len(rows) <= 3
    assert min(rows) > max(y for node, (_, y) in at.items() if node.startswith("p"))


def test_the_network_is_wider_than_high() -> None:
    at = layout(nx.barabasi_albert_graph(60, 1, seed=3), aspect=1.9)
    width, height = (max(p[i] for p in at.values()) - min(p[i] for p in at.values()) for i in (0, 1))
    assert 1.2 < width / height < 2.6


@pytest.mark.parametrize("n", [0, 1, 2])
def test_tiny_networks_have_places(n: int) -> None:
    assert len(layout(nx.path_graph(n))) == n


def test_a_large_network_is_laid_out_too() -> None:
    at = layout(nx.barabasi_albert_graph(3000, 3, seed=1))
    assert len(set(at.values())) > 2900


def test_areas_stand_in_columns_by_region_and_rows_by_kind() -> None:
    G = nx.Graph(shows="areas")
    for kind, country, region in [
        ("company", "SE", "SE322"),
        ("company", "NO", "NO060"),
        ("project", "NO", ""),
        ("authority", "NO", "NO060"),
    ]:
        G.add_node(f"{kind}{region}", kind=kind, country=country, region=region, rest=False, count=1)
    at = area_layout(G)
    assert at["companyNO060"][0] < at["companySE322"][0] < at["project"][0]
    assert at["companyNO060"][1] == at["companySE322"][1] < at["authorityNO060"][1] < at["project"][1]


def test_many_kinds_in_few_regions_stand_in_columns() -> None:
    G = nx.Graph(shows="areas")
    for kind in ("company", "authority", "media"):
        G.add_node(kind, kind=kind, country="NO", region="NO060", rest=False, count=1)
    assert {y for _, y in area_layout(G).values()} == {0.0}


@pytest.mark.parametrize("nodes", [2, 3, 4, 9])
def test_nodes_in_one_line_stay_within_the_picture(nodes: int) -> None:
    place = layout(nx.path_graph([f"n{i}" for i in range(nodes)]))
    across = [x for x, _ in place.values()]
    assert max(across) - min(across) < 200 * nodes
