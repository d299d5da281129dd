"""Every page's rerun against an empty page's, as a reader waits for it in the browser."""

from collections.abc import Iterator
from typing import Final

from playwright.sync_api import Browser, Page
from playwright.sync_api import Error as BrowserError

from scripts.benchmarks.browser import PageFailed, seconds_to_rerun, settle, visitor
from scripts.benchmarks.clock import Budget, medians
from scripts.benchmarks.datasets import SHIPPED, in_words
from scripts.benchmarks.results import Line
from scripts.benchmarks.servers import Server, ours

PAGES: Final = ("overview", "network", "map", "directory", "data")
AIMS: Final = {SHIPPED: 2.0, "n10000": 10.0}
FIRST_VISIT: Final = 120.0  # seconds that a page may take before it is given up
PATIENCE: Final = 20.0  # seconds that it gets even when hardly any time is left


def address(server: Server, page: str, name: str) -> str:
    """Return the link to a page of the dashboard that shows the dataset."""
    return f"{server.url}/{'' if page == 'overview' else page}?data={name}"


def measure(browser: Browser, empty: Server, names: list[str], budget: Budget) -> Iterator[Line]:
    """Yield a line for each page and dataset; the first visit, when nothing is remembered yet, is told in the note."""
    bare = visitor(browser).new_page()
    settle(bare, empty.url, FIRST_VISIT)
    for place, name in enumerate(names):
        part = budget.part(1 / (len(names) - place))
        with ours(name) as dashboard:
            for number, page in enumerate(PAGES):
                yield _line(browser, dashboard, bare, page, name, part.part(1 / (len(PAGES) - number)))
    bare.context.close()


def _line(browser: Browser, dashboard: Server, bare: Page, page: str, name: str, budget: Budget) -> Line:
    what, size, aim = f"rerun of {page}", in_words(name), AIMS.get(name)
    if not budget.left:
        return Line(what, size, None, None, note="no time left")
    patience = min(FIRST_VISIT, max(PATIENCE, budget.left))
    context = visitor(browser)
    opened = context.new_page()
    whole = Budget(patience)
    try:
        settle(opened, address(dashboard, page, name), patience)
        first = patience - whole.left
        seconds_to_rerun(opened)  # the first rerun may still fill what is remembered
        empty, again = medians([lambda: seconds_to_rerun(bare), lambda: seconds_to_rerun(opened)], 7, budget)
        return Line(what, size, again, empty, aim=aim, note=f"first visit {first:.1f} s")
    except (PageFailed, BrowserError) as error:
        return Line(what, size, None, None, aim=aim, note=str(error).splitlines()[0][:80])
    finally:
        context.close()
