"""Ties tell about themselves without being made."""

from collections.abc import Callable

from stakeholders.network import stakeholder_network
from stakeholders.network.ties import markings
from stakeholders.register import Register


def test_the_marking_of_a_tie_can_be_told_without_making_it(register_of: Callable[..., Register]) -> None:
    register = register_of(
        stakeholders="id,name,kind,tlp\na,A,company,CLEAR\nb,B,company,CLEAR\n",
        initiatives="id,name,kind,scale,tlp\nfair,Fair,event,small,CLEAR\nwork,Work,project,,CLEAR\n",
        memberships=(
            "member_id,group_id,role,tlp\na,fair,participant,CLEAR\nb,fair,participant,AMBER\n"
            "a,work,partner,CLEAR\nb,work,partner,CLEAR\n"
        ),
        relations="source_id,target_id,type,tlp\na,b,collaborates,GREEN\n",
    )
    ties = stakeholder_network(register).edges["a", "b"]["ties"]
    assert sorted(markings(ties)) == ["AMBER", "CLEAR", "GREEN"]
    assert markings(ties) == markings(tuple(ties)) == [tie["tlp"] for tie in ties]
