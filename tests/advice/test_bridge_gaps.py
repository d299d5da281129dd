"""Contact across a border that rests on one organisation."""

import pytest

from stakeholders.advice.bridge_gaps import bridge_gaps

SIDES = "".join(f"n{i},N{i},company,NO,NO060\ns{i},S{i},company,SE,SE322\n" for i in range(4))
PLACES = ("NO", "SE", "NO060", "SE322")


def found(register_of, *pairs):
    register = register_of(
        stakeholders="id,name,kind,country,region\n" + SIDES,
        relations="source_id,target_id,type\n" + "".join(f"{one},{other},collaborates\n" for one, other in pairs),
    )
    return {gap.id: gap for gap in bridge_gaps(register, PLACES)}


def test_one_organisation_that_carries_every_contact_is_named(register_of):
    gaps = found(register_of, ("n1", "s1"), ("n1", "s2"), ("n1", "s3"))
    assert set(gaps) == {"bridge:country:NO:SE"}  # the regions say the same
    gap = gaps["bridge:country:NO:SE"]
    assert (gap.brokers, gap.width, gap.observed, gap.severity) == (("n1",), 1, 3, 25)
    assert len(gap.evidence) == 3


def test_two_contacts_that_share_nobody_are_no_gap(register_of):
    assert found(register_of, ("n1", "s1"), ("n2", "s2")) == {}


def test_without_contact_there_is_no_bridge(register_of):
    assert found(register_of, ("n1", "n2")) == {}


@pytest.mark.parametrize("few", ["n1,N1,company,NO,NO060\ns1,S1,company,SE,SE322\n"])
def test_groups_of_fewer_than_three_say_nothing(register_of, few):
    register = register_of(
        stakeholders="id,name,kind,country,region\n" + few, relations="source_id,target_id,type\nn1,s1,collaborates\n"
    )
    assert bridge_gaps(register, PLACES) == []
