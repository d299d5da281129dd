"""A scenario: an overlay of rows that would be there if somebody joined, and of stakeholders that would be gone."""

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

import pandas as pd

from stakeholders.errors import Problem
from stakeholders.schema import TABLES, Marking, among
from stakeholders.sharing import highest_marking


@dataclass(frozen=True)
class Scenario:
    """An overlay: rows that would be there if somebody joined.

    Attributes
    ----------
    tables
        Tables of the schema, any of them empty; their rows carry the scenario's id.
    title
        By language tag.
    evidence
        Pairs of source id and quotation that give the scenario its ground.
    removes
        Ids of stakeholders on record that are supposed to be gone.
    tlp, shared_with
        How far title, question and assumptions may travel, as for a row; empty where the file doesn't say.
    built
        Whether a planner built it on the page, so that it may be changed and deleted there.
    found
        What was wrong with its files; ``problems`` is the same as a table in English.
    """

    id: str
    base: str
    title: Mapping[str, str]
    question: str
    assumptions: tuple[str, ...]
    evidence: tuple[tuple[str, str], ...]
    tables: Mapping[str, pd.DataFrame]
    key: str
    problems: pd.DataFrame = field(repr=False)
    found: tuple[Problem, ...] = field(default=(), repr=False)
    removes: tuple[str, ...] = ()
    tlp: str = ""
    shared_with: str = ""
    built: bool = False

    def without(self, kinds: Collection[str] = (), ids: Collection[str] = ()) -> "Scenario":
        """Return the scenario without the newcomers of these kinds and ids; rows that refer to them fall away."""
        if not kinds and not ids:
            return self
        newcomers = self.tables.get("stakeholders")
        if newcomers is None:
            return self
        gone = among(newcomers["kind"], set(kinds)) | among(newcomers["id"], set(ids))
        tables = dict(self.tables) | {"stakeholders": newcomers[~gone]}
        key = key_of(self.key, "without", repr((sorted(kinds), sorted(ids))))
        return replace(self, tables=MappingProxyType(tables), key=key)

    @property
    def newcomers(self) -> frozenset[str]:
        """The ids that it brings: of stakeholders and of initiatives."""
        names = [name for name in ("stakeholders", "initiatives") if name in self.tables]
        return frozenset(some_id for name in names for some_id in self.tables[name]["id"])

    def only_with(self, ids: Collection[str]) -> "Scenario":
        """Return the scenario with these newcomers alone; rows that refer to others fall away."""
        names = [name for name in ("stakeholders", "initiatives") if name in self.tables]
        kept = {name: rows[among(rows["id"], set(ids))] for name, rows in self.tables.items() if name in names}
        if all(len(kept[name]) == len(self.tables[name]) for name in names):
            return self
        key = key_of(self.key, "only with", repr([sorted(rows["id"]) for rows in kept.values()]))
        return replace(self, tables=MappingProxyType({**self.tables, **kept}), key=key)

    def only_adding(self) -> "Scenario":
        """Return the scenario without whom it takes away."""
        return replace(self, removes=(), key=key_of(self.key, "only adding")) if self.removes else self

    def marking(self) -> Marking:
        """Return the marking of its description: the one stated, else the highest of its rows, AMBER without any."""
        if self.tlp or not any(len(rows) for rows in self.tables.values()):
            return Marking.of(self.tlp)
        return highest_marking(self.tables)

    def marking_of_file(self, recorded: Mapping[str, pd.DataFrame]) -> Marking:
        """Return the marking of all there is of it: its description, its rows, and whom these name.

        Parameters
        ----------
        recorded
            What is on record, by table.
        """
        named = self._named()
        whom = {name: rows[among(rows["id"], named)] for name, rows in recorded.items() if "id" in TABLES[name].key}
        return max(self.marking(), highest_marking(self.tables), highest_marking(whom))

    def _named(self) -> set[str]:
        """Return the ids of everybody and everything that its rows refer to, and of those it takes away."""
        named = set(self.removes)
        for name, rows in self.tables.items():
            for column in TABLES[name].columns:
                if column.references and column.name in rows:
                    named |= set(rows[column.name])
        return named


def key_of(*parts: str) -> str:
    """Return the same short text for the same parts, another for any others."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]
