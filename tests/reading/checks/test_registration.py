"""Organisation numbers of four countries (METHODS 10.3), and the personal numbers given in their place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.dk import cvr
from stdnum.fi import ytunnus
from stdnum.no import orgnr as no_orgnr
from stdnum.se import orgnr as se_orgnr

from stakeholders.reading.checks.registration import is_organisation, is_personal, may_be_personal

VALID = {
    "NO": ["988077917", "974760673", "NO 988 077 917 MVA"],
    "SE": ["556000-4615", "202100-2114", "5560004615", "16556000-4615"],
    "FI": ["2077474-0", "FI20774740"],
    "DK": ["13585628", "DK 13 58 56 28"],
}
INVALID = {
    "NO": ["988077918", "974760674", "123456785", "91234567", "912345670"],
    "SE": ["1234567891", "556000-4616", "811228-9874"],
    "FI": ["2077474-1"],
    "DK": ["13585627", "03585628"],
}


@pytest.mark.parametrize(("country", "number"), [(c, n) for c, numbers in VALID.items() for n in numbers])
def test_the_worked_numbers_are_valid(country, number):
    assert is_organisation(number, country) is True
    assert not is_personal(number, country)


@pytest.mark.parametrize(("country", "number"), [(c, n) for c, numbers in INVALID.items() for n in numbers])
def test_the_worked_faults_are_found(country, number):
    assert is_organisation(number, country) is False


def test_an_old_finnish_number_of_six_digits_is_padded():
    assert is_organisation("112038-9", "FI") is ytunnus.is_valid("0112038-9") is True


def test_of_other_countries_nothing_is_said():
    assert is_organisation("anything", "DE") is None


@pytest.mark.parametrize(
    "number", ["811228-9874", "8112289874", "19811228-9874", "198112289874", "811228+9874", " 811228 9874 "]
)
def test_a_swedish_personal_number_is_known_in_every_form(number):
    assert is_personal(number, "SE")
    assert is_personal(number, "")


@pytest.mark.parametrize("number", ["131052-308T", "01010750160"])
def test_personal_numbers_of_the_neighbours_are_known_too(number):
    assert is_personal(number, "SE")


def test_a_mistyped_number_that_may_be_a_person_s_is_treated_as_private():
    assert not is_personal("811228-9875", "SE")
    assert may_be_personal("811228-9875")
    assert not may_be_personal("988077918")


@given(st.text(max_size=14), st.sampled_from(["NO", "SE", "FI", "DK", ""]))
def test_no_text_whatever_raises(text, country):
    is_organisation(text, country)
    is_personal(text, country)


ORACLE = {
    "NO": lambda n: no_orgnr.is_valid(n) and n[0] in "89",
    "SE": lambda n: se_orgnr.is_valid(n) and n[2] >= "2",
    "FI": ytunnus.is_valid,
    "DK": cvr.is_valid,
}


@pytest.mark.parametrize(("country", "length"), [("NO", 9), ("SE", 10), ("FI", 8), ("DK", 8)])
def test_the_short_cut_says_what_stdnum_says(country, length):
    start = 8_8000_0000 if country == "NO" else 5_560_00_0000 if country == "SE" else 10_000_000
    for number in range(start, start + 3000, 7):
        digits = str(number).zfill(length)
        assert is_organisation(digits, country) == ORACLE[country](digits), digits
