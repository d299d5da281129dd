"""Under which licences a dataset may be used, as its datapackage.json says."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stakeholders.reading.package import package_bytes


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence as the package names it; any part may be empty."""

    name: str
    title: str
    address: str


def licences_of(folder: Path | None) -> tuple[Licence, ...]:
    """Return the licences of the dataset in a folder; none where nothing is said of them, or there is no folder."""
    raw = package_bytes(folder) if folder is not None else None
    try:
        told: Any = json.loads(raw or b"{}")  # JSON may hold anything
    except (ValueError, RecursionError):
        return ()
    listed = told.get("licenses") if isinstance(told, dict) else None  # the standard spells it so
    entries = [entry for entry in listed if isinstance(entry, dict)] if isinstance(listed, list) else []
    return tuple(Licence(*(_text(entry.get(key)) for key in ("name", "title", "path"))) for entry in entries)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
