"""Which rows a filter keeps, and which were there in a year."""

from collections.abc import Collection, Mapping

import pandas as pd

from stakeholders.codes import (
    EVENT_ROLES,
    GROUP_KINDS,
    GROUP_PREFIX,
    NO_AFFILIATION_ROLES,
    NO_TIE_TYPES,
    PROJECT_KINDS,
    PROJECT_ROLES,
)
from stakeholders.filter import Filter
from stakeholders.schema import among
from stakeholders.sharing import drop_dangling

Tables = Mapping[str, pd.DataFrame]


def chosen(tables: Tables, choice: Filter) -> dict[str, pd.DataFrame]:
    """Return the matching stakeholders, the rows between them, and the initiatives that they take part in."""
    stakeholders = tables["stakeholders"]
    ids = set(stakeholders.loc[_matches(tables, choice), "id"].tolist())
    if choice.neighbours:
        ids |= _neighbours(tables, ids)
    kept = dict(tables)
    kept["stakeholders"] = stakeholders[among(stakeholders["id"], ids)]
    kept = drop_dangling(kept)
    initiatives = kept["initiatives"]
    kept["initiatives"] = initiatives[
        among(initiatives["id"], set(kept["memberships"]["group_id"].tolist()) | choice.groups)
    ]
    return {name: frame.reset_index(drop=True) for name, frame in drop_dangling(kept).items()}


def alive_in(tables: Tables, year: int) -> dict[str, pd.DataFrame]:
    """Return the rows that were there in the year: undated rows always, a membership no longer than its initiative."""
    kept = dict(tables)
    initiatives = tables["initiatives"]
    event = initiatives["kind"] == "event"
    end = initiatives["end"].mask(event & (initiatives["end"] == ""), initiatives["start"])  # over after its start
    kept["initiatives"] = initiatives[_within(initiatives["start"], end, year)]
    for name in ("memberships", "relations"):
        rows = tables[name]
        kept[name] = rows[_within(rows["since"], rows["until"], year)]
    return {name: frame.reset_index(drop=True) for name, frame in drop_dangling(kept).items()}


def left_without(tables: Tables, gone: Collection[str]) -> dict[str, pd.DataFrame]:
    """Return the rows that are left without these stakeholders, initiatives and, after ``group:``, memberships."""
    wanted = set(gone)
    kept = dict(tables)
    for name in ("stakeholders", "initiatives"):
        kept[name] = tables[name][~among(tables[name]["id"], wanted)]
    closed = {one.removeprefix(GROUP_PREFIX) for one in wanted if one.startswith(GROUP_PREFIX)}
    kept["memberships"] = tables["memberships"][~among(tables["memberships"]["group_id"], closed)]
    return {name: frame.reset_index(drop=True) for name, frame in drop_dangling(kept).items()}


def exists(rows: pd.DataFrame) -> pd.Series:
    """Tell which memberships or relations count as existing: confirmed ones, and what a scenario assumes."""
    return (rows["status"] == "confirmed") | ((rows["status"] == "hypothetical") & (rows["scenario"] != ""))


def years_of(dates: pd.Series) -> pd.Series:
    """Return the years of dates as typed, NaN where there is none that can be read."""
    return pd.to_numeric(dates.str.extract(r"^(\d{4})(?:-\d\d){0,2}$", expand=False), errors="coerce")


def _within(start: pd.Series, end: pd.Series, year: int) -> pd.Series:
    return ~(years_of(start) > year) & ~(years_of(end) < year)  # comparisons with NaN are false: undated stays


def _matches(tables: Tables, choice: Filter) -> pd.Series:
    stakeholders = tables["stakeholders"]
    matches = pd.Series(True, index=stakeholders.index)
    for column, codes in (("kind", choice.kinds), ("country", choice.countries), ("region", choice.regions)):
        if codes:
            matches &= among(stakeholders[column], codes)
    if choice.sectors:
        any_of = {cell: not choice.sectors.isdisjoint(cell.split("|")) for cell in stakeholders["sectors"].unique()}
        matches &= stakeholders["sectors"].map(any_of).astype(bool)
    if choice.groups:
        rows = tables["memberships"]
        inside = exists(rows) & among(rows["group_id"], choice.groups) & ~among(rows["role"], NO_AFFILIATION_ROLES)
        matches &= among(stakeholders["id"], set(rows.loc[inside, "member_id"].tolist()) | choice.groups)
    return matches


def _neighbours(tables: Tables, ids: set[str]) -> set[str]:
    """Return whom these stakeholders are tied to, the groups they are in, and the members of groups among them."""
    relations, rows = tables["relations"], tables["memberships"]
    ties = relations[exists(relations) & ~among(relations["type"], NO_TIE_TYPES)]
    met = set(ties.loc[among(ties["source_id"], ids), "target_id"].tolist()) | set(
        ties.loc[among(ties["target_id"], ids), "source_id"]
    )
    rows = rows[exists(rows) & ~among(rows["role"], NO_AFFILIATION_ROLES)]
    groups = set(tables["stakeholders"].loc[among(tables["stakeholders"]["kind"], GROUP_KINDS), "id"].tolist())
    met |= set(rows.loc[among(rows["member_id"], ids), "group_id"].tolist()) & groups
    met |= set(rows.loc[among(rows["group_id"], ids), "member_id"].tolist())
    shared = rows[_in_contact(rows, tables["initiatives"])]
    return met | set(
        shared.loc[
            among(shared["group_id"], set(shared.loc[among(shared["member_id"], ids), "group_id"].tolist())),
            "member_id",
        ]
    )


def _in_contact(rows: pd.DataFrame, initiatives: pd.DataFrame) -> pd.Series:
    projects = initiatives.loc[among(initiatives["kind"], PROJECT_KINDS), "id"]
    meetings = initiatives.loc[(initiatives["kind"] == "event") & (initiatives["scale"] == "small"), "id"]
    in_project = among(rows["group_id"], projects) & among(rows["role"], PROJECT_ROLES)
    return in_project | (among(rows["group_id"], meetings) & among(rows["role"], EVENT_ROLES))
