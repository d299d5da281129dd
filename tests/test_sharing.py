"""Who may see a row (DESIGN 5): case by case, and never more with less clearance."""

from datetime import date
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholders.register import Register
from stakeholders.schema import TABLES, Marking, Viewer

TODAY = date(2024, 6, 1)


def register(**tables):
    frames = {}
    for name, text in tables.items():
        header, *rows = [line.split(",") for line in text.strip().split("\n")]
        frames[name] = pd.DataFrame(rows, columns=header, dtype="str")
    return Register.of(frames, repr(sorted(tables.items())))


ORGS = """id,name,kind,country,tlp,shared_with
nic,NIC,cluster,SE,CLEAR,
mid,MIDSEC,cluster,NO,CLEAR,
forge,Forge,company,SE,CLEAR,
yard,Yard,company,NO,CLEAR,
"""
MEMBERS = """member_id,group_id,role,status,until,tlp
forge,nic,member,,,CLEAR
yard,mid,member,,,CLEAR
"""
WHO = {
    "public": Viewer(),
    "community": Viewer("community"),
    "member of nic": Viewer("member", groups={"nic"}),
    "member of mid": Viewer("member", groups={"mid"}),
    "forge": Viewer("member", groups={"nic"}, organisation="forge"),
    "another of nic": Viewer("member", groups={"nic"}, organisation="other"),
    "steward of nic": Viewer("steward", groups={"nic"}),
    "steward of mid": Viewer("steward", groups={"mid"}),
    "local steward": Viewer("steward"),
}


def who_sees(made, table="stakeholders", row="x"):
    key = TABLES[table].key[0]
    return {who for who, viewer in WHO.items() if row in set(made.visible_to(viewer, TODAY).table(table)[key])}


NIC_STEWARDS = {"steward of nic", "local steward"}
NIC_MEMBERS = {"member of nic", "forge", "another of nic", *NIC_STEWARDS}
MEMBERS_AND_UP = NIC_MEMBERS | {"member of mid", "steward of mid"}


@pytest.mark.parametrize(
    ("tlp", "shared_with", "joined", "expected"),
    [
        ("CLEAR", "", "", set(WHO)),
        ("GREEN", "", "", set(WHO) - {"public"}),
        ("AMBER", "", "", {"local steward"}),  # no group: stewards of the dataset only
        ("", "", "", {"local steward"}),  # what nobody classified is AMBER
        ("AMBER", "", "x,nic,member,,,CLEAR", NIC_MEMBERS),
        ("AMBER", "nic", "", NIC_MEMBERS),
        ("AMBER", "nic|mid", "", MEMBERS_AND_UP),
        ("AMBER", "mid", "x,nic,member,,,CLEAR", {"member of mid", "steward of mid", "local steward"}),
        ("AMBER+STRICT", "", "x,nic,member,,,CLEAR", NIC_STEWARDS),
        ("AMBER+STRICT", "", "", {"local steward"}),
        ("CLEAR", "nic", "", NIC_MEMBERS | {"local steward"}),  # shared_with narrows any marking
        ("GREEN", "nic", "", NIC_MEMBERS),
        ("AMBER", "nobody", "", {"local steward"}),
        ("AMBER", "", "x,nic,invited,,,CLEAR", {"local steward"}),
        ("AMBER", "", "x,nic,interested,,,CLEAR", {"local steward"}),
        ("AMBER", "", "x,nic,funder,,,CLEAR", {"local steward"}),
        ("AMBER", "", "x,nic,member,planned,,CLEAR", {"local steward"}),
        ("AMBER", "", "x,nic,member,ended,,CLEAR", {"local steward"}),
        ("AMBER", "", "x,nic,member,,2023,CLEAR", {"local steward"}),  # over
        ("AMBER", "", "x,nic,member,,2024,CLEAR", NIC_MEMBERS),  # a year lasts to its end
        ("AMBER", "", "x,nic,member,,soon,CLEAR", {"local steward"}),  # what can't be read opens nothing
        ("AMBER", "", "x,forge,member,,,CLEAR", {"local steward"}),  # a company is no group
    ],
)
def test_an_organisation_is_seen_by(tlp, shared_with, joined, expected):
    made = register(stakeholders=f"{ORGS}x,X,company,SE,{tlp},{shared_with}", memberships=f"{MEMBERS}{joined}")
    assert who_sees(made) == expected


