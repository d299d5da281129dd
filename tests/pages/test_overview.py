"""The overview tells each reader of what they may see, and nothing of the rest."""

import pytest

from stakeholders.language import Words
from tests.pages.readers import BEHIND_A_PROXY


def told(app) -> str:
    """All text of the page's own part."""
    return " ".join(str(item.value) for kind in (app.main.markdown, app.main.caption, app.main.text) for item in kind)


def numbers(app) -> dict[str, str]:
    return {metric.label: metric.value for metric in app.main.metric}


def test_the_key_figures_are_those_of_the_shipped_data(open_app):
    app = open_app()
    found = numbers(app)
    assert len(found) == 8
    assert (found["Stakeholders"], found["Initiatives"]) == ("71", "33")
    assert "too few to say" in told(app).replace("\\", "")


def test_a_filter_changes_the_figures(open_app):
    assert int(numbers(open_app(countries="SE"))["Stakeholders"]) < 71


def test_scenarios_are_told_apart(open_app):
    app = open_app(scenarios="vasternorrland")
    assert "hypothetical" in told(app)
    assert "hypothetical" not in told(open_app()).replace("Hypothetical", "")


def test_whoever_may_see_less_gets_the_figures_of_what_they_see(open_app):
    everything, public = numbers(open_app()), numbers(open_app(headers=BEHIND_A_PROXY))
    assert int(public["Stakeholders"]) <= int(everything["Stakeholders"])


@pytest.mark.parametrize("tag", ["sv", "nb", "fi"])
def test_the_meaning_of_a_figure_is_in_the_readers_language(open_app, tag):
    sentence = "Organisations on record, with or without a tie."
    assert Words(tag).say(sentence) in told(open_app(locale=tag)).replace("\\", "")


def test_nothing_left_after_filters_is_no_fault(open_app):
    app = open_app(kinds="media", countries="FI", year="2017")
    assert not app.exception
    assert not app.error
    assert numbers(app)["Stakeholders"] == "0"


def test_every_picture_leads_to_its_page_and_has_its_table(open_app):
    app = open_app()
    assert len(app.main.dataframe) == 0  # a table is made when its reader opens it
    for name in ("kinds_table", "countries_table", "years_table", "layers_table", "alone_table"):
        app.session_state[name] = True
    app.run()
    assert len(app.main.dataframe) == 5
    assert len([one for one in app.main.expander if one.label == "The same as a table"]) == 3
