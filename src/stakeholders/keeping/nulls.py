"""Null models remembered on disk: drawn once for the same register, seed and samples, whoever asks again."""

import hashlib
import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Final

import numpy as np
import pandas as pd

from stakeholders.keeping.own_folders import make_own
from stakeholders.measures.nulls import Null

FOLDER: Final = "nulls"  # beside what else the app keeps
MOST: Final = 2_000  # files; the oldest go first
_SQUARES: Final = ("observed", "mean", "sd", "p_low", "p_high")


def remembered_null(folder: Path, key: str, draw: Callable[[], Null]) -> Null:
    """Return the null model kept under the key, or draw it and keep it.

    Parameters
    ----------
    folder
        Where the installation keeps what it writes; made where it isn't there.
    key
        Says all about the null model: the register's key among it, and so who may see what it was drawn from.

    Returns
    -------
    Null
        The same numbers as ``draw()`` gives. A file that can't be read or written costs the time of drawing, no more.
    """
    path = folder / FOLDER / f"{hashlib.sha256(key.encode()).hexdigest()[:40]}.json"
    with suppress(OSError, ValueError, KeyError, TypeError):
        return _read(path)
    null = draw()
    with suppress(OSError):  # a folder that can't be written to is no reason to withhold the answer
        _write(path, null)
        _make_room(path.parent)
    return null


def _read(path: Path) -> Null:
    kept = json.loads(path.read_text("utf-8"))
    groups = tuple(map(str, kept["groups"]))
    squares = {
        name: pd.DataFrame(np.array(kept[name], dtype=float).reshape(len(groups), -1), index=groups, columns=groups)
        for name in _SQUARES
    }
    return Null(groups=groups, **squares, samples=int(kept["samples"]), seed=int(kept["seed"]))


def _write(path: Path, null: Null) -> None:
    """Write the file in one step, readable by the installation's own user alone."""
    make_own(path.parent)
    kept = {name: getattr(null, name).to_numpy().tolist() for name in _SQUARES}
    kept |= {"groups": list(null.groups), "samples": null.samples, "seed": null.seed}
    with NamedTemporaryFile("w", dir=path.parent, suffix=".unfinished", delete=False, encoding="utf-8") as file:
        json.dump(kept, file)
    Path(file.name).replace(path)


def _make_room(folder: Path) -> None:
    kept = sorted(folder.glob("*.json"), key=lambda path: path.stat().st_mtime)
    for path in kept[:-MOST]:
        path.unlink(missing_ok=True)
