"""The shipped data packages say what the schema says, and Frictionless finds no fault with them."""

import json

import pytest

from scripts.build_datapackages import as_text, packages

FOLDERS = ["nordic_green_belt", "scenarios/denmark", "scenarios/finland", "scenarios/vasternorrland"]


def test_the_packages_are_what_the_script_writes(root, monkeypatch):
    monkeypatch.chdir(root)
    made = packages()
    assert sorted(str(path.parent.relative_to("data")) for path in made) == FOLDERS
    for path, package in made.items():
        assert path.read_text("utf-8") == as_text(package), f"run scripts/build_datapackages.py: {path} differs"


@pytest.mark.parametrize("folder", [*FOLDERS, "fictional_belt"])
def test_frictionless_finds_no_fault(root, monkeypatch, folder):
    frictionless = pytest.importorskip("frictionless")
    monkeypatch.chdir(root / "data" / folder)
    report = frictionless.validate("datapackage.json")
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "message"])
    assert len(report.tasks) == len(
        json.loads((root / "data" / folder / "datapackage.json").read_text("utf-8"))["resources"]
    )


def test_keys_between_the_tables_are_stated(root):
    package = json.loads((root / "data/nordic_green_belt/datapackage.json").read_text("utf-8"))
    keys = {
        one["name"]: {key["fields"][0] for key in one["schema"].get("foreignKeys", [])} for one in package["resources"]
    }
    assert keys["memberships"] == {"member_id", "source"}  # a group is a stakeholder or an initiative: not expressible
    assert keys["relations"] == {"source_id", "target_id", "source"}
    assert keys["indicators"] == {"initiative_id", "source"}
    assert {one["name"] for one in package["licenses"]}
    assert len(package["sources"]) == 6
