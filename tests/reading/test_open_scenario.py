"""What a colleague sent opens in memory; what is wrong with it is told, and the rest is there."""

import io
import zipfile

import pytest

from stakeholders.language import LANGUAGES, Words
from stakeholders.reading import open_scenario, open_upload, problems_table, scenario_problems
from stakeholders.reading.opened_scenario import NoScenario, SeveralScenarios, UnreadableArchive

TOML = b'id = "more"\nbase = "belt"\nquestion = "What if?"\n'
HEAD = b"id,name,kind,country"
YARD = HEAD + b"\nyard,Yard,company,FI\n"
BASE = open_upload(
    {
        "stakeholders.csv": HEAD + b"\nnic,NIC,cluster,SE\nforge,Forge,company,NO\n",
        "memberships.csv": b"member_id,group_id\nforge,nic\n",
    }
).register


def packed(**files):
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as members:
        for path, raw in files.items():
            members.writestr(path, raw)
    return archive.getvalue()


def zip_of(files):
    return {"sent.zip": packed(**files)}


def told(problems):
    return {(one.rule, one.file, one.row, one.column, one.value) for one in problems}


def opened(**tables):
    return open_scenario({"scenario.toml": TOML} | {f"{name}.csv": raw for name, raw in tables.items()})


@pytest.mark.parametrize(
    "files",
    [
        {"scenario.toml": TOML, "stakeholders.csv": YARD, "datapackage.json": b"{}"},
        {"C:\\sent\\Scenario.TOML": TOML, "sent/Stakeholders.csv": YARD},
        zip_of({"more/scenario.toml": TOML, "more/stakeholders.csv": YARD, "more/datapackage.json": b"{"}),
        zip_of({"scenario.toml": TOML, "stakeholders.csv": YARD}),
    ],
)
def test_a_folder_opens_loose_or_packed(files):
    scenario = open_scenario(files)
    assert (scenario.id, scenario.base, scenario.question, scenario.found) == ("more", "belt", "What if?", ())
    assert scenario_problems(BASE, scenario, "belt") == ()
    assert BASE.with_overlay(scenario).stakeholders["name"].tolist() == ["NIC", "Forge", "Yard"]


def test_two_uploads_of_the_same_files_share_no_cache():
    files = {"scenario.toml": TOML}
    assert open_scenario(files).key != open_scenario(files).key


@pytest.mark.parametrize("files", [{}, {"stakeholders.csv": YARD}, zip_of({"stakeholders.csv": YARD})])
def test_without_a_description_it_is_said_what_to_choose(files):
    with pytest.raises(NoScenario, match=r"together with its CSV files"):
        open_scenario(files)


@pytest.mark.parametrize(
    "files",
    [
        zip_of({"a/scenario.toml": TOML, "b/scenario.toml": TOML}),
        zip_of({"a/scenario.toml": TOML}) | {"scenario.toml": TOML},
        zip_of({"a/scenario.toml": TOML}) | {"again.zip": packed(**{"a/scenario.toml": TOML})},
    ],
)
def test_of_several_scenarios_none_is_guessed(files):
    with pytest.raises(SeveralScenarios, match="one scenario at a time"):
        open_scenario(files)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_damaged_archive_is_told_with_its_reason_in_the_readers_language(tag):
    with pytest.raises(UnreadableArchive) as caught:
        open_scenario({"sent.zip": b"PK but not really"})
    assert Words(tag).say("it is damaged or no zip file") in caught.value.told(Words(tag))


def test_an_id_that_the_dataset_has_is_told_and_the_rest_opens():
    scenario = opened(stakeholders=HEAD + b"\nforge,Another,company,FI\nyard,Yard,company,FI\n")
    assert scenario.found == ()
    assert told(scenario_problems(BASE, scenario)) == {("scenario_id_taken", "stakeholders.csv", 2, "id", "forge")}
    assert BASE.with_overlay(scenario).stakeholders["name"].tolist() == ["NIC", "Forge", "Yard"]


def test_a_member_that_nobody_knows_is_told_and_the_rest_opens():
    scenario = opened(stakeholders=YARD, memberships=b"member_id,group_id\nyard,nic\nnobody,nic\n")
    assert scenario.found == ()
    assert told(scenario_problems(BASE, scenario)) == {
        ("unknown_stakeholder", "memberships.csv", 3, "member_id", "nobody")
    }
    assert BASE.with_overlay(scenario).memberships["member_id"].tolist() == ["forge", "yard"]


