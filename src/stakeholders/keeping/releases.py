"""Released counts: dated, frozen, and never one that can be subtracted from an earlier one to find somebody."""

import sqlite3
from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from stakeholders.keeping.audit import audit_of
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
from stakeholders.keeping.store import NotKept
from stakeholders.measures.cube import CODES, COUNTIES, GRIDS, READERS, Audience, audiences, reader_of
from stakeholders.measures.reopening import Past, withheld_now
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
            earlier = releases(folder, dataset)
            number = earlier[-1].number + 1 if earlier else 1
            read = audiences(register, on, also)
            cells = _cells(read, on.isoformat(), kept, earlier, place)
            release = Release(dataset, number, on.isoformat(), kept, cells)
            file = file_of(place, release)
            write_basis(basis_file(file), read)
            try:
                with audit_of(folder).writing() as turn:
                    turn.log(Event("release", "operator", {"dataset": dataset, "number": number, "limits": kept}))
                    write_release(file, release)
            except BaseException:
                file.unlink(missing_ok=True)  # what isn't on record is not there
                raise
    except (OSError, sqlite3.Error) as error:
        raise NotKept(reason=str(error)) from error
    return release


def _cells(
    read: tuple[Audience, ...], day: str, limits: Mapping[str, int], earlier: list[Release], place: Path
) -> pd.DataFrame:
    """Return all grids as all readers are told them."""
    bases = [read_basis(basis_file(file)) for file in release_files(place)]
    blanks = {grid: np.zeros((len(COUNTIES), len(CODES[grid])), dtype=bool) for grid in GRIDS}
    told = []
    for audience in read:  # what some aren't told, those who are told less aren't either
        reader, limit = audience.reader, limits[audience.reader]
        then = [{grid: _shown(one, grid, reader) for grid in GRIDS} for one in earlier]
        last = {grid: np.isnan(then[-1][grid]) if then else np.zeros_like(blanks[grid]) for grid in GRIDS}
        blanks = dict(withheld_now(audience, limit, blanks, last, _past(reader, earlier, then, bases)))
        told += [_grid(reader, grid, audience.told.counts[grid], blanks[grid], day) for grid in GRIDS]
    return _carried(pd.concat(told, ignore_index=True), earlier, limits)


def _shown(release: Release, grid: str, reader: str) -> NDArray[np.float64]:
    """Return a grid as an earlier release told it: NaN what it withheld, infinite what it had no cell for."""
    cells = release.table(grid, reader)
    held = cells["count"].to_numpy(float, na_value=np.nan)
    wide = pd.Series(held, index=pd.MultiIndex.from_frame(cells[["region", "code"]]))
    shape = pd.MultiIndex.from_product([COUNTIES, CODES[grid]])
    return wide.reindex(shape, fill_value=np.inf).to_numpy(float).reshape(len(COUNTIES), len(CODES[grid]))


def _past(
    reader: str,
    earlier: list[Release],
    then: list[dict[str, NDArray[np.float64]]],
    bases: list[dict[str, Audience] | None],
) -> list[Past] | None:
    """Return the earlier releases to a reader, None where one of them can't be looked into."""
    past = []
    for place, (release, shown, basis) in enumerate(zip(earlier, then, bases, strict=True)):
        if basis is None or reader not in basis:
            return None
        counts, limit = basis[reader].told.counts, release.limits[reader]
        highest = {grid: np.full(counts[grid].shape, np.inf) for grid in GRIDS}
        for one in then[place + 1 :]:  # what was told later tells that it was less by the limit
            highest = {grid: np.fmin(highest[grid], one[grid] - limit) for grid in GRIDS}
        highest = {grid: np.maximum(highest[grid], counts[grid]) for grid in GRIDS}
        past.append(Past(basis[reader], limit, {grid: np.isnan(shown[grid]) for grid in GRIDS}, highest))
    return past


def _grid(reader: str, grid: str, counts: NDArray[np.int64], blank: NDArray[np.bool_], since: str) -> pd.DataFrame:
    region, code = (each.ravel() for each in np.meshgrid(COUNTIES, CODES[grid], indexing="ij"))
    count = pd.Series(counts.ravel(), dtype="Int64").mask(blank.ravel())
    return pd.DataFrame(
        {"reader": reader, "grid": grid, "region": region, "code": code, "count": count, "since": since}
    )


def _carried(cells: pd.DataFrame, earlier: list[Release], limits: Mapping[str, int]) -> pd.DataFrame:
    """Return the cells, with a number told before where the new one differs from it by less than the limit.

    The latest such number: so no two releases differ by less than the limit, and what is told is never further off.
    """
    names = ["reader", "grid", "region", "code"]
    limit = cells["reader"].map(limits).to_numpy(float)
    now, since = cells["count"].to_numpy(float, na_value=np.nan), cells["since"].to_numpy(object)
    count = now.copy()
    for release in earlier:
        then = cells[names].merge(release.cells, how="left", on=names)
        told = then["count"].to_numpy(float, na_value=np.nan)
        close = np.abs(now - told) < limit
        count, since = np.where(close, told, count), np.where(close, then["since"], since)
    return cells.assign(count=pd.Series(count).astype("Int64"), since=since)
