"""What keeps a scenario's rows from fitting the dataset that they are laid over."""

import pandas as pd

from stakeholders.errors import Problem
from stakeholders.reading.checks.draft import Draft
from stakeholders.reading.checks.references import check_groups, check_references
from stakeholders.reading.findings import Findings
from stakeholders.reading.folders import SCENARIO_FILE
from stakeholders.reading.sheet import Sheet
from stakeholders.register import Register
from stakeholders.scenario import Scenario
from stakeholders.schema import TABLES


def scenario_problems(register: Register, scenario: Scenario, base: str = "") -> tuple[Problem, ...]:
    """Return what keeps rows of the scenario from being laid over the register, by file and row.

    Parameters
    ----------
    register
        Of the dataset alone, before any overlay, viewer or filter.
    base
        The dataset's name, to compare with the one that the scenario was made for.
    """
    findings = Findings()
    if base and scenario.base and scenario.base != base:
        findings.add(SCENARIO_FILE, 0, "base", scenario.base, "scenario_base", base=scenario.base)
    drafts = {name: _draft(name, rows, findings) for name, rows in scenario.tables.items() if name in TABLES}
    taken = set(register.stakeholders["id"]) | set(register.initiatives["id"])
    for name in ("stakeholders", "initiatives"):
        if name in drafts:
            drafts[name].note(drafts[name]["id"].isin(taken).to_numpy(), "scenario_id_taken", "id")
    for gone in scenario.removes:
        if gone not in taken:
            findings.add(SCENARIO_FILE, 0, "removes", gone, "unknown_removal")
    check_references(drafts, register)
    if "memberships" in drafts:
        check_groups(drafts["memberships"], drafts.get("stakeholders"), register)
    return findings.all()


def _draft(name: str, rows: pd.DataFrame, findings: Findings) -> Draft:
    file = str(rows["file"].iloc[0]) if len(rows) else TABLES[name].file
    return Draft(name, Sheet(file, rows, rows["row"].to_numpy()), findings)
