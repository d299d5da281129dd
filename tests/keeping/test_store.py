"""What is written down is there, all of it or nothing, whoever else writes at the same time."""

import multiprocessing
import os
import sqlite3
import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from stakeholders.errors import Unreadable
from stakeholders.keeping.store import Entry, NotKept, Store, store_of
from stakeholders.reading import list_datasets


def entry(subject, **content):
    return Entry("introduction", subject, content, "nic", "AMBER")


def write_fifty(path, name):
    store = Store(path)
    for number in range(50):
        store.append([entry(f"{name}|{number}", note=name * 50)])


def write_and_die(path):
    def half():
        yield entry("half|done")
        os._exit(1)

    Store(path).append(half())


def subjects(store):
    return [one.subject for one in store.entries("introduction")]


EVERYONE = {f"{name}|{number}" for name in ("a", "b") for number in range(50)}


def test_two_processes_at_once_lose_nothing(tmp_path):
    path = tmp_path / "kept" / "work.sqlite"
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=write_fifty, args=(path, name)) for name in ("a", "b")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0]
    assert len(subjects(Store(path))) == 100
    assert set(subjects(Store(path))) == EVERYONE


@pytest.mark.parametrize("shared", [True, False])
def test_two_threads_at_once_lose_nothing_in_a_file_or_in_memory(tmp_path, shared):
    store = Store(tmp_path / "work.sqlite") if shared else Store()
    with ThreadPoolExecutor(2) as pool:
        for name in ("a", "b"):
            pool.submit(lambda name=name: [store.append([entry(f"{name}|{n}")]) for n in range(50)])
    assert set(subjects(store)) == EVERYONE


def test_a_process_that_dies_while_writing_leaves_the_old_state(tmp_path):
    path = tmp_path / "work.sqlite"
    Store(path).append([entry("old|state")])
    writer = multiprocessing.get_context("spawn").Process(target=write_and_die, args=(path,))
    writer.start()
    writer.join()
    assert writer.exitcode == 1
    assert subjects(Store(path)) == ["old|state"]
    Store(path).append([entry("new|state")])
    assert subjects(Store(path)) == ["old|state", "new|state"]


@pytest.mark.parametrize("inside", [True, False])
def test_an_error_in_the_middle_leaves_the_old_state(tmp_path, inside):
    store = Store(tmp_path / "work.sqlite") if inside else Store()
    store.append([entry("old|state")])
    with pytest.raises(ValueError):
        store.append([entry("half|done"), entry("not|json", number=float("nan"))])
    assert subjects(store) == ["old|state"]


def test_nothing_that_was_written_can_be_changed_or_deleted(tmp_path):
    path = tmp_path / "work.sqlite"
    Store(path).append([entry("a|b")])
    connection = sqlite3.connect(path)
    for statement in ("UPDATE entry SET subject = 'x'", "DELETE FROM entry"):
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute(statement)
    connection.close()


def test_looking_writes_nothing(tmp_path):
    store = store_of(tmp_path, "my_region")
    assert store.entries("introduction") == []
    assert store.version == 0
    assert list(tmp_path.iterdir()) == []


def test_the_version_changes_with_each_entry():
    store = Store()
    before = store.version
    store.append([entry("a|b")])
    assert store.version != before


def test_a_file_that_is_no_database_is_told(tmp_path):
    path = tmp_path / "work.sqlite"
    path.write_bytes(b"no database at all, but long enough to be looked at as if it were one" * 20)
    with pytest.raises(Unreadable):
        Store(path).entries("introduction")
    with pytest.raises(NotKept, match="Nothing was changed"):
        Store(path).append([entry("a|b")])
    assert path.read_bytes().startswith(b"no database")


def test_a_folder_that_can_not_be_made_is_told(tmp_path):
    (tmp_path / "kept").write_text("a file is in the way")
    with pytest.raises(NotKept):
        store_of(tmp_path, "my_region").append([entry("a|b")])


def test_only_the_installations_own_user_can_read_the_file(tmp_path):
    store = store_of(tmp_path, "my_region")
    store.append([entry("a|b")])
    assert stat.S_IMODE(store.path.stat().st_mode) == 0o600


@pytest.mark.parametrize("name", ["", ".", "..", "a/b", "..\\up", "c:x", "a\0b"])
def test_a_name_that_could_be_a_path_is_refused(tmp_path, name):
    with pytest.raises(ValueError):
        store_of(tmp_path, name)


def test_what_is_kept_is_no_dataset(tmp_path):
    store_of(tmp_path, "my_region").append([entry("a|b")])
    assert list_datasets(tmp_path) == []
