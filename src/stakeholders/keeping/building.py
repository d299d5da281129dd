"""A scenario put together by hand: organisations of other scenarios, new ones, assumed ties, and who is gone."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

import pandas as pd

from stakeholders.codes import RELATION_TYPES
from stakeholders.register import Register
from stakeholders.scenario import Scenario
from stakeholders.schema import ORIGIN, among
from stakeholders.schema.folder_names import folder_name_of

NEWCOMER: Final = ("name", "kind", "country", "region", "municipality", "sectors")
TIE: Final = ("one", "other", "type")
_LONGEST_ID: Final = 90
_ENDS: Final = {  # the two ends of a tie and what it is
    "memberships": ("member_id", "group_id", "role"),
    "relations": ("source_id", "target_id", "type"),
}
Row = Mapping[str, str]


@dataclass(frozen=True)
class Parts:
    """What a planner chose and wrote.

    Attributes
    ----------
    taken
        Ids of organisations of other scenarios that join here too, with their ties among those who are there.
    newcomers
        A row for each new organisation with ``NEWCOMER``, and ``id`` where it has one already.
    ties
        A row for each assumed tie with ``TIE``: two ids or names of newcomers, and a relation type or a role.
    removes
        Ids of those on record who are supposed to be gone.
    """

    id: str
    base: str
    title: Mapping[str, str]
    question: str = ""
    assumptions: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()
    newcomers: tuple[Row, ...] = ()
    ties: tuple[Row, ...] = ()
    removes: tuple[str, ...] = ()
    tlp: str = "AMBER"
    shared_with: tuple[str, ...] = ()
    evidence: tuple[tuple[str, str], ...] = field(default=())


def assembled(parts: Parts, seen: Register) -> Scenario:
    """Return the scenario that the parts make; nothing is checked yet: that is the reader's part.

    Parameters
    ----------
    seen
        What the planner sees with all scenarios on that organisations may be taken from.

    Returns
    -------
    Scenario
        Ids of new organisations begin with the scenario's own, so that they meet nobody's by chance. Every row has
        the marking and the groups of the whole.
    """
    newcomers, own_ids = _newcomers(parts)
    there = _there(parts, seen, own_ids.values())
    tables = {"stakeholders": _joined(parts, _taken(parts, seen, "stakeholders", there), newcomers)}
    for table, ends in _ENDS.items():
        drawn = [tie for tie in _drawn(parts, own_ids) if (tie["type"] in RELATION_TYPES) == (table == "relations")]
        known = _known(seen, table, ends)
        again = [row for tie in drawn if (row := known.get(tuple(tie.values()))) is not None]
        new = [dict(zip(ends, tie.values(), strict=True)) for tie in drawn if tuple(tie.values()) not in known]
        along = _taken(parts, seen, table, there)
        kept = pd.concat([along, seen.table(table).loc[again].drop(columns=list(ORIGIN))]).drop_duplicates(list(ends))
        tables[table] = _joined(parts, kept, new)
    cells = [cell for rows in tables.values() if "source" in rows for cell in rows["source"]]
    cited = {source for cell in cells for source in cell.split("|")}
    sources = seen.sources
    sources = sources[(sources["scenario"] != "") & among(sources["id"], cited)]
    return Scenario(
        parts.id,
        parts.base,
        MappingProxyType(dict(parts.title)),
        parts.question,
        parts.assumptions,
        parts.evidence,
        MappingProxyType({**tables, "sources": sources.drop(columns=list(ORIGIN))}),
        "",
        pd.DataFrame(),
        removes=parts.removes,
        tlp=parts.tlp,
        shared_with="|".join(parts.shared_with),
        built=True,
    )


def _newcomers(parts: Parts) -> tuple[list[dict[str, str]], dict[str, str]]:
    """Return the new organisations with ids, and the id of each by its name."""
    rows, ids = [], dict[str, str]()
    taken: set[str] = set()
    for row in parts.newcomers:
        name = str(row.get("name") or "").strip()
        if not name:
            continue
        own = str(row.get("id") or "") or f"{parts.id}_{folder_name_of(name)}"[:_LONGEST_ID]
        while own in taken:
            own += "_2"
        taken.add(own)
        ids.setdefault(name, own)
        rows.append({"id": own, **{column: str(row.get(column) or "").strip() for column in NEWCOMER}})
    return rows, ids


def _there(parts: Parts, seen: Register, own: Iterable[str]) -> set[str]:
    """Return everybody that a tie of this scenario can have an end in."""
    rows, initiatives = seen.stakeholders, seen.initiatives
    on_record = {*rows.loc[rows["scenario"] == "", "id"], *initiatives.loc[initiatives["scenario"] == "", "id"]}
    return (on_record - set(parts.removes)) | set(parts.taken) | set(own)


def _drawn(parts: Parts, own_ids: Mapping[str, str]) -> list[dict[str, str]]:
    """Return the assumed ties with ids for names, in the order one, other, type."""
    whole = [tie for tie in parts.ties if tie.get("one") and tie.get("other") and tie.get("type")]
    ends = [(own_ids.get(tie["one"], tie["one"]), own_ids.get(tie["other"], tie["other"])) for tie in whole]
    return [{"one": one, "other": other, "type": tie["type"]} for tie, (one, other) in zip(whole, ends, strict=True)]


def _known(seen: Register, table: str, ends: tuple[str, ...]) -> dict[tuple[str, ...], int]:
    """Return where the ties of other scenarios stand, by their ends and what they are: they keep their sources."""
    rows = seen.table(table)
    rows = rows[rows["scenario"] != ""]
    return dict(zip(zip(*(rows[column] for column in ends), strict=True), rows.index.tolist(), strict=True))


def _taken(parts: Parts, seen: Register, table: str, there: Collection[str]) -> pd.DataFrame:
    """Return the rows of other scenarios that come along: between those who are there, one of them taken."""
    rows, taken = seen.table(table), set(parts.taken)
    rows = rows[(rows["scenario"] != "") & ((rows["scenario"] != parts.id) | (table == "stakeholders"))]
    both, mine = pd.Series(True, index=rows.index), pd.Series(False, index=rows.index)
    for end in ("id",) if table == "stakeholders" else _ENDS[table][:2]:
        both &= among(rows[end], set(there))
        mine |= among(rows[end], taken)
    return rows[both & mine].drop(columns=list(ORIGIN))


def _joined(parts: Parts, taken: pd.DataFrame, own: list[dict[str, str]]) -> pd.DataFrame:
    marked = pd.DataFrame(own, dtype="str")
    if len(marked):
        marked = marked.assign(tlp=parts.tlp, shared_with="|".join(parts.shared_with))
    found = pd.concat([taken, marked], ignore_index=True) if len(marked) else taken
    text = [name for name in found if found[name].dtype != "float64"]
    return found.assign(**{str(name): found[name].fillna("") for name in text})


def parts_of(register: Register, scenario: Scenario) -> Parts:
    """Return a scenario that was built as the parts that it can be built from again.

    Parameters
    ----------
    register
        What the planner sees with this scenario on.
    scenario
        Its description. Its organisations are taken from itself, its ties are drawn again.
    """
    rows = register.stakeholders
    ties = []
    for table, ends in _ENDS.items():
        own = register.table(table)
        own = own[own["scenario"] == scenario.id]
        columns = [own[column] for column in ends]
        ties += [{"one": one, "other": other, "type": what} for one, other, what in zip(*columns, strict=True)]
    return Parts(
        scenario.id,
        scenario.base,
        dict(scenario.title),
        scenario.question,
        scenario.assumptions,
        taken=tuple(rows.loc[rows["scenario"] == scenario.id, "id"]),
        ties=tuple(ties),
        removes=scenario.removes,
        tlp=scenario.tlp or "AMBER",
        shared_with=tuple(one for one in scenario.shared_with.split("|") if one),
        evidence=scenario.evidence,
    )


def retitled(title: Mapping[str, str], tag: str, name: str) -> dict[str, str]:
    """Return the titles by language once the one in a language says something else.

    Where another language had the same, it changes too; where English had none, it has this one.

    Examples
    --------
    >>> retitled({"sv": "Hamnen", "en": "Hamnen", "fi": "Satama"}, "sv", "Hamn")
    {'en': 'Hamn', 'sv': 'Hamn', 'fi': 'Satama'}
    """
    kept = {other: name if told == title.get(tag) else told for other, told in title.items() if told}
    return {"en": name, **kept, tag: name}
