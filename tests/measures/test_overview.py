"""Counts of a small region that can be checked on paper."""

import pytest

from stakeholders.measures.overview import (
    contacts,
    counts,
    membership_pairs,
    overview,
    pairs_by_layer,
    parts,
    per_year,
    unnamed_groups,
)
from stakeholders.network import merge_actors, stakeholder_network

MET = {
    "stakeholders": (
        "id,name,kind,country\n"
        "west,West,cluster,NO\nowner,Owner of West,company,NO\nlab,Lab,academia,SE\n"
        "far,Far,authority,\nalone,Alone,media,SE\n"
    ),
    "memberships": "member_id,group_id,role\nowner,west,administrator\n",
    "relations": (
        "source_id,target_id,type\nowner,lab,collaborates\nwest,lab,supports\nfar,lab,funds\nalone,lab,informs\n"
    ),
}


def merged(register):
    return merge_actors(stakeholder_network(register))


def test_a_cluster_and_who_runs_it_count_as_one_actor(register_of):
    found = contacts(merged(register_of(**MET)))
    assert found.actors == 4
    assert found.pairs == 2
    assert found.two_names == (("owner", "west"),)


def test_pairs_whose_country_is_unknown_are_not_compared(register_of):
    found = contacts(merged(register_of(**MET)))
    assert (found.cross_border, found.compared) == (1, 1)


def test_publicity_is_no_contact(register_of):
    assert contacts(merged(register_of(**MET))).alone == ("alone",)


def test_a_share_of_few_pairs_is_not_said(register_of, two_shores):
    assert contacts(merged(two_shores)).share is None
    rows = "".join(f"n{i},N{i},company,NO\ns{i},S{i},company,SE\n" for i in range(9))
    ties = "".join(f"n{i},s{i},supplies\n" for i in range(8)) + "n0,n1,supplies\n"
    register = register_of(stakeholders=f"id,name,kind,country\n{rows}", relations=f"source_id,target_id,type\n{ties}")
    assert contacts(merged(register)).share == 8 / 9


def test_parts_are_joined_by_contacts_and_by_taking_part(two_shores):
    found = parts(two_shores, stakeholder_network(two_shores))
    assert found.alone == ("hospital",)
    assert (found.parts, found.largest) == (1, 6)


def test_without_stakeholders_every_count_is_nothing(register_of):
    empty = register_of(stakeholders="id,name,kind,country\n")
    facts = overview(empty, stakeholder_network(empty))
    assert (facts.stakeholders, facts.contacts.pairs, facts.parts.parts, facts.documents) == (0, 0, 0, 0)
    assert facts.contacts.share is None
    assert facts.age.undated_share is None
    assert per_year(empty).empty


def test_a_pair_that_two_layers_join_counts_in_both(register_of):
    register = register_of(
        stakeholders="id,name,kind,country\na,A,company,NO\nb,B,company,SE\n",
        initiatives="id,name,kind\np,P,project\n",
        memberships="member_id,group_id,role\na,p,partner\nb,p,owner\n",
        relations="source_id,target_id,type\na,b,supplies\n",
    )
    assert pairs_by_layer(merged(register)) == (("declared", 1, 1), ("project", 1, 1), ("small_meeting", 0, 0))
    assert contacts(merged(register)).pairs == 1


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
    monkeypatch.setattr("stakeholders.measures.overview.MOST_FOR_YEARLY_PAIRS", 1)
    large = per_year(two_shores)
    assert "pairs" not in large
    assert large["initiatives"].tolist() == small["initiatives"].tolist()
