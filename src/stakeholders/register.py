"""Everything on record, unchangeable; each operation returns a new register."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from types import MappingProxyType

import pandas as pd

from stakeholders.filter import Filter
from stakeholders.scenario import Scenario, key_of
from stakeholders.schema import ORIGIN, TABLES, Marking, Viewer, among
from stakeholders.selection import alive_in, chosen, left_without
from stakeholders.sharing import contents, counted_anew, drop_dangling, highest_marking, visible_tables


@dataclass(frozen=True, eq=False)
class Register:
    """All tables of a dataset, consistent and complete: every column of the schema, every reference resolved.

    Text is empty where nothing is known, numbers are NaN; ``file``, ``row`` and ``scenario`` tell where a row
    comes from. Tables are handed out as lazy copies, so that no caller can change another's.

    Attributes
    ----------
    key
        What the register was made from; two registers with the same key hold the same.
    """

    _tables: Mapping[str, pd.DataFrame]
    key: str
    viewer: Viewer | None = None
    filter: Filter | None = None
    scenarios: tuple[str, ...] = ()
    _recorded: "Register | None" = None  # what overlays were laid over
    _since: "tuple[Callable[[Register], Register], ...]" = ()  # what was done to it after that
    _told: Marking = Marking.CLEAR  # of what is told of the overlays: what they are called and assume

    @classmethod
    def of(cls, tables: Mapping[str, pd.DataFrame], key: str) -> "Register":
        """Return a register of these tables; missing tables and columns are added empty, dangling rows dropped."""
        complete = {name: _complete(name, tables.get(name)) for name in TABLES}
        consistent = {name: frame.reset_index(drop=True) for name, frame in drop_dangling(complete).items()}
        return cls(MappingProxyType(consistent), key_of(key))

    def table(self, name: str) -> pd.DataFrame:
        """Return a lazy copy of the table; ``KeyError`` where the schema has none of this name."""
        return self._tables[name].copy(deep=False)

    @property
    def stakeholders(self) -> pd.DataFrame:
        """Organisations, a row each."""
        return self.table("stakeholders")

    @property
    def initiatives(self) -> pd.DataFrame:
        """Projects, programmes, events, strategies and studies, a row each."""
        return self.table("initiatives")

    @property
    def memberships(self) -> pd.DataFrame:
        """Stakeholders' parts in groups and initiatives, a row each."""
        return self.table("memberships")

    @property
    def relations(self) -> pd.DataFrame:
        """Direct ties between two stakeholders, a row each."""
        return self.table("relations")

    @property
    def capabilities(self) -> pd.DataFrame:
        """Coarse capability tags given by consent, a row each."""
        return self.table("capabilities")

    @property
    def indicators(self) -> pd.DataFrame:
        """Numbers that the sources state about initiatives, a row each."""
        return self.table("indicators")

    @property
    def sources(self) -> pd.DataFrame:
        """Documents, a row each."""
        return self.table("sources")

    def __len__(self) -> int:
        """Return the number of stakeholders."""
        return len(self._tables["stakeholders"])

    def name_of(self, some_id: str) -> str:
        """Return the name of a stakeholder or initiative; the id itself where neither is on record."""
        return self.names.get(some_id, some_id)

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Names of all stakeholders and initiatives by id."""
        both = (self._tables["initiatives"], self._tables["stakeholders"])
        return MappingProxyType({i: n for frame in both for i, n in zip(frame["id"], frame["name"], strict=True)})

    def marking(self) -> Marking:
        """Return the highest marking of all rows held, and of ``told_with``; CLEAR where there is none."""
        return self._marking

    @cached_property
    def _marking(self) -> Marking:
        return max(highest_marking(self._tables), self._told)

    def told_with(self, marking: Marking) -> "Register":
        """Return the register as one that is shown together with a text of this marking, such as a scenario's title."""
        key = key_of(self.key, "told with", marking.code)
        return self if marking <= self._told else replace(self, key=key, _told=marking)

    def with_overlay(self, scenario: Scenario, *, own: bool = False) -> "Register":
        """Return a register with the scenario's rows added; a newcomer whose id is taken is left out.

        Parameters
        ----------
        own
            Whether the viewer brought the rows: these are laid over what they see, after the door, so that no clash
            of ids tells of a row that is hidden.

        Raises
        ------
        ValueError
            When a viewer or filter was applied already: the order is overlay, door, filter.
        """
        if (self.viewer is not None and not own) or self.filter is not None:
            raise ValueError("an overlay comes before the door and the filter: overlay, visible_to, select")
        if scenario.id in self.scenarios:
            return self
        bare = self.without(scenario.removes)._tables if scenario.removes else self._tables
        taken = {*self._tables["stakeholders"]["id"].tolist(), *self._tables["initiatives"]["id"].tolist()}
        tables = {}
        for name, base in bare.items():
            rows = scenario.tables.get(name)
            added = _complete(name, None if rows is None else rows.assign(scenario=scenario.id))
            if "id" in TABLES[name].key:
                added = added[~among(added["id"], set(base["id"].tolist()) if name == "sources" else taken)]
            tables[name] = pd.concat([base, added], ignore_index=True) if len(added) else base
        tables = {name: _without_gaps(frame).reset_index(drop=True) for name, frame in drop_dangling(tables).items()}
        return replace(
            self,
            _tables=MappingProxyType(tables),
            key=key_of(self.key, "overlay", scenario.id, scenario.key),
            scenarios=(*self.scenarios, scenario.id),
            _recorded=self if self._recorded is None else self._recorded,
        )

    def without_overlays(self) -> "Register":
        """Return what is on record without any scenario, seen and chosen as here."""
        recorded = self._recorded
        if recorded is None:
            return self
        for operation in self._since:
            recorded = operation(recorded)
        return recorded

    def without(self, ids: Collection[str]) -> "Register":
        """Return what would be left without these stakeholders and initiatives; unknown ids change nothing.

        An id after ``group:`` takes a stakeholder's part as a group: it stays, and nobody is a member of it any more.
        """
        gone = frozenset(ids)
        tables = left_without(self._tables, gone)
        return self._with(tables, key_of(self.key, "without", *sorted(gone)), lambda one: one.without(gone))

    def _with(
        self,
        tables: Mapping[str, pd.DataFrame],
        key: str,
        operation: "Callable[[Register], Register]",
        viewer: Viewer | None = None,
        choice: Filter | None = None,
    ) -> "Register":
        """Return a register of these tables that remembers how it came about where overlays were laid."""
        since = self._since if self._recorded is None else (*self._since, operation)
        return replace(
            self,
            _tables=MappingProxyType(dict(tables)),
            key=key,
            viewer=viewer or self.viewer,
            filter=choice or self.filter,
            _since=since,
        )

    def visible_to(self, viewer: Viewer, today: date | None = None) -> "Register":
        """Return what this viewer may see: the one door. ``today`` decides which memberships are over.

        Nothing in it, key and row numbers included, depends on what it hides; ``row`` counts what is seen.
        """
        if self.filter is not None:
            raise ValueError("the door comes before the filter: visible_to, then select")
        day = today or date.today()  # noqa: DTZ011 - access ends with the day of the place where the app runs
        seen = (viewer.key, day.isoformat())
        if viewer.is_local_steward:
            return self._with(self._tables, key_of(self.key, *seen), lambda one: one.visible_to(viewer, day), viewer)
        tables = counted_anew(visible_tables(self._tables, viewer, day))
        recorded = None if self._recorded is None else self.without_overlays().visible_to(viewer, day)
        key = key_of("seen", *seen, contents(tables), "" if recorded is None else recorded.key, *self.scenarios)
        return replace(self, _tables=MappingProxyType(tables), key=key, viewer=viewer, _recorded=recorded, _since=())

    def select(self, choice: Filter) -> "Register":
        """Return the matching stakeholders with the rows between them (and, where asked for, their neighbours)."""
        if choice == self.filter:
            return self
        register = self if choice.year is None else self.at(choice.year)
        tables = register._tables if not choice.chooses_stakeholders else chosen(register._tables, choice)
        key = key_of(self.key, "filter", choice.key)
        return self._with(tables, key, lambda one: one.select(choice), choice=choice)

    def at(self, year: int) -> "Register":
        """Return what was there in the year; rows without any date count in every year."""
        tables = alive_in(self._tables, year)
        return self._with(tables, key_of(self.key, "year", str(year)), lambda one: one.at(year))


