"""Released counts: dated, frozen, and never one that can be subtracted from an earlier one to find somebody."""

import sqlite3
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd

from stakeholders.keeping.audit import Audit, audit_of
from stakeholders.keeping.events import Event
from stakeholders.keeping.release_basis import basis_file, read_basis, write_basis
from stakeholders.keeping.release_files import (
    Release,
    alone,
    file_of,
    place_of,
    read_once,
    read_release,
    release_files,
    write_release,
)
from stakeholders.keeping.release_history import Earlier, carried, past
from stakeholders.keeping.store import NotKept
from stakeholders.measures.cube import CODES, COUNTIES, GRIDS, READERS, Audience, audiences, reader_of
from stakeholders.measures.reopening import small_changes, withheld_now
from stakeholders.register import Register
from stakeholders.schema import Marking, Viewer
from stakeholders.schema.settings import settings_in_force

MARKING: Final[Mapping[str, Marking]] = {  # of what each reader is told (METHODS 8.1)
    "public": Marking.CLEAR,
    "community": Marking.GREEN,
    "member": Marking.AMBER,
}


__all__ = ["MARKING", "Release", "latest", "publish", "reader_of", "releases"]


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
    files = release_files(place_of(folder, dataset))
    return read_once(files[-1], files[-1].stat().st_mtime_ns) if files else None


def releases(folder: Path, dataset: str) -> list[Release]:
    """Return all releases of a dataset, the oldest first; parameters and errors are those of ``latest``."""
    return [read_release(file) for file in release_files(place_of(folder, dataset))]


def publish(
    folder: Path,
    dataset: str,
    register: Register,
    on: date,
    limits: Mapping[str, int] | None = None,
    *,
    also: Collection[Viewer] = (),
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

    also
        Who reads releases beyond the public, the community, and members and stewards of one cluster each: those who
        belong to several.

    Raises
    ------
    NotKept
        When it could not be written; then all is as it was.
    Unreadable
        When an earlier release can't be read: none is made that might be subtracted from it.
    """
    place = place_of(folder, dataset)
    least = settings_in_force().limits
    kept = {reader: max((limits or {}).get(reader, 0), getattr(least, reader)) for reader in READERS}
    try:
        with alone(place):
            earlier = [Earlier(read_release(one), read_basis(basis_file(one))) for one in release_files(place)]
            number = earlier[-1].release.number + 1 if earlier else 1
            read = audiences(register, on, also)
            cells = _cells(read, on.isoformat(), kept, earlier)
            release = Release(dataset, number, on.isoformat(), kept, cells)
            file = file_of(place, release)
            write_basis(basis_file(file), read)
            audit = audit_of(folder)
            missed = _not_on_record(audit, dataset, [one.release for one in earlier])
            try:
                with audit.writing() as turn:
                    for one in (*missed, release):
                        facts = {"dataset": dataset, "number": one.number, "limits": dict(one.limits)}
                        turn.log(Event("release", "operator", facts))
                    write_release(file, release)
            except BaseException:
                file.unlink(missing_ok=True)  # what isn't on record is not there
                raise
    except (OSError, sqlite3.Error) as error:
        raise NotKept(reason=str(error)) from error
    return release


def _not_on_record(audit: Audit, dataset: str, earlier: Sequence[Release]) -> list[Release]:
    """Return releases that were told though whoever made them was stopped before the log had them.

    None where details of releases were erased, so that it can't be known.
    """
    noted = audit.events(["release"])
    if any(one.erased for one in noted):
        return []
    numbers = {one.facts["number"] for one in noted if one.facts.get("dataset") == dataset}
    return [one for one in earlier if one.number not in numbers]


def _cells(read: tuple[Audience, ...], day: str, limits: Mapping[str, int], earlier: Sequence[Earlier]) -> pd.DataFrame:
    """Return all grids as all readers are told them."""
    blanks = {grid: np.zeros((len(COUNTIES), len(CODES[grid])), dtype=bool) for grid in GRIDS}
    told = []
    for audience in read:  # what some aren't told, those who are told less aren't either
        reader = audience.reader
        last = {grid: earlier[-1].blank(grid, reader) if earlier else blanks[grid] for grid in GRIDS}
        blanks = dict(withheld_now(audience, limits[reader], blanks, last, past(reader, earlier)))
        small = [small_changes(read, one.basis, reader, limits) for one in earlier]
        for grid in GRIDS:
            now = np.where(blanks[grid], np.nan, audience.told.counts[grid])
            count, since = carried(now, day, grid, reader, earlier, small)
            region, code = (each.ravel() for each in np.meshgrid(COUNTIES, CODES[grid], indexing="ij"))
            cells = {"region": region, "code": code, "count": count.ravel(), "since": since.ravel()}
            told.append(pd.DataFrame({"reader": reader, "grid": grid} | cells))
    return pd.concat(told, ignore_index=True).astype({"count": "Int64"})
