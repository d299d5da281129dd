"""What each page sends to the browser: on a first visit, and again when its scripts are in the browser's cache."""

from collections.abc import Iterator
from typing import Final

from playwright.sync_api import Browser

from scripts.benchmarks.browser import PageFailed, sent_by, visitor
from scripts.benchmarks.clock import Budget
from scripts.benchmarks.datasets import SHIPPED, dataset, in_words
from scripts.benchmarks.pages import FIRST_VISIT, PAGES, address
from scripts.benchmarks.results import Line
from scripts.benchmarks.servers import Server

NETWORK: Final = 40.0  # kB for the network of the shipped data once scripts are cached


def measure(browser: Browser, dashboard: Server, empty: Server, names: list[str], budget: Budget) -> Iterator[Line]:
    """Yield two lines for each page and dataset: everything sent, by requests and by websocket, in kB."""
    bare = _visits(browser, empty.url)
    for name in names:
        dataset(name)
        for page in PAGES:
            if not budget.left:
                return
            what, size = f"sent for {page}", in_words(name)
            try:
                first, again = _visits(browser, address(dashboard, page, name))
            except PageFailed as error:
                yield Line(what, size, None, None, unit="kB", note=str(error))
                continue
            limit = NETWORK if (page, name) == ("network", SHIPPED) else None
            yield Line(f"{what}, first visit", size, first[0], bare[0][0], unit="kB", note=first[1])
            yield Line(f"{what}, scripts cached", size, again[0], bare[1][0], unit="kB", limit=limit, note=again[1])


def _visits(browser: Browser, url: str) -> tuple[tuple[float, str], tuple[float, str]]:
    """Return kB and a note for a visit with an empty cache and for another after it."""
    context = visitor(browser)
    page = context.new_page()
    told = []
    for _ in range(2):
        sent = sent_by(page, url, FIRST_VISIT)
        told.append((sent.kilobytes, f"of it {sent.socket / 1000:.1f} kB by websocket"))
    context.close()
    return told[0], told[1]
