"""One actor with two names: who acts as whom, and the network with its parts put together."""

from collections.abc import Callable

import pytest

from stakeholders.network import actors, affiliation_network, merge_actors, merge_affiliations, stakeholder_network
from stakeholders.network.contacts import WITH_PLANNED
from stakeholders.register import Register

FOUR = (
    "id,name,kind,country\noffice,Office,association,SE\nnic,Nic,cluster,SE\n"
    "lab,Lab,academia,NO\nyard,Yard,company,NO\n"
)


def test_a_cluster_and_who_administers_it_act_as_one(register_of: Callable[..., Register]) -> None:
    register = register_of(
        stakeholders=FOUR, memberships="member_id,group_id,role\noffice,nic,administrator\nlab,nic,member\n"
    )
    assert actors(register) == {"office": "office", "nic": "office", "lab": "lab", "yard": "yard"}


def test_an_administers_relation_joins_and_ownership_does_not(register_of: Callable[..., Register]) -> None:
    register = register_of(
        stakeholders=FOUR,
        memberships="member_id,group_id\n",
        relations="source_id,target_id,type\noffice,nic,administers\nlab,yard,owns\n",
    )
    assert actors(register)["nic"] == "office"
    assert actors(register)["yard"] == "yard"


def test_administering_a_project_joins_nobody(register_of: Callable[..., Register]) -> None:
    register = register_of(
        stakeholders=FOUR,
        initiatives="id,name,kind\np,P,project\n",
        memberships="member_id,group_id,role\noffice,p,administrator\n",
    )
    assert set(actors(register).items()) == {(one, one) for one in ("office", "nic", "lab", "yard")}


def test_two_who_administer_each_other_have_the_first_name(register_of: Callable[..., Register]) -> None:
    register = register_of(
        stakeholders=FOUR, memberships="member_id,group_id,role\noffice,nic,administrator\nnic,office,administrator\n"
    )
    assert {actors(register)["office"], actors(register)["nic"]} == {"nic"}


@pytest.fixture
def both_in_one_project(register_of: Callable[..., Register]) -> Register:
    return register_of(
        stakeholders=FOUR,
        initiatives="id,name,kind\np,P,project\n",
        memberships=(
            "member_id,group_id,role\noffice,nic,administrator\noffice,p,owner\nnic,p,partner\nlab,p,partner\nyard,p,partner\n"
        ),
        relations="source_id,target_id,type\noffice,lab,collaborates\nnic,lab,collaborates\n",
    )


def test_merging_counts_a_shared_project_once_and_by_actors(both_in_one_project: Register) -> None:
    G = stakeholder_network(both_in_one_project)
    assert G["office"]["nic"]["same_actor"]
    merged = merge_actors(G)
    assert set(merged) == {"office", "lab", "yard"}
    assert merged.nodes["office"]["parts"] == ("office", "nic")
    # three actors met in the project: 1 / 2 each; the declared ties of both parts are one
    assert merged["office"]["lab"]["weight"] == pytest.approx(1.5)
    assert merged["office"]["yard"]["weight"] == pytest.approx(0.5)
    assert merged["lab"]["yard"]["weight"] == pytest.approx(0.5)
    assert len(merged["office"]["lab"]["ties"]) == 4
    assert merged["office"]["lab"]["cross_border"]


def test_merging_leaves_the_network_as_it_was(both_in_one_project: Register) -> None:
    G = stakeholder_network(both_in_one_project)
    before = repr((dict(G.nodes(data=True)), list(G.edges(data=True))))
    merge_actors(G)
    assert repr((dict(G.nodes(data=True)), list(G.edges(data=True)))) == before


def test_without_two_names_merging_changes_no_weight(two_shores: Register) -> None:
    G = stakeholder_network(two_shores)
    merged = merge_actors(G)
    assert {frozenset(e[:2]): e[2] for e in merged.edges(data="weight")} == {
        frozenset(e[:2]): e[2] for e in G.edges(data="weight")
    }


def test_merging_affiliations_keeps_groups_and_tells_what_all_parts_say(register_of: Callable[..., Register]) -> None:
    register = register_of(
        stakeholders=FOUR + "hub,Hub,cluster,NO\n",
        initiatives="id,name,kind,country\np,P,project,NO\n",
        memberships=(
            "member_id,group_id,role,status\noffice,nic,administrator,\nlab,nic,member,\n"
            "office,p,owner,planned\nnic,p,partner,confirmed\noffice,hub,member,\nyard,hub,member,\n"
        ),
    )
    G = affiliation_network(register, WITH_PLANNED)
    before = repr((dict(G.nodes(data=True)), list(G.edges(data=True))))
    merged = merge_affiliations(G, actors(register))
    assert set(merged) == {"office", "lab", "yard", "hub", "p", "group:nic", "group:hub"}
    assert merged.nodes["office"]["parts"] == ("office", "nic")
    assert merged.nodes["group:nic"]["parts"] == ("group:nic",)
    edge = merged["office"]["p"]
    assert (edge["roles"], edge["status"], edge["cross_border"]) == (("owner", "partner"), "confirmed", True)
    assert [tie["member_id"] for tie in edge["ties"]] == ["office", "nic"]
    assert merged["office"]["group:nic"]["roles"] == ("administrator",)
    assert not merged["office"]["group:nic"]["identity"]
    assert merged["hub"]["group:hub"]["identity"]
    assert {frozenset(tie) for tie in merged.edges} == {
        frozenset(pair.split()) for pair in (
            "office group:nic", "lab group:nic", "office p", "office group:hub", "yard group:hub", "hub group:hub",
        )
    }  # fmt: skip
    assert repr((dict(G.nodes(data=True)), list(G.edges(data=True)))) == before


def test_without_two_names_merging_affiliations_changes_no_edge(two_shores: Register) -> None:
    G = affiliation_network(two_shores)
    merged = merge_affiliations(G, actors(two_shores))
    assert dict(merged.nodes) == {node: G.nodes[node] | {"parts": (node,)} for node in G}
    assert list(merged.edges(data=True)) == list(G.edges(data=True))
