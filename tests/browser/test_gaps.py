"""A cluster manager opens a gap, makes an introduction from it, and finds it counted."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from scripts.running import Server, running
from tests.browser.guard import guard_folder
from tests.browser.test_accessibility import grave_violations

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def installation(root, tmp_path_factory) -> Iterator[Server]:
    """A dashboard on the shipped data in a folder of its own, where what is written down is kept."""
    folder = tmp_path_factory.mktemp("installation")
    for name in ("nordic_green_belt", "scenarios", "boundaries"):
        (folder / name).symlink_to(root / "data" / name, target_is_directory=True)
    log = tmp_path_factory.mktemp("server") / "log.txt"
    with running(log, settings={"STAKEHOLDERS_DATA": str(folder)}, path_first=guard_folder(log)) as server:
        yield server


def test_from_a_gap_to_an_introduction_that_is_counted(visit_as, installation):
    visit = visit_as(installation.url)
    page = visit.open("gaps", language="en")
    card = page.locator('[data-testid="stVerticalBlock"]').filter(has_text="Västernorrland as a whole").last
    expect(page.get_by_role("heading", name="Västernorrland as a whole")).to_be_visible()
    expect(card).to_be_visible()
    page.get_by_role("link", name="See evidence and introductions").nth(1).click()
    expect(page.get_by_role("heading", name="What it rests on")).to_be_visible()
    visit.wait()
    expect(page).to_have_url(re.compile("gap=coverage"))
    page.get_by_role("link", name="Arrange").first.click()
    expect(page.get_by_role("heading", name=re.compile("^Arrange: "))).to_be_visible()
    visit.wait()
    introduced = page.get_by_role("heading", name=re.compile("^Arrange: ")).inner_text().removeprefix("Arrange: ")
    expect(page.get_by_text("should meet").first).to_be_visible()
    page.get_by_role("textbox", name="Who sees to it").fill("Cluster office")
    page.get_by_role("button", name="Write it down").click()
    expect(page.get_by_role("heading", name=f"Arrange: {introduced}")).to_have_count(0)  # proposed no more
    visit.open("gaps", language="en", section="introductions")
    expect(page.get_by_role("heading", name="Introductions made and met")).to_be_visible()
    made = page.get_by_test_id("stMetric").filter(has_text="Introductions made")
    expect(made.get_by_test_id("stMetricValue")).to_have_text("1")
    assert visit.complaints == []


def test_a_gap_put_on_the_working_list_is_there_in_another_session_and_as_files(visit_as, installation, tmp_path):
    visit = visit_as(installation.url)
    page = visit.open("gaps", language="sv", gap="coverage:kind:academia:SE:empty")
    page.get_by_role("button", name="Sätt på arbetslistan").click()
    expect(page.get_by_text("På arbetslistan.")).to_be_visible()
    other = visit_as(installation.url)
    page = other.open("gaps", language="en", section="worklist")
    with page.expect_download() as workbook:
        page.get_by_role("button", name=re.compile("As a workbook")).click()
    assert "TLP-AMBER-STRICT" in workbook.value.suggested_filename
    with page.expect_download() as printed:
        page.get_by_role("button", name=re.compile("To print")).click()
    printed.value.save_as(tmp_path / "list.html")
    text = (tmp_path / "list.html").read_text("utf-8")
    assert "Academia and research in Sweden" in text
    assert "TLP:AMBER+STRICT" in text
    assert other.complaints == []


def test_how_a_number_is_computed_is_one_click_away(visit):
    page = visit.open("gaps", language="en")
    page.get_by_role("button", name="How is this computed?").click()
    expect(page.get_by_role("dialog").get_by_role("heading", name="Severity")).to_be_visible()
    assert visit.complaints == []


def test_the_heat_map_is_drawn(visit):
    page = visit.open("gaps", language="en", section="mixing", by="kind")
    expect(page.get_by_test_id("stVegaLiteChart").locator("svg, canvas").first).to_be_visible()
    assert visit.complaints == []


def test_a_wide_heat_map_scrolls_by_itself_and_leaves_the_page_where_it_is(visit):
    visit.page.set_viewport_size({"width": 390, "height": 844})
    page = visit.open("gaps", language="en", section="mixing", by="sectors")
    expect(page.get_by_test_id("stVegaLiteChart").locator("svg, canvas").first).to_be_visible()
    main = page.get_by_test_id("stMain")
    assert main.evaluate("main => main.scrollWidth") <= main.evaluate("main => main.clientWidth")
    assert visit.complaints == []


def test_a_pair_that_was_introduced_is_told_to_have_met(visit_as, installation):
    visit = visit_as(installation.url)
    page = visit.open("gaps", language="en", section="introductions")
    page.get_by_role("link", name="Arrange").first.click()
    page.get_by_role("button", name="Write it down").click()
    expect(page.get_by_role("button", name="Write it down")).to_have_count(0)
    visit.wait()
    page.get_by_role("group").filter(has_text="What became of it").locator("summary").click()
    page.get_by_text("Met", exact=True).click()
    page.get_by_role("button", name="Change it").click()
    met = page.get_by_test_id("stMetric").filter(has_text="Have met")
    expect(met.get_by_test_id("stMetricValue")).to_have_text("1")
    assert visit.complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_part_of_the_page_has_a_grave_violation(visit_as, scheme):
    visit = visit_as(color_scheme=scheme)
    parts = [{"gap": "coverage:kind:all:SE321:empty"}, {"section": "mixing", "by": "sectors"}]
    parts += [{"section": section} for section in ("introductions", "brokers", "worklist")]
    for part in parts:
        page = visit.open("gaps", language="en", **part)
        page.wait_for_timeout(1000)
        assert list(grave_violations(page)) == [], part


def test_a_row_chosen_in_the_table_leads_to_its_gap(visit):
    page = visit.open("gaps", language="en", families="bridge")
    table = page.get_by_test_id("stDataFrame")
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    page.mouse.click(box["x"] + 16, box["y"] + 52)
    visit.wait()
    page.get_by_role("link", name="See evidence and introductions").last.click()
    expect(page).to_have_url(re.compile("gap=bridge"))
    expect(page.get_by_role("heading", name="What it rests on")).to_be_visible()
    assert visit.complaints == []
