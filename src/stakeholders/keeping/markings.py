"""Changes of marking, however they were made: the markings of a dataset are compared with those it had before."""

import hashlib
import json
import zlib
from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Final

import pandas as pd

from stakeholders.keeping.audit import Audit
from stakeholders.keeping.events import Event
from stakeholders.register import Register
from stakeholders.scenario import Scenario
from stakeholders.schema import TABLES

_TABLE: Final = """CREATE TABLE IF NOT EXISTS markings (
    name TEXT PRIMARY KEY,
    key TEXT NOT NULL,
    content BLOB NOT NULL
)"""
Markings = dict[str, dict[str, str]]  # of every table: of every row the marking, and whom it is shared with


def note_markings(audit: Audit, dataset: str, register: Register) -> int:
    """Log what changed since the dataset was last read, table by table; return how many rows did.

    New rows and rows that are gone are no change; the first time there is nothing to compare with.

    Parameters
    ----------
    register
        The whole dataset, as it is on record.
    """
    tables = {name: register.table(name) for name in TABLES}
    return _note(audit, dataset, register.key, {"dataset": dataset}, lambda: _markings(tables))


def note_markings_of_scenario(audit: Audit, scenario: Scenario) -> int:
    """Log what changed since a scenario was last read, its description among it; return how many rows did."""
    facts = {"dataset": scenario.base, "scenario": scenario.id}
    own = {"scenario": {scenario.id: _marking(scenario.tlp, scenario.shared_with)}}
    return _note(audit, f"scenarios/{scenario.id}", scenario.key, facts, lambda: own | _markings(scenario.tables))


def _note(audit: Audit, name: str, key: str, facts: dict[str, str], markings: Callable[[], Markings]) -> int:
    key = hashlib.sha256(key.encode()).hexdigest()
    if audit.rows("markings", "SELECT 1 FROM markings WHERE name = ? AND key = ?", name, key):
        return 0
    now = markings()
    with audit.writing() as turn:
        turn.connection.execute(_TABLE)
        held = turn.connection.execute("SELECT content FROM markings WHERE name = ?", (name,)).fetchone()
        before: Markings = json.loads(zlib.decompress(held[0])) if held else {}
        values = (name, key, zlib.compress(json.dumps(now).encode()))
        turn.connection.execute("INSERT OR REPLACE INTO markings (name, key, content) VALUES (?, ?, ?)", values)
        events = [event for table in now for event in _changes(facts, table, before.get(table, {}), now[table])]
        for event in events:
            turn.log(event)
    return sum(event.facts["rows"] for event in events)


def _markings(tables: Mapping[str, pd.DataFrame]) -> Markings:
    found = {}
    for name, frame in tables.items():
        if "tlp" in TABLES[name].names:
            cells = [frame[column] if column in frame else pd.Series("", frame.index) for column in _columns(name)]
            found[name] = {"|".join(key): _marking(tlp, shared) for *key, tlp, shared in zip(*cells, strict=True)}
    return found


def _columns(name: str) -> tuple[str, ...]:
    return (*TABLES[name].key, "tlp", "shared_with")


def _marking(tlp: str, shared_with: str) -> str:
    return f"{tlp or 'AMBER'} {shared_with}".rstrip()


def _changes(facts: dict[str, str], name: str, before: dict[str, str], now: dict[str, str]) -> list[Event]:
    changed = defaultdict[tuple[str, str], list[str]](list)
    for key, marking in now.items():
        if before.get(key, marking) != marking:
            changed[before[key], marking].append(key)
    return [
        Event(
            *("marking", "operator"),
            {**facts, "table": name, "from": was, "to": became, "rows": len(keys)},
            tuple(
                sorted({key.split("|")[0] for key in keys})
            ),  # every key begins with the owner, or is an initiative's
        )
        for (was, became), keys in changed.items()
    ]
