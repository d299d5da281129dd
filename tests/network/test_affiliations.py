"""Who is part of what: two kinds of node, groups that are stakeholders too, and what is no affiliation."""

from collections.abc import Callable

import networkx as nx
import pytest

from stakeholders.network import affiliation_network, one_node_each
from stakeholders.register import Register


@pytest.fixture
def register(register_of: Callable[..., Register]) -> Register:
    return register_of(
        stakeholders=(
            "id,name,kind,country\nnic,NIC,cluster,SE\nwest,West,cluster,NO\nlab,Lab,academia,NO\nyard,Yard,company,NO\n"
        ),
        initiatives="id,name,kind,country\np,P,project,NO|SE\ntalk,Talk,event,SE\nplan,Plan,strategy,\n",
        memberships=(
            "member_id,group_id,role,status\nlab,nic,member,confirmed\nlab,nic,founder,planned\nlab,p,partner,confirmed\n"
            "nic,p,owner,confirmed\nyard,talk,invited,confirmed\nyard,p,interested,interested\nyard,talk,,planned\n"
            "nic,west,,confirmed\nwest,west,member,confirmed\n"
        ),
    )


def test_every_edge_goes_from_one_side_to_the_other(register: Register) -> None:
    for statuses in (None, ["confirmed", "planned"]):
        G = affiliation_network(register, statuses, interest=True)
        side = dict(G.nodes(data="bipartite"))
        assert all(side[u] != side[v] for u, v in G.edges)
        assert nx.is_bipartite(G)


def test_a_group_that_is_a_stakeholder_has_two_nodes_joined_by_identity(register: Register) -> None:
    G = affiliation_network(register)
    assert G.nodes["nic"]["bipartite"] == 0
    assert G.nodes["group:nic"]["bipartite"] == 1
    assert G.nodes["group:nic"]["stakeholder"] == "nic"
    assert G.nodes["group:nic"]["name"] == "NIC"
    assert G["nic"]["group:nic"]["identity"]
    assert G.has_edge("lab", "group:nic")
    assert not G.has_edge("lab", "nic")
    assert "group:lab" not in G


def test_only_confirmed_parts_show_and_pairs_come_once(register: Register) -> None:
    G = affiliation_network(register)
    assert G["lab"]["group:nic"]["roles"] == ("member",)
    assert not G.has_edge("yard", "talk")
    planned = affiliation_network(register, ["confirmed", "planned"])
    assert planned["lab"]["group:nic"]["roles"] == ("member", "founder")
    assert planned["lab"]["group:nic"]["status"] == "confirmed"
    assert planned["yard"]["talk"]["status"] == "planned"


def test_an_unstated_role_means_participant_of_an_initiative_and_member_of_a_group(register: Register) -> None:
    G = affiliation_network(register, ["confirmed", "planned"])
    assert G["yard"]["talk"]["roles"] == ("participant",)
    assert G["nic"]["group:west"]["roles"] == ("member",)


def test_the_invited_and_interested_show_only_when_asked_for(register: Register) -> None:
    assert affiliation_network(register).degree("yard") == 0
    G = affiliation_network(register, interest=True)
    assert G["yard"]["p"]["roles"] == ("interested",)
    assert G["yard"]["talk"]["roles"] == ("invited",)


def test_a_border_is_crossed_where_the_country_is_none_of_the_groups(register: Register) -> None:
    G = affiliation_network(register, ["confirmed", "planned"])
    assert not G["lab"]["p"]["cross_border"]
    assert G["lab"]["group:nic"]["cross_border"]
    assert G["yard"]["talk"]["cross_border"]


def test_each_tie_names_its_row(register: Register) -> None:
    (tie,) = affiliation_network(register)["lab"]["group:nic"]["ties"]
    assert (tie["file"], tie["row"], tie["role"]) == ("memberships.csv", 2, "member")


def test_initiatives_and_stakeholders_without_ties_are_there(register: Register) -> None:
    G = affiliation_network(register)
    assert nx.degree(G, "plan") == nx.degree(G, "yard") == 0
    assert G.nodes["plan"]["table"] == "initiatives"


def test_drawn_each_organisation_has_one_node(register: Register) -> None:
    G = affiliation_network(register)
    before = repr(list(G.edges(data=True)))
    H = one_node_each(G)
    assert set(H) == {"nic", "west", "lab", "yard", "p", "talk", "plan"}
    assert H.has_edge("lab", "nic")
    assert repr(list(G.edges(data=True))) == before


def test_two_that_are_part_of_each_other_are_drawn_with_one_edge(register_of: Callable[..., Register]) -> None:
    register = register_of(
        stakeholders="id,name,kind,country\na,A,cluster,NO\nb,B,cluster,SE\n",
        memberships="member_id,group_id,role\na,b,member\nb,a,owner\n",
    )
    H = one_node_each(affiliation_network(register))
    assert H["a"]["b"]["roles"] == ("member", "owner")
    assert len(H["a"]["b"]["ties"]) == 2


def test_an_empty_register_gives_an_empty_network(register_of: Callable[..., Register]) -> None:
    register = register_of(stakeholders="id,name,kind,country\n", memberships="member_id,group_id\n")
    assert len(affiliation_network(register)) == 0
