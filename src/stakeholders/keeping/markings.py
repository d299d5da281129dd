"""Changes of marking, however they were made: the markings of a dataset are compared with those it had before."""

import json
import zlib
from collections import defaultdict
from typing import Final

import pandas as pd

from stakeholders.keeping.audit import Audit
from stakeholders.keeping.events import Event
from stakeholders.register import Register
from stakeholders.schema import TABLES

_TABLE: Final = """CREATE TABLE IF NOT EXISTS marked (
    dataset TEXT PRIMARY KEY,
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
    if audit.rows("marked", "SELECT 1 FROM marked WHERE dataset = ? AND key = ?", dataset, register.key):
        return 0
    now = {name: _markings(name, register.table(name)) for name in TABLES if "tlp" in TABLES[name].names}
    with audit.writing() as turn:
        turn.connection.execute(_TABLE)
        held = turn.connection.execute("SELECT content FROM marked WHERE dataset = ?", (dataset,)).fetchone()
        before: Markings = json.loads(zlib.decompress(held[0])) if held else {}
        values = (dataset, register.key, zlib.compress(json.dumps(now).encode()))
        turn.connection.execute("INSERT OR REPLACE INTO marked (dataset, key, content) VALUES (?, ?, ?)", values)
        events = [event for name in now for event in _changes(dataset, name, before.get(name, {}), now[name])]
        for event in events:
            turn.log(event)
    return sum(event.facts["rows"] for event in events)


def _markings(name: str, frame: pd.DataFrame) -> dict[str, str]:
    keys = zip(*(frame[column] for column in TABLES[name].key), strict=True)
    shared = frame["shared_with"].where(frame["shared_with"] == "", " " + frame["shared_with"])
    return dict(zip(map("|".join, keys), frame["tlp"] + shared, strict=True))


def _changes(dataset: str, name: str, before: dict[str, str], now: dict[str, str]) -> list[Event]:
    changed = defaultdict[tuple[str, str], list[str]](list)
    for key, marking in now.items():
        if before.get(key, marking) != marking:
            changed[before[key], marking].append(key)
    return [
        Event(
            *("marking", "operator"),
            {"dataset": dataset, "table": name, "from": was, "to": became, "rows": len(keys)},
            tuple(
                sorted({key.split("|")[0] for key in keys})
            ),  # every key begins with the owner, or is an initiative's
        )
        for (was, became), keys in changed.items()
    ]
