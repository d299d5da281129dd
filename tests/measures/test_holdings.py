"""Rows of a small region, counted by code, table and year."""

import pytest

from stakeholders.measures.holdings import counts, membership_pairs, per_year, unnamed_groups


def test_several_roles_in_one_group_are_one_membership(register_of):
    register = register_of(
        stakeholders="id,name,kind,country\na,A,company,NO\nc,C,cluster,NO\n",
        memberships="member_id,group_id,role,status\na,c,member,\na,c,founder,\nc,c,invited,\na,c,funder,planned\n",
    )
    assert membership_pairs(register) == 1


def test_counts_are_ordered_and_tell_what_a_scenario_assumes(two_shores):
    counted = counts(two_shores, "stakeholders", "kind")
    assert counted["code"].tolist() == ["cluster", "company", "academia", "association", "authority"]
    assert counted["number"].sum() == len(two_shores)
    assert counted["share"].sum() == pytest.approx(1)
    assert counted["hypothetical"].sum() == 0


def test_cells_with_several_codes_count_for_each(two_shores):
    sectors = counts(two_shores, "stakeholders", "sectors", lists=True).set_index("code")["number"]
    assert sectors["machining"] == 2
    assert sectors["defence"] == 2


def test_a_group_of_which_one_member_is_named_counts_as_unnamed(two_shores):
    assert unnamed_groups(two_shores) == (3, 2)  # west has two; east one; the association none


def test_years_count_what_was_going_on(two_shores):
    by_year = per_year(two_shores).set_index("year")
    assert by_year.loc[2021, "initiatives"] == 0
    assert by_year.loc[2023, "initiatives"] == 1
    assert by_year.loc[2023, "pairs"] >= by_year.loc[2021, "pairs"]


def test_a_large_register_counts_its_initiatives_year_by_year_too(two_shores, monkeypatch):
    small = per_year(two_shores)
    monkeypatch.setattr("stakeholders.measures.holdings.MOST_FOR_YEARLY_PAIRS", 1)
    large = per_year(two_shores)
    assert "pairs" not in large
    assert large["initiatives"].tolist() == small["initiatives"].tolist()