def test_strict_rows_are_seen_by_their_own_organisation_and_the_stewards_of_its_cluster():
    made = register(
        stakeholders=ORGS.replace("forge,Forge,company,SE,CLEAR", "forge,Forge,company,SE,AMBER+STRICT"),
        memberships=MEMBERS,
    )
    assert who_sees(made, row="forge") == {"forge", *NIC_STEWARDS}


@pytest.mark.parametrize(
    ("tlp", "expected"), [("CLEAR", set(WHO)), ("AMBER", NIC_MEMBERS), ("AMBER+STRICT", {"forge", *NIC_STEWARDS})]
)
@pytest.mark.parametrize(
    ("table", "header", "cells", "row"),
    [
        ("relations", "source_id,target_id,type,tlp", "forge,yard,supplies", "forge"),
        ("capabilities", "stakeholder_id,capability,tlp", "forge,milling", "forge"),
    ],
)
def test_the_owner_of_a_tie_is_its_first_end(table, header, cells, row, tlp, expected):
    made = register(stakeholders=ORGS, memberships=MEMBERS, **{table: f"{header}\n{cells},{tlp}"})
    assert who_sees(made, table, row) == expected


def test_the_owner_of_an_initiative_is_who_owns_or_organises_it():
    initiatives = "id,name,kind,tlp\nx,X,project,AMBER"
    for role, expected in (("owner", NIC_MEMBERS), ("organiser", NIC_MEMBERS), ("partner", {"local steward"})):
        made = register(stakeholders=ORGS, memberships=f"{MEMBERS}forge,x,{role},,,CLEAR", initiatives=initiatives)
        assert who_sees(made, "initiatives") == expected


def test_what_refers_to_a_hidden_row_is_hidden_with_it():
    made = register(
        stakeholders=f"{ORGS}x,X,company,SE,AMBER,",
        memberships=f"{MEMBERS}x,nic,member,planned,,CLEAR\nforge,p,partner,,,CLEAR",
        initiatives="id,name,kind,tlp\np,P,project,AMBER",
        indicators="initiative_id,indicator,value\np,people,3",
        relations="source_id,target_id,type,tlp\nforge,x,supplies,CLEAR",
        capabilities="stakeholder_id,capability,tlp\nx,milling,CLEAR",
    )
    seen = made.visible_to(Viewer(), TODAY)
    assert {name: len(seen.table(name)) for name in TABLES} == {
        "stakeholders": 4, "initiatives": 0, "memberships": 2, "relations": 0,
        "capabilities": 0, "indicators": 0, "sources": 0,
    }  # fmt: skip


def test_a_source_is_seen_only_where_a_seen_row_cites_it():
    made = register(
        stakeholders="id,name,kind,country,tlp,source\na,A,company,SE,CLEAR,open\nb,B,company,SE,AMBER,hidden",
        memberships="member_id,group_id",
        sources="id,title\nopen,Open\nhidden,Hidden\nuncited,Uncited",
    )
    assert made.visible_to(Viewer(), TODAY).sources["id"].tolist() == ["open"]
    assert len(made.visible_to(Viewer("steward"), TODAY).sources) == 3


def test_cells_name_no_group_that_the_viewer_cannot_see():
    made = register(
        stakeholders=f"{ORGS}dark,Dark,cluster,SE,AMBER,\nx,X,company,SE,CLEAR,nic|dark", memberships=MEMBERS
    )
    seen = made.visible_to(Viewer("member", groups={"nic"}), TODAY).stakeholders.set_index("id")
    assert seen.loc["x", "shared_with"] == "nic"


