"""Where a file can be fetched: an address nobody can guess, that ends when the file was taken and with its session.

Streamlit names a file by a hash of its content, so that whoever guesses the content can fetch it, two sessions share
one address, and it lives until others' pages are run. It takes another storage only from a host that builds its server;
so the storage it has made is given other manners here.
"""

import secrets
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Final

from streamlit.runtime import get_instance
from streamlit.runtime.media_file_storage import MediaFileKind, MediaFileStorageError
from streamlit.runtime.memory_media_file_storage import MemoryFile, MemoryMediaFileStorage, get_extension_for_mimetype
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.stats import CACHE_MEMORY_FAMILY

_BYTES: Final = 32  # of chance in an address
_TIMES: Final = 2  # Streamlit's page asks twice for what is taken: whether it is there, and for the file
_SECONDS: Final = 60  # that an address lasts, where the page asked only once
_asking: ContextVar[str] = ContextVar("the session that a file is made for", default="")


@dataclass(slots=True)
class _Asked:
    """Who asked for a file, until when it is there (seconds of the clock that only goes forward), how often it went."""

    session: str
    until: float
    times: int = 0


class OwnFiles(MemoryMediaFileStorage):
    """Files of which each belongs to the session that asked for it."""

    asked: "dict[str, _Asked]"  # by address

    def load_and_get_id(
        self, path_or_data: str | bytes, mimetype: str, kind: MediaFileKind, filename: str | None = None
    ) -> str:
        """Keep a file and return its address, made of chance alone."""
        content = Path(path_or_data).read_bytes() if isinstance(path_or_data, str) else path_or_data
        address = secrets.token_hex(_BYTES)
        self.asked[address] = _Asked(_asking.get(), monotonic() + _SECONDS)
        self._files_by_id[address] = MemoryFile(content, mimetype, kind, filename)
        return address

    def get_url(self, file_id: str) -> str:
        """Return the path at which the file can be fetched."""
        return f"{self._media_endpoint}/{file_id}{get_extension_for_mimetype(self._files_by_id[file_id].mimetype)}"

    def get_file(self, filename: str) -> MemoryFile:
        """Hand a file out: one to take along until it was taken, and only while the session that asked is there.

        Raises
        ------
        MediaFileStorageError
            When there is no such file, any more or for anybody: nothing tells which.
        """
        address = filename.partition(".")[0]
        file = self._files_by_id.get(address)
        if file is not None and file.kind is MediaFileKind.DOWNLOADABLE:
            asked = self.asked[address]
            asked.times += 1
            open_still = monotonic() < asked.until and get_instance().is_active_session(asked.session)
            if asked.times >= _TIMES or not open_still:
                self.delete_file(address)
            file = file if open_still else None
        if file is None:
            raise MediaFileStorageError("no such file")
        return file

    def delete_file(self, file_id: str) -> None:
        """Forget a file."""
        self.asked.pop(file_id, None)
        super().delete_file(file_id)


def for_this_session(make: Callable[[], bytes]) -> Callable[[], bytes]:
    """Return a function that makes the file for the session that is being run, and for no other.

    It is to be called when the file is asked for, which happens outside of any run of a page.

    Raises
    ------
    MediaFileStorageError
        When called after the session has ended.
    """
    keep_addresses_apart()
    running = get_script_run_ctx()
    session = running.session_id if running else ""

    def made() -> bytes:
        if not get_instance().is_active_session(session):
            raise MediaFileStorageError("the session has ended")
        _asking.set(session)
        return make()

    return made


def keep_addresses_apart() -> None:
    """Give the storage of the running server these manners; once done there is nothing to do."""
    storage = get_instance().media_file_mgr._storage
    if isinstance(storage, MemoryMediaFileStorage) and not isinstance(storage, OwnFiles):
        storage.asked = {}  # type: ignore[attr-defined]  # declared by the class that it gets in the next line
        storage.__class__ = OwnFiles  # the routes hold this very object: another one in its place would not be asked
    if not isinstance(get_instance().media_file_mgr._storage, OwnFiles):
        raise TypeError("files to take along can't be kept apart with this version of Streamlit")


def tell_no_sizes() -> None:
    """Take the sizes of caches off ``/_stcore/metrics``, which anyone can read: they tell how much there is to hide."""
    get_instance().stats_mgr._providers_by_family.pop(CACHE_MEMORY_FAMILY, None)
