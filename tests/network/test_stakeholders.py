"""Who is in contact with whom: layers, weights, statuses, and what is no contact."""

from collections.abc import Callable

import networkx as nx
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholders.errors import TooManyTies
from stakeholders.network import CONTACT_LAYERS, projection, stakeholder_network
from stakeholders.register import Register
from stakeholders.scenario import Scenario

PEOPLE = "id,name,kind,country\n" + "".join(f"{one},{one.upper()},company,NO\n" for one in "abcd")
ALL = CONTACT_LAYERS


def meetings(**attendance: str) -> dict[str, str]:
    """Small meetings and who came: ``meetings(e1="abc")``."""
    events = "".join(f"{event},{event},event,small\n" for event in attendance)
    rows = "".join(f"{who},{event},participant\n" for event, came in attendance.items() for who in came)
    return {
        "stakeholders": PEOPLE,
        "initiatives": "id,name,kind,scale\n" + events,
        "memberships": "member_id,group_id,role\n" + rows,
    }


def weights(G: nx.Graph) -> dict[str, float]:
    return {f"{min(u, v)}{max(u, v)}": weight for u, v, weight in G.edges(data="weight")}


def test_the_worked_example_of_the_methods_comes_out(register_of: Callable[..., Register]) -> None:
    G = stakeholder_network(register_of(**meetings(e1="abc", e2="ab")))
    assert weights(G) == {"ab": 1.5, "ac": 0.5, "bc": 0.5}
    assert dict(G.degree(weight="weight")) == {"a": 2, "b": 2, "c": 1, "d": 0}


def test_a_meeting_of_one_changes_nothing(register_of: Callable[..., Register]) -> None:
    G = stakeholder_network(register_of(**meetings(e1="abc", e2="ab", e3="c")))
    assert G.degree("c", weight="weight") == 1


@given(st.dictionaries(st.sampled_from(["e1", "e2", "e3", "e4"]), st.sets(st.sampled_from("abcd"))))
def test_strength_is_the_number_of_meetings_attended_with_others(
    register_of: Callable[..., Register], attendance: dict[str, set[str]]
) -> None:
    G = stakeholder_network(
        register_of(**meetings(**{event: "".join(sorted(who)) for event, who in attendance.items()}))
    )
    for one in "abcd":
        with_others = sum(one in who and len(who) > 1 for who in attendance.values())
        assert G.degree(one, weight="weight") == pytest.approx(with_others)


@given(st.dictionaries(st.sampled_from(["e1", "e2", "e3"]), st.sets(st.sampled_from("abcd"))))
def test_weights_are_those_of_networkx(register_of: Callable[..., Register], attendance: dict[str, set[str]]) -> None:
    B = nx.Graph()
    B.add_nodes_from("abcd")
    B.add_nodes_from(attendance)
    B.add_edges_from((one, event) for event, who in attendance.items() for one in who)
    expected = nx.bipartite.collaboration_weighted_projected_graph(B, "abcd")
    G = stakeholder_network(
        register_of(**meetings(**{event: "".join(sorted(who)) for event, who in attendance.items()}))
    )
    assert weights(G) == pytest.approx(weights(expected))


def test_pairs_are_counted_and_not_rows(register_of: Callable[..., Register]) -> None:
    tables = meetings(e1="ab")
    tables["memberships"] += "a,e1,organiser\na,e1,host\n"
    G = stakeholder_network(register_of(**tables))
    assert weights(G) == {"ab": 1.0}
    (tie,) = G["a"]["b"]["ties"]
    assert tie["roles"] == ("participant|organiser|host", "participant")


@pytest.mark.parametrize(
    ("kind", "scale", "layer"),
    [
        ("project", "", "project"),
        ("study", "", "project"),
        ("event", "small", "small_meeting"),
        ("event", "large", "large_event"),
        ("event", "", "large_event"),
        ("programme", "", None),
        ("strategy", "", None),
    ],
)
def test_the_kind_of_an_initiative_decides_the_layer(
    register_of: Callable[..., Register], kind: str, scale: str, layer: str | None
) -> None:
    register = register_of(
        stakeholders=PEOPLE,
        initiatives=f"id,name,kind,scale\ni,I,{kind},{scale}\n",
        memberships="member_id,group_id,role\na,i,participant\nb,i,participant\n",
    )
    found = [edge["layers"] for *_, edge in stakeholder_network(register, ALL).edges(data=True)]
    assert found == ([(layer,)] if layer else [])
    assert stakeholder_network(register).number_of_edges() == (layer in {"project", "small_meeting"})


@pytest.mark.parametrize("role", ["owner", "partner", "participant", "organiser", "host", ""])
@pytest.mark.parametrize("kind", ["project", "event"])
def test_working_roles_make_a_contact_everywhere(register_of: Callable[..., Register], role: str, kind: str) -> None:
    assert _in_contact(register_of, role, kind)


@pytest.mark.parametrize("role", ["speaker", "exhibitor"])
def test_speakers_and_exhibitors_are_in_contact_at_events_only(register_of: Callable[..., Register], role: str) -> None:
    assert _in_contact(register_of, role, "event")
    assert not _in_contact(register_of, role, "project")


@pytest.mark.parametrize("role", ["funder", "administrator", "founder", "member", "invited", "interested", "lead"])
@pytest.mark.parametrize("kind", ["project", "event"])
def test_other_roles_make_no_contact(register_of: Callable[..., Register], role: str, kind: str) -> None:
    assert not _in_contact(register_of, role, kind)


