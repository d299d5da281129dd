"""What a process that died left behind is put back or swept, and folders change places in one step."""

import os
import shutil
import sys
import time

import pytest

from stakeholders import Viewer
from stakeholders.keeping import delete_scenario, recover, save_scenario, scenario_files
from stakeholders.keeping.datasets import NameTaken
from stakeholders.keeping.exchange import exchange
from stakeholders.reading import list_scenarios, open_scenario

STEWARD = Viewer("steward")
TOML = b'id = "more"\nbase = "belt"\n'
ROWS = b"id,name,kind,country\nyard,Yard,company,FI\n"
FIRST = open_scenario({"scenario.toml": TOML, "stakeholders.csv": ROWS})
SECOND = open_scenario({"scenario.toml": TOML + b'removes = ["nic"]'})


def content(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_one_that_made_room_for_a_successor_that_never_came_is_put_back(tmp_path):
    folder = save_scenario(FIRST, tmp_path, viewer=STEWARD)
    folder.rename(folder.with_name(".was-more-0123abcd"))
    assert list_scenarios(tmp_path) == []
    recover(tmp_path)
    assert content(folder) == scenario_files(FIRST)
    assert names(tmp_path / "scenarios") == ["more"]


def test_saving_and_deleting_put_it_back_by_themselves(tmp_path):
    folder = save_scenario(FIRST, tmp_path, viewer=STEWARD)
    folder.rename(folder.with_name(".was-more-0123abcd"))
    with pytest.raises(NameTaken):
        save_scenario(SECOND, tmp_path, viewer=STEWARD)
    folder.rename(folder.with_name(".was-more-0123abcd"))
    delete_scenario(tmp_path, "more", viewer=STEWARD)
    recover(tmp_path)
    assert names(tmp_path / "scenarios") == []


def test_what_was_superseded_never_comes_back(tmp_path):
    folder = save_scenario(FIRST, tmp_path, viewer=STEWARD)
    shutil.copytree(folder, folder.with_name(".was-more-0123abcd"))
    delete_scenario(tmp_path, "more", viewer=STEWARD)
    recover(tmp_path)
    assert names(tmp_path / "scenarios") == []


def test_what_dead_processes_left_is_swept_after_an_hour_and_nothing_else(tmp_path):
    home = tmp_path / "scenarios"
    for name in (".saving-old", ".gone-old", ".saving-new", ".git", "_drafts"):
        (home / name / "more").mkdir(parents=True)
    for name in (".saving-old", ".gone-old", ".git", "_drafts"):
        os.utime(home / name, (time.time() - 3700,) * 2)
    assert list_scenarios(tmp_path) == []
    save_scenario(FIRST, tmp_path, viewer=STEWARD)
    assert names(home) == [".git", ".saving-new", "_drafts", "more"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux exchanges two folders in one step")
def test_two_folders_change_places(tmp_path):
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}.csv").touch()
    assert exchange(tmp_path / "one", tmp_path / "other")
    assert (names(tmp_path / "one"), names(tmp_path / "other")) == (["other.csv"], ["one.csv"])


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux exchanges two folders in one step")
def test_a_folder_changes_places_only_with_one_that_is_there(tmp_path):
    (tmp_path / "one").mkdir()
    with pytest.raises(FileNotFoundError):
        exchange(tmp_path / "one", tmp_path / "other")
    assert names(tmp_path) == ["one"]


def test_another_system_says_that_it_cannot(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    assert not exchange(tmp_path / "one", tmp_path / "other")
