"""What a release was made from, kept for the next one alone: it holds what was withheld, and is shown to nobody."""

import os
from collections.abc import Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from stakeholders.measures.cube import CODES, COUNTIES, GRIDS, Audience, Cube


def basis_file(release: Path) -> Path:
    """Return where the basis of a release lies, beside its file."""
    return release.with_suffix(".npz")


def write_basis(file: Path, audiences: tuple[Audience, ...]) -> None:
    """Write what readers are told and what each of them doesn't see; readable for the app's own user alone."""
    arrays: dict[str, NDArray[np.generic]] = {}
    for audience in audiences:
        for place, cube in enumerate((audience.told, *audience.unseen)):
            arrays |= {f"{audience.reader} {place} {grid}": cube.counts[grid] for grid in GRIDS}
            arrays[f"{audience.reader} {place} there"] = cube.there
        arrays[f"{audience.reader} names"] = np.array(list(audience.names))
        arrays[f"{audience.reader} places"] = np.array(list(audience.names.values()))
    with NamedTemporaryFile("wb", dir=file.parent, prefix=".new-", delete=False) as made:
        np.savez_compressed(made, allow_pickle=False, **arrays)
        made.flush()
        os.fsync(made.fileno())
    Path(made.name).replace(file)


def read_basis(file: Path) -> dict[str, Audience] | None:
    """Return what a release was made from, by reader; None where that can't be known, or its grids were others."""
    try:
        with np.load(file, allow_pickle=False) as held:
            arrays = {name: held[name] for name in held.files}
        return {reader: _audience(reader, arrays) for reader in sorted({name.split()[0] for name in arrays})}
    except (OSError, ValueError, KeyError, BadZipFile):
        return None


def _audience(reader: str, arrays: Mapping[str, NDArray[np.generic]]) -> Audience:
    cubes = []
    for place in range(sum(name.startswith(f"{reader} ") and name.endswith(" there") for name in arrays)):
        counts = {grid: arrays[f"{reader} {place} {grid}"].astype(np.int64) for grid in GRIDS}
        if any(counts[grid].shape != (len(COUNTIES), len(CODES[grid])) for grid in GRIDS):
            raise ValueError("other grids")
        cubes.append(Cube(counts, arrays[f"{reader} {place} there"].astype(np.int64)))
    names = dict(zip(arrays[f"{reader} names"].tolist(), arrays[f"{reader} places"].tolist(), strict=True))
    return Audience(reader, cubes[0], tuple(cubes[1:]), names)
