"""The list of all: labels in the reader's language, sorted as its readers look names up, finds with what matched."""

import pandas as pd
import pytest

from stakeholders.language import LANGUAGES, Words
from stakeholders.measures.search import find, hits_of
from stakeholders.measures.search_index import search_index
from stakeholders.scenario import Scenario
from stakeholders.views.directory import directory_table, found, found_by, initiatives_table

EN = Words("en")


def test_names_are_sorted_and_counted(two_shores):
    table = directory_table(two_shores, {"broker": 3}, EN)
    assert list(table["name"]) == ["Broker", "East", "Forge", "Hospital", "Lab", "West", "Yard"]
    assert table.loc["broker", ["kind", "country", "memberships", "ties", "tlp"]].tolist() == [
        "Association or business-support body",
        "Norway",
        2,
        3,
        "TLP:CLEAR",
    ]


@pytest.mark.parametrize("tag", LANGUAGES)
def test_labels_are_the_readers(two_shores, tag):
    words = Words(tag)
    assert directory_table(two_shores, {}, words).loc["lab", "kind"] == words.label("kind", "academia")
    assert initiatives_table(two_shores, words).loc["bridge", "kind"] == words.label("initiative_kind", "project")


def test_swedes_look_for_o_with_dots_behind_z(register_of):
    register = register_of(stakeholders="id,name,kind,country\na,Östersund,authority,SE\nb,Zinkgruvan,company,SE\n")
    assert list(directory_table(register, {}, Words("sv"))["name"]) == ["Zinkgruvan", "Östersund"]
    assert list(directory_table(register, {}, EN)["name"]) == ["Östersund", "Zinkgruvan"]


def test_finds_come_in_their_order_with_what_matched(two_shores):
    hits = hits_of(find(search_index(two_shores, EN), "machining"), "stakeholders")
    table = found(directory_table(two_shores, {}, EN), hits, EN)
    assert list(table.index) == ["forge", "yard"]
    assert list(table["found"]) == ["sectors: Machining", "sectors: Machining"]


def test_a_find_by_likeness_says_so(two_shores):
    (hit, *_) = find(search_index(two_shores, EN), "hospitel")
    assert found_by(hit, EN) == "name: Hospital (spelt alike)"


def test_a_hostile_name_is_one_short_line(register_of):
    register = register_of(stakeholders=f"id,name,kind,country\na,{'x' * 10_000},company,NO\nb,a\u202eb,company,NO\n")
    names = list(directory_table(register, {}, EN)["name"])
    assert names[0] == "a[U+202E]b"
    assert len(names[1]) == 200


def test_who_is_there_only_in_a_scenario_is_marked_beside_the_name(two_shores):
    rows = two_shores.stakeholders
    tables = {"stakeholders": rows[rows["id"] == "lab"].assign(id="new", name="Annex", scenario="plan")}
    overlaid = two_shores.with_overlay(Scenario("plan", "", {}, "", (), (), tables, "k", pd.DataFrame()))
    table = directory_table(overlaid, {}, EN)
    assert list(table.columns[:2]) == ["name", "status"]
    assert table.loc["new", "status"] == "Hypothetical"
    assert set(table["status"].drop("new")) == {""}
    assert "status" not in directory_table(two_shores, {}, EN)
