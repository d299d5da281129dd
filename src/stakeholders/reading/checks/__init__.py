"""The checks of a dataset's tables: each rule looks at distinct values once; rows that can't be used are left out."""

from collections.abc import Mapping

import pandas as pd

from stakeholders.reading.checks.circles import check_circles
from stakeholders.reading.checks.codes import check_codes, check_countries, check_markings, check_regions
from stakeholders.reading.checks.consent import check_consent
from stakeholders.reading.checks.coordinates import check_coordinates
from stakeholders.reading.checks.draft import Draft
from stakeholders.reading.checks.keys import check_keys, check_shared_ids
from stakeholders.reading.checks.markings import refuse
from stakeholders.reading.checks.references import check_ends_differ, check_groups, check_references
from stakeholders.reading.checks.repeats import drop_repeated_headers
from stakeholders.reading.checks.values import (
    check_addresses,
    check_dates,
    check_ids,
    check_numbers,
    check_registration,
    check_required,
)
from stakeholders.reading.checks.wording import check_wording
from stakeholders.reading.findings import Findings
from stakeholders.reading.sheet import Sheet
from stakeholders.schema import TABLES

_EACH = (  # in the order in which a person would mend things; what names a person first, to be told of no more
    check_consent,
    check_required,
    check_ids,
    check_markings,
    check_codes,
    check_countries,
    check_regions,
    check_numbers,
    check_coordinates,
    check_dates,
    check_addresses,
    check_registration,
    check_wording,
    check_ends_differ,
)


def checked(sheets: Mapping[str, Sheet], findings: Findings, scenario: str = "") -> dict[str, pd.DataFrame]:
    """Return the usable rows of the sheets with numbers as numbers, each with the file and row it comes from.

    Parameters
    ----------
    scenario
        The scenario's id; then rows may refer to a dataset that isn't here, and every tie must be hypothetical.
    """
    drafts = {name: Draft(name, sheets[name], findings) for name in TABLES if name in sheets}
    for draft in drafts.values():
        drop_repeated_headers(draft)
        _strip(draft)
    refuse(drafts)
    for draft in drafts.values():
        for check in _EACH:
            check(draft)
        if scenario:
            check_hypothetical(draft)
        check_keys(draft)
    _check_together(drafts, scenario)
    return {name: _rows(draft, scenario) for name, draft in drafts.items()}


def _check_together(drafts: Mapping[str, Draft], scenario: str) -> None:
    """Check what takes more than one table; what a scenario refers to may stand in the dataset it is laid over."""
    stakeholders, memberships = drafts.get("stakeholders"), drafts.get("memberships")
    if stakeholders is not None and "initiatives" in drafts:
        check_shared_ids(stakeholders, drafts["initiatives"])
    if not scenario:
        check_references(drafts)
        if memberships is not None:
            check_groups(memberships, stakeholders)
    if memberships is not None:
        check_circles(memberships)


def _strip(draft: Draft) -> None:
    """Take the spaces around codes, ids, dates and numbers away; free text stays as typed."""
    for column in draft.table.columns:
        if column.type != "string" and column.name in draft:
            draft.write(column.name, draft[column.name].str.strip())


def check_hypothetical(draft: Draft) -> None:
    """Leave out the ties of a scenario that claim to be more than hypothetical."""
    if "status" in draft and "status" in draft.table.names:
        real = draft.where("status", lambda text: text not in {"", "hypothetical"})
        draft.note(real, "scenario_status", "status")


def _rows(draft: Draft, scenario: str) -> pd.DataFrame:
    frame = draft.sheet.frame.assign(**draft.numbers, file=draft.sheet.file, row=draft.sheet.rows, scenario=scenario)
    return frame[draft.usable].reset_index(drop=True)
