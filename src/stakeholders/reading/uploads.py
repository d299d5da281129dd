"""What somebody drops on the page becomes a dataset, in memory, for them alone."""

import hashlib
import secrets
from collections.abc import Mapping
from functools import partial
from pathlib import PurePosixPath

from stakeholders.reading.archive import Folder, Refused, folders_in
from stakeholders.reading.dataset import Dataset, dataset_of
from stakeholders.reading.findings import Findings
from stakeholders.reading.folders import PACKAGE_FILE, SCENARIO_FILE
from stakeholders.reading.package import titles_in
from stakeholders.reading.sheet import Sheet
from stakeholders.reading.tables import sheets_of, table_named
from stakeholders.reading.workbook import sheets_of_workbook


def open_upload(files: Mapping[str, bytes]) -> Dataset:
    """Return the dataset that these files make: CSV files, one .xlsx, or a zip of a dataset folder.

    Nothing is written to disk. The register's key holds a random part, so that no two uploads share a cache.
    """
    findings = Findings()
    sheets: dict[str, Sheet] = {}
    loose: dict[str, bytes] = {}
    name = ""
    for file, raw in ((PurePosixPath(path.replace("\\", "/")).name, raw) for path, raw in files.items()):
        ending = PurePosixPath(file).suffix.casefold()
        if ending in {".xlsx", ".xlsm"}:
            sheets |= sheets_of_workbook(raw, file, findings)
        elif ending == ".zip":
            loose |= _unpacked(raw, file, findings)
        else:
            loose[file] = raw
            continue
        name = name or PurePosixPath(file).stem
    package = loose.pop(PACKAGE_FILE, None)
    loose.pop(SCENARIO_FILE, None)
    sheets |= sheets_of({file: partial(bytes, raw) for file, raw in loose.items()}, findings)
    given = (*loose, *(f"{table}.csv" for table in sheets))
    title = titles_in(package, name or "…", findings)
    return dataset_of(sheets, findings, name=name, title=title, key=_key(files), files=given)


def _unpacked(raw: bytes, file: str, findings: Findings) -> dict[str, bytes]:
    """Return the files of the archive's dataset folder: the outermost one that holds most of the tables."""
    try:
        folders = folders_in(raw)
    except Refused as error:
        findings.add(file, 0, "", "", "refused_archive", reason=error.reason)
        return {}
    return max(folders, key=_tables_in).files if folders else {}


def _tables_in(folder: Folder) -> int:
    return sum(table_named(file) is not None for file in folder.files)


def _key(files: Mapping[str, bytes]) -> str:
    digest = hashlib.sha256()
    for file, raw in sorted(files.items()):
        digest.update(file.encode("utf-8", "replace") + b"\0")
        digest.update(hashlib.sha256(raw).digest())
    return f"{digest.hexdigest()} {secrets.token_hex(16)}"
