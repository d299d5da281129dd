"""A scenario that is kept appears, changes and goes whole; a shipped one, and everything else, stays as it is."""

import hashlib
import os
import shutil
from dataclasses import replace

import pytest

from stakeholders import Viewer
from stakeholders.errors import NotAllowed
from stakeholders.keeping import delete_scenario, save_scenario, scenario_files, whole_folders
from stakeholders.keeping.datasets import BadName, NameTaken
from stakeholders.keeping.scenarios import HasErrors, NoSuchScenario, NotBuiltHere, NothingInIt, ScenarioNotWritten
from stakeholders.reading import list_datasets, list_scenarios, open_scenario, read_scenario

STEWARD = Viewer("steward")
HEAD = b"id,name,kind,country\n"


def made(**tables):
    tables = tables or {"stakeholders": HEAD + b"yard,Yard,company,FI\n"}
    return open_scenario(
        {"scenario.toml": b'id = "more"\nbase = "belt"'} | {f"{table}.csv": raw for table, raw in tables.items()}
    )


FIRST, SECOND = made(), made(memberships=b"member_id,group_id\nforge,nic\n")


@pytest.fixture
def data(tmp_path, root):
    """A data root with a dataset's file and the shipped scenarios."""
    shutil.copytree(root / "data" / "scenarios", tmp_path / "scenarios")
    (tmp_path / "region").mkdir()
    (tmp_path / "region" / "stakeholders.csv").write_bytes(HEAD)
    return tmp_path


@pytest.fixture(params=["in one step", "step by step"])
def way(request, monkeypatch):
    """Both ways of replacing: the one of this system, and the one of systems that can't exchange two folders."""
    if request.param == "step by step":
        monkeypatch.setattr(whole_folders, "exchange", lambda _one, _other: False)
    return request.param


