"""The network as plain data: what is drawn how, that the graph stays as it was, and that text stays text."""

from collections.abc import Callable
from itertools import combinations

import networkx as nx
import pytest

from stakeholders.codes import INITIATIVE_KINDS, KINDS
from stakeholders.language import Words
from stakeholders.measures.layout import area_layout, layout
from stakeholders.measures.summary import summarised
from stakeholders.network import affiliation_network, one_node_each, stakeholder_network
from stakeholders.register import Register
from stakeholders.views.colours import LOOKS, OUTLINES_OF_SHAPES, VERMILION, look_of, outline_of
from stakeholders.views.network_card import area_card, card
from stakeholders.views.network_picture import LEAST, MOST, RADIUS, NetworkPicture, network_picture
from stakeholders.views.network_tables import nodes_table, ties_table
from stakeholders.views.network_words import remarks

EN = Words("en")


def drawn(G: nx.Graph, **choices: object) -> NetworkPicture:
    H = one_node_each(G)
    return network_picture(G, layout(H), EN, **choices)


def by_id(picture: NetworkPicture) -> dict[str, dict[str, object]]:
    return {node["id"]: node for node in picture.nodes}


def edge_of(picture: NetworkPicture, one: str, other: str) -> dict[str, object]:
    return next(edge for edge in picture.edges if {edge["from"], edge["to"]} == {one, other})


def test_every_kind_has_a_look_and_a_shape_of_its_own() -> None:
    assert set(LOOKS) == {*KINDS, *INITIATIVE_KINDS}
    shapes = [(look.shape, look.hollow) for look in LOOKS.values()]
    assert len(set(shapes)) == len(shapes)
    assert {look.shape for look in LOOKS.values()} <= set(OUTLINES_OF_SHAPES)
    assert all(look.hollow == (kind in INITIATIVE_KINDS) for kind, look in LOOKS.items())
    assert VERMILION not in {look.fill for look in LOOKS.values()}


def test_countries_have_outlines_of_their_own_on_light_and_dark_pages() -> None:
    shades = [outline_of(country) for country in ("NO", "SE", "FI", "DK", "BE", "")]
    for one, other in combinations(shades, 2):
        assert one.light != other.light
        assert one.dark != other.dark


def test_an_unknown_kind_is_drawn_too(register_of: Callable[..., Register]) -> None:
    register = register_of(stakeholders="id,name,kind,country\nx,X,guild,IS\n", memberships="member_id,group_id\n")
    (node,) = drawn(stakeholder_network(register)).nodes
    assert node["color"]["background"] == look_of("guild").fill


def test_the_graph_is_left_as_it_was(two_shores: Register) -> None:
    for G in (stakeholder_network(two_shores), affiliation_network(two_shores)):
        before = repr((G.graph, dict(G.nodes(data=True)), list(G.edges(data=True))))
        drawn(G)
        assert repr((G.graph, dict(G.nodes(data=True)), list(G.edges(data=True)))) == before


def test_a_group_with_two_nodes_is_drawn_as_one(two_shores: Register) -> None:
    picture = drawn(affiliation_network(two_shores))
    assert "group:west" not in by_id(picture)
    assert {"west", "bridge"} <= set(by_id(picture))
    assert edge_of(picture, "forge", "west")


def test_nodes_stand_where_they_were_put_and_nothing_moves_them(two_shores: Register) -> None:
    G = stakeholder_network(two_shores)
    positions = {node: (float(i), -float(i)) for i, node in enumerate(G)}
    picture = network_picture(G, positions, EN)
    assert {node["id"]: (node["x"], node["y"]) for node in picture.nodes} == positions
    assert picture.options["physics"] == {"enabled": False}


def test_cross_border_ties_differ_in_colour_and_width_and_planned_ones_are_dashed(
    register_of: Callable[..., Register],
) -> None:
    register = register_of(
        stakeholders="id,name,kind,country\na,A,company,NO\nb,B,company,NO\nc,C,company,SE\n",
        memberships="member_id,group_id\n",
        relations="source_id,target_id,type,status\na,b,owns,confirmed\na,c,owns,confirmed\nb,c,owns,planned\n",
    )
    picture = drawn(stakeholder_network(register, statuses=["confirmed", "planned"]))
    home, abroad, planned = (edge_of(picture, *pair) for pair in ("ab", "ac", "bc"))
    assert abroad["color"] != home["color"]
    assert abroad["width"] > home["width"]
    assert not home["dashes"]
    assert planned["dashes"]
    assert {entry.code: entry.count for entry in picture.legend if entry.shows == "tie"} == {
        "plain": 1,
        "cross_border": 2,
        "planned": 1,
    }


def test_the_area_of_a_node_shows_its_number(two_shores: Register) -> None:
    G = stakeholder_network(two_shores)
    sizes = dict.fromkeys(G, 0.0) | {"lab": 4.0, "yard": 1.0}
    nodes = by_id(drawn(G, size=sizes))
    assert nodes["lab"]["size"] == MOST
    assert nodes["forge"]["size"] == LEAST
    assert nodes["yard"]["size"] == pytest.approx(LEAST + (MOST - LEAST) / 2)
    assert {node["size"] for node in drawn(G).nodes} == {RADIUS}
    assert {node["size"] for node in drawn(G, size=dict.fromkeys(G, 0.0)).nodes} == {RADIUS}


