"""Released counts: dated, frozen, and never one that can be subtracted from an earlier one to find somebody."""

import json
import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from stakeholders.errors import StakeholdersError, Unreadable
from stakeholders.keeping.audit import audit_of
from stakeholders.keeping.events import Event
from stakeholders.keeping.store import store_of
from stakeholders.language import N_
from stakeholders.measures.cube import CODES, COUNTIES, GRIDS, READERS, audiences
from stakeholders.measures.withholding import withheld
from stakeholders.register import Register
from stakeholders.schema import Marking, Viewer
from stakeholders.schema.settings import settings_in_force

FOLDER: Final = "releases"  # in the folder where the app keeps what is written down about a dataset
MARKING: Final[Mapping[str, Marking]] = {  # of what each reader is told (METHODS 8.1)
    "public": Marking.CLEAR,
    "community": Marking.GREEN,
    "member": Marking.AMBER,
}
_PATIENCE: Final = 600.0  # seconds to wait while somebody else makes a release


class NotReleased(StakeholdersError):  # noqa: N818 - reads as the sentence it tells
    """A release that could not be written."""

    sentence = N_("The counts could not be released: {reason}. Nothing was changed.")


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


def reader_of(viewer: Viewer) -> str:
    """Return whose release a viewer reads.

    Examples
    --------
    >>> reader_of(Viewer("steward", groups={"nic"})), reader_of(Viewer())
    ('member', 'public')
    """
    return READERS[min(viewer.rank, len(READERS) - 1)]


def latest(folder: Path, dataset: str) -> Release | None:
    """Return the latest release of a dataset, None where there is none.

    Parameters
    ----------
    folder
        The folder that holds the datasets.
    dataset
        Its name.

    Raises
    ------
    Unreadable
        When its file can't be read.
    """
    files = _files(_place(folder, dataset))
    return _read_once(files[-1], files[-1].stat().st_mtime_ns) if files else None


def releases(folder: Path, dataset: str) -> list[Release]:
    """Return all releases of a dataset, the oldest first; parameters and errors are those of ``latest``."""
    return [_read(file) for file in _files(_place(folder, dataset))]


def publish(
    folder: Path, dataset: str, register: Register, on: date, limits: Mapping[str, int] | None = None
) -> Release:
    """Count the register and release what can be told, for good; return the release.

    Parameters
    ----------
    folder, dataset
        As for ``latest``.
    register
        The whole of the dataset, before the door, the filter and any overlay.
    on
        The day of the release, on which consent must hold.
    limits
        By reader: the smallest number to tell. Those of the settings in force where they are greater.

    Raises
    ------
    NotReleased
        When it could not be written; then all is as it was.
    Unreadable
        When an earlier release can't be read: none is made that might be subtracted from it.
    """
    place = _place(folder, dataset)
    least = settings_in_force().limits
    kept = {reader: max((limits or {}).get(reader, 0), getattr(least, reader)) for reader in READERS}
    try:
        with _alone(place):
            earlier = releases(folder, dataset)
            number = earlier[-1].number + 1 if earlier else 1
            release = Release(dataset, number, on.isoformat(), kept, _cells(register, on, kept, earlier))
            with audit_of(folder).writing() as turn:
                facts = {"dataset": dataset, "number": number, "limits": kept}
                turn.log(Event("release", "operator", facts))
                _write(place, release)
    except (OSError, sqlite3.Error) as error:
        raise NotReleased(reason=str(error)) from error
    return release


def _cells(register: Register, on: date, limits: Mapping[str, int], earlier: list[Release]) -> pd.DataFrame:
    blanks = {grid: np.zeros((len(COUNTIES), len(CODES[grid])), dtype=bool) for grid in GRIDS}
    told = []
    for audience in audiences(register, on):  # what some aren't told, those who are told less aren't either
        before = _withheld_before(audience.reader, earlier)
        blanks = dict(
            withheld(audience, limits[audience.reader], {grid: blanks[grid] | before[grid] for grid in GRIDS})
        )
        told += [
            _grid(audience.reader, grid, audience.told.counts[grid], blanks[grid], on.isoformat()) for grid in GRIDS
        ]
    return _carried(pd.concat(told, ignore_index=True), earlier, limits)


