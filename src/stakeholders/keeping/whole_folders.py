"""Folders that appear, change and go as a whole: whoever looks sees all of the old or all of the new.

What is on its way has a hidden name beside the others: ``.saving-…`` is being written, ``.was-<name>-…`` makes room
for its successor, ``.gone-…`` is being deleted. A process that dies leaves such folders; they are swept later.
"""

import os
import re
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from secrets import token_hex
from shutil import rmtree
from tempfile import TemporaryDirectory
from typing import Final

from stakeholders.keeping.exchange import exchange

_ASIDE: Final = re.compile(r"\.was-([a-z0-9_]+)-[0-9a-f]+")
_LEFT_OVER: Final = (".saving-", ".gone-")
_OLD: Final = 3600.0  # seconds: nothing takes that long to write
_ATTEMPTS: Final = 3


def put(folder: Path, files: Mapping[str, bytes], *, replace: bool) -> None:
    """Write a folder of these files whole or not at all; with ``replace`` in the place of the one that is there.

    Raises
    ------
    OSError
        Then nothing has changed.
    """
    # What is left to clean up is hidden, and swept later if it can't be cleaned up now.
    with TemporaryDirectory(dir=folder.parent, prefix=".saving-", ignore_cleanup_errors=True) as made:
        whole = Path(made) / folder.name
        whole.mkdir()
        for name, content in files.items():
            with (whole / name).open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        _settle(whole)
        if not replace:
            whole.rename(folder)  # fails where somebody was faster
        elif not exchange(whole, folder):
            _step_by_step(whole, folder)
        _settle(folder.parent)


def discard(folder: Path) -> None:
    """Delete a folder: gone from sight in one step, then from the disk."""
    gone = folder.with_name(f".gone-{token_hex(8)}")
    folder.rename(gone)
    _settle(folder.parent)
    rmtree(gone, ignore_errors=True)


def put_back(parent: Path) -> None:
    """Put folders back that made room for a successor which never came, because the process died in between."""
    for aside in sorted(_aside(parent), key=_changed, reverse=True):
        named = _ASIDE.fullmatch(aside.name)
        folder = parent / named[1] if named else aside
        if not folder.exists():
            with suppress(OSError):  # somebody else was faster
                aside.rename(folder)


def superseded(folder: Path) -> None:
    """Delete what made room for this folder long ago, so that it is never put back."""
    for aside in _aside(folder.parent, folder.name):
        with suppress(FileNotFoundError):  # swept by somebody else meanwhile
            discard(aside)


def sweep(parent: Path) -> None:
    """Delete what processes that died left over more than an hour ago; what can still be put back stays."""
    with suppress(OSError):
        for path in list(parent.iterdir()):
            if path.name.startswith(_LEFT_OVER) and not path.is_symlink() and time.time() - _changed(path) > _OLD:
                rmtree(path, ignore_errors=True)
    for aside in _aside(parent):
        named = _ASIDE.fullmatch(aside.name)
        if named and (parent / named[1]).exists():
            with suppress(OSError):
                discard(aside)


def _step_by_step(whole: Path, folder: Path) -> None:
    """Put a folder in the place of another where the two can't change places in one step."""
    for attempt in range(1, _ATTEMPTS + 1):
        aside = folder.with_name(f".was-{folder.name}-{token_hex(8)}")
        folder.rename(aside)
        try:
            whole.rename(folder)
        except OSError:  # it may have been put back meanwhile, by somebody who took us for dead
            with suppress(OSError):
                aside.rename(folder)
            if attempt == _ATTEMPTS:
                raise
        else:
            with suppress(OSError):
                discard(aside)
            return


def _aside(parent: Path, name: str = "") -> list[Path]:
    with suppress(OSError):
        found = [(path, _ASIDE.fullmatch(path.name)) for path in parent.iterdir()]
        return [path for path, named in found if named and (not name or named[1] == name)]
    return []


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:  # gone meanwhile
        return time.time()


def _settle(folder: Path) -> None:
    """Wait until the folder's list of names is on the disk; some systems have no way to ask for that."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
