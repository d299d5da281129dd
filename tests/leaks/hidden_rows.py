"""Random registers in which each row tells which one it is, and what becomes of them when hidden rows change."""

import copyreg
import pickle
import struct
import zlib
from io import BytesIO
from types import MappingProxyType

import numpy as np
import pandas as pd

from stakeholders.register import Register
from stakeholders.scenario import Scenario
from stakeholders.schema import Viewer

Tables = dict[str, pd.DataFrame]
VIEWERS = (
    Viewer(),
    Viewer("community"),
    Viewer("member", {"g"}),
    Viewer("member", {"h"}, "b"),
    Viewer("steward", {"g"}),
)
MARKS, GROUPS = ("CLEAR", "CLEAR", "GREEN", "AMBER", "AMBER+STRICT", ""), ("", "", "", "g", "h", "g|h")
UNSEEN = {"tlp": "AMBER+STRICT", "shared_with": "nobody"}  # for the eyes of the steward of the whole dataset


def random_tables(rng: np.random.Generator, people: str, projects: str, stamp: str, **marked: str) -> Tables:
    """Return tables of rows about these, a letter each; every row has a word, a number and a day of its own."""

    def one(of) -> str:
        return str(rng.choice(list(of)))

    parts = {(one(people), one([*people, *projects]), one(("member", "owner", "partner"))) for _ in range(12)}
    ties = {(one(people), one(people), one(("owns", "supplies"))) for _ in range(6)}
    tags = {(one(people), one(("machining", "welding"))) for _ in range(4)}
    kinds = {"g": "cluster", "h": "cluster"}
    rows = {
        "stakeholders": [{"id": i, "kind": kinds.get(i, "company"), "region": "SE322"} for i in people],
        "initiatives": [{"id": i, "kind": "project"} for i in projects],
        "memberships": [dict(zip(("member_id", "group_id", "role"), part, strict=True)) for part in sorted(parts)],
        "relations": [dict(zip(("source_id", "target_id", "type"), tie, strict=True)) for tie in sorted(ties)],
        "capabilities": [dict(zip(("stakeholder_id", "capability"), tag, strict=True)) for tag in sorted(tags)],
    }
    made = {}
    for name, table in rows.items():
        made[name] = pd.DataFrame(
            row | {"tlp": one(MARKS), "shared_with": one(GROUPS), **marked} | own_cells(f"{stamp}{name}{at}z")
            for at, row in enumerate(table)
        )
    cited = [str(source) for frame in made.values() for source in frame.get("source", ())]
    made["sources"] = pd.DataFrame({"id": cited, "title": [f"about {source}" for source in cited]})
    return made


def own_cells(word: str) -> dict[str, object]:
    """Return the cells that say which row this is."""
    text = ("name", "description", "evidence", "certification", "municipality", "mark")
    numbers = {"lat": 60 + zlib.crc32(word.encode()) / 1e10, "lon": 15.0}
    return dict.fromkeys(text, word) | numbers | {"since": f"since{word}", "source": f"paper{word}"}


def disturbed(tables: Tables, seen: Register, rng: np.random.Generator) -> Tables:
    """Return the tables with the rows that are not seen changed or gone, and others that nobody sees among them."""
    more = random_tables(rng, "xyz", "w", "new", **UNSEEN)
    more["memberships"] = pd.concat(
        [more["memberships"], pd.DataFrame([{"member_id": "a", "group_id": "w", "role": "partner"} | UNSEEN])]
    )
    made = {}
    for name, frame in tables.items():
        if name == "sources":
            made[name] = pd.concat([frame, more[name]])
            continue
        hidden = ~frame["mark"].isin(seen.table(name).get("mark", []))
        fate = rng.random(len(frame))
        kept = frame[~hidden | (fate > 0.3)].copy()
        for at in frame.index[hidden & (fate > 0.6)]:
            for cell, value in own_cells(f"changed{name}{at}z").items():
                kept.loc[at, cell] = value
        added = more[name].assign(order=rng.random(len(more[name])) * len(frame))
        both = pd.concat([kept.assign(order=kept.index + 0.0), added]).sort_values("order", kind="stable")
        made[name] = both.drop(columns="order").reset_index(drop=True)
    return made


def scenario_of(tables: Tables) -> Scenario:
    """Return a scenario of these rows."""
    return Scenario("s", "", {}, "", (), (), tables, "k", pd.DataFrame())


def unseen_words(tables: Tables, seen: Register) -> set[str]:
    """Return the words of all rows that are not among those seen."""
    there = {str(word) for name in tables for word in seen.table(name).get("mark", ())}
    return {str(word) for name, frame in tables.items() if name != "sources" for word in frame["mark"].dropna()} - there


def held_in(thing: object, words: set[str]) -> list[str]:
    """Return which of the words, or their numbers, can be reached from the thing in any way."""
    held = BytesIO()
    pickler = pickle.Pickler(held)
    pickler.dispatch_table = {**copyreg.dispatch_table, MappingProxyType: lambda held: (dict, (dict(held),))}
    pickler.dump(thing)
    whole = held.getvalue()
    numbers = {word: struct.pack("<d", own_cells(word)["lat"]) for word in words}
    return sorted(word for word in words if word.encode() in whole or numbers[word] in whole)
