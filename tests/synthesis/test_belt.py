"""The fictional belt: reproducible, labelled, with capabilities by consent; the real dataset has none of them."""

from datetime import date

import pytest

from stakeholders.codes import CAPABILITIES, MARKINGS
from stakeholders.measures.consent import consented
from stakeholders.reading import read_dataset
from stakeholders.schema import Viewer
from stakeholders.synthesis import synthesise


@pytest.fixture(scope="module")
def shipped(root):
    return read_dataset(root / "data" / "fictional_belt")


def test_the_command_writes_the_shipped_files_byte_for_byte(root, tmp_path):
    synthesise(300, tmp_path / "again", seed=5, belt=True)
    again = {path.name: path.read_bytes() for path in (tmp_path / "again").iterdir()}
    there = {path.name: path.read_bytes() for path in (root / "data" / "fictional_belt").iterdir()}
    del there["README.md"]
    assert again == there


def test_it_says_everywhere_that_it_is_fictional_and_has_no_problems(shipped, root):
    assert "FICTIONAL" in (root / "data" / "fictional_belt" / "README.md").read_text("utf-8").splitlines()[0]
    assert all("FICTIONAL" in title for title in shipped.title.values())
    assert shipped.register.stakeholders["name"].str.contains("fictional").all()
    assert not len(shipped.problems)


def test_every_marking_occurs_and_consent_is_given_by_roles_and_for_some_over(shipped):
    rows = shipped.register.capabilities
    assert set(rows["tlp"]) == set(MARKINGS)
    assert rows["shared_with"].str.contains("fiktiv_fjall").any()
    held = consented(shipped.register, date(2026, 1, 1))
    assert 0.8 < len(held) / len(rows) < 1
    suppliers = held.groupby("capability")["stakeholder_id"].nunique()
    assert (suppliers == 1).any(), "one on whom a capability hangs"
    assert set(CAPABILITIES) - set(suppliers.index), "one that nobody has"


@pytest.mark.parametrize("group", ["fiktiv_kyst", "fiktiv_fjall"])
def test_a_cluster_sees_its_own_companies_capabilities_and_not_those_of_the_other(shipped, group):
    seen = shipped.register.visible_to(Viewer("steward", groups={group}))
    rows = seen.capabilities
    strict = rows[rows["tlp"] == "AMBER+STRICT"]
    members = shipped.register.memberships
    own = set(members.loc[members["group_id"] == group, "member_id"])
    assert len(strict)
    assert set(strict["stakeholder_id"]) <= own
    assert len(rows) < len(shipped.register.capabilities)


def test_the_real_dataset_holds_no_capability(root):
    assert not (root / "data" / "nordic_green_belt" / "capabilities.csv").exists()
    assert read_dataset(root / "data" / "nordic_green_belt").register.capabilities.empty
