"""Partners are those who consented to be found for what is needed, where it is needed."""

from datetime import date

import pytest

from stakeholders.measures.partners import Need, matches
from stakeholders.schema import Viewer

TODAY = date(2025, 7, 1)
PEOPLE = (
    "id,name,kind,country,region,tlp\n"
    "a,Anvil,company,SE,SE322,AMBER\n"
    "b,Bolt,company,NO,NO060,CLEAR\n"
    "c,Crane,company,NO,NO060,CLEAR\n"
    "n,Net,cluster,NO,NO060,CLEAR\n"
)
CAPABILITIES = (
    "stakeholder_id,capability,dual_use,consent_by,consent_date,valid_until,tlp\n"
    "a,welding,yes,board,2025-01,2026,GREEN\n"
    "b,welding,no,board,2025-01,2025-12,AMBER\n"
    "c,welding,yes,board,2024-01,2024-12,CLEAR\n"
    "c,drones,yes,board,2025-01,,CLEAR\n"
)


@pytest.fixture
def register(register_of):
    return register_of(stakeholders=PEOPLE, memberships="member_id,group_id\nb,n\n", capabilities=CAPABILITIES)


@pytest.mark.parametrize(
    ("need", "found"),
    [
        (Need("welding"), ["a", "b"]),
        (Need("welding", ("NO060",)), ["b"]),
        (Need("welding", ("SE321", "SE322")), ["a"]),
        (Need("welding", dual_use=True), ["a"]),
        (Need("drones"), ["c"]),
        (Need("drones", ("SE322",)), []),
        (Need("care"), []),
    ],
)
def test_who_meets_a_need(register, need, found):
    assert matches(register, need, TODAY)["stakeholder_id"].tolist() == found


def test_a_match_says_whether_consent_reaches_as_far_as_the_need_and_how_far_it_may_travel(register):
    found = matches(register, Need("welding", by=date(2026, 3, 1)), TODAY)
    assert found["holds"].tolist() == [True, False]
    assert found["tlp"].tolist() == ["AMBER", "AMBER"], "the stricter of company and capability"


def test_whom_one_may_not_see_is_no_match(register):
    seen = {viewer: register.visible_to(viewer) for viewer in (Viewer("public"), Viewer("member", groups={"n"}))}
    found = [matches(one, Need("welding"), TODAY)["stakeholder_id"].tolist() for one in seen.values()]
    assert found == [[], ["b"]]


@pytest.mark.parametrize(("capability", "regions"), [("a lathe", ()), ("welding", ("Jämtland",))])
def test_a_need_holds_codes_alone(capability, regions):
    with pytest.raises(ValueError, match=r"must be"):
        Need(capability, regions)
