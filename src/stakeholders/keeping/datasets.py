"""A register kept as a dataset folder of the installation."""

import json
import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from stakeholders.errors import StakeholdersError
from stakeholders.keeping.rows import csv_of
from stakeholders.language import N_
from stakeholders.register import Register
from stakeholders.schema import TABLES
from stakeholders.schema.folder_names import is_folder_name

_TAKEN: Final = frozenset(
    {"boundaries", "scenarios", "opened", "kept"}
)  # what else lies in the folder, or is meant in links


class BadName(StakeholdersError):  # noqa: N818 - reads as the sentence it tells
    """A name that can't be the name of a dataset."""

    sentence = N_("A name has 1 to 60 small letters a to z, digits and _, and begins with a letter or a digit.")


class NameTaken(StakeholdersError):  # noqa: N818 - reads as the sentence it tells
    """There is something of this name already."""

    sentence = N_("The name {name} is taken. Nothing was written; choose another.")


class NotWritten(StakeholdersError):  # noqa: N818 - reads as the sentence it tells
    """The installation's folder can't be written to."""

    sentence = N_("The dataset could not be written: {reason}. Nothing was changed.")


def save_dataset(register: Register, root: Path, name: str, title: str) -> Path:
    """Write all rows of the register as a dataset folder under the root; return the folder.

    The folder appears whole or not at all. Columns that the schema doesn't know are kept; rows that were left out
    when the register was read are not in it, and so are not written.

    Raises
    ------
    BadName, NameTaken, NotWritten
        Then nothing was written.
    ValueError
        When the register is not whole: seen through a viewer's eyes, filtered, or with a scenario laid over.
    """
    whole_to_all = register.viewer is None or register.viewer.is_local_steward
    if not whole_to_all or register.filter is not None or register.scenarios:
        raise ValueError("only a whole register is kept: before the door, the filter and any overlay")
    if not is_folder_name(name):
        raise BadName
    folder = root / name
    if name in _TAKEN or folder.exists():
        raise NameTaken(name=name)
    try:
        with TemporaryDirectory(dir=root, prefix=".saving-") as made:
            whole = Path(made) / name
            whole.mkdir()
            _write(register, whole, name, title)
            _settle(whole)
            whole.rename(folder)  # fails where somebody was faster
    except FileExistsError as error:
        raise NameTaken(name=name) from error
    except OSError as error:
        if folder.exists():
            raise NameTaken(name=name) from error
        raise NotWritten(reason=error.strerror or type(error).__name__) from error
    return folder


def _settle(folder: Path) -> None:
    """Wait until the files are on the disk, so that a power cut right after the renaming leaves no empty ones."""
    for path in folder.iterdir():
        with path.open("rb+") as file:
            os.fsync(file.fileno())


def _write(register: Register, folder: Path, name: str, title: str) -> None:
    resources = []
    for table in TABLES.values():
        frame = register.table(table.name)
        if frame.empty and not table.required:
            continue
        (folder / table.file).write_bytes(csv_of(frame, table))
        resources.append({"name": table.name, "path": table.file})
    package = {"name": name, "title": title or name, "resources": resources}
    (folder / "datapackage.json").write_text(json.dumps(package, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
