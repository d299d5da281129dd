"""A profile holds everything on record about one, each row with where it was read."""

import pytest

from stakeholders.measures.profile import neighbours, profile
from stakeholders.network import stakeholder_network
from stakeholders.schema import Marking, Viewer


def test_nobody_has_a_profile_under_an_unknown_or_hidden_id(two_shores):
    public = two_shores.visible_to(Viewer("public"))
    assert profile(public, "nobody") is None
    assert profile(public, "hospital") is None
    assert profile(two_shores, "hospital") is not None


def test_memberships_are_seen_from_both_ends(two_shores):
    broker, bridge = profile(two_shores, "broker"), profile(two_shores, "bridge")
    assert [(part.other, part.code, part.outward) for part in broker.groups] == [
        ("bridge", "owner", True),
        ("west", "member", True),
    ]
    assert [(part.other, part.outward) for part in bridge.members] == [
        ("yard", False),
        ("broker", False),
        ("lab", False),
    ]


def test_relations_are_seen_in_both_directions(two_shores):
    (out,) = profile(two_shores, "forge").relations
    (back,) = profile(two_shores, "broker").relations
    assert (out.other, out.outward, out.evidence) == ("broker", True, "Forge and Broker work together")
    assert (back.other, back.outward, back.code) == ("forge", False, "collaborates")


def test_a_row_that_names_no_document_is_known_by_its_file_and_row(two_shores):
    (first, *_) = profile(two_shores, "forge").groups
    assert first.origin.documents == ()
    assert (first.origin.file, first.origin.row) == ("memberships.csv", 5)


def test_a_document_is_told_by_title_publisher_and_date(register_of):
    register = register_of(
        stakeholders="id,name,kind,country,source\na,A,company,NO,report|lost\n",
        sources="id,title,publisher,published\nreport,The report,The publisher,2024-05\n",
    )
    documents = profile(register, "a").origin.documents
    assert [(one.title, one.publisher, one.published) for one in documents] == [
        ("The report", "The publisher", "2024-05"),
        ("lost", "", ""),
    ]


@pytest.mark.parametrize(
    ("since", "until", "kind", "expected"),
    [
        ("2020", "", "project", ("2020", "", False, True)),
        ("", "", "project", ("2019-03", "", True, True)),
        ("", "", "event", ("2019-03", "", True, False)),
        ("2020", "2021-05", "event", ("2020", "2021-05", False, False)),
        ("", "2021", "project", ("", "2021", False, False)),
    ],
)
def test_dates_are_the_rows_own_or_borrowed_from_the_initiative(register_of, since, until, kind, expected):
    register = register_of(
        stakeholders="id,name,kind,country\na,A,company,NO\n",
        initiatives=f"id,name,kind,start\ng,G,{kind},2019-03\n",
        memberships=f"member_id,group_id,since,until\na,g,{since},{until}\n",
    )
    (part,) = profile(register, "a").groups
    assert (part.since, part.until, part.borrowed, part.ongoing) == expected


def test_columns_that_the_schema_does_not_know_are_kept_and_empty_ones_are_no_facts(register_of):
    register = register_of(stakeholders="id,name,kind,country,level,shoe size\na,A,company,NO,,44\n")
    found = profile(register, "a")
    assert found.unknown == {"shoe size"}
    assert dict(found.facts) == {"kind": "company", "country": "NO", "shoe size": "44"}


def test_the_marking_is_the_highest_of_all_that_is_shown(two_shores):
    assert profile(two_shores, "lab").marking == Marking.CLEAR
    assert profile(two_shores, "bridge").marking == Marking.GREEN
    assert profile(two_shores, "hospital").marking == Marking.AMBER


def test_neighbours_are_those_of_the_network_the_strongest_first(two_shores):
    G = stakeholder_network(two_shores)
    met = neighbours(G, "broker")
    assert [(one.id, one.layers, one.cross_border) for one in met] == [
        ("forge", ("declared",), False),
        ("lab", ("project",), True),
        ("yard", ("project",), False),
    ]
    assert [one.weight for one in met] == [1.0, 0.5, 0.5]
    assert neighbours(G, "hospital") == neighbours(G, "nobody") == ()


def test_an_indicator_stands_on_the_profile_of_its_initiative(register_of):
    register = register_of(
        stakeholders="id,name,kind,country\na,A,company,NO\n",
        initiatives="id,name,kind\ng,G,project\n",
        indicators="initiative_id,indicator,value,unit\ng,members,35,organisations\n",
        capabilities="stakeholder_id,capability,tlp\na,welding,GREEN\n",
        memberships="member_id,group_id\na,g\n",
    )
    ((table, row, origin),) = profile(register, "g").further
    assert (table, row["indicator"], row["unit"], origin.row) == ("indicators", "members", "organisations", 2)
    assert profile(register, "a").further[0][1]["capability"] == "welding"
