"""A marking that was changed, however that was done, is on record: in which table, from what to what, whose."""

import pytest

from stakeholders.keeping.audit import Audit
from stakeholders.keeping.markings import note_markings

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
