"""The datasets that are measured: the shipped one, and fictional ones that are kept while their maker is the same."""

import hashlib
import shutil
from pathlib import Path
from typing import Final

from stakeholders.synthesis import synthesise

ROOT: Final = Path(__file__).parents[2]
OUT: Final = ROOT / "out" / "bench"
SHIPPED: Final = "nordic_green_belt"


def data_folder() -> Path:
    """Return the folder that holds all measured datasets; another one as soon as the synthesiser changes."""
    made_by = hashlib.sha256()
    for path in sorted((ROOT / "src" / "stakeholders" / "synthesis").glob("*.py")):
        made_by.update(path.read_bytes())
    folder = OUT / f"data-{made_by.hexdigest()[:12]}"
    for old in OUT.glob("data-*"):
        if old != folder:
            shutil.rmtree(old)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def dataset(name: str) -> Path:
    """Return the folder of ``nordic_green_belt`` or of a fictional dataset such as ``n1000``, made where missing."""
    folder = data_folder() / name
    if name == SHIPPED:
        shutil.copytree(ROOT / "data" / SHIPPED, folder, dirs_exist_ok=True)
    elif not (folder / "datapackage.json").exists():
        shutil.rmtree(folder, ignore_errors=True)
        synthesise(int(name.removeprefix("n")), folder)
    return folder


def in_words(name: str) -> str:
    """Return what a table calls the dataset."""
    return "shipped" if name == SHIPPED else f"{int(name.removeprefix('n')):,}"
