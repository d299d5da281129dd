"""What somebody drops on the page becomes a dataset, in memory, for them alone."""

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import PurePosixPath

from stakeholders.language import LANGUAGES, Words
from stakeholders.reading.archive import Folder, Refused, folders_in
from stakeholders.reading.dataset import Dataset, dataset_of
from stakeholders.reading.findings import Findings
from stakeholders.reading.folders import PACKAGE_FILE, SCENARIO_FILE
from stakeholders.reading.package import titles_in
from stakeholders.reading.scenario import scenario_of
from stakeholders.reading.sheet import Sheet
from stakeholders.reading.tables import add_sheet, sheets_of, table_named
from stakeholders.reading.workbook import sheets_of_workbook
from stakeholders.scenario import Scenario
from stakeholders.schema import TABLES


@dataclass
class _Dropped:
    """The files that were dropped, taken out of their archives."""

    name: str = ""
    loose: dict[str, bytes] = field(default_factory=dict)
    workbooks: dict[str, bytes] = field(default_factory=dict)
    scenarios: list[Folder] = field(default_factory=list)


def open_upload(files: Mapping[str, bytes]) -> Dataset:
    """Return the dataset that these files make: CSV files, workbooks, or a zip of a dataset folder.

    Scenarios in a zip are among the dataset's ``scenarios``. Nothing is written to disk. The register's key holds
    a random part, so that no two uploads share a cache.

    Examples
    --------
    >>> dataset = open_upload({"stakeholders.csv": b"id,name,kind,country\\nnic,NIC,cluster,SE",
    ...                        "memberships.csv": b"member_id,group_id"})
    >>> dataset.register.stakeholders["name"].to_list()
    ['NIC']
    """
    findings = Findings()
    dropped = _sorted(files, findings)
    package = dropped.loose.pop(PACKAGE_FILE, None)
    sheets: dict[str, Sheet] = {}
    for file, raw in dropped.workbooks.items():
        for table, sheet in sheets_of_workbook(raw, file, findings).items():
            add_sheet(sheets, table, sheet, findings)
    csv_files = sheets_of({file: partial(bytes, raw) for file, raw in dropped.loose.items()}, findings)
    for table, sheet in csv_files.items():
        add_sheet(sheets, table, sheet, findings)
    title = titles_in(package, dropped.name, findings)
    if not title.get("en"):
        title = {tag: Words(tag).say("Your own files") for tag in LANGUAGES}
    given = (*dropped.loose, *(f"{table}.csv" for table in sheets))
    key = key_of_upload(files)
    dataset = dataset_of(sheets, findings, name=dropped.name, title=title, key=key, files=given)
    return replace(dataset, scenarios=tuple(_scenario(folder, key) for folder in dropped.scenarios))


def _sorted(files: Mapping[str, bytes], findings: Findings) -> _Dropped:
    """Return the files by what they are; only the last part of a name counts, whatever a browser or archive says."""
    dropped = _Dropped()
    for path, raw in files.items():
        name = PurePosixPath(path.replace("\\", "/"))
        match name.suffix.casefold():
            case ".xlsx" | ".xlsm":
                dropped.workbooks[name.name] = raw
            case ".zip":
                _unpack(raw, name.name, dropped, findings)
            case ".toml":
                findings.add(name.name, 0, "", "", "unknown_table", tables=", ".join(TABLES))
                continue
            case _:
                _add({name.name: raw}, dropped, findings)
                continue
        dropped.name = dropped.name or name.stem
    return dropped


def _unpack(raw: bytes, file: str, dropped: _Dropped, findings: Findings) -> None:
    """Take the archive's dataset folder, the outermost with most of the tables, and every scenario in it."""
    try:
        folders = folders_in(raw)
    except Refused as error:
        findings.add(file, 0, "", "", "refused_archive", reason=error.reason)
        return
    dropped.scenarios += [folder for folder in folders if SCENARIO_FILE in folder.files]
    if folders:
        main = max(folders, key=lambda folder: (SCENARIO_FILE not in folder.files, _tables_in(folder)))
        main = main if _tables_in(main) else max(folders, key=_tables_in)
        _add({name: content for name, content in main.files.items() if name != SCENARIO_FILE}, dropped, findings)
        for folder in folders:
            if folder is not main and SCENARIO_FILE not in folder.files:
                for name in filter(table_named, folder.files):
                    findings.add(f"{folder.path}/{name}", 0, "", "", "repeated_table", used=f"{main.path}/{name}")


def _add(files: Mapping[str, bytes], dropped: _Dropped, findings: Findings) -> None:
    """Take the files that were not given before under the same name, and tell of the others."""
    for name, raw in files.items():
        if name in dropped.loose:
            findings.add(name, 0, "", "", "repeated_table", used=name)
        else:
            dropped.loose[name] = raw


def _scenario(folder: Folder, key: str) -> Scenario:
    tables = {name: partial(bytes, raw) for name, raw in folder.files.items() if table_named(name)}
    return scenario_of(folder.files[SCENARIO_FILE], tables, PurePosixPath(folder.path).name or "scenario", key)


def _tables_in(folder: Folder) -> int:
    return sum(table_named(file) is not None for file in folder.files)


def key_of_upload(files: Mapping[str, bytes]) -> str:
    """Return a key for caches that no other upload has, not even one of the same files."""
    digest = hashlib.sha256()
    for file, raw in sorted(files.items()):
        digest.update(file.encode("utf-8", "replace") + b"\0")
        digest.update(hashlib.sha256(raw).digest())
    return f"{digest.hexdigest()} {secrets.token_hex(16)}"
