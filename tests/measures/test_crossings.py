"""Pairs of actors from two countries are counted once, place by place, and none is lost."""

from pathlib import Path

import pytest

from stakeholders.measures.crossings import crossings, crossings_between, few_enough
from stakeholders.network import CONTACT_LAYERS, merge_actors, stakeholder_network
from stakeholders.places import locate
from stakeholders.reading import read_dataset
from stakeholders.register import Register
from stakeholders.schema import Marking
from stakeholders.synthesis import synthesise


@pytest.fixture
def belt(tmp_path: Path) -> Register:
    """A fictional belt of 300, with clusters that act as their administrators and markings of all kinds."""
    synthesise(300, tmp_path, seed=3)
    return read_dataset(tmp_path).register


def test_ties_across_the_water_are_counted_by_pair_and_place(two_shores) -> None:
    found = crossings(two_shores)
    assert {(row["from_id"], row["to_id"]) for row in found.pairs.to_dict("records")} == {
        ("broker", "lab"),
        ("yard", "lab"),
    }
    assert set(found.pairs["from_country"]) == {"NO"}
    by_place = found.between.set_index("from_place")["number"].to_dict()
    assert by_place == {"NO:5001": 1, "NO:5057": 1}
    assert found.undrawn == 0


def test_a_tie_carries_the_highest_marking_of_its_ends_and_rows(two_shores) -> None:
    marking = crossings(two_shores).pairs.set_index("from_id")["tlp"].to_dict()
    assert marking == {"broker": "CLEAR", "yard": "GREEN"}


def test_an_end_without_a_place_is_counted_and_not_drawn(register_of) -> None:
    register = register_of(
        stakeholders="id,name,kind,country,municipality,tlp\na,A,company,NO,Trondheim,CLEAR\nb,B,company,SE,,CLEAR\n",
        relations="source_id,target_id,type,tlp\na,b,collaborates,CLEAR\n",
    )
    found = crossings(register)
    assert len(found.pairs) == 1
    assert len(found.between) == 0
    assert found.undrawn == 1


def test_a_cluster_and_who_runs_it_are_one_end(register_of) -> None:
    register = register_of(
        stakeholders=(
            "id,name,kind,country,municipality,tlp\n"
            "owner,Owner,company,NO,Trondheim,CLEAR\nnet,Net,cluster,NO,Trondheim,CLEAR\nb,B,company,SE,Sundsvall,CLEAR\n"
        ),
        relations=(
            "source_id,target_id,type,tlp\n"
            "owner,net,administers,CLEAR\nowner,b,collaborates,CLEAR\nnet,b,collaborates,CLEAR\n"
        ),
    )
    assert len(crossings(register).pairs) == 1


def test_large_events_count_only_when_asked_for(register_of) -> None:
    register = register_of(
        stakeholders="id,name,kind,country,municipality,tlp\na,A,company,NO,Oslo,CLEAR\nb,B,company,SE,Arvika,CLEAR\n",
        initiatives="id,name,kind,scale,tlp\nfair,Fair,event,large,CLEAR\n",
        memberships="member_id,group_id,role,tlp\na,fair,participant,CLEAR\nb,fair,participant,CLEAR\n",
    )
    assert len(crossings(register).pairs) == 0
    assert len(crossings(register, large_events=True).between) == 1


def test_no_ties_are_an_empty_result_with_all_columns(register_of) -> None:
    found = crossings(register_of(stakeholders="id,name,kind,country\na,A,company,NO\n"))
    assert list(found.between["number"]) == []
    assert list(found.pairs["from_id"]) == []


def test_too_many_places_are_summed_by_county_and_the_strongest_stay(two_shores) -> None:
    between = crossings(two_shores).between
    assert few_enough(between, most=2) is between
    summed = few_enough(between, most=1)
    assert summed[["from_place", "to_place", "number"]].to_numpy().tolist() == [["NO060", "SE321", 2]]
    assert summed["tlp"].tolist() == ["GREEN"]
    assert set(between) == set(summed)
    assert summed["from_lon"].notna().all()


def test_crossings_are_the_ties_that_cross_the_border_in_the_network_of_actors(belt: Register) -> None:
    network = stakeholder_network(belt, CONTACT_LAYERS)
    merged = merge_actors(network)
    assert len(merged) < len(network)
    expected = {
        (min(u, v), max(u, v)): (
            "|".join(edge["layers"]),
            edge["status"],
            max(Marking.of(str(row["tlp"])) for row in (merged.nodes[u], merged.nodes[v], *edge["ties"])).code,
        )
        for u, v, edge in merged.edges(data=True)
        if edge["cross_border"]
    }
    pairs = crossings_between(network, locate(belt)).pairs.to_dict("records")
    found = {
        (min(row["from_id"], row["to_id"]), max(row["from_id"], row["to_id"])): (
            row["layers"],
            row["status"],
            row["tlp"],
        )
        for row in pairs
    }
    assert len(pairs) == len(found) > 100
    assert found == expected