def _complete(name: str, frame: pd.DataFrame | None) -> pd.DataFrame:
    """Return the frame with every column of the schema, in order, then the unknown ones, then the origin."""
    table = TABLES[name]
    there = {} if frame is None else {str(column): cells for column, cells in frame.items()}
    index = pd.RangeIndex(0) if frame is None else frame.index
    blank = pd.Series("", index=index, dtype="str")
    unknown = pd.Series(float("nan"), index=index, dtype="float64")
    columns = {
        column.name: there.get(column.name, unknown).astype("float64")
        if column.type == "number"
        else _known(there.get(column.name, blank).astype("str"))
        for column in table.columns
    }
    columns |= {column: _known(cells) for column, cells in there.items() if column not in {*columns, *ORIGIN}}
    scenario = columns["scenario"] = there.get("scenario", blank)
    columns["file"] = there.get("file", blank + table.file)
    columns["row"] = there.get("row", pd.Series(range(2, len(index) + 2), index=index, dtype="int64"))
    if "tlp" in columns:
        columns["tlp"] = columns["tlp"].mask(columns["tlp"] == "", "AMBER")
    if "status" in columns:
        empty, base = columns["status"] == "", scenario == ""
        columns["status"] = columns["status"].mask(empty & base, "confirmed").mask(empty & ~base, "hypothetical")
    return pd.DataFrame({name: columns[name] for name in (*(one for one in columns if one not in ORIGIN), *ORIGIN)})


def _known(cells: pd.Series) -> pd.Series:
    """Return text with empty cells where there was none; other types as they are."""
    return cells.fillna("") if cells.dtype == "str" and cells.hasnans else cells


def _without_gaps(frame: pd.DataFrame) -> pd.DataFrame:
    """Fill columns that only one side of an overlay has."""
    gaps = [name for name in frame if frame[name].dtype != "float64" and frame[name].isna().any()]
    return frame.assign(**{str(name): frame[name].fillna("").astype("str") for name in gaps})
