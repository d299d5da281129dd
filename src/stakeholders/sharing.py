"""Who may see a row: the rules of the Traffic Light Protocol as this register applies them (METHODS 8, DESIGN 5)."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from stakeholders.codes import GROUP_KINDS, NO_AFFILIATION_ROLES, split_list
from stakeholders.schema import TABLES, Marking, Viewer, among

Tables = Mapping[str, pd.DataFrame]

_OWNER = {  # the column that names a row's owner; an initiative is owned by its owners and organisers
    "stakeholders": "id",
    "memberships": "member_id",
    "relations": "source_id",
    "capabilities": "stakeholder_id",
}
_COMMUNITY, _MEMBER, _STEWARD = 1, 2, 3


@dataclass(frozen=True)
class _Eyes:
    """What a viewer's position in the groups gives them: computed once, before any row is looked at."""

    viewer: Viewer
    insiders: frozenset[str]  # stakeholders that belong to one of the viewer's groups

    @property
    def organisation(self) -> str:
        return self.viewer.organisation or "\0"  # no id is like this one


def visible_tables(tables: Tables, viewer: Viewer, today: date) -> dict[str, pd.DataFrame]:
    """Return the rows that the viewer may see; hidden rows take every row that refers to them with them.

    Parameters
    ----------
    tables
        Every table of the schema, complete and consistent.
    viewer
        Who is looking. The local steward sees everything.
    today
        A membership that is over by now gives no access.

    Returns
    -------
    dict
        The same tables with fewer rows; order kept. Nothing in them tells that there were more.
    """
    if viewer.is_local_steward:
        return dict(tables)
    eyes = _Eyes(viewer, _insiders(tables, viewer, today))
    kept = {name: frame[_may_see(name, frame, tables, eyes)] for name, frame in tables.items() if "tlp" in frame}
    kept["indicators"], kept["sources"] = tables["indicators"], tables["sources"]
    kept = drop_dangling(kept)
    citing = {cell for name in kept if "source" in kept[name] for cell in kept[name]["source"].unique().tolist()}
    cited = {source for cell in citing for source in split_list(cell)}
    kept["sources"] = kept["sources"][among(kept["sources"]["id"], cited)]
    known = frozenset(kept["stakeholders"]["id"].tolist())
    return {name: _without_unknown_groups(kept[name], known).reset_index(drop=True) for name in tables}


def counted_anew(tables: Tables) -> dict[str, pd.DataFrame]:
    """Return the tables with ``row`` counted among these rows, so that no gap in the numbers tells of others.

    As in a file of these rows alone: the first is row 2, under the header; those of each scenario count by themselves.
    """
    return {name: frame.assign(row=frame.groupby("scenario").cumcount() + 2) for name, frame in tables.items()}


def contents(tables: Tables) -> str:
    """Return a short text that is the same for the same rows, whatever file they were read from."""
    made = hashlib.sha256()
    for name, frame in tables.items():
        made.update(f"{name} {list(frame)} {len(frame)}".encode())
        made.update(pd.util.hash_pandas_object(frame, index=False).to_numpy().tobytes())
    return made.hexdigest()


def may_keep(viewer: Viewer) -> bool:
    """Tell whether the viewer may write down what becomes of gaps and introductions: stewards may."""
    return viewer.rank >= _STEWARD


def may_see_kept(viewer: Viewer, tlp: str, shared_with: str) -> bool:
    """Tell whether the viewer may see what a steward wrote down, AMBER or AMBER+STRICT, for some groups.

    Members and stewards of those groups may, of what is AMBER+STRICT only the stewards. What the local steward wrote
    for nobody else is seen by the local steward alone.
    """
    if viewer.is_local_steward:
        return True
    needed = _MEMBER if tlp == "AMBER" else _STEWARD
    return viewer.rank >= needed and not (viewer.groups or frozenset()).isdisjoint(split_list(shared_with))


def may_see_description(viewer: Viewer, marking: Marking, shared_with: str) -> bool:
    """Tell whether the viewer may see what a scenario is called and assumes: as a row that nobody but it owns.

    CLEAR is for everyone, GREEN for the community. AMBER and AMBER+STRICT are for the groups in ``shared_with``, else
    for the steward of the whole dataset; ``shared_with`` narrows any marking to its groups.
    """
    if viewer.is_local_steward:
        return True
    if marking >= Marking.AMBER:
        return may_see_kept(viewer, marking.code, shared_with)
    inside = not shared_with or not (viewer.groups or frozenset()).isdisjoint(split_list(shared_with))
    return inside and viewer.rank >= (_COMMUNITY if marking is Marking.GREEN else 0)


def own_network(tables: Tables, viewer: Viewer, today: date) -> frozenset[str]:
    """Return who belongs to the viewer's groups on a day, the groups among them; for the local steward, everybody.

    ``tables``: stakeholders and memberships.
    """
    if viewer.is_local_steward:
        return frozenset(tables["stakeholders"]["id"].tolist())
    return _insiders(tables, viewer, today)


