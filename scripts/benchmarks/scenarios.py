"""Switching a scenario on and removing the top broker: what is worked out anew, against an empty page's rerun."""

from collections.abc import Iterator
from functools import partial
from typing import Final

import networkx as nx
from playwright.sync_api import Browser

from scripts.benchmarks.browser import seconds_to_rerun, settle, visitor
from scripts.benchmarks.clock import Budget, medians
from scripts.benchmarks.datasets import dataset, in_words
from scripts.benchmarks.newcomers import NEWCOMERS, scenario_over
from scripts.benchmarks.results import Line
from scripts.benchmarks.servers import Server
from stakeholders import Viewer, read_dataset
from stakeholders.advice.before_after import facts, facts_over
from stakeholders.advice.losses import lost_between, resilience_network
from stakeholders.advice.scenarios import chains_of, places_of
from stakeholders.register import Register
from stakeholders.scenario import Scenario

AIM: Final = 10.0
FIRST_VISIT: Final = 120.0  # seconds that the empty page may take
REPEATS: Final = 5


def measure(browser: Browser, empty: Server, names: list[str], budget: Budget) -> Iterator[Line]:
    """Yield two lines for each dataset; what is on record alone is worked out before and not timed."""
    context = visitor(browser)
    bare = context.new_page()
    settle(bare, empty.url, FIRST_VISIT)
    rerun = partial(seconds_to_rerun, bare)
    for place, name in enumerate(names):
        part = budget.part(1 / (len(names) - place))
        register = read_dataset(dataset(name)).register
        switched = partial(switch_on, register, scenario_over(register, name, 1))
        ours, blank = medians([switched, rerun], REPEATS, part.part(0.6))
        yield Line(f"switching {NEWCOMERS} newcomers on", in_words(name), ours, blank, aim=AIM, note="without gaps")
        G = resilience_network(register.visible_to(Viewer("steward")), "contacts")
        top = max(sorted(G), key=G.degree)
        removed = partial(_remove, G, top)
        ours, blank = medians([removed, rerun], REPEATS, part)
        yield Line("removing the top broker", in_words(name), ours, blank, aim=AIM)
    context.close()


def switch_on(register: Register, scenario: Scenario) -> None:
    """Lay a scenario over, let it pass the door, and count what the page compares."""
    steward = Viewer("steward")
    recorded = register.visible_to(steward)
    side = register.with_overlay(scenario).visible_to(steward)
    chain, far = chains_of((recorded, side))
    facts(side, chain, places_of((recorded, side)), None, far)
    facts_over(side, tuple(recorded.stakeholders["id"]), None)


def _remove(G: nx.Graph, node: str) -> None:
    """Take a node out of a network that is there already, and tell what is lost."""
    lost_between(G, G.subgraph([one for one in G if one != node]), (node,))
