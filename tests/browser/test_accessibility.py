"""axe-core finds no serious violation that is ours on any page."""

from collections.abc import Iterator
from importlib.resources import files

import pytest

from stakeholders.ui.navigation import PAGES

pytestmark = pytest.mark.browser

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
GRAVE = {"serious", "critical"}

# Violations in Streamlit's own markup: (rule, part of the selector or of the element) and why it is not ours to mend.
STREAMLITS_OWN: dict[tuple[str, str], str] = {}


def grave_violations(page) -> Iterator[str]:
    """Each grave violation of the page that is not known as Streamlit's own: rule, element, what is wrong."""
    page.evaluate(AXE)
    for violation in page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]:
        for node in violation["nodes"]:
            told = f"{node['target']} {node['html']}"
            own = any(rule == violation["id"] and part in told for rule, part in STREAMLITS_OWN)
            if violation["impact"] in GRAVE and not own:
                yield f"{violation['id']}: {told} {node['failureSummary']}"


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("locale", "scheme"), [("en-GB", "light"), ("sv-SE", "dark")])
def test_a_page_has_no_grave_violation_of_ours(visit_as, name, locale, scheme):
    visit = visit_as(locale=locale, color_scheme=scheme)
    page = visit.open(name)
    page.wait_for_timeout(1000)
    assert list(grave_violations(page)) == []


def test_axe_notices_a_picture_without_a_text(visit):
    page = visit.open()
    page.evaluate("document.querySelector('h1').insertAdjacentHTML('afterend', '<img src=\"./favicon.png\">')")
    assert any("image-alt" in told for told in grave_violations(page))
