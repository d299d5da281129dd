"""Consent holds from its date through its last day, and nothing without one is ever counted."""

from datetime import date

import pytest

from stakeholders.measures.consent import consented

PEOPLE = "id,name,kind,country,region,municipality,tlp\na,Anvil,company,SE,SE322,Östersund,GREEN\n"
HEAD = "stakeholder_id,capability,consent_by,consent_date,valid_until,tlp\n"


@pytest.mark.parametrize(
    ("row", "holds"),
    [
        ("a,welding,board,2025-06-30,,GREEN", True),
        ("a,welding,board,2025-07-01,,GREEN", True),
        ("a,welding,board,2025-07-02,,GREEN", False),
        ("a,welding,board,2025-01,2025-07,GREEN", True),
        ("a,welding,board,2025-01,2025-07-01,GREEN", True),
        ("a,welding,board,2025-01,2025-06-30,GREEN", False),
        ("a,welding,board,2024,2024,GREEN", False),
        ("a,welding,board,2025-01,when the board says so,GREEN", False),
        ("a,welding,,2025-01,,GREEN", False),
        ("a,welding, ,2025-01,,GREEN", False),
        ("a,welding,board,,,GREEN", False),
        ("a,welding,board,last year,,GREEN", False),
        ("a,a press of 400 tons,board,2025-01,,GREEN", False),
    ],
)
def test_consent_holds_from_its_date_through_its_last_day(register_of, row, holds):
    register = register_of(stakeholders=PEOPLE, capabilities=HEAD + row + "\n")
    assert len(consented(register, date(2025, 7, 1))) == holds
