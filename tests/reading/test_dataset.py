"""A folder becomes a dataset; what is shipped has no fault."""

import shutil
from dataclasses import FrozenInstanceError

import pytest

from stakeholders import read_dataset
from stakeholders.errors import NoSuchDataset
from stakeholders.language import Words
from stakeholders.reading import list_datasets, list_scenarios, open_upload, read_scenario, stamp
from stakeholders.schema import ORIGIN, TABLES

LEAST = {
    "stakeholders.csv": "id,name,kind,country\nnic,NIC,cluster,SE\nforge,Forge,company,\n",
    "memberships.csv": "member_id,group_id\nforge,nic\n",
}


def written(folder, files):
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_the_shipped_dataset_has_no_problem(root):
    dataset = read_dataset(root / "data" / "nordic_green_belt")
    assert dataset.found == ()
    assert dict(dataset.read_counts) == {
        "stakeholders": 71, "initiatives": 33, "memberships": 112, "relations": 17, "indicators": 20, "sources": 6,
    }  # fmt: skip
    assert {name: len(dataset.register.table(name)) for name in dataset.read_counts} == dict(dataset.read_counts)
    assert set(dataset.title) == {"en", "sv", "nb", "fi"}


def test_the_smallest_dataset_opens_and_means_what_empty_cells_mean(tmp_path):
    dataset = read_dataset(written(tmp_path / "least", LEAST))
    assert dataset.found == ()
    register = dataset.register
    for name, table in TABLES.items():
        assert tuple(register.table(name).columns) == (*table.names, *ORIGIN)
    assert register.stakeholders["tlp"].tolist() == ["AMBER", "AMBER"]
    assert register.memberships[["role", "status", "file", "row"]].to_numpy().tolist() == [
        ["", "confirmed", "memberships.csv", 2]
    ]
    assert register.stakeholders["lat"].dtype == "float64"
    assert dataset.title == {"en": "least"}


def test_problems_are_a_table_of_six_columns_also_when_there_are_none(tmp_path):
    problems = read_dataset(written(tmp_path / "least", LEAST)).problems
    assert list(problems.columns) == ["file", "row", "column", "value", "severity", "message"]
    assert problems.empty
    assert problems["row"].dtype == "int64"


@pytest.mark.parametrize("name", ["missing", "empty"])
def test_a_folder_that_is_none_or_holds_nothing_says_so(tmp_path, name):
    (tmp_path / "empty").mkdir()
    with pytest.raises(NoSuchDataset, match=name):
        read_dataset(tmp_path / name)


def test_a_dataset_does_not_change(tmp_path):
    dataset = read_dataset(written(tmp_path / "least", LEAST))
    with pytest.raises(FrozenInstanceError):
        dataset.name = "other"


def test_the_key_follows_the_files(tmp_path):
    folder = written(tmp_path / "least", LEAST)
    first, again = read_dataset(folder), read_dataset(folder)
    assert first.register.key == again.register.key
    written(folder, {"relations.csv": "source_id,target_id,type\n"})
    assert read_dataset(folder).register.key != first.register.key
    assert stamp(folder) != first.stamp


def test_the_same_files_elsewhere_are_another_dataset(tmp_path):
    folder = written(tmp_path / "least", LEAST)
    copy = shutil.copytree(folder, tmp_path / "copy")
    assert read_dataset(copy).register.key != read_dataset(folder).register.key


def test_two_uploads_of_the_same_files_share_no_key():
    files = {name: text.encode() for name, text in LEAST.items()}
    assert open_upload(files).register.key != open_upload(files).register.key


def test_datasets_and_scenarios_are_found_by_their_folders(root, tmp_path, monkeypatch):
    assert list_datasets(root / "data") == ["fictional_belt", "nordic_green_belt"]
    assert [one.id for one in list_scenarios(root / "data")] == ["denmark", "finland", "vasternorrland"]
    written(tmp_path / "mine", LEAST)
    monkeypatch.setenv("STAKEHOLDERS_DATA", str(tmp_path))
    assert list_datasets() == ["mine"]
    assert list_scenarios() == []
    assert list_datasets(tmp_path / "nowhere") == []


@pytest.mark.parametrize("said", ['" spaced "', "5", '""', '"' + "x" * 3000 + '"'])
def test_a_scenario_has_the_same_id_in_the_list_as_when_it_is_read(tmp_path, said):
    (tmp_path / "scenarios").mkdir()
    written(tmp_path / "scenarios" / "mine", {"scenario.toml": f"id = {said}\nbase = 7\n"})
    (listed,) = list_scenarios(tmp_path)
    read = read_scenario(listed.folder)
    assert (listed.id, listed.base) == (read.id, read.base)


def test_numbers_are_numbers_and_everything_else_stays_as_typed(tmp_path):
    files = LEAST | {
        "stakeholders.csv": "id;name;kind;country;lat;lon;municipality;own\nnic;NA;cluster;SE;63,18;14,64;0580;007\n"
    }
    row = read_dataset(written(tmp_path / "least", files)).register.stakeholders.iloc[0]
    assert (row["lat"], row["lon"]) == (63.18, 14.64)
    assert (row["name"], row["municipality"], row["own"]) == ("NA", "0580", "007")


def test_a_long_list_of_problems_is_capped_and_counted(tmp_path):
    rows = "".join(f"s{n},Name,smithy,NO\n" for n in range(1000))
    found = read_dataset(
        written(tmp_path / "many", LEAST | {"stakeholders.csv": f"id,name,kind,country\n{rows}"})
    ).found
    kinds = [one for one in found if one.rule == "unknown_code"]
    assert len(kinds) == 101
    assert sum(one.more for one in kinds) == 900
    closing = kinds[-1]
    assert closing.message(Words()).startswith("And 900 more problems like this: Unknown kind")


def test_fifty_thousand_rows_are_read_in_reasonable_time_and_memory(tmp_path):
    rows = "".join(f"s{n},Organisation {n} i Östersund,company,SE\n" for n in range(50_000))
    ties = "".join(f"s{n},nic\n" for n in range(50_000))
    files = {
        "stakeholders.csv": f"id,name,kind,country\nnic,NIC,cluster,SE\n{rows}",
        "memberships.csv": f"member_id,group_id\n{ties}",
    }
    dataset = read_dataset(written(tmp_path / "large", files))
    assert (len(dataset.register), len(dataset.register.memberships), dataset.found) == (50_001, 50_000, ())


@pytest.mark.parametrize("name", ["denmark", "finland", "vasternorrland"])
def test_a_shipped_scenario_fits_the_shipped_dataset_whole(root, name):
    from stakeholders.reading import scenario_problems

    register = read_dataset(root / "data" / "nordic_green_belt").register
    scenario = read_scenario(root / "data" / "scenarios" / name)
    assert scenario.found == scenario_problems(register, scenario, "nordic_green_belt") == ()
    overlaid = register.with_overlay(scenario)
    for table, rows in scenario.tables.items():
        assert (overlaid.table(table)["scenario"] == name).sum() == len(rows) > 0
