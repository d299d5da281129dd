"""What a filter keeps and what was there in a year."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholders import Filter
from stakeholders.register import Register
from stakeholders.schema import TABLES
from stakeholders.selection import years_of


def frame(text):
    header, *rows = [line.split(",") for line in text.strip().split("\n")]
    return pd.DataFrame(rows, columns=header, dtype="str")


SHORES = Register.of(
    {
        "stakeholders": frame(
            "id,name,kind,country,region,sectors\nforge,Forge,company,NO,NO060,metal|machining\n"
            "yard,Yard,company,NO,NO060,\nlab,Lab,academia,SE,SE322,research\nwest,West,cluster,NO,NO060,defence\n"
            "radio,Radio,media,SE,SE322,"
        ),
        "initiatives": frame(
            "id,name,kind,start,end,scale\nbridge,Bridge,project,2022,2023,\nfair,Fair,event,2023-05,,\nold,Old,event,2019,,small"
        ),
        "memberships": frame(
            "member_id,group_id,role,since,until\nforge,bridge,owner,,\nlab,bridge,partner,,\nyard,fair,participant,,\n"
            "lab,fair,participant,,\nforge,west,member,2021,2022\nyard,west,invited,,\nyard,old,participant,,\nforge,old,participant,,"
        ),
        "relations": frame("source_id,target_id,type,since,until\nyard,lab,supplies,2024,\nradio,forge,informs,,"),
    },
    "shores",
)


def ids(made, table="stakeholders"):
    return set(made.table(table)["id"])


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (Filter(), {"forge", "yard", "lab", "west", "radio"}),
        (Filter(kinds={"company"}), {"forge", "yard"}),
        (Filter(kinds={"company", "media"}, countries={"SE"}), {"radio"}),
        (Filter(regions={"NO060"}), {"forge", "yard", "west"}),
        (Filter(sectors={"machining", "research"}), {"forge", "lab"}),
        (Filter(groups={"bridge"}), {"forge", "lab"}),
        (Filter(groups={"west"}), {"forge", "west"}),  # the group itself, and not who is only invited
        (Filter(kinds={"cluster"}, countries={"FI"}), set()),
        (
            Filter(kinds={"academia"}, neighbours=True),
            {"lab", "forge", "yard"},
        ),  # a project, a relation; no large event
        (Filter(kinds={"media"}, neighbours=True), {"radio"}),  # publicity is no contact
        (Filter(kinds={"cluster"}, neighbours=True), {"west", "forge"}),
    ],
)
def test_a_filter_keeps(choice, expected):
    assert ids(SHORES.select(choice)) == expected


def test_initiatives_stay_that_those_kept_take_part_in_or_that_were_asked_for():
    assert ids(SHORES.select(Filter(kinds={"academia"})), "initiatives") == {"bridge", "fair"}
    assert ids(SHORES.select(Filter(kinds={"media"}, groups={"old"})), "initiatives") == {"old"}


@pytest.mark.parametrize(
    ("year", "initiatives", "ties"),
    [
        (2018, set(), 2),  # the undated invitation and the undated publicity
        (2019, {"old"}, 4),
        (2022, {"bridge"}, 5),
        (2023, {"bridge", "fair"}, 6),
        (2030, set(), 3),  # the supplies relation goes on; the event is over, the project has ended
    ],
)
def test_a_year_keeps_what_was_there(year, initiatives, ties):
    then = SHORES.at(year)
    assert ids(then, "initiatives") == initiatives
    assert len(then.memberships) + len(then.relations) == ties
    assert len(then) == 5


def test_years_are_read_from_dates_and_from_nothing_else():
    read = years_of(pd.Series(["2023", "2023-09", "2023-09-01", "", "May 2023", "20230901"], dtype="str"))
    assert read.fillna(0).tolist() == [2023, 2023, 2023, 0, 0, 0]


FILTERS = st.builds(
    Filter,
    kinds=st.sets(st.sampled_from(["company", "academia", "cluster", "media"]), max_size=2),
    countries=st.sets(st.sampled_from(["NO", "SE"]), max_size=1),
    groups=st.sets(st.sampled_from(["bridge", "west", "nowhere"]), max_size=1),
    year=st.sampled_from([None, 2019, 2022, 2023]),
)


@given(FILTERS)
def test_selecting_twice_is_selecting_once_and_nothing_dangles(choice):
    once = SHORES.select(choice)
    twice = once.select(choice)
    for name in TABLES:
        assert twice.table(name).equals(once.table(name))
    known = ids(once) | ids(once, "initiatives")
    assert set(once.memberships["member_id"]) <= ids(once)
    assert set(once.memberships["group_id"]) <= known
    assert set(once.relations["source_id"]) | set(once.relations["target_id"]) <= ids(once)