def hashes(folder):
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def content(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_what_was_saved_is_listed_and_reads_as_it_was(tmp_path):
    folder = save_scenario(SECOND, tmp_path, viewer=STEWARD)
    assert folder == tmp_path / "scenarios" / "more"
    assert content(folder) == scenario_files(SECOND)
    assert [(one.id, one.base, one.folder) for one in list_scenarios(tmp_path)] == [("more", "belt", folder)]
    assert read_scenario(folder).built
    assert names(tmp_path / "scenarios") == ["more"]
    assert list_datasets(tmp_path) == []


def test_saving_replacing_and_deleting_change_no_other_file(data, way):
    before = hashes(data)
    save_scenario(FIRST, data, viewer=STEWARD)
    save_scenario(SECOND, data, viewer=STEWARD, replace=True)
    after = hashes(data)
    assert {name: after[name] for name in before} == before
    assert {name.rsplit("/", 1)[0] for name in set(after) - set(before)} == {"scenarios/more"}
    delete_scenario(data, "more", viewer=STEWARD)
    assert hashes(data) == before
    assert names(data / "scenarios") == ["denmark", "finland", "vasternorrland"]


def test_replacing_leaves_nothing_of_the_former_one(tmp_path, way):
    save_scenario(SECOND, tmp_path, viewer=STEWARD)
    save_scenario(FIRST, tmp_path, viewer=STEWARD, replace=True)
    assert content(tmp_path / "scenarios" / "more") == scenario_files(FIRST)
    assert names(tmp_path / "scenarios") == ["more"]


def test_one_that_is_there_already_is_replaced_only_where_that_was_said(tmp_path):
    save_scenario(FIRST, tmp_path, viewer=STEWARD)
    with pytest.raises(NameTaken, match="more is taken"):
        save_scenario(SECOND, tmp_path, viewer=STEWARD)
    assert content(tmp_path / "scenarios" / "more") == scenario_files(FIRST)


def test_what_may_replace_may_also_be_new(tmp_path):
    assert save_scenario(FIRST, tmp_path, viewer=STEWARD, replace=True).is_dir()


def test_a_shipped_scenario_is_neither_replaced_nor_deleted(data):
    before = hashes(data)
    with pytest.raises(NotBuiltHere, match="wasn't built here"):
        save_scenario(replace(FIRST, id="finland"), data, viewer=STEWARD, replace=True)
    with pytest.raises(NameTaken):
        save_scenario(replace(FIRST, id="finland"), data, viewer=STEWARD)
    with pytest.raises(NotBuiltHere):
        delete_scenario(data, "finland", viewer=STEWARD)
    assert hashes(data) == before


@pytest.mark.parametrize("toml", ["", "built = ", 'built = "true"', "built = 1", "built = false"])
def test_a_folder_that_does_not_say_it_was_built_is_left_alone(tmp_path, toml):
    folder = tmp_path / "scenarios" / "more"
    folder.mkdir(parents=True)
    (folder / "scenario.toml").write_text(toml)
    with pytest.raises(NotBuiltHere):
        save_scenario(FIRST, tmp_path, viewer=STEWARD, replace=True)
    with pytest.raises(NotBuiltHere):
        delete_scenario(tmp_path, "more", viewer=STEWARD)
    assert content(folder) == {"scenario.toml": toml.encode()}


def test_a_link_to_elsewhere_is_left_alone(tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "scenario.toml").write_text("built = true")
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios" / "more").symlink_to(elsewhere)
    with pytest.raises(NotBuiltHere):
        save_scenario(FIRST, tmp_path, viewer=STEWARD, replace=True)
    with pytest.raises(NotBuiltHere):
        delete_scenario(tmp_path, "more", viewer=STEWARD)
    assert names(elsewhere) == ["scenario.toml"]


def test_an_id_that_a_folder_of_another_name_holds_is_taken(data):
    (data / "scenarios" / "finland").rename(data / "scenarios" / "suomi")
    with pytest.raises(NameTaken):
        save_scenario(replace(FIRST, id="finland"), data, viewer=STEWARD, replace=True)


@pytest.mark.parametrize("name", ["", "../up", "a/b", "A", "é", "a" * 61, ".hidden", "_x", "con", "a\n", ".saving-x"])
def test_a_name_that_could_be_a_path_is_refused(tmp_path, name):
    with pytest.raises(BadName):
        save_scenario(replace(FIRST, id=name), tmp_path, viewer=STEWARD)
    with pytest.raises(NoSuchScenario):
        delete_scenario(tmp_path, name, viewer=STEWARD)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("viewer", [Viewer(), Viewer("community"), Viewer("member", {"nic"})])
def test_only_stewards_save_and_delete(tmp_path, viewer):
    with pytest.raises(NotAllowed):
        save_scenario(FIRST, tmp_path, viewer=viewer)
    save_scenario(FIRST, tmp_path, viewer=Viewer("steward", {"nic"}))
    with pytest.raises(NotAllowed):
        delete_scenario(tmp_path, "more", viewer=viewer)
    assert names(tmp_path / "scenarios") == ["more"]


def test_a_scenario_with_errors_is_not_saved_and_one_with_warnings_is(tmp_path):
    with pytest.raises(HasErrors, match="Mend"):
        save_scenario(made(stakeholders=HEAD + b"yard,Yard,compny,FI\nb,B,company,FI\n"), tmp_path, viewer=STEWARD)
    assert list(tmp_path.iterdir()) == []
    assert save_scenario(made(stakeholders=HEAD + b"yard,Yard,company,ZZ\n"), tmp_path, viewer=STEWARD).is_dir()


def test_a_scenario_that_changes_nothing_is_not_saved_and_one_that_takes_away_is(tmp_path):
    for nothing in (made(sources=b"id,title\nreport,Report\n"), made(stakeholders=HEAD)):
        with pytest.raises(NothingInIt, match="changes nothing"):
            save_scenario(nothing, tmp_path, viewer=STEWARD)
    assert list(tmp_path.iterdir()) == []
    assert save_scenario(replace(nothing, removes=("nic",)), tmp_path, viewer=STEWARD).is_dir()


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(ScenarioNotWritten, match="could not be written"):
        save_scenario(FIRST, tmp_path / "gone", viewer=STEWARD)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("there", [False, True])
def test_a_failure_half_way_leaves_all_as_it_was(tmp_path, monkeypatch, there, way):
    if there:
        save_scenario(FIRST, tmp_path, viewer=STEWARD)
    before, synced = hashes(tmp_path), []

    def full(handle: int) -> None:
        synced.append(handle)
        if len(synced) == 3:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ScenarioNotWritten, match="No space left"):
        save_scenario(SECOND, tmp_path, viewer=STEWARD, replace=True)
    assert hashes(tmp_path) == before
    assert names(tmp_path / "scenarios") == ["more"] * there


def test_deleting_what_is_not_there_is_told(tmp_path):
    with pytest.raises(NoSuchScenario, match="no scenario more"):
        delete_scenario(tmp_path, "more", viewer=STEWARD)


def test_one_that_is_saved_anew_while_it_is_read_reads_as_one_of_the_two(tmp_path, monkeypatch):
    folder = save_scenario(FIRST, tmp_path, viewer=STEWARD)
    reading, saved = read_scenario.__globals__["csv_files"], []

    def interrupted(place):
        if not saved:
            saved.append(save_scenario(SECOND, tmp_path, viewer=STEWARD, replace=True))
        return reading(place)

    monkeypatch.setitem(read_scenario.__globals__, "csv_files", interrupted)
    read = read_scenario(folder)
    assert sorted(read.tables) == ["memberships"]
    assert read.key == read_scenario(folder).key
