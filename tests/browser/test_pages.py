"""Every page opens by its link and from the menu, in the reader's language, and keeps the reader's choices."""

import re

import pytest
from playwright.sync_api import expect

from scripts.running import running
from stakeholders.language import Words
from stakeholders.ui.navigation import PAGES
from stakeholders.ui.pages import HOME
from tests.pages.readers import QUESTIONS

pytestmark = pytest.mark.browser

TOOLBAR = '[data-testid="stElementToolbar"]'  # Streamlit's own, on every table and chart; told in English alone
EXPORT = re.compile("^(Download|Copy)")
FAILED = '[data-testid="stException"], [data-testid="stAlertContentError"]'


@pytest.mark.parametrize(
    ("name", "tag", "locale"),
    [
        *((name, "sv", "sv-SE") for name in PAGES),
        *((name, "en", "en-GB") for name in PAGES),
        ("overview", "nb", "nb-NO"),
        ("overview", "fi", "fi-FI"),
    ],
)
def test_a_page_opens_alone_by_its_link_in_the_browsers_language(visit_as, name, tag, locale):
    visit = visit_as(locale=locale)
    page = visit.open(name)
    expect(page.locator("h1")).to_have_text(Words(tag).say(QUESTIONS[name]))
    expect(page.locator(FAILED)).to_have_count(0)
    assert Words(tag).say(QUESTIONS[name]) in page.title()
    assert page.evaluate("document.documentElement.lang") == tag
    assert visit.complaints == []
    assert page.locator(TOOLBAR).get_by_role("button", name=EXPORT).count() == 0  # what is taken along is ours


def test_every_page_is_reached_from_the_menu(visit):
    page = visit.open()
    words = Words("en")
    for name, (label, _) in reversed(PAGES.items()):
        page.get_by_role("link", name=words.say(label)).first.click()
        visit.wait()
        expect(page).to_have_url(re.compile(rf"{re.escape(visit.url)}/{'' if name == HOME else name}(\?.*)?$"))
        expect(page.locator(FAILED)).to_have_count(0)


def test_choices_survive_the_menu_the_language_and_the_way_back(visit):
    page = visit.open("network", countries=["SE", "NO"], language="en")
    assert "countries=SE" in page.url
    page.get_by_role("link", name="Directory").first.click()
    visit.wait()
    assert "countries=SE" in page.url
    assert "countries=NO" in page.url
    shown = page.locator('[data-testid="stSidebar"]')
    expect(shown.get_by_text("Sweden")).to_have_count(1)
    page.go_back()
    visit.wait()
    expect(page).to_have_url(re.compile(r"/network\?.*countries=SE"))
    choose_language(visit, "Svenska")
    expect(shown.get_by_text("Sverige", exact=True)).to_have_count(1)
    expect(shown.get_by_text("Sweden", exact=True)).to_have_count(0)
    assert "countries=SE" in page.url
    page.reload()
    visit.wait()
    expect(shown.get_by_text("Sverige", exact=True)).to_have_count(1)


def choose_language(visit, name: str) -> None:
    box = visit.page.get_by_role("combobox", name=re.compile("Language|Språk|Kieli"))
    box.scroll_into_view_if_needed()
    box.click()
    visit.page.get_by_role("option", name=name).click()
    visit.wait()


def test_what_a_link_says_of_codes_nobody_knows_is_left_aside(visit):
    page = visit.open("directory", countries="XX", kinds="dragon", year="12", eyes="admin", data="../../etc")
    expect(page.locator(FAILED)).to_have_count(0)
    expect(page.locator("h1")).to_have_count(1)


def test_the_first_link_after_a_start_opens_its_page_within_the_frame(visit_as, tmp_path):
    words = Words("sv")
    with running(tmp_path / "log.txt") as server:
        visit = visit_as(url=server.url)
        page = visit.open("network", language="sv")
        expect(page.locator("h1")).to_have_text(words.say("Who is connected to whom?"))
        expect(page.get_by_role("link", name=words.say("Directory")).first).to_be_visible()
        assert "app" not in [link.inner_text().strip() for link in page.get_by_role("link").all()]


def test_on_paper_the_marking_stands_at_the_head_and_the_foot(visit):
    page = visit.open("gaps", language="en")
    labels = page.locator(".on-every-sheet")
    expect(labels).to_have_count(2)
    expect(labels.first).to_be_hidden()
    page.emulate_media(media="print")
    places = [labels.nth(at).bounding_box() or {} for at in range(2)]
    assert [one.text_content() for one in labels.all()] == ["TLP:AMBER", "TLP:AMBER"]
    assert [places[0]["y"] < 60, places[1]["y"] > 900 - 60] == [True, True]
    page.emulate_media(media="screen")
