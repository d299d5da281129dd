"""A scenario that was written as files reads as the same scenario, whatever text is in it."""

import io
import json
import tomllib
import zipfile
from dataclasses import replace
from functools import partial

import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stakeholders.keeping import scenario_files, zipped
from stakeholders.reading import open_scenario, read_scenario
from stakeholders.reading.scenario import scenario_of

WORDED = {
    "stakeholders.csv": b"id,name,kind,country,lat,lon,own column,tlp\nyard,Yard,company,FI,63.1,21.6,kept,CLEAR\n"
}
SCENARIO = open_scenario({"scenario.toml": b'id = "more"\nbase = "belt"'} | WORDED)
HOSTILE = 'a"""b\'\'\'\\\r\n\tc\r"d",;\x00\x07\x1b\x7f\u2028🎉\u202e[evidence]\nid = "x"'
EMPTY = pd.DataFrame({"member_id": [], "group_id": []}, dtype="str")

some_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=80).map(str.strip)
filled = some_text.filter(bool)


def read(scenario):
    files = scenario_files(scenario)
    tables = {name: partial(bytes, raw) for name, raw in files.items() if name.endswith(".csv")}
    return scenario_of(files["scenario.toml"], tables, "elsewhere", "key")


@pytest.mark.parametrize("name", ["denmark", "finland", "vasternorrland"])
def test_a_shipped_scenario_reads_as_it_was(root, name):
    shipped = read_scenario(root / "data" / "scenarios" / name)
    again = read(shipped)
    for table, rows in shipped.tables.items():
        held = rows[[column for column in rows if (rows[column] != "").any() or column in again.tables[table]]]
        pd.testing.assert_frame_equal(again.tables[table], held, check_like=True)
    assert replace(again, tables={}, key="", built=False) == replace(
        shipped, tables={}, key="", problems=again.problems
    )
    assert again.built


@given(
    filled,
    st.dictionaries(some_text, some_text, min_size=1, max_size=3),
    st.lists(filled, max_size=3).map(tuple),
    st.lists(st.tuples(some_text, some_text), max_size=3).map(tuple),
    st.lists(filled, max_size=2).map(tuple),
)
@example(HOSTILE, {HOSTILE: HOSTILE}, (HOSTILE,), ((HOSTILE, HOSTILE),), (HOSTILE,))
def test_any_text_of_a_description_survives(text, title, several, evidence, gone):
    told = replace(
        SCENARIO, base=text, question=text, title=title, assumptions=several, evidence=evidence, removes=gone
    )
    again = read(replace(told, tlp="AMBER+STRICT", shared_with="nic|midsec"))
    assert (again.base, again.question, again.title, again.assumptions) == (text, text, title, several)
    assert (again.evidence, again.removes, again.tlp, again.shared_with, again.built) == (
        evidence,
        gone,
        "AMBER+STRICT",
        "nic|midsec",
        True,
    )
    assert again.found == ()


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60), min_size=1, max_size=4))
@example([HOSTILE])
@example(["\r", "=1+1", " ", "'"])
@example([HOSTILE.replace("\n", "").replace('"', "")])
def test_any_text_of_a_row_survives(texts):
    rows = pd.DataFrame({"id": [f"id{i}" for i in range(len(texts))], "name": texts, "description": texts}, dtype="str")
    rows = rows.assign(kind="company", country="FI")
    again = read(replace(SCENARIO, tables={"stakeholders": rows})).tables["stakeholders"]
    assert again[["id", "name", "description"]].to_dict("list") == rows[["id", "name", "description"]].to_dict("list")


def test_half_a_character_does_not_stop_the_writing():
    again = read(replace(SCENARIO, question="a\ud800b", title={"en": "\udfff"}))
    assert (again.question, again.title) == ("a?b", {"en": "?"})


def test_only_tables_with_rows_and_columns_that_say_something_are_written():
    frame = SCENARIO.tables["stakeholders"].assign(website="", region="")
    files = scenario_files(replace(SCENARIO, tables={"stakeholders": frame, "memberships": EMPTY}))
    assert sorted(files) == ["datapackage.json", "scenario.toml", "stakeholders.csv"]
    assert files["stakeholders.csv"] == WORDED["stakeholders.csv"]
    package = json.loads(files["datapackage.json"])
    assert package["resources"] == [{"name": "stakeholders", "path": "stakeholders.csv"}]
    assert package["name"] == "scenario-more"


def test_ties_are_written_as_hypothetical_whatever_they_claim():
    ties = pd.DataFrame({"member_id": ["yard"], "group_id": ["nic"], "status": ["confirmed"]}, dtype="str")
    files = scenario_files(replace(SCENARIO, tables={"memberships": ties}))
    assert files["memberships.csv"] == b"member_id,group_id,status\nyard,nic,hypothetical\n"


def test_a_required_column_that_the_rows_lack_is_written_empty():
    rows = pd.DataFrame({"id": ["yard"], "name": ["Yard"], "kind": ["company"], "budget": [7]})
    assert scenario_files(replace(SCENARIO, tables={"stakeholders": rows}))["stakeholders.csv"] == (
        b"id,name,kind,budget,country\nyard,Yard,company,7,\n"
    )


def test_the_description_is_one_that_people_can_read():
    told = replace(SCENARIO, evidence=(("report", "a vision"),), removes=("nic",), shared_with="nic", tlp="GREEN")
    text = scenario_files(told)["scenario.toml"].decode()
    assert text.startswith('id = "more"\nbase = "belt"\nstatus = "hypothetical"\ntlp = "GREEN"\n')
    assert text.endswith('[title]\nen = "more"\n\n[[evidence]]\nsource = "report"\nquote = "a vision"\n')
    assert tomllib.loads(text)["shared_with"] == ["nic"]


def test_an_archive_opens_as_the_same_scenario_and_is_always_the_same_bytes():
    archive = zipped(SCENARIO)
    assert archive == zipped(SCENARIO)
    again = open_scenario({"more.zip": archive})
    assert (again.id, again.found, again.built) == ("more", (), True)
    pd.testing.assert_frame_equal(again.tables["stakeholders"], SCENARIO.tables["stakeholders"])


@pytest.mark.parametrize("name", ["../../up", "/etc", "C:\\up", "con", "", "a\0b"])
def test_no_id_makes_an_archive_that_unpacks_elsewhere(name):
    with zipfile.ZipFile(io.BytesIO(zipped(replace(SCENARIO, id=name)))) as archive:
        assert {path.split("/")[0] for path in archive.namelist()} <= {
            "up",
            "etc",
            "c_up",
            "scenario_con",
            "scenario",
            "a_b",
        }
        assert all(path.count("/") == 1 and ".." not in path for path in archive.namelist())
