"""Whatever is computed after the door is a function of what is seen: every measure, all advice, every table."""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date

import networkx as nx
import numpy as np
import pandas as pd
import pytest

import stakeholders
from stakeholders.language import Words
from stakeholders.measures.partners import Need
from stakeholders.network import stakeholder_network
from stakeholders.register import Register
from tests.leaks.hidden_rows import VIEWERS, disturbed, own_cells, random_tables, unseen_words

TODAY = date(2026, 1, 31)
ROOMS = ("network", "places", "measures", "advice", "views")
GIVEN: Mapping[str, object] = {  # what a parameter of this name is called with; the network is made of the register
    "on": TODAY, "today": TODAY, "through": date(2030, 1, 1), "words": Words("en"), "end": "member_id", "goal": 1,
    "attribute": "kind", "layer": "all", "intermediaries": False, "earlier": 2020, "later": 2025, "degrees": {},
    "table": "stakeholders", "column": "kind", "network": "contacts", "ids": ("a", "b"), "examples": ("a",),
    "need": Need("machining"), "places": ("SE322", "NO060"), "regions": ("SE322", "NO060"), "members": ("a", "g"),
    "some_id": "a", "statuses": None,
}  # fmt: skip
BEFORE_THE_DOOR = {"measures.cube"}  # counts for release, made of the whole register by its steward
HELPERS = {  # steps of what is called here, with what an earlier step found
    "advice.contributions", "advice.covered", "advice.mixing_gaps", "advice.mixing_table", "advice.smallest",
    "advice.coverage_gaps", "advice.scenarios", "network.contacts", "views.corridor_pictures", "views.summary",
    "advice.introductions.scored_pairs", "advice.losses.preventing",
}  # fmt: skip


def functions() -> Iterator[tuple[str, Callable[..., object]]]:
    """Yield every public function that computes something of a register, by its name without the package's."""
    for room in ROOMS:
        package = importlib.import_module(f"{stakeholders.__name__}.{room}")
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            module = importlib.import_module(found.name)
            for name, function in inspect.getmembers(module, inspect.isfunction):
                first = next(iter(inspect.signature(function).parameters.values()), None)
                own = function.__module__ == module.__name__ and not name.startswith("_")
                if own and first is not None and first.annotation is Register:
                    where = module.__name__.removeprefix(f"{stakeholders.__name__}.")
                    if not {where, f"{where}.{name}"} & (BEFORE_THE_DOOR | HELPERS):
                        yield f"{where}.{name}", function


def called(function: Callable[..., object], register: Register) -> object:
    needed = [one for one in list(inspect.signature(function).parameters.values())[1:] if one.default is one.empty]
    given = {**GIVEN, "contact": stakeholder_network(register), "G": stakeholder_network(register)}
    return function(register, **{one.name: given[one.name] for one in needed})


def plain(result: object) -> object:
    """Return everything that a result holds as text, lists and pairs, so that two can be compared and searched."""
    held: Iterable[object]
    if isinstance(result, pd.DataFrame | pd.Series):
        return result.to_csv()
    if isinstance(result, nx.Graph):
        held = [dict(result.nodes(data=True)), list(result.edges(data=True)), result.graph]
    elif isinstance(result, Mapping):
        held = result.items()
    elif isinstance(result, np.ndarray):
        held = result.tolist()
    elif is_dataclass(result) and not isinstance(result, type):
        held = [getattr(result, one.name) for one in fields(result)]
    elif isinstance(result, list | tuple):
        held = result
    elif isinstance(result, set | frozenset):
        held = sorted(map(repr, result))
    else:
        return plain(vars(result)) if hasattr(result, "__dict__") and not callable(result) else repr(result)
    return [plain(one) for one in held]


@pytest.fixture(scope="module")
def twins() -> list[tuple[Register, Register, set[str]]]:
    """Registers that look the same after the door, with the words of the rows that only the first one's record had."""
    made = []
    for seed, viewer in ((4, VIEWERS[2]), (7, VIEWERS[4])):
        rng = np.random.default_rng(seed)
        tables = random_tables(rng, "abcdgh", "pq", "old")
        seen = Register.of(tables, "files").visible_to(viewer, TODAY)
        also = Register.of(disturbed(tables, seen, rng), "others").visible_to(viewer, TODAY)
        made.append((seen, also, unseen_words(tables, seen)))
    return made


FUNCTIONS = dict(functions())


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_result_is_a_function_of_what_is_seen(twins, name):
    for seen, also, words in twins:
        one, other = (re.sub(r" at 0x\w+", "", repr(plain(called(FUNCTIONS[name], it)))) for it in (seen, also))
        assert one == other
        assert [word for word in words if word in one or repr(own_cells(word)["lat"]) in one] == []


def test_what_is_compared_is_most_of_what_there_is(twins):
    assert len(FUNCTIONS) > 40
    for seen, _, words in twins:
        assert min(len(seen), len(seen.memberships), len(seen.relations)) > 1
        assert len(words) > 5
