"""Switching a scenario on and removing a broker, as a reader waits for it; beneath, what the library takes for each."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from playwright.sync_api import Browser, Page
from playwright.sync_api import Error as BrowserError

from scripts.benchmarks.browser import PageFailed, seconds_to_follow, seconds_to_rerun, settle, visitor
from scripts.benchmarks.clock import Budget, Turn, medians
from scripts.benchmarks.datasets import dataset, in_words
from scripts.benchmarks.newcomers import NEWCOMERS, scenario_over
from scripts.benchmarks.pages import FIRST_VISIT
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

AIMS: Final = {"n10000": 10.0}
TURNS: Final = 5
STEWARD: Final = Viewer("steward")


def measure(browser: Browser, empty: Server, names: list[str], budget: Budget) -> Iterator[Line]:
    """Yield for each dataset a line for each of two changes of a page, and one for each call of the library."""
    bare = visitor(browser).new_page()
    settle(bare, empty.url, FIRST_VISIT)
    for place, name in enumerate(names):
        part = budget.part(1 / (len(names) - place))
        register = read_dataset(dataset(name)).register
        scenarios = [scenario_over(register, name, number) for number in range(1, TURNS + 2)]
        top = brokers(register, TURNS + 1)
        with ours(name, scenarios) as dashboard:
            for share, (what, links) in zip((0.4, 0.5), changes(dashboard, name, scenarios, top).items(), strict=True):
                yield _change(browser, bare, what, links, name, part.part(share))
        yield from _calls(register, scenarios[0], top[0], name, part)
    bare.context.close()


def brokers(register: Register, number: int) -> list[str]:
    """Return the actors through whom most shortest ways lead, the first of them first."""
    between = betweenness(Networks(register).merged)
    return sorted(between, key=lambda actor: (-between[actor], actor))[:number]


def changes(server: Server, name: str, scenarios: Sequence[Scenario], top: Sequence[str]) -> dict[str, list[str]]:
    """Return what is measured with its links: as the page is opened, how it is first changed, and how it then is.

    The first change may compute what is on record. Every later one asks for what nobody asked for before.
    """
    compared = f"{server.url}/scenarios?data={name}&section=compare"
    watched = f"{server.url}/resilience?data={name}&section=watch"
    *later, first = top
    return {
        "switching a scenario on": [compared, *(f"{compared}&scenarios={one.id}" for one in scenarios)],
        "removing a top broker": [watched, *(f"{watched}&gone={one}" for one in (first, *later))],
    }


def _change(browser: Browser, bare: Page, what: str, links: list[str], name: str, budget: Budget) -> Line:
    size, aim = in_words(name), AIMS.get(name)
    if not budget.left:
        return Line(what, size, None, None, note="no time left")
    opened, first, *later = links
    context = visitor(browser)
    page = context.new_page()
    try:
        settle(page, opened, FIRST_VISIT)
        took = seconds_to_follow(page, first)
        left = iter(later)
        turns: list[Turn] = [lambda: seconds_to_rerun(bare), lambda: seconds_to_follow(page, next(left))]
        empty, ours = medians(turns, len(later), budget)
        return Line(what, size, ours, empty, aim=aim, note=f"the first {took:.1f} s, what is on record included")
    except (PageFailed, BrowserError) as error:
        return Line(what, size, None, None, aim=aim, note=str(error).splitlines()[0][:80])
    finally:
        context.close()


def calls(register: Register, scenario: Scenario, broker: str) -> dict[str, Turn]:
    """Return the calls of the library behind these pages, the quick ones first."""
    joined = register.with_overlay(scenario).visible_to(STEWARD)
    recorded = joined.without_overlays()
    chain, far = chains_of([recorded, joined])
    places, members = places_of([recorded, joined]), tuple(recorded.stakeholders["id"])
    networks = corridor_networks(joined)
    merged = Networks(joined).merged
    return {
        "overlay and door": lambda: register.with_overlay(scenario).visible_to(STEWARD),
        "robustness": partial(robustness, merged),
        "loss, affiliations": partial(loss, recorded, [broker], "affiliations"),
        "loss, contacts": partial(loss, recorded, [broker], "contacts"),
        "facts": partial(facts, joined, chain, places, far=far),
        "facts over those on record": partial(facts_over, joined, members),
        "corridor, contacts": partial(corridor, networks["contacts"], chain),
        "corridor, affiliations": partial(corridor, networks["affiliations"], chain),
        "introductions that widen it": partial(widen, joined, networks["contacts"]),
        f"contributions of {NEWCOMERS}": partial(contributions_in, joined),
    }


def _calls(register: Register, scenario: Scenario, broker: str, name: str, budget: Budget) -> Iterator[Line]:
    there = calls(register, scenario, broker)
    for place, (what, call) in enumerate(there.items()):
        if not budget.left:
            yield Line(what, in_words(name), None, note="no time left")
            continue
        (seconds,) = medians([call], 3, budget.part(1 / (len(there) - place)))
        yield Line(what, in_words(name), seconds, note="a call of the library")
