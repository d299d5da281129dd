"""The description of a fictional dataset (``datapackage.json``), which says in four languages what it is."""

from collections.abc import Mapping
from typing import Final

import pandas as pd

from stakeholders.schema import TABLES, Table

# Content of the dataset, not of the app: it stays as it is whatever the catalogues say. It says no number, since some
# readers see only part of the rows.
_TITLE: Final = {
    "en": "FICTIONAL: made-up organisations",
    "sv": "FIKTIV (FICTIONAL): påhittade organisationer",
    "nb": "FIKTIV (FICTIONAL): oppdiktede organisasjoner",
    "fi": "KUVITTEELLINEN (FICTIONAL): keksittyä organisaatiota",
}


def description(tables: Mapping[str, pd.DataFrame], n: int, seed: int, *, belt: bool) -> dict[str, object]:
    """Return a Frictionless data package of these tables, ready for JSON."""
    command = f"stakeholders synthesise -n {n} --seed {seed}{' --belt' if belt else ''}"
    return {
        "name": f"fictional-{'belt-' if belt else ''}{n}-{seed}",
        "title": _TITLE["en"],
        "titles": _TITLE,
        "description": f"Every row is invented by `{command}`. Nothing is true.",
        "licenses": [{"name": "CC0-1.0", "title": "Creative Commons CC0 1.0"}],
        "resources": [_resource(TABLES[name], frame) for name, frame in tables.items()],
    }


def _resource(table: Table, frame: pd.DataFrame) -> dict[str, object]:
    columns = [column for column in table.columns if column.name in frame]
    schema: dict[str, object] = {
        "fields": [
            {"name": column.name, "type": "number" if column.type == "number" else "string"} for column in columns
        ],
        "foreignKeys": [
            {"fields": column.name, "reference": {"resource": column.references[0], "fields": "id"}}
            for column in columns
            if len(column.references) == 1  # Table Schema can't say "one of two tables"
        ],
    }
    if all(table.column(name).required for name in table.key):
        schema["primaryKey"] = list(table.key)
    return {
        "name": table.name,
        "path": table.file,
        "profile": "tabular-data-resource",
        "encoding": "utf-8",
        "schema": schema,
    }