def _in_contact(register_of: Callable[..., Register], role: str, kind: str) -> bool:
    register = register_of(
        stakeholders=PEOPLE,
        initiatives=f"id,name,kind,scale\ni,I,{kind},small\n",
        memberships=f"member_id,group_id,role\na,i,{role}\nb,i,partner\n",
    )
    return stakeholder_network(register).has_edge("a", "b")


def test_shared_membership_is_never_a_tie(register_of: Callable[..., Register]) -> None:
    register = register_of(
        stakeholders=PEOPLE + "club,Club,cluster,NO\n",
        memberships="member_id,group_id,role\na,club,member\nb,club,partner\n",
    )
    assert stakeholder_network(register, ALL).number_of_edges() == 0
    with pytest.raises(ValueError, match="'membership'"):
        stakeholder_network(register, ["declared", "membership"])


def test_publicity_is_no_tie_and_a_pair_counts_once_however_many_relations_it_has(
    register_of: Callable[..., Register],
) -> None:
    register = register_of(
        stakeholders=PEOPLE,
        memberships="member_id,group_id\n",
        relations=("source_id,target_id,type\na,b,collaborates\nb,a,supports\na,b,informs\nc,d,informs\na,a,owns\n"),
    )
    G = stakeholder_network(register)
    assert weights(G) == {"ab": 1.0}
    assert [tie["type"] for tie in G["a"]["b"]["ties"]] == ["collaborates", "supports"]
    assert G["a"]["b"]["ties"][1]["source_id"] == "b"


def test_only_what_exists_counts_unless_more_is_asked_for(register_of: Callable[..., Register]) -> None:
    register = register_of(
        stakeholders=PEOPLE,
        memberships="member_id,group_id\n",
        relations=(
            "source_id,target_id,type,status\na,b,owns,confirmed\nb,c,owns,planned\nc,d,owns,interested\na,d,owns,hypothetical\n"
        ),
    )
    assert set(weights(stakeholder_network(register))) == {"ab"}
    assert set(weights(stakeholder_network(register, statuses=["confirmed", "planned"]))) == {"ab", "bc"}


def test_the_hypothetical_ties_of_a_scenario_count_also_into_planned_initiatives(
    register_of: Callable[..., Register],
) -> None:
    base = register_of(**meetings(e1="ab"))
    tables = {
        "stakeholders": pd.DataFrame({"id": ["x"], "name": ["X"], "kind": ["company"], "country": ["FI"]}),
        "memberships": pd.DataFrame({"member_id": ["x"], "group_id": ["e1"], "role": ["participant"]}),
    }
    scenario = Scenario("finland", "", {}, "", (), (), tables, "k", pd.DataFrame())
    G = stakeholder_network(base.with_overlay(scenario))
    assert G["a"]["x"]["status"] == "hypothetical"
    assert G["a"]["x"]["scenario"] == "finland"
    assert G["a"]["b"]["scenario"] == ""
    assert G["a"]["x"]["cross_border"]
    assert G["a"]["b"]["weight"] == 0.5


def test_a_tie_of_two_rows_has_the_weaker_status_and_tells_both_sources(register_of: Callable[..., Register]) -> None:
    register = register_of(
        stakeholders=PEOPLE,
        initiatives="id,name,kind\np,P,project\n",
        memberships=(
            "member_id,group_id,role,since,until,status,tlp,source,evidence\n"
            "a,p,owner,2020,2024,confirmed,CLEAR,s1,A owns\nb,p,partner,2022-05,,planned,GREEN,s2,B joins\n"
        ),
        sources="id,title\ns1,One\ns2,Two\n",
    )
    assert stakeholder_network(register).number_of_edges() == 0
    edge = stakeholder_network(register, statuses=["confirmed", "planned"])["a"]["b"]
    assert edge["status"] == "planned"
    assert edge["ties"][0] == {
        "layer": "project",
        "initiative": "p",
        "roles": ("owner", "partner"),
        "type": "",
        "source_id": "a",
        "target_id": "b",
        "since": "2022-05",
        "until": "2024",
        "status": "planned",
        "source": "s1|s2",
        "evidence": "A owns|B joins",
        "file": "memberships.csv",
        "row": (2, 3),
        "tlp": "GREEN",
        "scenario": "",
    }


def test_a_border_is_crossed_only_where_both_countries_are_known(register_of: Callable[..., Register]) -> None:
    register = register_of(
        stakeholders="id,name,kind,country\na,A,company,NO\nb,B,company,SE\nc,C,company,\nd,D,company,NO|SE\n",
        memberships="member_id,group_id\n",
        relations="source_id,target_id,type\na,b,owns\na,c,owns\na,d,owns\n",
    )
    crossing = {v: crosses for _, v, crosses in stakeholder_network(register).edges(data="cross_border")}
    assert crossing == {"b": True, "c": False, "d": False}


def test_everyone_is_a_node_with_all_columns_in_the_order_of_the_register(two_shores: Register) -> None:
    G = stakeholder_network(two_shores)
    assert list(G) == two_shores.stakeholders["id"].tolist()
    row = two_shores.stakeholders.iloc[0].to_dict()
    assert {key: value for key, value in G.nodes["forge"].items() if key != "actor"} == row


def test_more_pairs_than_fit_into_memory_are_refused_with_the_mend(
    register_of: Callable[..., Register], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(projection, "MOST_PAIRS", 5)
    with pytest.raises(TooManyTies, match="Leave out large events"):
        stakeholder_network(register_of(**meetings(e1="abcd")))
