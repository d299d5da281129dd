"""After the door hidden and absent take the same time: who asks for an id or a name learns nothing from the clock."""

from collections.abc import Callable
from statistics import quantiles
from time import perf_counter

import pandas as pd

from stakeholders.language import Words
from stakeholders.measures.profile import profile
from stakeholders.measures.search import find
from stakeholders.measures.search_index import search_index
from stakeholders.register import Register
from stakeholders.schema import Viewer

TIMES, SHOWN, HIDDEN = 60, 40, 400


def times(*ways: Callable[[], object]) -> list[float]:
    """Return in seconds the time of each at its quickest quarter, taken in turns: a busy machine is busy for all."""
    taken: list[list[float]] = [[] for _ in ways]
    for turn in range(TIMES):
        for at in sorted(range(len(ways)), key=lambda one: (one + turn) % len(ways)):
            begun = perf_counter()
            ways[at]()
            taken[at].append(perf_counter() - begun)
    return [quantiles(one, n=4)[0] for one in taken]


def register(hidden: int) -> Register:
    rows = [(f"open{n}", f"Open {n}", "company", "SE", "CLEAR") for n in range(SHOWN)]
    rows += [(f"dark{n}", f"Dark {n}", "company", "SE", "AMBER") for n in range(hidden)]
    people = pd.DataFrame(rows, columns=["id", "name", "kind", "country", "tlp"], dtype="str")
    ties = pd.DataFrame(
        [(f"dark{n}", f"open{n % SHOWN}", "supplies", "CLEAR") for n in range(hidden)],
        columns=["source_id", "target_id", "type", "tlp"],
        dtype="str",
    )
    return Register.of({"stakeholders": people, "relations": ties}, str(hidden))


def test_hidden_and_absent_take_the_same_time():
    whole = register(HIDDEN)
    seen, alone = (made.visible_to(Viewer()) for made in (whole, register(0)))
    index = search_index(seen, Words("en"))
    ways = (
        lambda: (profile(seen, "dark7"), find(index, "Dark 7")),
        lambda: (profile(seen, "gone7"), find(index, "Gone 7")),
        lambda: (profile(alone, "dark7"), find(index, "Dark 7")),
    )
    hidden, absent, nothing_hidden = times(*ways)
    assert 0.6 < hidden / absent < 1.6
    assert 0.6 < hidden / nothing_hidden < 1.6


def test_the_clock_tells_the_door_open_from_the_door_closed():
    whole = register(HIDDEN)
    seen = whole.visible_to(Viewer())
    closed, opened = (search_index(one, Words("en")) for one in (seen, whole))
    shut, wide = times(lambda: find(closed, "Dark 7"), lambda: find(opened, "Dark 7"))
    assert wide / shut > 1.6  # what the test above would see
