"""Consent that was withdrawn: what an organisation can do is hidden from then on, and what left with it is listed."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Final

from stakeholders.errors import NotAllowed
from stakeholders.keeping.audit import Audit, audit_of
from stakeholders.keeping.events import Event
from stakeholders.register import Register
from stakeholders.scenario import key_of
from stakeholders.schema import TABLES, Viewer
from stakeholders.sharing import may_keep, own_network

_TABLE: Final = """CREATE TABLE IF NOT EXISTS withdrawn (
    dataset TEXT NOT NULL,
    stakeholder_id TEXT NOT NULL,
    day TEXT NOT NULL,
    PRIMARY KEY (dataset, stakeholder_id)
)"""


def withdraw(audit: Audit, register: Register, viewer: Viewer, dataset: str, company: str, *, on: date) -> None:
    """Note that an organisation takes its consent back, and log it, both or neither; again is once more.

    Parameters
    ----------
    register
        What the viewer may see.
    on
        Consent given by this day counts no more; what is given later does.

    Raises
    ------
    NotAllowed
        When the organisation is none that the viewer acts for, or whose cluster they run.
    NotKept
        When it could not be written.
    """
    if company not in may_withdraw_for(register, viewer, on):
        raise NotAllowed
    with audit.writing() as turn:
        turn.connection.execute(_TABLE)
        query = "INSERT OR REPLACE INTO withdrawn (dataset, stakeholder_id, day) VALUES (?, ?, ?)"
        turn.connection.execute(query, (dataset, company, on.isoformat()))
        turn.log(Event.by(viewer, "withdrawal", {"dataset": dataset}, (company,)))


def may_withdraw_for(register: Register, viewer: Viewer, on: date) -> frozenset[str]:
    """Return the ids of those whose consent the viewer may take back: their own, or of members of their groups."""
    there = frozenset(register.stakeholders["id"])
    if not may_keep(viewer):
        return there & {viewer.organisation or ""}
    return there & own_network({name: register.table(name) for name in ("stakeholders", "memberships")}, viewer, on)


def withdrawn(audit: Audit, dataset: str) -> dict[str, str]:
    """Return who took consent back, each with the day (``YYYY-MM-DD``)."""
    query = "SELECT stakeholder_id, day FROM withdrawn WHERE dataset = ? ORDER BY stakeholder_id"
    return {str(company): str(day) for company, day in audit.rows("withdrawn", query, dataset)}


def exports_with(audit: Audit, dataset: str, company: str) -> list[Event]:
    """Return every file on record that left the dataset with the organisation in it, the oldest first.

    Exports, and answers that were sealed for another installation.
    """
    found = [one for one in audit.events(["export", "answer"]) if one.kind == "export" or "sealed_to" in one.facts]
    return [one for one in found if company in one.about and one.facts.get("dataset") == dataset]


def without_withdrawn(register: Register, taken_back: Mapping[str, str]) -> Register:
    """Return the register of a dataset without the capabilities for which consent was taken back.

    ``taken_back``: as ``withdrawn`` returns it. Consent that was given on a later day holds; a day that isn't known
    exactly is none.
    """
    rows = register.capabilities
    days = rows["stakeholder_id"].map(lambda one: taken_back.get(one, "")).astype("str")
    given = rows["consent_date"]
    kept = rows[(days == "") | ((given > days) & given.str.fullmatch(r"\d{4}(-\d\d){0,2}"))]
    if len(kept) == len(rows):
        return register
    tables = {name: register.table(name) for name in TABLES} | {"capabilities": kept}
    return Register.of(tables, key_of(register.key, "withdrawn", repr(sorted(taken_back.items()))))


def on_record(register: Register, folder: Path) -> Register:
    """Return the register of the dataset in a folder of an installation as far as consent still holds there."""
    return without_withdrawn(register, withdrawn(audit_of(folder.parent), folder.name))
