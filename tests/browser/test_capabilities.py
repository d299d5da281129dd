"""Somebody looks for a partner in the fictional belt: chooses, gets a link that says the same, and sees the grid."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_accessibility import grave_violations

pytestmark = pytest.mark.browser


def test_a_need_is_put_together_kept_in_the_link_and_the_grid_can_be_read(visit_as):
    visit = visit_as(locale="en-GB")
    page = visit.open("capabilities", data="fictional_belt", where="NO060")
    page.get_by_label("What is needed").click()
    page.keyboard.type("Welding")  # the list draws only those options that are in view
    page.get_by_role("option", name="Welding").click()
    visit.wait()
    page.get_by_role("spinbutton", name="year, Needed by").click()
    page.keyboard.type("20270131")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    visit.wait()
    expect(page.get_by_text("Welding and sheet-metal work in Trøndelag by 31 January 2027")).to_be_visible()
    for part in ("capability=welding", "where=NO060", "by=2027-01-31"):
        assert part in page.url
    address = page.url
    page.goto("about:blank")
    page.goto(address)
    visit.wait()
    expect(page.get_by_text("Welding and sheet-metal work in Trøndelag by 31 January 2027")).to_be_visible()
    page.get_by_role("radio", name="Coverage").click()
    visit.wait()
    expect(page.get_by_test_id("stVegaLiteChart").first).to_be_visible()
    assert list(grave_violations(page)) == []
    assert visit.complaints == []