def test_the_legend_explains_what_occurs_and_nothing_else(two_shores: Register) -> None:
    legend = drawn(affiliation_network(two_shores)).legend
    assert [entry.code for entry in legend if entry.shows == "kind"] == [
        "company",
        "authority",
        "academia",
        "cluster",
        "association",
        "project",
    ]
    assert [entry.code for entry in legend if entry.shows == "country"] == ["NO", "SE", "NO|SE"]


def test_the_picture_can_be_read_aloud(two_shores: Register) -> None:
    text = drawn(stakeholder_network(two_shores)).text
    assert "7 stakeholders" in text
    assert "4 ties, of which 2 cross a border" in text
    assert "Broker (3)" in text


def test_text_from_data_stays_text_and_a_name_of_any_length_fits(register_of: Callable[..., Register]) -> None:
    nasty = "<img src=x onerror=alert(1)> **bold** " + "x" * 10_000
    register = register_of(
        stakeholders=f"id,name,kind,country\na,{nasty},company,NO\n", memberships="member_id,group_id\n"
    )
    (node,) = drawn(stakeholder_network(register)).nodes
    assert node["label"].startswith("<img")
    assert max(map(len, (node["label"], node["title"]))) < 250


def test_nothing_in_the_picture_leads_to_another_host(two_shores: Register) -> None:
    assert "http" not in repr(drawn(affiliation_network(two_shores)))


def test_a_column_of_the_data_cannot_pass_for_a_number_of_the_picture(register_of: Callable[..., Register]) -> None:
    register = register_of(
        stakeholders="id,name,kind,country,count,label,width,stakeholder,bipartite\na,A,company,NO,many,L,wide,s,5\n",
        initiatives="id,name,kind,stakeholder,bipartite\np,P,project,x,0\n",
        memberships="member_id,group_id,role\na,p,owner\n",
    )
    for G in (stakeholder_network(register), affiliation_network(register)):
        assert by_id(drawn(G))["a"]["label"] == "A"


def test_a_summary_is_drawn_with_numbers_and_says_what_it_leaves_out(two_shores: Register) -> None:
    G = stakeholder_network(two_shores)
    H = summarised(G)
    picture = network_picture(H, area_layout(H), EN)
    companies = by_id(picture)["area:company|NO|NO060"]
    assert companies["label"] == "Trøndelag\n2"
    assert "Trøndelag: Business" in companies["title"]
    assert "7 stakeholders and initiatives" in picture.text
    (remark,) = remarks(G, H, EN)
    assert "too many" in remark
    told = area_card(H, "area:company|NO|NO060", EN)
    assert told.filters == {"kinds": "company", "regions": "NO060"}


def test_a_network_without_ties_says_what_to_do(register_of: Callable[..., Register]) -> None:
    register = register_of(stakeholders="id,name,kind,country\na,A,company,NO\n", memberships="member_id,group_id\n")
    G = stakeholder_network(register)
    assert "No ties" in remarks(G, G, EN)[0]
    assert "not among those shown" in remarks(G, G.subgraph([]), EN, around="b")[0]


def test_the_card_tells_who_it_is_and_whom_they_are_tied_to(two_shores: Register) -> None:
    H = one_node_each(affiliation_network(two_shores))
    told = card(H, "broker", EN)
    assert told.organisation == "broker"
    assert told.name == "Broker"
    assert told.ties == ("Bridge (Owner)", "West (Member)")
    assert told.ties_title == "2 links in this picture"  # membership is no tie
    assert " tie" in card(stakeholder_network(two_shores), "broker", EN).ties_title
    assert card(H, "bridge", EN).organisation == ""
    assert "2022 – 2024" in card(H, "bridge", EN).facts


def test_the_tables_hold_what_the_picture_shows(two_shores: Register) -> None:
    G = stakeholder_network(two_shores)
    nodes = nodes_table(G, EN, betweenness=dict.fromkeys(G, 0.5))
    assert set(nodes["name"]) == {G.nodes[node]["name"] for node in G}
    assert nodes["degree"].tolist() == sorted(nodes["degree"], reverse=True)
    ties = ties_table(G, EN)
    assert len(ties) == sum(len(edge["ties"]) for *_, edge in G.edges(data=True))
    assert (ties["source"] != "").all()
    H = summarised(G)
    assert ties_table(H, EN)["ties"].sum() == sum(count for *_, count in H.edges(data="count"))
    assert nodes_table(H, EN)["stakeholders"].sum() == len(G)


def test_two_names_of_one_actor_are_joined_by_a_band_with_a_line_in_the_legend(
    register_of: Callable[..., Register],
) -> None:
    register = register_of(
        stakeholders="id,name,kind,country\nfirm,Firm,company,NO\nhub,Hub,cluster,SE\nx,X,company,NO\n",
        memberships="member_id,group_id\n",
        relations="source_id,target_id,type\nfirm,hub,administers\nfirm,x,owns\n",
    )
    picture = drawn(stakeholder_network(register))
    band, tie = edge_of(picture, "firm", "hub"), edge_of(picture, "firm", "x")
    assert band["same_actor"]
    assert band["width"] > tie["width"]
    assert band["color"] != tie["color"]
    counted = {entry.code: entry.count for entry in picture.legend if entry.shows == "tie"}
    assert counted == {"plain": 1, "same_actor": 1}