def test_hidden_and_absent_look_the_same():
    with_x = register(stakeholders=f"{ORGS}x,X,company,SE,AMBER,", memberships=f"{MEMBERS}x,nic,member,planned,,CLEAR")
    without = register(stakeholders=ORGS, memberships=MEMBERS)
    for name in TABLES:
        one, other = (made.visible_to(Viewer("community"), TODAY).table(name) for made in (with_x, without))
        assert one.equals(other)


@pytest.mark.parametrize(
    ("tlp", "marking"), [("CLEAR", Marking.CLEAR), ("GREEN", Marking.GREEN), ("AMBER+STRICT", Marking.AMBER_STRICT)]
)
def test_a_register_carries_the_highest_marking_of_its_rows(tlp, marking):
    made = register(stakeholders=f"{ORGS}x,X,company,SE,{tlp},", memberships=MEMBERS)
    assert made.marking() == marking
    assert made.visible_to(Viewer(), TODAY).marking() == Marking.CLEAR


IDS = ["a", "b", "c", "g", "h"]
MARKS = st.sampled_from(["CLEAR", "GREEN", "AMBER", "AMBER+STRICT", ""])
GROUPS = st.sampled_from(["", "g", "h", "g|h"])


@st.composite
def registers(draw):
    def frame(columns, rows):
        return pd.DataFrame(rows, columns=columns, dtype="str")

    organisations = [(i, i, "cluster" if i in "gh" else "company", "SE", draw(MARKS), draw(GROUPS)) for i in IDS]
    ties = st.tuples(
        st.sampled_from(IDS),
        st.sampled_from([*IDS, "p", "q"]),
        st.sampled_from(["member", "owner", "invited"]),
        MARKS,
        GROUPS,
    )
    relations = st.tuples(st.sampled_from(IDS), st.sampled_from(IDS), st.just("owns"), MARKS, GROUPS)
    return Register.of(
        {
            "stakeholders": frame(["id", "name", "kind", "country", "tlp", "shared_with"], organisations),
            "initiatives": frame(["id", "name", "kind", "tlp"], [(i, i, "project", draw(MARKS)) for i in "pq"]),
            "memberships": frame(
                ["member_id", "group_id", "role", "tlp", "shared_with"], draw(st.lists(ties, max_size=8))
            ),
            "relations": frame(
                ["source_id", "target_id", "type", "tlp", "shared_with"], draw(st.lists(relations, max_size=5))
            ),
        },
        "any",
    )


def rows_of(made):
    return {(name, row) for name in TABLES for row in made.table(name)["row"]}


@given(registers(), st.sets(st.sampled_from("gh")), st.sampled_from([None, *IDS]))
def test_nobody_sees_more_with_less_clearance(made, groups, organisation):
    named = [Viewer(clearance, groups, organisation) for clearance in ("member", "steward")]
    ladder = [Viewer(), Viewer("community"), *named, Viewer("steward")]
    seen = [rows_of(made.visible_to(viewer, TODAY)) for viewer in ladder]
    for less, more in pairwise(seen):
        assert less <= more


@given(registers(), st.sets(st.sampled_from("gh")))
def test_nothing_dangles_and_looking_twice_is_looking_once(made, groups):
    viewer = Viewer("member", groups)
    seen = made.visible_to(viewer, TODAY)
    stakeholders, initiatives = set(seen.stakeholders["id"]), set(seen.initiatives["id"])
    assert set(seen.memberships["member_id"]) <= stakeholders
    assert set(seen.memberships["group_id"]) <= stakeholders | initiatives
    assert set(seen.relations["source_id"]) | set(seen.relations["target_id"]) <= stakeholders
    assert rows_of(seen.visible_to(viewer, TODAY)) <= rows_of(seen)
