"""A scenario as the files of its folder: scenario.toml, its tables, and the description of the package."""

import json
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pandas as pd
import tomli_w

from stakeholders.codes import split_list
from stakeholders.keeping.rows import csv_of
from stakeholders.scenario import Scenario
from stakeholders.schema import TABLES, Table
from stakeholders.schema.folder_names import folder_name_of

SCENARIO_FILE: Final = "scenario.toml"
_STATUS: Final = "hypothetical"
_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)  # the earliest that an archive can tell; the same scenario, the same bytes


def scenario_files(scenario: Scenario) -> dict[str, bytes]:
    """Return the files of the scenario's folder by name, as those of the installation are written.

    Reading them gives the same scenario; whoever may change it may, for it says that it was built. Of a text the
    reader takes 2000 characters, without the spaces around.
    """
    files = {SCENARIO_FILE: _described(scenario)}
    for table in TABLES.values():
        rows = scenario.tables.get(table.name)
        if rows is not None and len(rows):
            files[table.file] = csv_of(_hypothetical(rows, table), table)
    resources = [{"name": name, "path": table.file} for name, table in TABLES.items() if table.file in files]
    title = scenario.title.get("en") or next(iter(scenario.title.values()), scenario.id)
    name = f"scenario-{folder_name_of(scenario.id).replace('_', '-')}"
    package = {"name": name, "title": title, "titles": dict(scenario.title), "resources": resources}
    files["datapackage.json"] = _bytes(json.dumps(package, ensure_ascii=False, indent=2) + "\n")
    return files


def zipped(scenario: Scenario) -> bytes:
    """Return the scenario's folder as an archive: the same scenario gives the same bytes.

    The folder in it has a name that is safe to unpack, whatever the scenario calls itself.
    """
    folder, archive = folder_name_of(scenario.id), BytesIO()
    with ZipFile(archive, "w") as packed:
        for name, content in scenario_files(scenario).items():
            member = ZipInfo(f"{folder}/{name}", _FIRST_DAY)
            member.compress_type = ZIP_DEFLATED
            member.create_system = 3  # Unix, so that the permissions count, whatever system writes it
            member.external_attr = 0o644 << 16
            packed.writestr(member, content)
    return archive.getvalue()


def _described(scenario: Scenario) -> bytes:
    """Return scenario.toml; what would be empty and may be left out is."""
    told: dict[str, object] = {"id": scenario.id, "base": scenario.base, "status": _STATUS}
    if scenario.tlp:
        told["tlp"] = scenario.tlp
    if scenario.shared_with:
        told["shared_with"] = list(split_list(scenario.shared_with))
    told |= {"question": scenario.question, "removes": list(scenario.removes), "built": True}
    told |= {"assumptions": list(scenario.assumptions), "title": dict(scenario.title)}
    parts = [tomli_w.dumps(told)]
    for source, quote in scenario.evidence:
        parts.append("[[evidence]]\n" + tomli_w.dumps({"source": source, "quote": quote}))
    return _bytes("\n".join(parts))


def _hypothetical(rows: pd.DataFrame, table: Table) -> pd.DataFrame:
    return rows.assign(status=_STATUS) if "status" in table.names else rows


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")  # half a surrogate pair is no character and has no bytes
