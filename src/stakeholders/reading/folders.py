"""The data root: which datasets and scenarios lie in it, and whether a folder has changed."""

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from stakeholders.schema import TABLES

Stamp = tuple[tuple[str, int, int], ...]  # name, time of change in nanoseconds, size in bytes

_REQUIRED: Final = tuple(table.file for table in TABLES.values() if table.required)
SCENARIO_FILE: Final = "scenario.toml"
PACKAGE_FILE: Final = "datapackage.json"
_LONGEST: Final = 2000  # characters of a title, question, assumption or quotation
_READ: Final = (".csv", ".CSV", SCENARIO_FILE, PACKAGE_FILE)


@dataclass(frozen=True)
class ScenarioOutline:
    """What a list of scenarios shows of one: nothing but its scenario.toml was read."""

    id: str
    base: str
    title: dict[str, str]
    question: str
    folder: Path


def data_root(root: Path | str | None = None) -> Path:
    """Return the folder that holds datasets: the one given, else ``STAKEHOLDERS_DATA``, else ``data``."""
    return Path(root or os.environ.get("STAKEHOLDERS_DATA") or "data")


def stamp(folder: Path | str) -> Stamp:
    """Return name, time of change and size of every file that reading the folder may open: a key for caches."""
    try:
        with os.scandir(folder) as entries:
            files = [(entry.name, entry.stat()) for entry in entries if entry.name.endswith(_READ)]
    except OSError:
        return ()
    return tuple(sorted((name, status.st_mtime_ns, status.st_size) for name, status in files))


def list_datasets(root: Path | str | None = None) -> list[str]:
    """Return the names of the dataset folders under the data root, in order of the alphabet."""
    return sorted(
        folder.name for folder in _folders(data_root(root)) if all((folder / file).is_file() for file in _REQUIRED)
    )


def list_scenarios(root: Path | str | None = None) -> list[ScenarioOutline]:
    """Return the scenarios under the data root's ``scenarios``, by id; one that can't be read is left out."""
    outlines = []
    for folder in _folders(data_root(root) / "scenarios"):
        described = _described(folder)
        if described is not None:
            outlines.append(described)
    return sorted(outlines, key=lambda outline: outline.id)


def _folders(root: Path) -> list[Path]:
    try:
        return [path for path in root.iterdir() if path.is_dir() and not path.name.startswith((".", "_"))]
    except OSError:
        return []


def _described(folder: Path) -> ScenarioOutline | None:
    try:
        told: dict[str, Any] = tomllib.loads((folder / SCENARIO_FILE).read_text("utf-8-sig"))  # TOML values vary
    except (OSError, ValueError):
        return None
    title = told.get("title")
    titles = {str(tag): text_of(text) for tag, text in title.items()} if isinstance(title, dict) else {}
    name = text_of(told.get("id")) or folder.name
    return ScenarioOutline(
        name, text_of(told.get("base")), titles or {"en": name}, text_of(told.get("question")), folder
    )


def text_of(value: object) -> str:
    """Return what a scenario.toml says as text, without the spaces around; nothing where it is no text."""
    return value.strip()[:_LONGEST] if isinstance(value, str) else ""
