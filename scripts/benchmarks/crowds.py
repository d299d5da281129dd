"""Twenty and fifty sessions at once, against as many sessions of an empty app as Streamlit is installed."""

import asyncio
from collections.abc import Iterator
from typing import Final

from scripts.benchmarks.clock import Budget
from scripts.benchmarks.datasets import SHIPPED, in_words
from scripts.benchmarks.pages import PAGES
from scripts.benchmarks.results import Line
from scripts.benchmarks.servers import Server
from scripts.benchmarks.sessions import crowd

COUNTS: Final = (20, 50)
ROUNDS: Final = 4


def measure(dashboard: Server, empty: Server, budget: Budget) -> Iterator[Line]:
    """Yield the median rerun and the memory of a session, for each number of sessions spread over all pages."""
    pages = [("" if page == "overview" else page, f"data={SHIPPED}") for page in PAGES]
    for count in COUNTS:
        if not budget.left:
            return
        bare = asyncio.run(crowd(empty, count, ROUNDS, [("", "")]))
        ours = asyncio.run(crowd(dashboard, count, ROUNDS, pages))
        size = f"{in_words(SHIPPED)}, {count} sessions"
        note = "empty app as installed"
        yield Line("median rerun, all at once", size, ours.rerun, bare.rerun, note=note)
        yield Line("memory of a session", size, ours.memory, bare.memory, unit="MB", note=note)
