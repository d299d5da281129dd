"""How far a scenario may travel: its description, and its files with all that they name."""

import pytest

from stakeholders.reading import open_scenario
from stakeholders.schema import Marking


def scenario(description="", **files):
    told = f'id = "more"\nbase = "shores"\n{description}'
    return open_scenario({"scenario.toml": told.encode(), **{f"{name}.csv": rows for name, rows in files.items()}})


def newcomer(tlp):
    return f"id,name,kind,country,tlp\nmill,Mill,company,SE,{tlp}\n".encode()


@pytest.fixture
def recorded(two_shores):
    return {"stakeholders": two_shores.stakeholders, "initiatives": two_shores.initiatives}


def test_what_nobody_classified_is_amber():
    assert scenario(stakeholders=newcomer("GREEN")).marking() == Marking.GREEN
    unmarked = b"source_id,target_id,type\nmill,forge,supplies\n"
    assert scenario(stakeholders=newcomer("CLEAR"), relations=unmarked).marking() == Marking.AMBER
    assert scenario('removes = ["forge"]').marking() == Marking.AMBER


def test_its_files_are_marked_as_the_strictest_of_what_is_in_them(recorded):
    assert scenario('tlp = "CLEAR"', stakeholders=newcomer("CLEAR")).marking_of_file(recorded) == Marking.CLEAR
    assert scenario('tlp = "CLEAR"', stakeholders=newcomer("AMBER")).marking_of_file(recorded) == Marking.AMBER
    assert scenario('tlp = "AMBER+STRICT"').marking_of_file(recorded) == Marking.AMBER_STRICT


def test_its_files_are_marked_as_those_on_record_whom_they_name(recorded):
    tie = b"source_id,target_id,type,tlp\nmill,hospital,supplies,CLEAR\n"
    assert scenario('tlp = "CLEAR"', relations=tie).marking_of_file(recorded) == Marking.AMBER
    assert scenario('tlp = "CLEAR"\nremoves = ["yard"]').marking_of_file(recorded) == Marking.GREEN