def _withheld_before(reader: str, earlier: list[Release]) -> dict[str, NDArray[np.bool_]]:
    """Return the cells that the last release withheld: told now, they would tell what they were."""
    blanks = {}
    for grid in GRIDS:
        shape = pd.MultiIndex.from_product([COUNTIES, CODES[grid]])
        cells = earlier[-1].table(grid, reader).set_index(["region", "code"]) if earlier else pd.DataFrame()
        blank = cells["count"].isna().reindex(shape, fill_value=False) if earlier else pd.Series(False, index=shape)
        blanks[grid] = blank.to_numpy(bool).reshape(len(COUNTIES), len(CODES[grid]))
    return blanks


def _grid(reader: str, grid: str, counts: NDArray[np.int64], blank: NDArray[np.bool_], since: str) -> pd.DataFrame:
    region, code = (each.ravel() for each in np.meshgrid(COUNTIES, CODES[grid], indexing="ij"))
    count = pd.Series(counts.ravel(), dtype="Int64").mask(blank.ravel())
    return pd.DataFrame(
        {"reader": reader, "grid": grid, "region": region, "code": code, "count": count, "since": since}
    )


def _carried(cells: pd.DataFrame, earlier: list[Release], limits: Mapping[str, int]) -> pd.DataFrame:
    """Return the cells, with the number last told where the new one differs from any that was told by too little."""
    names = ["reader", "grid", "region", "code"]
    limit = cells["reader"].map(limits).to_numpy(float)
    now, since = cells["count"].to_numpy(float, na_value=np.nan), cells["since"].to_numpy(object)
    close, last, day = np.zeros(len(cells), dtype=bool), np.full(len(cells), np.nan), since.copy()
    for release in earlier:
        then = cells[names].merge(release.cells, how="left", on=names)
        told = then["count"].to_numpy(float, na_value=np.nan)
        change = np.abs(now - told)
        close |= (change > 0) & (change < limit)
        last, day = np.where(np.isnan(told), last, told), np.where(np.isnan(told), day, then["since"])
    keep = close | (now == last)
    count = pd.Series(np.where(keep, last, now)).astype("Int64")
    return cells.assign(count=count, since=np.where(keep, day, since))


def _place(folder: Path, dataset: str) -> Path:
    path = store_of(folder, dataset).path
    assert path is not None  # noqa: S101 - a dataset of the installation is kept in a file
    return path.parent / FOLDER


def _files(place: Path) -> list[Path]:
    return sorted(place.glob("[0-9][0-9][0-9][0-9]_*.json"))


@contextmanager
def _alone(place: Path) -> Iterator[None]:
    """Wait until nobody else makes a release of the dataset; a process that dies lets go by itself."""
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    with closing(sqlite3.connect(place / "lock.sqlite", timeout=_PATIENCE, isolation_level=None)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        yield


def _write(place: Path, release: Release) -> None:
    """Write the file whole or not at all, and over none that is there."""
    told: dict[str, Any] = {  # numbers, texts and lists
        "dataset": release.dataset,
        "number": release.number,
        "day": release.day,
        "limits": dict(release.limits),
        "cells": [[None if pd.isna(one) else one for one in row] for row in release.cells.astype(object).to_numpy()],
    }
    with NamedTemporaryFile("w", encoding="utf-8", dir=place, prefix=".new-", delete=False) as file:
        made = Path(file.name)
        try:
            json.dump(told, file, ensure_ascii=False, separators=(",", ":"))
            file.flush()
            os.fsync(file.fileno())
            os.link(made, place / f"{release.number:04}_{release.day}.json")
        finally:
            made.unlink()


@lru_cache(maxsize=16)
def _read_once(file: Path, stamp: int) -> Release:  # noqa: ARG001 - the stamp is what it is kept by
    return _read(file)


def _read(file: Path) -> Release:
    try:
        told = json.loads(file.read_text("utf-8"))
        cells = pd.DataFrame(told["cells"], columns=["reader", "grid", "region", "code", "count", "since"])
        cells["count"] = cells["count"].astype("Int64")
        return Release(told["dataset"], told["number"], told["day"], told["limits"], cells)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Unreadable(file=file.name, reason=str(error)) from error
