"""The running dashboard, and readers who visit it. Every visit fails that asked another host for anything."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from scripts.install_browser import chromium as chromium_path
from scripts.running import FLAGS, Server, running
from tests.browser.guard import guard_folder
from tests.browser.visits import Visit

PATIENCE = 60_000  # milliseconds: a busy machine takes its time, a fault does not pass with time
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def app_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The dashboard on the shipped data, as ``make run`` starts it, for its local steward."""
    log = tmp_path_factory.mktemp("server") / "log.txt"
    with running(log, path_first=guard_folder(log)) as server:
        yield server


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for all tests of a worker."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visit_as(chromium: Browser, app_server: Server) -> Iterator[Callable[..., Visit]]:
    """Make a reader with a session of their own: ``visit_as(locale="sv-SE", color_scheme="dark")``."""
    contexts: list[BrowserContext] = []
    visits: list[Visit] = []

    def made(url: str = app_server.url, **settings: object) -> Visit:
        usual = {"locale": "en-GB", "viewport": {"width": 1440, "height": 900}, "reduced_motion": "reduce"}
        contexts.append(chromium.new_context(**(usual | settings)))
        contexts[-1].set_default_timeout(PATIENCE)
        visits.append(Visit(contexts[-1].new_page(), url))
        return visits[-1]

    yield made
    for context in contexts:
        context.close()
    assert [url for visit in visits for url in visit.elsewhere()] == []


@pytest.fixture
def visit(visit_as: Callable[..., Visit]) -> Visit:
    """A reader with an English browser on the shipped data."""
    return visit_as()
