"""Released counts: dated, frozen, and never one that can be subtracted from an earlier one to find somebody."""

import sqlite3
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from stakeholders.errors import StakeholdersError
from stakeholders.keeping.audit import audit_of
from stakeholders.keeping.events import Event
from stakeholders.keeping.release_files import (
    Release,
    alone,
    place_of,
    read_once,
    read_release,
    release_files,
    write_release,
)
from stakeholders.language import N_
from stakeholders.measures.cube import CODES, COUNTIES, GRIDS, READERS, audiences
from stakeholders.measures.withholding import withheld
from stakeholders.register import Register
from stakeholders.schema import Marking, Viewer
from stakeholders.schema.settings import settings_in_force

MARKING: Final[Mapping[str, Marking]] = {  # of what each reader is told (METHODS 8.1)
    "public": Marking.CLEAR,
    "community": Marking.GREEN,
    "member": Marking.AMBER,
}


__all__ = ["MARKING", "NotReleased", "Release", "latest", "publish", "reader_of", "releases"]


class NotReleased(StakeholdersError):  # noqa: N818 - reads as the sentence it tells
    """A release that could not be written."""

    sentence = N_("The counts could not be released: {reason}. Nothing was changed.")


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
    files = release_files(place_of(folder, dataset))
    return read_once(files[-1], files[-1].stat().st_mtime_ns) if files else None


def releases(folder: Path, dataset: str) -> list[Release]:
    """Return all releases of a dataset, the oldest first; parameters and errors are those of ``latest``."""
    return [read_release(file) for file in release_files(place_of(folder, dataset))]


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
    place = place_of(folder, dataset)
    least = settings_in_force().limits
    kept = {reader: max((limits or {}).get(reader, 0), getattr(least, reader)) for reader in READERS}
    try:
        with alone(place):
            earlier = releases(folder, dataset)
            number = earlier[-1].number + 1 if earlier else 1
            release = Release(dataset, number, on.isoformat(), kept, _cells(register, on, kept, earlier))
            with audit_of(folder).writing() as turn:
                facts = {"dataset": dataset, "number": number, "limits": kept}
                turn.log(Event("release", "operator", facts))
                write_release(place, release)
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
