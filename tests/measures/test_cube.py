"""What is counted for whom, and which numbers can't be told to some of those who read them."""

from datetime import date

import pandas as pd
import pytest

from stakeholders.measures.cube import CODES, COUNTIES, audiences
from stakeholders.measures.disclosure import sensitive
from stakeholders.measures.reopening import small_changes
from stakeholders.register import Register
from stakeholders.schema import Viewer

DAY = date(2026, 3, 1)
LIMIT = 5
HERE = COUNTIES.index("NO060")
COMPANIES = HERE, CODES["kind"].index("company")
WELDING = HERE, CODES["capability"].index("welding")
LIMITS = {"member": LIMIT, "community": LIMIT, "public": LIMIT}


def region(parts, welding=()):
    """Return companies of one county: so many with each marking, group they are shared with and cluster they are in."""
    rows = [
        (f"{marking}{shared}{cluster}{n}", marking, shared, cluster)
        for number, marking, shared, cluster in parts
        for n in range(number)
    ]
    people = pd.DataFrame(rows, columns=["id", "tlp", "shared_with", "cluster"])
    inside = people[people["cluster"] != ""]
    clusters = pd.DataFrame({"id": ["west", "east"], "kind": "cluster", "tlp": "CLEAR"})
    weld = pd.DataFrame({"stakeholder_id": [one for one in people["id"] if one.rstrip("0123456789") in welding]})
    tables = {
        "stakeholders": pd.concat([people.drop(columns="cluster").assign(kind="company", region="NO060"), clusters]),
        "memberships": pd.DataFrame({"member_id": inside["id"], "group_id": inside["cluster"]}).assign(
            role="member", status="confirmed", tlp="AMBER"
        ),
        "capabilities": weld.assign(capability="welding", consent_by="board", consent_date="2025", tlp="CLEAR"),
    }
    return Register.of({name: frame.fillna("").astype("str") for name, frame in tables.items()}, repr(parts))


def read_by(register, also=()):
    return {one.reader: one for one in audiences(register, DAY, also)}


def test_whom_rows_are_shared_with_can_not_subtract_them_to_find_one():
    register = region([(12, "GREEN", "west", ""), (1, "AMBER", "", "west")])
    told = read_by(register)["community"]
    assert told.told.counts["kind"][COMPANIES] == 13
    assert sensitive(told, LIMIT)["kind"][COMPANIES]


@pytest.mark.parametrize(("also", "expected"), [((), False), ((Viewer("member", groups={"west", "east"}),), True)])
def test_who_belongs_to_two_clusters_can_subtract_the_rows_of_both(also, expected):
    register = region([(6, "AMBER", "", "west"), (6, "AMBER", "", "east"), (2, "AMBER+STRICT", "", "")])
    assert sensitive(read_by(register, also)["member"], LIMIT)["kind"][COMPANIES] == expected


@pytest.mark.parametrize(
    ("parts", "welding"),
    [
        ([(8, "AMBER", "", "west"), (9, "AMBER", "", "east")], ["AMBERwest"]),  # the west learns: nobody but ours
        ([(7, "CLEAR", "", ""), (1, "AMBER", "", "")], ["CLEAR"]),  # seven of eight whose names everybody knows
    ],
)
def test_a_capability_is_not_told_where_it_tells_that_there_is_nobody_else_or_names_who_has_it(parts, welding):
    register = region(parts, welding)
    tables = {name: register.table(name) for name in ("stakeholders", "memberships")}
    hidden = Register.of({**tables, "capabilities": register.capabilities.assign(tlp="AMBER")}, f"{register.key} amber")
    told = read_by(hidden)["member"]
    assert told.told.counts["capability"][WELDING] >= LIMIT
    assert sensitive(told, LIMIT)["capability"][WELDING]


@pytest.mark.parametrize(
    ("green", "west", "others", "reader", "expected"),
    [
        (0, 4, 1, "member", True),  # five in all, of whom the west sees four
        (5, 0, 1, "public", True),  # six, of whom members see five
        (0, 5, 0, "member", False),
    ],
)
def test_a_change_is_too_small_to_tell_where_somebody_can_subtract_most_of_it(green, west, others, reader, expected):
    parts = [(9, "GREEN", "", ""), (9, "AMBER", "", "west"), (9, "AMBER", "", "")]
    more = [(9 + new, *rest) for new, (_, *rest) in zip((green, west, others), parts, strict=True)]
    small = small_changes(audiences(region(more), DAY), read_by(region(parts)), reader, LIMITS)
    assert small["kind"][COMPANIES] == expected
