"""Roles consent; whatever looks like a person stays out with its row, and is not repeated to anybody."""

import pytest

from stakeholders.reading import open_upload
from stakeholders.reading.checks.consent import is_person

ROLES = [
    "managing director", "Managing Director", "CEO", "Chief Security Officer", "Head of Security", "Board of Directors",
    "verkställande direktör", "VD", "Styrelsens ordförande", "Säkerhetschef", "Firmatecknare", "Vice VD",
    "Daglig leder", "Administrerende direktør", "Styreleder", "Styret", "Sikkerhetsleder",
    "Toimitusjohtaja", "Hallituksen puheenjohtaja", "Turvallisuuspäällikkö", "", "board, 12 May 2025",
]  # fmt: skip
PERSONS = [
    "Kari Nordmann", "Åsa Öberg", "NORDMANN, KARI", "A. Virtanen", "managing director Anna-Lena Ek",
    "Ola van Dijk Hansen",
    "Nordmann, Kari (daglig leder)", "Mr Berg", "kari@firma.example", "+47 900 00 000", "070-123 45 67", "811228-9874",
    "https://firma.example/kari", "Mäkinen Päivi",
]  # fmt: skip


@pytest.mark.parametrize("text", ROLES)
def test_a_role_is_no_person(text):
    assert not is_person(text)


@pytest.mark.parametrize("text", PERSONS)
def test_what_looks_like_a_person_is_one(text):
    assert is_person(text)


@pytest.mark.parametrize("text", [*PERSONS, "=Kari Nordmann", "<b>Kari Nordmann</b>"])
def test_a_persons_row_is_left_out_and_the_value_never_told(text):
    tables = {
        "stakeholders.csv": "id,name,kind,country\nforge,Forge,company,NO\n",
        "memberships.csv": "member_id,group_id\n",
        "capabilities.csv": (
            "stakeholder_id,capability,consent_by,consent_date\n"
            f'forge,welding,"{text}",2025-01\nforge,drones,styret,2025-01\n'
        ),
    }
    opened = open_upload({name: content.encode() for name, content in tables.items()})
    assert opened.register.capabilities["capability"].tolist() == ["drones"]
    assert [one.rule for one in opened.found] == ["personal_consent"]
    assert text not in repr(opened.found)
