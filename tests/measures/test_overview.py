"""Counts of a small region that can be checked on paper."""

from stakeholders.measures.holdings import per_year
from stakeholders.measures.overview import contacts, overview, pairs_by_layer, parts
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
