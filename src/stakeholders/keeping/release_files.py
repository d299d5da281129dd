"""The files of released counts: frozen once they are written, and written whole or not at all."""

import json
import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, Final

import pandas as pd

from stakeholders.errors import Unreadable
from stakeholders.keeping.own_folders import make_own
from stakeholders.keeping.store import store_of

FOLDER: Final = "releases"  # in the folder where the app keeps what is written down about a dataset
_PATIENCE: Final = 600.0  # seconds to wait while somebody else makes a release


@dataclass(frozen=True, eq=False)
class Release:
    """Counts as they were released on a day.

    Attributes
    ----------
    number
        Of the dataset's releases, from 1.
    limits
        By reader: the smallest number that was told.
    """

    dataset: str
    number: int
    day: str
    limits: Mapping[str, int]
    cells: pd.DataFrame

    def table(self, grid: str, reader: str) -> pd.DataFrame:
        """Return a grid as its readers are told it.

        Parameters
        ----------
        grid
            ``kind``, ``sector`` or ``capability``.
        reader
            ``public``, ``community`` or ``member``; ``reader_of`` tells which a viewer is.

        Returns
        -------
        DataFrame
            Columns region and code (``*``: all of them together; region "": elsewhere or not known), count of
            stakeholders that those readers don't see, NA where it is withheld, and since, the day of the release
            that first told this number.
        """
        cells = self.cells[(self.cells["grid"] == grid) & (self.cells["reader"] == reader)]
        return cells[["region", "code", "count", "since"]].reset_index(drop=True)


def place_of(folder: Path, dataset: str) -> Path:
    """Return the folder of a dataset's releases; ``ValueError`` where the name could be a path."""
    path = store_of(folder, dataset).path
    assert path is not None  # noqa: S101 - a dataset of the installation is kept in a file
    return path.parent / FOLDER


def release_files(place: Path) -> list[Path]:
    """Return the files of the releases, the oldest first."""
    return sorted(place.glob("[0-9][0-9][0-9][0-9]_*.json"))


@contextmanager
def alone(place: Path) -> Iterator[None]:
    """Wait until nobody else makes a release of the dataset; a process that dies lets go by itself."""
    make_own(place)
    with closing(sqlite3.connect(place / "lock.sqlite", timeout=_PATIENCE, isolation_level=None)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        yield


def file_of(place: Path, release: Release) -> Path:
    """Return where the file of a release lies."""
    return place / f"{release.number:04}_{release.day}.json"


def write_release(target: Path, release: Release) -> None:
    """Write the file whole or not at all, and over none that is there."""
    told: dict[str, Any] = {  # numbers, texts and lists
        "dataset": release.dataset,
        "number": release.number,
        "day": release.day,
        "limits": dict(release.limits),
        "cells": [[None if pd.isna(one) else one for one in row] for row in release.cells.astype(object).to_numpy()],
    }
    with NamedTemporaryFile("w", encoding="utf-8", dir=target.parent, prefix=".new-", delete=False) as file:
        made = Path(file.name)
        try:
            file.write(json.dumps(told, ensure_ascii=False, separators=(",", ":")))
            file.flush()
            os.fsync(file.fileno())
            os.link(made, target)
        finally:
            made.unlink()


@lru_cache(maxsize=16)
def read_once(file: Path, stamp: int) -> Release:  # noqa: ARG001 - the stamp is what it is kept by
    """Return a release, read once for the time at which its file was written."""
    return read_release(file)


def read_release(file: Path) -> Release:
    """Return the release that a file holds; ``Unreadable`` where it holds none."""
    try:
        told = json.loads(file.read_text("utf-8"))
        cells = pd.DataFrame(told["cells"], columns=["reader", "grid", "region", "code", "count", "since"])
        cells["count"] = cells["count"].astype("Int64")
        return Release(told["dataset"], told["number"], told["day"], told["limits"], cells)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Unreadable(file=file.name, reason=str(error)) from error
