"""Who took part in what, as far as it makes a contact."""

import networkx as nx
from networkx.algorithms import bipartite

from stakeholders import read_dataset
from stakeholders.network import attendance_network, merge_actors, stakeholder_network


def test_its_projection_has_the_ties_of_its_layers(root):
    register = read_dataset(root / "data" / "nordic_green_belt").register
    layers = ("project", "small_meeting", "large_event")
    B = attendance_network(register, layers)
    actors = [node for node, side in B.nodes(data="bipartite") if side == 0]
    projected = bipartite.projected_graph(B, actors)
    merged = merge_actors(stakeholder_network(register, layers))
    assert set(projected) == set(merged)
    assert {frozenset(edge) for edge in projected.edges} == {frozenset(edge) for edge in merged.edges}


def test_who_attended_nothing_stays_and_an_initiative_without_contact_does_not(two_shores):
    B = attendance_network(two_shores)
    assert {node for node, side in B.nodes(data="bipartite") if side == 1} == {"bridge"}
    assert set(B["bridge"]) == {"broker", "lab", "yard"}
    assert "hospital" in set(nx.isolates(B))
    assert B.nodes["lab"]["kind"] == "academia"


def test_an_actor_of_two_names_attends_once(register_of):
    register = register_of(
        stakeholders="id,name,kind,country\nhub,Hub,cluster,NO\nhost,Host,company,NO\nfirm,Firm,company,SE\n",
        initiatives="id,name,kind\nwork,Work,project\n",
        memberships=(
            "member_id,group_id,role\nhost,hub,administrator\nhub,work,partner\nhost,work,owner\nfirm,work,partner\n"
        ),
    )
    assert set(attendance_network(register)["work"]) == {"host", "firm"}
