"""A register that is kept appears whole or not at all, and never over something that is there."""

import pytest

from stakeholders.keeping import save_dataset
from stakeholders.keeping.datasets import BadName, NameTaken, NotWritten
from stakeholders.reading import list_datasets, open_upload, read_dataset

OPENED = {
    "stakeholders.csv": b"id;name;kind;country;lat;lon;own column;tlp\n"
    b"forge;=Forge;company;NO;63,43;10,39;kept;\nlab;Lab;academia;SE;;;;GREEN\nsecret;Secret;company;NO;;;;RED\n",
    "memberships.csv": b"member_id;group_id\n",
}


@pytest.fixture
def register():
    return open_upload(OPENED).register


def test_what_was_saved_reads_as_it_was(tmp_path, register):
    folder = save_dataset(register, tmp_path, "my_region", "Min region – åäö")
    again = read_dataset(folder)
    assert list_datasets(tmp_path) == ["my_region"]
    assert again.title["en"] == "Min region – åäö"
    kept = again.register.stakeholders
    assert kept["name"].tolist() == ["=Forge", "Lab"]
    assert kept["lat"].tolist()[0] == 63.43
    assert kept["tlp"].tolist() == ["AMBER", "GREEN"]
    assert kept["own column"].tolist() == ["kept", ""]


def test_what_was_refused_is_written_nowhere(tmp_path, register):
    folder = save_dataset(register, tmp_path, "my_region", "")
    assert b"Secret" not in b"".join(path.read_bytes() for path in folder.iterdir())


@pytest.mark.parametrize(
    "name", ["", "../up", "a/b", "A", "é", "a" * 61, ".hidden", "_x", "con", "a b", "a\n", "<b>", "scenario.toml"]
)
def test_a_name_that_could_be_a_path_is_refused(tmp_path, register, name):
    with pytest.raises(BadName):
        save_dataset(register, tmp_path, name, "")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["boundaries", "scenarios", "opened", "kept", "there"])
def test_a_name_that_is_taken_is_refused_and_nothing_changes(tmp_path, register, name):
    (tmp_path / "there").mkdir()
    with pytest.raises(NameTaken):
        save_dataset(register, tmp_path, name, "")
    assert [path.name for path in tmp_path.iterdir()] == ["there"]
    assert list((tmp_path / "there").iterdir()) == []


def test_a_folder_that_is_not_there_is_told(tmp_path, register):
    with pytest.raises(NotWritten, match="could not be written"):
        save_dataset(register, tmp_path / "gone", "my_region", "")


def test_a_failure_half_way_leaves_nothing(tmp_path, register, monkeypatch):
    def full(*_args: object, **_kwargs: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_text", full)
    with pytest.raises(NotWritten, match="No space left"):
        save_dataset(register, tmp_path, "my_region", "")
    assert list(tmp_path.iterdir()) == []
