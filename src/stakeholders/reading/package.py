"""What a dataset's datapackage.json says of it, as far as a reader is shown it."""

import json
from pathlib import Path
from typing import Any, Final

from stakeholders.language import LANGUAGES
from stakeholders.reading.findings import Findings
from stakeholders.reading.folders import PACKAGE_FILE

_MOST: Final = 1 << 20  # bytes; a description of seven tables is far smaller


def titles_in(raw: bytes | None, otherwise: str, findings: Findings) -> dict[str, str]:
    """Return the titles by language: ``title`` is the English one, ``title_sv`` or ``titles: {sv: …}`` the others."""
    told: Any = {}  # JSON may hold anything
    try:
        told = json.loads(raw[:_MOST]) if raw else {}
    except (ValueError, RecursionError) as error:
        findings.add(PACKAGE_FILE, 0, "", "", "package_unreadable", reason=str(error))
    if not isinstance(told, dict):
        told = {}
    more = told.get("titles")
    found = {tag: more.get(tag) if isinstance(more, dict) else None for tag in LANGUAGES}
    titles = {tag: told.get(f"title_{tag}") or found[tag] for tag in LANGUAGES}
    titles["en"] = titles["en"] or told.get("title") or otherwise
    return {tag: title for tag, title in titles.items() if isinstance(title, str) and title.strip()}


def titles_of(folder: Path) -> dict[str, str]:
    """Return the titles of a dataset's folder by language, without reading its tables."""
    return titles_in(package_bytes(folder), folder.name, Findings())


def package_bytes(folder: Path) -> bytes | None:
    """Return the description's bytes, None where the folder has none."""
    try:
        return (folder / PACKAGE_FILE).read_bytes()
    except OSError:
        return None
