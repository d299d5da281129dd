"""Whatever a scenario holds, laying it over a register changes nothing of what is on record."""

from dataclasses import replace

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from stakeholders import Filter, Viewer
from stakeholders.keeping import scenario_files
from stakeholders.reading import open_scenario
from stakeholders.schema import TABLES

KNOWN = ("forge", "yard", "broker", "lab", "hospital", "west", "east", "bridge")
ENDS = {"memberships": ("member_id", "group_id"), "relations": ("source_id", "target_id")}
EMPTY = open_scenario({"scenario.toml": b'id = "more"\nbase = "shores"'})

some_id = st.sampled_from((*KNOWN, "new1", "new2", "new3", "nobody"))
marking = st.sampled_from(["", "CLEAR", "GREEN", "AMBER", "AMBER+STRICT"])
newcomer = st.fixed_dictionaries(
    {
        "id": some_id,
        "name": st.sampled_from(["A", "B"]),
        "kind": st.sampled_from(["company", "cluster"]),
        "country": st.sampled_from(["FI", "DK", ""]),
        "tlp": marking,
    }
)
project = st.fixed_dictionaries({"id": some_id, "name": st.just("P"), "kind": st.just("project"), "tlp": marking})
member = st.fixed_dictionaries(
    {"member_id": some_id, "group_id": some_id, "role": st.sampled_from(["member", "owner"]), "tlp": marking}
)
tie = st.fixed_dictionaries(
    {"source_id": some_id, "target_id": some_id, "type": st.just("informs"), "own": st.sampled_from(["", "kept"])}
)


@st.composite
def overlays(draw):
    rows = {
        "stakeholders": draw(st.lists(newcomer, max_size=4)),
        "initiatives": draw(st.lists(project, max_size=2)),
        "memberships": draw(st.lists(member, max_size=5)),
        "relations": draw(st.lists(tie, max_size=4)),
    }
    tables = {name: pd.DataFrame(one, dtype="str") for name, one in rows.items() if one}
    gone = draw(st.lists(some_id, max_size=3, unique=True))
    return replace(EMPTY, tables=tables, removes=tuple(gone), key=repr((rows, gone)))


def tables_of(register):
    return {name: register.table(name).copy(deep=True) for name in TABLES}


def assert_same(held, expected):
    for name in TABLES:
        pd.testing.assert_frame_equal(held[name], expected[name])


@given(overlays())
def test_what_is_on_record_stays_as_it_was(two_shores, scenario):
    before, key = tables_of(two_shores), two_shores.key
    given_tables = {name: rows.copy(deep=True) for name, rows in scenario.tables.items()}
    overlaid = two_shores.with_overlay(scenario)
    handed_out = overlaid.stakeholders
    handed_out["name"] = "changed"
    assert two_shores.key == key != overlaid.key
    assert_same(tables_of(two_shores), before)
    for name, rows in scenario.tables.items():
        pd.testing.assert_frame_equal(rows, given_tables[name])


@given(overlays())
def test_without_overlays_it_is_the_record_again(two_shores, scenario):
    overlaid = two_shores.with_overlay(scenario)
    assert overlaid.without_overlays().key == two_shores.key
    assert_same(tables_of(overlaid.without_overlays()), tables_of(two_shores))


@given(overlays(), st.sampled_from([Viewer(), Viewer("member", {"west"}), Viewer("steward", {"east"})]))
def test_without_overlays_one_sees_and_chooses_as_before(two_shores, scenario, viewer):
    choice = Filter(countries=frozenset({"NO"}))
    seen = two_shores.with_overlay(scenario).visible_to(viewer).select(choice).without_overlays()
    expected = two_shores.visible_to(viewer).select(choice)
    assert seen.key == expected.key
    assert_same(tables_of(seen), tables_of(expected))


@given(overlays())
def test_rows_on_record_are_in_the_overlay_as_they_were_or_gone(two_shores, scenario):
    overlaid = two_shores.with_overlay(scenario)
    for name in TABLES:
        held = overlaid.table(name)
        kept = held[held["scenario"] == ""].reset_index(drop=True)[two_shores.table(name).columns]
        recorded = two_shores.without(set(scenario.removes)).table(name)
        pd.testing.assert_frame_equal(kept, recorded)


@given(overlays())
def test_writing_and_opening_it_again_lays_the_same_over_the_register(two_shores, scenario):
    proper = {name: rows.drop_duplicates(list(TABLES[name].key)) for name, rows in scenario.tables.items()}
    for name, (one, other) in ENDS.items():
        if name in proper:
            proper[name] = proper[name][proper[name][one] != proper[name][other]]
    if {"stakeholders", "initiatives"} <= set(proper):
        both = proper["initiatives"]["id"].isin(proper["stakeholders"]["id"])
        proper["initiatives"] = proper["initiatives"][~both]
    scenario = replace(scenario, tables=proper)
    again = open_scenario(scenario_files(scenario))
    overlaid, opened = two_shores.with_overlay(scenario), two_shores.with_overlay(again)
    for name, table in TABLES.items():
        columns = list(table.names)
        pd.testing.assert_frame_equal(overlaid.table(name)[columns], opened.table(name)[columns])
