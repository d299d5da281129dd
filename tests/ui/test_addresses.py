"""A file to take along is had by the session that asked for it, at an address that nobody can guess."""

import time
from unittest.mock import MagicMock

import pytest
from streamlit.runtime import Runtime
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.media_file_storage import MediaFileStorageError
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage
from streamlit.runtime.stats import CACHE_MEMORY_FAMILY, StatsManager

from stakeholders.ui import addresses


@pytest.fixture
def server(monkeypatch):
    """A server with two sessions; the one that is being run is named by ``server.running``."""
    made = MagicMock(spec=Runtime)
    made.storage = MemoryMediaFileStorage("/media")
    made.media_file_mgr = MediaFileManager(made.storage)
    made.sessions = {"one", "other"}
    made.is_active_session = made.sessions.__contains__
    monkeypatch.setattr(Runtime, "_instance", made)
    made.running = MagicMock(session_id="one")
    monkeypatch.setattr(addresses, "get_script_run_ctx", lambda: made.running)
    return made


def taken(server, session="one", content=b"the same"):
    server.running.session_id = session
    offered = server.media_file_mgr.add_deferred(
        addresses.for_this_session(lambda: content), "text/csv", "1.2", "list.csv"
    )
    return server.media_file_mgr.execute_deferred(offered)


def fetched(server, url):
    return server.storage.get_file(url.removeprefix("/media/")).content


def test_a_file_that_was_taken_is_gone(server):
    url = taken(server)
    assert url.endswith(".csv")
    assert fetched(server, url) == fetched(server, url) == b"the same"  # the page looks whether it is there first
    with pytest.raises(MediaFileStorageError):
        fetched(server, url)


def test_the_same_content_has_another_address_each_time_and_for_each_session(server):
    urls = {taken(server, session) for session in ("one", "one", "other")}
    assert len(urls) == 3
    assert fetched(server, urls.pop()) == fetched(server, urls.pop()) == fetched(server, urls.pop())


def test_files_end_with_their_session(server):
    url, waiting = taken(server), addresses.for_this_session(lambda: b"later")
    server.sessions.remove("one")
    with pytest.raises(MediaFileStorageError):
        fetched(server, url)
    with pytest.raises(MediaFileStorageError):
        waiting()
    assert fetched(server, taken(server, "other")) == b"the same"


def test_an_address_ends_after_a_minute(server, monkeypatch):
    url = taken(server)
    monkeypatch.setattr(addresses, "monotonic", lambda: time.monotonic() + 61)
    with pytest.raises(MediaFileStorageError):
        fetched(server, url)


def test_a_storage_that_cannot_be_given_these_manners_hands_out_nothing(server):
    server.media_file_mgr._storage = object()
    with pytest.raises(TypeError):
        addresses.for_this_session(lambda: b"")


def test_nobody_is_told_how_large_the_caches_are(monkeypatch):
    told = StatsManager()
    told.register_provider(MemoryMediaFileStorage("/media"))
    monkeypatch.setattr(Runtime, "_instance", MagicMock(spec=Runtime, stats_mgr=told))
    assert CACHE_MEMORY_FAMILY in told.registered_families()
    addresses.tell_no_sizes()
    addresses.tell_no_sizes()
    assert CACHE_MEMORY_FAMILY not in told.registered_families()
