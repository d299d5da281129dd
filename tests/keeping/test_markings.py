"""A marking that was changed, however that was done, is on record: in which table, from what to what, whose."""

import pytest

from stakeholders.keeping.audit import Audit
from stakeholders.keeping.markings import note_markings, note_markings_of_scenario
from stakeholders.reading import open_scenario

MEMBERS = "member_id,group_id,role,tlp\nforge,west,member,{tlp}\n"
ROWS = "id,name,kind,country,tlp,shared_with\n{rows}west,West,cluster,NO,CLEAR,\n"


@pytest.fixture
def noted(register_of):
    """Note the markings of a dataset; return what the log says of it then."""
    audit = Audit()

    def note(rows, tlp="AMBER"):
        register = register_of(stakeholders=ROWS.format(rows=rows), memberships=MEMBERS.format(tlp=tlp))
        number = note_markings(audit, "belt", register)
        told = [(one.facts, one.about) for one in audit.events(["marking"])]
        assert audit.verify().faults == ()
        return number, told

    return note


def test_changes_are_told_once_and_what_comes_or_goes_is_no_change(noted):
    assert noted("forge,Forge,company,NO,AMBER+STRICT,\n") == (0, [])
    lowered = {"dataset": "belt", "table": "stakeholders", "from": "AMBER+STRICT", "to": "CLEAR", "rows": 1}
    rows = "forge,Forge,company,NO,CLEAR,\n"
    assert noted(rows) == (1, [(lowered, ("forge",))])
    assert noted(rows) == (0, [(lowered, ("forge",))])
    assert noted(rows + "lab,Lab,academia,SE,GREEN,\n")[0] == 0
    narrowed = {"dataset": "belt", "table": "stakeholders", "from": "CLEAR", "to": "CLEAR west", "rows": 1}
    member = {"dataset": "belt", "table": "memberships", "from": "AMBER", "to": "GREEN", "rows": 1}
    assert noted("forge,Forge,company,NO,CLEAR,west\n", "GREEN") == (
        *(2, [(lowered, ("forge",)), (narrowed, ("forge",)), (member, ("forge",))]),
    )


def test_a_scenarios_markings_and_that_of_its_description_are_noted_too():
    audit = Audit()

    def note(tlp, row):
        rows = f"id,name,kind,country,tlp\nnew,New,company,FI,{row}\n"
        told = f'id = "more"\nbase = "belt"\nquestion = "What if?"\ntlp = "{tlp}"\n'
        files = {"scenario.toml": told.encode(), "stakeholders.csv": rows.encode()}
        return note_markings_of_scenario(audit, open_scenario(files))

    assert note("AMBER", "") == 0
    assert note("GREEN", "CLEAR") == 2
    assert [one.facts for one in audit.events(["marking"])] == [
        {"dataset": "belt", "scenario": "more", "table": table, "from": "AMBER", "to": to, "rows": 1}
        for table, to in (("scenario", "GREEN"), ("stakeholders", "CLEAR"))
    ]
