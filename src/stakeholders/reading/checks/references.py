"""References: every id that a row names must be that of a row that can be used."""

from collections.abc import Mapping
from typing import Final

from stakeholders.codes import GROUP_KINDS, split_list
from stakeholders.reading.checks.draft import Draft, Drafts
from stakeholders.reading.sheet import Mask
from stakeholders.register import Register
from stakeholders.schema import Column, among

_UNKNOWN: Final[Mapping[tuple[str, ...], str]] = {
    ("stakeholders",): "unknown_stakeholder",
    ("initiatives",): "unknown_initiative",
    ("stakeholders", "initiatives"): "unknown_group",
}


def check_references(drafts: Drafts, base: Register | None = None) -> None:
    """Leave out rows that name what isn't there, or what is there and can't be used; each is told its reason.

    ``base`` is what a scenario is laid over: its rows are there too.
    """
    if "stakeholders" not in drafts and base is None:
        return  # the file that would name them can't be read, and that is told already
    for draft in drafts.values():
        for column in draft.columns("id"):
            if column.references in _UNKNOWN:
                _check_ends(draft, column, drafts, base)
        _check_source(draft, drafts.get("sources"), base)
        _check_shared_with(draft, drafts.get("stakeholders"), base)


def _check_ends(draft: Draft, column: Column, drafts: Drafts, base: Register | None) -> None:
    cells = draft[column.name]
    targets = [drafts[name] for name in column.references if name in drafts]
    usable: set[str] = set().union(*(set(target["id"][target.usable].tolist()) for target in targets))
    if base is not None:
        usable = usable.union(*(base.table(name)["id"] for name in column.references))
    absent = ~among(cells, usable).to_numpy() & (cells != "").to_numpy()
    if not absent.any():
        return
    faulty = {
        text: f"{target.sheet.file}, {row}"
        for target in targets
        for text, row in zip(target["id"][~target.usable], target.sheet.rows[~target.usable], strict=True)
    }
    in_error = absent & among(cells, faulty.keys()).to_numpy()
    if in_error.any():
        draft.note(in_error, "end_unusable", column.name, {"where": cells.map(lambda text: faulty.get(text, ""))})
    draft.note(absent & ~in_error, _UNKNOWN[column.references], column.name)


def _check_source(draft: Draft, sources: Draft | None, base: Register | None) -> None:
    """Tell of documents that aren't listed; a dataset without a list of documents may name them as it likes."""
    if "source" not in draft or "source" not in draft.table.names or (sources is None and base is None):
        return
    known = {""}
    known.update(() if sources is None else sources["id"][sources.usable], () if base is None else base.sources["id"])
    draft.note(draft.where("source", lambda cell: not known.issuperset(split_list(cell))), "unknown_source", "source")


def _check_shared_with(draft: Draft, stakeholders: Draft | None, base: Register | None) -> None:
    """Tell of groups in ``shared_with`` that nobody can belong to: the row is hidden from all but the local steward."""
    if "shared_with" not in draft or "shared_with" not in draft.table.names:
        return
    groups = {some_id for some_id, kind in _kinds(stakeholders, base).items() if kind in GROUP_KINDS}
    unknown = draft.where("shared_with", lambda cell: not groups.issuperset(split_list(cell)))
    draft.note(unknown, "unknown_group_shared", "shared_with")


def _kinds(stakeholders: Draft | None, base: Register | None) -> dict[str, str]:
    """Return the kind of each stakeholder that can be used."""
    kinds: dict[str, str] = {}
    if base is not None:
        kinds.update(zip(base.stakeholders["id"].tolist(), base.stakeholders["kind"].tolist(), strict=True))
    if stakeholders is not None:
        usable = stakeholders.sheet.frame[stakeholders.usable]
        kinds.update(zip(usable["id"].tolist(), usable["kind"].tolist(), strict=True))
    return kinds


def check_ends_differ(draft: Draft) -> None:
    """Leave out relations and memberships whose two ends are the same."""
    names = [column.name for column in draft.columns("id") if "stakeholders" in column.references]
    if len(names) == 2:
        same: Mask = (draft[names[0]] == draft[names[1]]).to_numpy() & (draft[names[0]] != "").to_numpy()
        draft.note(same, "self_tie", names[1])


def check_groups(memberships: Draft, stakeholders: Draft | None, base: Register | None = None) -> None:
    """Tell of memberships in a stakeholder that has no members, such as a company."""
    kinds = _kinds(stakeholders, base)
    groups = memberships["group_id"]
    wrong = memberships.where("group_id", lambda text: text in kinds and kinds[text] not in GROUP_KINDS)
    if wrong.any():
        kind = groups.map(lambda text: kinds.get(text, ""))
        memberships.note(wrong & memberships.usable, "not_a_group", "group_id", {"kind": kind})