def drop_dangling(tables: Tables) -> dict[str, pd.DataFrame]:
    """Return the tables without the rows that refer to a stakeholder or initiative that isn't there."""
    ids = {name: set(tables[name]["id"].tolist()) for name in ("stakeholders", "initiatives")}
    kept = dict(tables)
    for name, table in TABLES.items():
        frame = kept[name]
        for column in table.columns:
            if column.references and column.references != ("sources",):
                there = set().union(*(ids[other] for other in column.references))
                frame = frame[among(frame[column.name], there)]
        kept[name] = frame
    return kept


def highest_marking(tables: Tables) -> Marking:
    """Return the most restrictive marking among all rows, AMBER of a row without one; CLEAR where there is no row."""
    marked = [frame for name, frame in tables.items() if "tlp" in TABLES[name].names and len(frame)]
    words = set().union(*(frame["tlp"].unique() if "tlp" in frame else [""] for frame in marked))
    return max((Marking.of(word) for word in words), default=Marking.CLEAR)


def _insiders(tables: Tables, viewer: Viewer, today: date) -> frozenset[str]:
    groups = viewer.groups or frozenset()
    stakeholders, rows = tables["stakeholders"], tables["memberships"]
    real = stakeholders.loc[among(stakeholders["kind"], GROUP_KINDS) & among(stakeholders["id"], groups), "id"]
    belongs = (
        among(rows["group_id"], real)
        & (rows["status"] == "confirmed")
        & ~among(rows["role"], NO_AFFILIATION_ROLES | {"funder"})
        & (rows["scenario"] == "")  # what a scenario assumes opens nothing
        & _not_over(rows["until"], today)
    )
    return frozenset(rows.loc[belongs, "member_id"].tolist()) | frozenset(real.tolist())


def _not_over(until: pd.Series, today: date) -> pd.Series:
    """Tell which ends lie ahead; what can't be read as a date counts as over, so that a slip opens nothing."""
    readable = until.str.fullmatch(r"\d{4}(-\d\d){0,2}")
    last_day = (until + "-99-99").str.slice(0, 10)  # "2024" lasts through 2024
    return (until == "") | (readable & (last_day >= today.isoformat()))


def _may_see(name: str, frame: pd.DataFrame, tables: Tables, eyes: _Eyes) -> pd.Series:
    viewer, marking = eyes.viewer, frame["tlp"]
    everyone = marking == "CLEAR"
    shared = frame["shared_with"]
    if viewer.rank >= _COMMUNITY:
        everyone |= marking == "GREEN"
    if viewer.rank >= _MEMBER:
        own, inside = _owned(name, frame, tables, eyes)
        named = shared != ""  # whether the viewer is among them is asked below, for every marking alike
        everyone |= (marking == "AMBER") & (own | named | inside)
        everyone |= (marking == "AMBER+STRICT") & ((own | inside) if viewer.rank >= _STEWARD else own)
    return everyone & _among(shared, viewer.groups or frozenset())


def _owned(name: str, frame: pd.DataFrame, tables: Tables, eyes: _Eyes) -> tuple[pd.Series, pd.Series]:
    """Return for each row whether the viewer's organisation owns it, and whether an owner is in the viewer's groups."""
    if name != "initiatives":
        owners = frame[_OWNER[name]]
        return owners == eyes.organisation, among(owners, eyes.insiders)
    rows = tables["memberships"]
    rows = rows[among(rows["role"], {"owner", "organiser"}) & (rows["status"] != "interested")]
    home = frame.set_index("id")["scenario"]
    rows = rows[
        rows["scenario"] == rows["group_id"].map(home)
    ]  # a scenario's owner owns the scenario's own initiatives
    own = among(frame["id"], rows.loc[rows["member_id"] == eyes.organisation, "group_id"])
    return own, among(frame["id"], rows.loc[among(rows["member_id"], eyes.insiders), "group_id"])


def _among(shared: pd.Series, groups: frozenset[str]) -> pd.Series:
    """Tell which rows are shared with everyone their marking allows, or with one of these groups."""
    allowed = {cell: not cell or not groups.isdisjoint(split_list(cell)) for cell in shared.unique()}
    return shared.map(allowed).astype(bool)


def _without_unknown_groups(frame: pd.DataFrame, known: frozenset[str]) -> pd.DataFrame:
    """Take the groups that the viewer can't see out of the cells that name them."""
    if "shared_with" not in frame or not (frame["shared_with"] != "").any():
        return frame
    shown = {cell: "|".join(g for g in split_list(cell) if g in known) for cell in frame["shared_with"].unique()}
    return frame.assign(shared_with=frame["shared_with"].map(shown).astype("str"))
