"""A register never changes; every operation gives a new one, in one order: overlay, door, filter."""

from dataclasses import replace
from types import MappingProxyType

import pandas as pd
import pytest

from stakeholders import Filter, Viewer, read_dataset, read_scenario
from stakeholders.register import Register
from stakeholders.scenario import Scenario
from stakeholders.schema import ORIGIN, TABLES


@pytest.fixture(scope="module")
def belt(root):
    return read_dataset(root / "data" / "nordic_green_belt").register


@pytest.fixture(scope="module")
def finland(root):
    return read_scenario(root / "data" / "scenarios" / "finland")


def frame(text):
    header, *rows = [line.split(",") for line in text.split("\n")]
    return pd.DataFrame(rows, columns=header, dtype="str")


@pytest.mark.parametrize("name", TABLES)
def test_a_table_that_was_handed_out_can_be_changed_without_harm(belt, name):
    before = belt.table(name).copy()
    handed = belt.table(name)
    handed[handed.columns[0]] = "changed"
    handed["new"] = 1
    if len(handed):
        handed.iloc[0, 1] = "changed"
        handed.loc[handed.index[0], "file"] = "changed"
    handed.pop("row")
    assert belt.table(name).equals(before)


def test_the_tables_themselves_cannot_be_replaced(belt):
    assert isinstance(belt._tables, MappingProxyType)
    with pytest.raises(AttributeError):
        belt.stakeholders = belt.memberships
    with pytest.raises(AttributeError):
        belt.key = ""


def test_every_table_is_complete_whatever_it_was_made_of():
    made = Register.of({"stakeholders": frame("id,own,file\na,x,f.csv"), "memberships": frame("member_id\na")}, "k")
    for name, table in TABLES.items():
        columns = list(made.table(name).columns)
        assert columns[: len(table.names)] == list(table.names)
        assert columns[-3:] == list(ORIGIN)
    assert made.stakeholders.loc[0, ["own", "file", "row", "tlp"]].tolist() == ["x", "f.csv", 2, "AMBER"]
    assert made.stakeholders["lat"].isna().all()
    assert made.memberships.empty  # its group isn't there


def test_an_unknown_table_is_a_key_error(belt):
    with pytest.raises(KeyError):
        belt.table("people")


def test_keys_tell_different_contents_apart(belt, finland):
    made = [
        belt, belt.with_overlay(finland), belt.visible_to(Viewer()), belt.visible_to(Viewer("community")),
        belt.visible_to(Viewer("member", {"nic"})), belt.visible_to(Viewer("member", {"nic"}, "sca")), belt.at(2023),
        belt.select(Filter(kinds={"company"})), belt.select(Filter(countries={"SE"})), belt.select(Filter(year=2023)),
    ]  # fmt: skip
    assert len({one.key for one in made}) == len(made)
    assert belt.select(Filter(kinds={"company"})).key == belt.select(Filter(kinds=["company"])).key


def test_an_overlay_adds_its_rows_and_nothing_else(belt, finland):
    overlaid = belt.with_overlay(finland)
    assert overlaid.scenarios == ("finland",)
    assert overlaid.with_overlay(finland) is overlaid
    for name in TABLES:
        rows = overlaid.table(name)
        assert rows[rows["scenario"] == ""].reset_index(drop=True).equals(belt.table(name))
    added = overlaid.memberships[overlaid.memberships["scenario"] == "finland"]
    assert set(added["status"]) == {"hypothetical"}


def scenario(**tables):
    frames = {name: frame(text) for name, text in tables.items()}
    return Scenario("s", "", {}, "", (), (), frames, "k", pd.DataFrame())


def test_a_newcomer_whose_id_is_taken_is_left_out_and_empty_status_is_hypothetical():
    base = Register.of(
        {"stakeholders": frame("id,name,kind\na,A,company\ng,G,cluster"), "initiatives": frame("id,name\np,P")}, "k"
    )
    overlaid = base.with_overlay(
        scenario(
            stakeholders="id,name,extra\na,Other,x\np,Other,x\nb,B,x",
            memberships="member_id,group_id\na,g\nb,g\nb,nowhere",
        )
    )
    assert overlaid.stakeholders["name"].tolist() == ["A", "G", "B"]
    assert overlaid.stakeholders["extra"].tolist() == ["", "", "x"]
    assert overlaid.memberships[["member_id", "status", "scenario"]].to_numpy().tolist() == [
        ["a", "hypothetical", "s"], ["b", "hypothetical", "s"],
    ]  # fmt: skip


