"""What each page sends to the browser: on a first visit, and again when its scripts are in the browser's cache."""

from collections.abc import Iterator
from typing import Final

from playwright.sync_api import Browser
from playwright.sync_api import Error as BrowserError

from scripts.benchmarks.browser import PageFailed, sent_by, visitor
from scripts.benchmarks.clock import Budget
from scripts.benchmarks.datasets import SHIPPED, in_words
from scripts.benchmarks.pages import FIRST_VISIT, PAGES, address
from scripts.benchmarks.results import Line
from scripts.benchmarks.servers import Server, ours

NETWORK: Final = 40.0  # kB for the network of the shipped data once scripts are cached


def measure(browser: Browser, empty: Server, names: list[str], budget: Budget) -> Iterator[Line]:
    """Yield two lines for each page and dataset: everything sent, by requests and by websocket, in kB."""
    bare = _visits(browser, empty.url)
    for name in names:
        with ours(name) as dashboard:
            for page in PAGES:
                if budget.left:
                    yield from _lines(browser, dashboard, page, name, bare)


def _lines(browser: Browser, dashboard: Server, page: str, name: str, bare: list[tuple[float, str]]) -> Iterator[Line]:
    what, size = f"sent for {page}", in_words(name)
    limit = NETWORK if (page, name) == ("network", SHIPPED) else None
    try:
        first, again = _visits(browser, address(dashboard, page, name))
    except (PageFailed, BrowserError) as error:
        yield Line(what, size, None, None, unit="kB", limit=limit, note=str(error).splitlines()[0][:80])
        return
    yield Line(f"{what}, first visit", size, first[0], bare[0][0], unit="kB", note=first[1])
    yield Line(f"{what}, scripts cached", size, again[0], bare[1][0], unit="kB", limit=limit, note=again[1])


def _visits(browser: Browser, url: str) -> list[tuple[float, str]]:
    """Return kB and a note for a visit with an empty cache and for another after it."""
    context = visitor(browser)
    page = context.new_page()
    told = []
    for _ in range(2):
        sent = sent_by(page, url, FIRST_VISIT)
        told.append((sent.kilobytes, f"of it {sent.socket / 1000:.1f} kB by websocket"))
    context.close()
    return told
