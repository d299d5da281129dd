"""What can be taken along from any page carries its marking, starts no formula, and is on record when it is taken."""

import csv
import io
import re
import shutil
import tomllib
from datetime import date

import openpyxl
import pandas as pd
import pytest
from streamlit.runtime.media_file_manager import MediaFileManager

from stakeholders.keeping.audit import audit_of
from stakeholders.keeping.releases import publish
from stakeholders.keeping.store import store_of
from stakeholders.keeping.worklist import add_introduction
from stakeholders.reading import read_dataset
from stakeholders.schema import Viewer
from stakeholders.ui import downloads
from stakeholders.ui.navigation import PAGES
from stakeholders.ui.sections import GAPS, SCENARIOS
from tests.pages.test_pages import faults

FORMULA = re.compile(r"[=+\-@\t\r](?!\d+([.,]\d+)?$)")  # what a spreadsheet would compute; a number is none
JOINED = {"scenarios": "vasternorrland"}
BELT = {"data": "fictional_belt"}
PARTS = {
    **{name: JOINED if name == "scenarios" else {} for name in PAGES if name not in ("network", "capabilities")},
    **{f"gaps {part}": {"section": part} for part in GAPS if part not in ("gaps", "worklist")},
    "gaps worklist": BELT | {"section": "worklist"},
    **{f"scenarios {part}": JOINED | {"section": part} for part in SCENARIOS if part not in ("compare", "build")},
    "resilience watch": {"section": "watch", "gone": "midsec"},
    "directory profile": {"organisation": "midsec"},
    **{f"capabilities {part}": BELT | {"section": part} for part in ("coverage", "suppliers")},
    "capabilities search": BELT | {"section": "search", "capability": "machining"},
}
UNMARKED = ("stakeholders_template.",)  # what holds nothing of the register


@pytest.fixture(scope="module")
def spoilt(root, tmp_path_factory):
    """The shipped datasets, but that every name and description begins as a formula does; what belongs to the belt."""
    folder = tmp_path_factory.mktemp("spoilt")
    for dataset in ("nordic_green_belt", "fictional_belt"):
        shutil.copytree(root / "data" / dataset, folder / dataset)
        for name in ("stakeholders", "initiatives"):
            table = pd.read_csv(folder / dataset / f"{name}.csv", dtype="str", keep_default_na=False)
            for column in table.columns.intersection(["name", "short_name", "description", "municipality"]):
                table[column] = table[column].where(table[column] == "", "=" + table[column])
            table.to_csv(folder / dataset / f"{name}.csv", index=False)
    register = read_dataset(folder / "fictional_belt").register
    publish(folder, "fictional_belt", register, date(2026, 1, 31), {"public": 5, "community": 5, "member": 4})
    pair = {"one": register.stakeholders["id"][0], "other": register.stakeholders["id"][1]}
    row = pair | {"broker": "", "score": 1.0, "tlp": "AMBER"}
    add_introduction(store_of(folder, "fictional_belt"), register, Viewer("steward"), row)
    audit_of(folder).path.unlink()  # the log begins with the test
    return folder


@pytest.fixture
def dangerous(spoilt, installation):
    """An installation with these."""
    (installation / "nordic_green_belt").unlink()
    shutil.copytree(spoilt, installation, dirs_exist_ok=True)
    return installation


@pytest.fixture
def offered(monkeypatch):
    """Every file on offer: its name and what makes it when it is taken."""
    found = {}

    def caught(_self, make, _mime, _where, *, file_name, **_more):
        found[file_name] = make
        return f"{len(found)}"

    monkeypatch.setattr(MediaFileManager, "add_deferred", caught)
    monkeypatch.setattr(downloads, "for_this_session", lambda make: make)  # no session lasts beyond a run here
    return found


def opened_wide(open_app, root, part, choices):
    """A page with all that can be opened on it open."""
    files = [*(root / "src/stakeholders/ui").glob("*.py"), *(root / "pages").glob("*.py")]
    source = "".join(path.read_text(encoding="utf-8") for path in files)
    keys = re.findall(r'on_change="rerun",\s*key="([\w-]+)"', source)
    return open_app(part.split()[0], open_parts=keys, **choices)


def formulas(name, content):
    if name.endswith(".csv"):
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
        return [cell for row in rows for cell in row if FORMULA.match(cell)]
    if name.endswith(".xlsx"):
        book = openpyxl.load_workbook(io.BytesIO(content))
        return [cell.value for sheet in book for row in sheet.rows for cell in row if cell.data_type == "f"]
    return []


@pytest.mark.parametrize("part", PARTS)
def test_every_file_of_a_page_is_marked_guarded_and_on_record(open_app, root, dangerous, offered, part):
    app = opened_wide(open_app, root, part, PARTS[part])
    assert faults(app) == []
    assert len(offered) >= len(app.get("download_button")) > 0
    audit = audit_of(dangerous)
    assert audit.events() == []  # what is on offer is not taken yet
    for name, make in offered.items():
        content = make()
        assert formulas(name, content) == [], name
        told = audit.events(["export"])[-1]
        assert (told.facts["file"], told.viewer_text) == (name, "steward")
        if name.startswith(UNMARKED):
            continue
        marked = re.search(r"_(TLP-[A-Z-]+)_\d{4}-\d\d-\d\d\.", name)
        assert marked, name
        assert told.facts["marking"] == marked[1].removeprefix("TLP-").replace("-", "+", 1)
        if name.endswith(".csv"):
            assert b"TLP:" in content
    assert len(audit.events(["export"])) == len(offered)
    assert audit.verify().faults == ()


def test_streamlits_own_export_of_tables_is_switched_off(root):
    assert tomllib.loads((root / ".streamlit/config.toml").read_text("utf-8"))["client"]["disableDataExport"] is True
