"""In a real browser: what is taken along is on record, and consent that is taken back counts at once."""

import re

import pytest
from playwright.sync_api import expect

from scripts.running import running
from stakeholders.keeping.audit import audit_of
from tests.browser.guard import guard_folder
from tests.pages.test_accountability import TABLES

pytestmark = pytest.mark.browser


@pytest.fixture
def shores(root, tmp_path):
    """An installation with one small dataset, running; its address and its log."""
    data, log = tmp_path / "data", tmp_path / "log.txt"
    (data / "shores").mkdir(parents=True)
    (data / "boundaries").symlink_to(root / "data" / "boundaries", target_is_directory=True)
    for name, text in TABLES.items():
        (data / "shores" / f"{name}.csv").write_text(text, encoding="utf-8")
    with running(log, settings={"STAKEHOLDERS_DATA": str(data)}, path_first=guard_folder(log)) as server:
        yield server.url, audit_of(data)


def test_from_a_download_to_a_withdrawal(visit_as, shores):
    url, audit = shores
    visit = visit_as(url)
    page = visit.open("directory", language="en", search="forg")
    assert audit.events(["export"]) == []
    with page.expect_download() as waiting:
        page.get_by_role("button", name=re.compile("Download as CSV")).click()
    (taken,) = audit.events(["export"])
    assert (taken.facts["file"], taken.facts["dataset"]) == (waiting.value.suggested_filename, "shores")
    assert "TLP-AMBER" in taken.facts["file"]
    assert taken.about == ("forge",)
    assert "forg" not in [str(value) for value in taken.facts.values()]  # nothing of what was searched for

    page = visit.open("network", language="en")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save picture").click()
    drawn = audit.events(["export"])[-1]
    assert drawn.facts["file"] == waiting.value.suggested_filename
    assert drawn.about == ("east", "forge", "lab", "west")
    visit.wait()
    assert len(audit.events(["export"])) == 2

    page = visit.open("data", language="en")
    page.get_by_text("The log", exact=True).click()
    expect(page.get_by_text("The log agrees with itself")).to_be_visible()
    visit.wait()
    page.get_by_role("heading", name="Borders").scroll_into_view_if_needed()  # a list closes when the page scrolls
    page.get_by_role("combobox", name="Organisation").click()
    page.get_by_role("option", name="Forge").click()
    expect(page.get_by_text("2 files on record that were taken along have Forge in them.")).to_be_visible()
    page.get_by_role("button", name="Take its consent back").click()
    expect(page.get_by_text("Consent taken back: Forge.")).to_be_visible()
    visit.wait()
    page.get_by_role("heading", name="Borders").scroll_into_view_if_needed()
    page.get_by_role("combobox", name="Organisation").click()
    expect(page.get_by_role("option")).to_have_text(["Lab"])
    assert [one.about for one in audit.events(["withdrawal"])] == [("forge",)]
    assert audit.verify().faults == ()
    assert visit.complaints == []
