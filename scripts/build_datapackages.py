"""Write the datapackage.json of the shipped dataset and scenarios from the schema, so that the two never differ.

Run from the project's folder: ``python scripts/build_datapackages.py``. ``--check`` writes nothing and exits with 1
where a file on disk isn't what would be written.
"""

import csv
import json
import sys
import tomllib
from pathlib import Path
from typing import Any, Final

from stakeholders.codes import LISTS
from stakeholders.schema import EMPTY_ALLOWED, TABLES, Column, Table
from stakeholders.schema.meanings import MEANINGS, TABLE_MEANINGS

DATA: Final = Path("data")
FICTIONAL: Final = "fictional_belt"  # written with its package by ``stakeholders synthesise``
_TITLES: Final = {
    "en": "Total defence in the Nordic Green Belt: who works with whom",
    "sv": "Totalförsvar i Nordic Green Belt: vilka som samverkar",
    "nb": "Totalforsvar i Nordic Green Belt: hvem som samarbeider",
    "fi": "Kokonaismaanpuolustus Nordic Green Belt -alueella: ketkä tekevät yhteistyötä",
}
_LICENCES: Final = [
    {
        "name": "CC-BY-4.0",
        "title": "Creative Commons Attribution 4.0 International",
        "path": "https://creativecommons.org/licenses/by/4.0/",
    }
]
_DATE: Final = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
_LIST: Final = r"[^|]+(\|[^|]+)*"
Json = dict[str, Any]  # what JSON may hold


def dataset_package(folder: Path) -> Json:
    """Return the description of the shipped dataset."""
    return {
        "profile": "tabular-data-package",
        "name": folder.name.replace("_", "-"),
        "title": _TITLES["en"],
        "titles": _TITLES,
        "description": "Organisations, initiatives and ties as published documents name them; every tie is quoted.",
        "version": "1.0.0",
        "keywords": ["total defence", "preparedness", "clusters", "cross-border", "Nordic Green Belt"],
        "licenses": _LICENCES,
        "sources": _sources(folder),
        "resources": _resources(folder),
    }


def scenario_package(folder: Path) -> Json:
    """Return the description of a scenario; the dataset it refers to is no part of the package."""
    told = tomllib.loads((folder / "scenario.toml").read_text("utf-8"))
    base = DATA / told["base"]
    return {
        "profile": "tabular-data-package",
        "name": f"scenario-{folder.name}",
        "title": told["title"]["en"],
        "titles": told["title"],
        "description": f"{told['question']} An overlay on {told['base']}: every tie is hypothetical, nobody was asked.",
        "version": "1.0.0",
        "licenses": _LICENCES,
        "sources": [one for one in _sources(base) if one["name"] in told["sources"]],
        "resources": _resources(folder),
    }


def _sources(folder: Path) -> list[Json]:
    with (folder / "sources.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    sources = []
    for row in rows:
        by = f"{row['title']} ({row['publisher']})" if row["publisher"] else row["title"]
        sources.append({"name": row["id"], "title": by} | ({"path": row["url"]} if row["url"] else {}))
    return sources


def _resources(folder: Path) -> list[Json]:
    there = {table.name for table in TABLES.values() if (folder / table.file).is_file()}
    is_scenario = (folder / "scenario.toml").is_file()
    return [_resource(TABLES[name], folder, there, is_scenario) for name in TABLES if name in there]


def _resource(table: Table, folder: Path, there: set[str], is_scenario: bool) -> Json:
    with (folder / table.file).open(encoding="utf-8", newline="") as lines:
        header = next(csv.reader(lines))
    columns = [table.column(name) for name in header]
    schema: Json = {"fields": [_field(table, column) for column in columns], "missingValues": [""]}
    schema["primaryKey"] = list(table.key)
    keys = [] if is_scenario else [_foreign_key(column) for column in columns if _is_expressible(column, there)]
    if keys:
        schema["foreignKeys"] = keys
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": table.file,
        "title": TABLE_MEANINGS[table.name],
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _is_expressible(column: Column, there: set[str]) -> bool:
    """Tell whether Table Schema can say what the column refers to: one table, and one that is in the package."""
    return len(column.references) == 1 and column.references[0] in there


def _foreign_key(column: Column) -> Json:
    return {"fields": [column.name], "reference": {"resource": column.references[0], "fields": ["id"]}}


def _field(table: Table, column: Column) -> Json:
    field: Json = {
        "name": column.name,
        "type": "number" if column.type == "number" else "string",
        "description": MEANINGS[table.name, column.name],
    }
    if column.type == "url":
        field["format"] = "uri"
    constraints: Json = {}
    if column.required and (table.name, column.name) not in EMPTY_ALLOWED:
        constraints["required"] = True
    if column.type in {"code", "marking"}:
        constraints["enum"] = list(LISTS[column.codes])
    if column.type == "date":
        constraints["pattern"] = _DATE
    if column.type in {"codes", "ids"}:
        constraints["pattern"] = _LIST
    for name, bound in (("minimum", column.low), ("maximum", column.high)):
        if bound is not None:
            constraints[name] = bound
    return field | ({"constraints": constraints} if constraints else {})


def packages() -> dict[Path, Json]:
    """Return what every shipped datapackage.json holds, by its path."""
    made = {}
    for folder in sorted(path.parent for path in DATA.glob("*/stakeholders.csv")):
        if folder.name == FICTIONAL:
            continue
        made[folder / "datapackage.json"] = dataset_package(folder)
    for folder in sorted(path.parent for path in DATA.glob("scenarios/*/scenario.toml")):
        made[folder / "datapackage.json"] = scenario_package(folder)
    return made


def as_text(package: Json) -> str:
    """Return the file's text."""
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def main() -> int:
    """Write the files, or compare them with ``--check``."""
    stale = []
    for path, package in packages().items():
        text = as_text(package)
        if not path.is_file() or path.read_text("utf-8") != text:
            stale.append(path)
            if "--check" not in sys.argv:
                path.write_text(text, encoding="utf-8", newline="\n")
    for path in stale:
        print(f"{path} {'differs from the schema' if '--check' in sys.argv else 'written'}")
    return int(bool(stale) and "--check" in sys.argv)


if __name__ == "__main__":
    sys.exit(main())
