"""From a search to a profile, on to a neighbour and back, as a reader goes."""

import re

import pytest
from playwright.sync_api import Page, expect

from scripts.running import running

pytestmark = pytest.mark.browser


def profile_of(page: Page, name: str) -> None:
    expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible()


def link(page: Page, name: str):
    return page.get_by_test_id("stMain").get_by_role("link", name=name).first


def test_a_misspelt_name_leads_to_a_profile_a_neighbour_and_back(visit):
    page = visit.open("directory", countries="NO", language="en")
    page.get_by_role("searchbox").or_(page.get_by_label("Search by name")).first.fill("MISDEC")
    page.keyboard.press("Enter")
    visit.wait()
    expect(page).to_have_url(re.compile("search=MISDEC"))
    expect(page.get_by_text("found by other names: MISDEC")).to_be_visible()
    link(page, "Mid-Norway Defence and Security Cluster").click()
    visit.wait()
    profile_of(page, "Mid-Norway Defence and Security Cluster")
    link(page, "Nordic Industry Cluster").click()
    visit.wait()
    profile_of(page, "Nordic Industry Cluster")
    expect(page).to_have_url(re.compile(r"organisation=nic"))
    expect(page).to_have_url(re.compile(r"countries=NO"))
    page.go_back()
    visit.wait()
    profile_of(page, "Mid-Norway Defence and Security Cluster")
    link(page, "Back to the list").click()
    visit.wait()
    expect(page).not_to_have_url(re.compile("organisation="))
    expect(page.get_by_text("found by other names: MISDEC")).to_be_visible()


def test_a_chosen_row_opens_its_profile_and_the_way_back_does_not_open_it_again(visit):
    page = visit.open("directory", search="SINTEF")
    table = page.get_by_test_id("stDataFrame").bounding_box()
    page.mouse.click(table["x"] + 16, table["y"] + 52)
    visit.wait()
    profile_of(page, "SINTEF Helgeland")
    page.wait_for_timeout(2500)  # for two seconds a link that equals the last one counts as a browser that lags behind
    link(page, "Back to the list").click()
    visit.wait()
    expect(page.get_by_test_id("stDataFrame")).to_be_visible()
    expect(page.get_by_role("heading", name="SINTEF Helgeland")).to_have_count(0)


def test_a_profile_has_its_place_and_its_timeline(visit):
    page = visit.open("directory", organisation="midsec")
    expect(page.get_by_role("img", name="Small map: Trøndelag")).to_be_visible()
    expect(page.get_by_test_id("stVegaLiteChart")).to_be_visible()
    expect(page.get_by_role("link", name="https://midsec.no")).to_have_attribute("href", "https://midsec.no")


def test_hostile_text_is_shown_and_never_run(visit_as, tmp_path):
    folder = tmp_path / "hostile"
    folder.mkdir()
    name = "<img src=x onerror=alert(1)> **b** [x](javascript:alert(2)) $a$ :smile: ${alert(3)} </script>"
    (folder / "stakeholders.csv").write_text(
        "id,name,kind,country,region,website,description,<b>extra</b>\n"
        f'"a\'><b>",{name},company,NO,NO060,javascript:alert(4),{name},{name}\n'
        f'b,{"W" * 10_000},cluster,SE,SE322,https://example.org/"onclick=alert(5),,\n',
        encoding="utf-8",
    )
    (folder / "memberships.csv").write_text(
        f'member_id,group_id,role,since,evidence\n"a\'><b>",b,member,2020,{name}\n', encoding="utf-8"
    )
    with running(tmp_path / "log.txt", settings={"STAKEHOLDERS_DATA": str(tmp_path)}) as server:
        visit = visit_as(url=server.url)
        ran: list[str] = []
        visit.page.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
        for choices in ({}, {"search": name}, {"organisation": "a'><b>"}, {"organisation": "b"}):
            page = visit.open("directory", **choices)
            expect(page.locator("h1")).to_be_visible()
            assert page.locator('[data-testid="stMain"] a[href^="javascript"]').count() == 0
            assert page.locator('[data-testid="stMain"] img[src="x"]').count() == 0
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        assert page.get_by_role("link", name="<img src=x").count() > 0
    assert ran == []