def test_a_country_that_is_none_is_told_and_the_row_opens():
    scenario = opened(stakeholders=HEAD + b"\nyard,Yard,company,ZZ\n")
    assert told(scenario.found) == {("unknown_country", "stakeholders.csv", 2, "country", "ZZ")}
    assert BASE.with_overlay(scenario).stakeholders["name"].tolist() == ["NIC", "Forge", "Yard"]


def test_a_row_that_does_not_belong_here_is_left_out_with_its_ties_and_never_quoted():
    scenario = opened(
        stakeholders=HEAD + b",tlp\nhush,Hush Works,company,FI,TLP:RED\nyard,Yard,company,FI,GREEN\n",
        memberships=b"member_id,group_id,tlp,evidence\nhush,nic,,\nyard,nic,,\nforge,nic,Hemlig,whispered\n",
    )
    everything = (*scenario.found, *scenario_problems(BASE, scenario))
    assert told(everything) == {
        ("refused_marking", "stakeholders.csv", 2, "tlp", ""),
        ("end_left_out", "memberships.csv", 2, "member_id", ""),
        ("refused_marking", "memberships.csv", 4, "tlp", ""),
    }
    said = problems_table(everything, Words("en")).to_csv() + repr(scenario) + repr(everything)
    assert not any(word in said for word in ("hush", "Hush", "whispered"))
    assert BASE.with_overlay(scenario).memberships["member_id"].tolist() == ["forge", "yard"]


@pytest.mark.parametrize(
    ("stated", "safe"),
    [
        ("../../up", "up"),
        ("Größer & Ålesund", "grosser_alesund"),
        ("con", "scenario_con"),
        ("<b>", "b"),
        ("🎉", "scenario"),
    ],
)
def test_an_id_that_no_folder_could_have_is_replaced_and_that_is_told(stated, safe):
    scenario = open_scenario({"scenario.toml": f'id = "{stated}"'.encode(), "stakeholders.csv": YARD})
    assert scenario.id == safe
    assert set(scenario.tables["stakeholders"]["scenario"]) == {safe}
    assert told(scenario.found) == {("scenario_id", "scenario.toml", 0, "id", stated)}
    assert scenario.problems["message"].str.contains(f"called {safe} here").all()


def test_without_an_id_it_is_called_as_the_folder_or_archive_is():
    assert open_scenario(zip_of({"My idea/scenario.toml": b""})).id == "my_idea"
    assert open_scenario({"From Åsa.zip": packed(**{"scenario.toml": b""})}).id == "from_asa"
    assert open_scenario({"scenario.toml": b""}).id == "scenario"


def test_files_that_lie_elsewhere_or_are_no_tables_are_told():
    scenario = open_scenario(
        zip_of({"more/scenario.toml": TOML, "more/people.csv": b"id", "belt/stakeholders.csv": YARD})
        | {"relations.csv": b"source_id,target_id,type\n", "notes.pdf": b"%PDF"}
    )
    assert told(scenario.found) == {
        ("unknown_table", "people.csv", 0, "", ""),
        ("outside_scenario", "belt/stakeholders.csv", 0, "", ""),
        ("outside_scenario", "relations.csv", 0, "", ""),
        ("outside_scenario", "notes.pdf", 0, "", ""),
    }
    assert dict(scenario.tables) == {}


def test_a_file_dropped_twice_is_told():
    scenario = open_scenario({"scenario.toml": TOML, "a/stakeholders.csv": YARD, "b/stakeholders.csv": YARD})
    assert told(scenario.found) == {("repeated_table", "stakeholders.csv", 0, "", "")}


def test_a_description_that_is_no_toml_is_told_and_the_rows_open():
    scenario = open_scenario({"scenario.toml": b"id = ", "stakeholders.csv": YARD})
    assert {one.rule for one in scenario.found} == {"scenario_description"}
    assert len(scenario.tables["stakeholders"]) == 1


def test_nothing_is_written_to_disk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    open_scenario(zip_of({"../../escape/scenario.toml": TOML, "../../escape/stakeholders.csv": YARD}))
    assert list(tmp_path.iterdir()) == []