def test_the_order_is_overlay_door_filter(belt, finland):
    for late in (belt.visible_to(Viewer()), belt.select(Filter(kinds={"company"}))):
        with pytest.raises(ValueError, match="overlay"):
            late.with_overlay(finland)
    with pytest.raises(ValueError, match="door"):
        belt.select(Filter(kinds={"company"})).visible_to(Viewer())


def test_a_scenario_opens_nothing_that_was_closed():
    base = Register.of({"stakeholders": frame("id,name,kind,tlp\na,A,company,AMBER\ng,G,cluster,CLEAR")}, "k")
    overlaid = base.with_overlay(scenario(memberships="member_id,group_id,role,tlp\na,g,member,CLEAR"))
    assert overlaid.visible_to(Viewer("member", {"g"})).stakeholders["id"].tolist() == ["g"]


def test_names_are_found_for_stakeholders_and_initiatives(belt):
    assert belt.name_of("nic") == "Nordic Industry Cluster"
    assert belt.name_of("commsec").startswith("CommSec")
    assert belt.name_of("nobody") == "nobody"


def test_what_is_on_record_without_a_scenario_is_seen_and_chosen_as_with_it(belt, finland):
    gone = replace(finland, removes=("ntnu",))
    chosen = Filter(countries={"NO", "FI"})
    with_it = belt.with_overlay(gone).visible_to(Viewer("steward")).select(chosen)
    without = belt.visible_to(Viewer("steward")).select(chosen)
    assert "ntnu" not in with_it.names
    assert with_it.without_overlays().key == without.key
    assert with_it.without_overlays().names == without.names


def test_a_scenario_is_switched_on_by_kind_and_by_organisation(belt, finland):
    some = finland.without(kinds={"company"}, ids={"vaasa"})
    kinds = set(belt.with_overlay(some).stakeholders.query("scenario == 'finland'")["kind"])
    assert "company" not in kinds
    assert kinds
    assert some.key != finland.key
    assert finland.without() is finland


def test_without_some_no_row_refers_to_them(belt):
    left = belt.without({"ntnu", "commsec"})
    assert not {"ntnu", "commsec"} & set(left.names)
    assert not left.memberships["group_id"].eq("commsec").any()
    assert len(belt) == len(left) + 1


def test_a_group_can_be_closed_and_its_organisation_stays(belt):
    left = belt.without({"group:nic"})
    assert "nic" in left.names
    assert belt.memberships["group_id"].eq("nic").sum() > 0 == left.memberships["group_id"].eq("nic").sum()
    assert left.memberships["member_id"].eq("nic").sum() == belt.memberships["member_id"].eq("nic").sum()
    assert left.relations.equals(belt.relations)
    assert len({belt.key, left.key, belt.without({"nic"}).key, belt.without({"group:nic", "nic"}).key}) == 4


def test_without_somebody_unknown_nothing_changes(belt):
    left = belt.without({"nobody", "group:nobody"})
    assert all(left.table(name).equals(belt.table(name)) for name in TABLES)


def test_taking_away_is_done_to_the_record_beneath_a_scenario_too(belt, finland):
    gone = ("ntnu", "group:nic", *finland.tables["stakeholders"]["id"].head(1))
    with_it = belt.with_overlay(finland).without(gone)
    assert with_it.without_overlays().key == belt.without(gone).key
    assert "ntnu" not in with_it.without_overlays().names
    assert not with_it.without_overlays().memberships["group_id"].eq("nic").any()
    assert belt.without(gone).without_overlays().key == belt.without(gone).key
    both = belt.without({"ntnu"}).with_overlay(finland).without({"group:nic"}).at(2024)
    assert both.without_overlays().key == belt.without({"ntnu"}).without({"group:nic"}).at(2024).key
