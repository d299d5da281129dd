"""What the browser gets is named by its content, and so is what a script of ours imports."""

import re
import time
from pathlib import Path

import pytest

from stakeholders.ui import assets


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(assets, "app_folder", lambda: tmp_path)
    return tmp_path


def served(root: Path, name: str) -> Path:
    return root / assets.asset_url(name).removeprefix("app/")


def test_a_script_imports_the_other_parts_under_the_names_they_are_served_by(root: Path) -> None:
    waiting, seen = [served(root, "network.js")], set()
    while waiting:
        script = waiting.pop()
        seen.add(script.name)
        parts = re.findall(r'from "\./([^"]+)"', script.read_text(encoding="utf-8"))
        assert all(re.fullmatch(r"network-[a-z]+\.[0-9a-f]{12}\.js", part) for part in parts)
        assert all((script.parent / part).is_file() for part in parts)
        waiting += [script.parent / part for part in parts if part not in seen]
    assert len(seen) == len(
        [name for name in assets.vendor_files() if name.startswith("network") and name.endswith("js")]
    )


def test_a_change_in_a_part_gives_the_whole_a_new_name(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = served(root, "network.js").name
    part = tmp_path / "network-parts.js"
    part.write_text("/* Another. */\n", encoding="utf-8")
    files = dict(assets.vendor_files()) | {"network-parts.js": lambda: part}
    monkeypatch.setattr(assets, "vendor_files", lambda: files)
    monkeypatch.setattr(assets, "app_folder", lambda: tmp_path / "second")
    assert served(tmp_path / "second", "network.js").name != before


def test_a_served_file_is_old_enough_for_browsers_to_keep_it(root: Path) -> None:
    """They keep a file for a tenth of its age, and its name changes with its content."""
    age = time.time() - served(root, "leaflet.js").stat().st_mtime
    assert age > 10 * 365 * 24 * 3600
