"""Whose consent holds: the capabilities that may be counted, searched and asked about on a day."""

from datetime import date

import pandas as pd

from stakeholders.codes import CAPABILITIES
from stakeholders.register import Register
from stakeholders.scenario import key_of
from stakeholders.schema import TABLES, among


def consented(register: Register, on: date) -> pd.DataFrame:
    """Return the capabilities of the register for which consent is on record, given by ``on`` and not over then.

    Consent needs a role that gave it and a date; without either, nobody gave it. A year or a month as the last day
    lasts through its end. A date that can't be read opens nothing. What a scenario assumes was consented to by nobody.

    Examples
    --------
    >>> rows = {"stakeholder_id": "a", "capability": ["welding", "drones"], "consent_by": "board", "tlp": "GREEN"}
    >>> given = pd.DataFrame(rows | {"consent_date": "2025", "valid_until": ["2026-03", "2025-12-31"]})
    >>> people = pd.DataFrame({"id": ["a"], "name": "A", "kind": "company", "country": "SE"})
    >>> register = Register.of({"stakeholders": people, "capabilities": given}, "example")
    >>> consented(register, date(2026, 3, 31))["capability"].tolist()
    ['welding']
    """
    rows = register.capabilities
    given, until, day = rows["consent_date"], rows["valid_until"], on.isoformat()
    holds = (
        among(rows["capability"], CAPABILITIES)
        & (rows["scenario"] == "")
        & (rows["consent_by"].str.strip() != "")
        & _is_date(given)
        & (given <= day)
        & ((until == "") | holds_through(until, on))
    )
    return rows[holds].reset_index(drop=True)


def only_consented(register: Register, on: date) -> Register:
    """Return the register of a dataset with the capabilities alone that were consented to and for which that holds."""
    rows = consented(register, on)
    if len(rows) == len(register.capabilities):
        return register
    tables = {name: register.table(name) for name in TABLES} | {"capabilities": rows}
    return Register.of(tables, key_of(register.key, "consented", on.isoformat()))


def holds_through(until: pd.Series, day: date) -> pd.Series:
    """Tell which last days, as they are typed, lie on or after a day; an empty or unreadable one does not."""
    return _is_date(until) & ((until + "-99-99").str.slice(0, 10) >= day.isoformat())


def _is_date(cells: pd.Series) -> pd.Series:
    return cells.str.fullmatch(r"\d{4}(-\d\d){0,2}")
