"""Switching a scenario on and removing a broker, as a reader waits for it; beneath, what the library takes for each."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from playwright.sync_api import Browser, Page
from playwright.sync_api import Error as BrowserError

from scripts.benchmarks.browser import PageFailed, seconds_to_follow, seconds_to_rerun, settle, visitor
from scripts.benchmarks.clock import Budget, Turn, medians
from scripts.benchmarks.datasets import dataset, in_words
from scripts.benchmarks.newcomers import NEWCOMERS, scenario_over
from scripts.benchmarks.pages import FIRST_VISIT, PATIENCE
from scripts.benchmarks.results import Line
from scripts.benchmarks.servers import Server, ours
from stakeholders import Viewer, read_dataset
from stakeholders.advice.before_after import facts, facts_over
from stakeholders.advice.contributions import contributions_in
from stakeholders.advice.losses import loss
from stakeholders.advice.scenarios import chains_of, places_of
from stakeholders.advice.smallest import widen
from stakeholders.measures.contacts import betweenness
from stakeholders.measures.corridor import corridor, corridor_networks
from stakeholders.measures.removal import robustness
from stakeholders.network import Networks
from stakeholders.register import Register
from stakeholders.scenario import Scenario

AIM: Final = 10.0
TURNS: Final = 5  # each with a scenario or a broker that no one before it had
_STEWARD: Final = Viewer("steward")


def measure(browser: Browser, empty: Server, names: list[str], budget: Budget) -> Iterator[Line]:
    """Yield for each dataset a line for each of both changes of a page, and one for each call of the library."""
    bare = visitor(browser).new_page()
    settle(bare, empty.url, FIRST_VISIT)
    for place, name in enumerate(names):
        part = budget.part(1 / (len(names) - place))
        register = read_dataset(dataset(name)).register
        scenarios = [scenario_over(register, name, number) for number in range(TURNS + 1)]
        known, *others = brokers(register)
        with ours(name, scenarios) as dashboard:
            for share, (what, (link, *choices)) in zip((0.4, 0.4), changes(name, scenarios, known, others), strict=True):
                yield _line(browser, dashboard, bare, what, name, part.part(share))
        yield from _calls(register, scenarios[0], others[0], in_words(name), part)
    bare.context.close()
