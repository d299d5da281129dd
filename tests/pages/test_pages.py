"""Every page opens for every reader in every language, and shows nobody more than they may see."""

import pytest

from stakeholders.language import LANGUAGES, Words
from stakeholders.ui.navigation import PAGES
from tests.pages.readers import BEHIND_A_PROXY, QUESTIONS

EYES = ("", "community", "public", "member:midsec")


def faults(app) -> list[str]:
    """What went wrong on a page, as its reader or its log would be told."""
    return [str(told.value) for told in (*app.exception, *app.error)]


@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_through_every_pair_of_eyes(open_app, name, eyes):
    app = open_app(name, eyes=eyes) if eyes else open_app(name)
    assert faults(app) == []
    assert [title.value for title in app.title] == [QUESTIONS[name]]
    assert any("through other eyes" in told.value for told in app.info) == bool(eyes)


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_asks_its_question_in_the_readers_language(open_app, name, tag):
    app = open_app(name, locale=tag)
    assert faults(app) == []
    asked = Words(tag).say(QUESTIONS[name])
    assert [title.value.replace("\\", "") for title in app.title] == [asked]
    assert (asked != QUESTIONS[name]) == (tag != "en"), "the question is not translated"


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_with_everything_filtered_away(open_app, name):
    app = open_app(name, kinds="media", countries="DK", year="2016")
    assert faults(app) == []


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("scenario", ["vasternorrland", "finland", "denmark"])
def test_a_page_opens_with_a_scenario_on(open_app, name, scenario):
    assert faults(open_app(name, scenarios=scenario)) == []


@pytest.mark.parametrize("name", PAGES)
def test_behind_a_proxy_the_page_is_the_public_view_and_says_so(open_app, name):
    app = open_app(name, headers=BEHIND_A_PROXY)
    assert faults(app) == []
    assert any("public view" in caption.value for caption in app.caption)


def test_a_link_cannot_raise_what_its_reader_sees(open_app):
    seen = [
        [text.value for text in open_app(headers=BEHIND_A_PROXY, eyes=eyes).text]
        for eyes in ("", "steward", "community")
    ]
    assert seen[0] == seen[1] == seen[2]


def test_pages_are_reached_from_each_other_in_one_session(open_app):
    app = open_app()
    for name in (*reversed(PAGES), "network"):
        app.switch_page(f"pages/{name}.py").run()
        assert faults(app) == []
        assert [title.value for title in app.title] == [QUESTIONS[name]]
