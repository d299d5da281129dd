"""Who is cut off when somebody is gone: by hand on two shores, and against networkx on random registers."""

from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stakeholders.advice.introductions import Weights, scored_pairs
from stakeholders.advice.losses import MOST_PARTS, loss, organisations_in, preventing, resilience_network, together
from stakeholders.advice.pairs import Limits
from stakeholders.codes import GROUP_KINDS, GROUP_PREFIX
from stakeholders.network import actors
from tests.advice.overlays import belts

NETWORKS = ("contacts", "affiliations")


def test_who_is_cut_off_from_whom_without_the_broker(two_shores):
    found = loss(two_shores, ["broker"], "contacts")
    assert found.gone == ("broker",)
    assert found.split == ((("lab", "yard"), ("forge",)),)
    assert (found.pairs_lost, found.alone, found.cut_off) == (2, ("forge",), ("forge",))  # the hospital never had a tie
    assert found.sectors == ("innovation_support", "metal")  # the yard still has machining
    assert (found.regions, found.borders) == ((), ())


def test_regions_sectors_and_borders_lose_their_last_contact(two_shores):
    found = loss(two_shores, ["lab"], "contacts")
    assert (found.split, found.pairs_lost, found.cut_off) == ((), 0, ())
    assert found.regions == ("NO060", "SE321")
    assert found.sectors == ("research",)
    assert found.borders == (("NO", "SE"),)


def test_what_rests_on_a_project_goes_with_it(two_shores):
    found = loss(two_shores, ["bridge"], "contacts")
    assert found.split == ((("broker", "forge"), ("lab",), ("yard",)),)
    assert (found.pairs_lost, found.alone) == (5, ("lab", "yard"))
    assert (found.regions, found.sectors, found.borders) == (("NO060", "SE321"), ("research",), (("NO", "SE"),))


def test_a_closed_network_leaves_its_organisation_and_a_lost_one_takes_its_network(two_shores):
    closed = loss(two_shores, ["group:west"], "affiliations")
    assert closed.split == ((("broker", "east", "lab", "yard"), ("forge",), ("west",)),)
    assert (closed.gone, closed.pairs_lost, closed.alone) == (("group:west",), 9, ("forge", "west"))
    lost = loss(two_shores, ["west"], "affiliations")
    assert lost.split == ((("broker", "east", "lab", "yard"), ("forge",)),)
    assert (lost.gone, lost.pairs_lost, lost.alone) == (("west",), 4, ("forge",))


TWO_NAMES = {
    "stakeholders": (
        "id,name,kind,country\noffice,Office,association,SE\nhub,Hub,cluster,SE\n"
        "lab,Lab,academia,NO\nyard,Yard,company,SE\n"
    ),
    "memberships": "member_id,group_id,role\noffice,hub,administrator\nlab,hub,member\nyard,hub,member\n",
    "relations": "source_id,target_id,type\noffice,lab,collaborates\nhub,yard,collaborates\n",
}


@pytest.mark.parametrize("name", ["office", "hub"])
def test_an_actor_with_two_names_goes_as_one(register_of, name):
    found = loss(register_of(**TWO_NAMES), [name], "contacts")
    assert found.gone == ("hub", "office")
    assert (found.split, found.pairs_lost, found.alone) == (((("lab",), ("yard",)),), 1, ("lab", "yard"))


def test_who_runs_a_network_stays_one_actor_with_it_when_it_closes(register_of):
    found = loss(register_of(**TWO_NAMES), ["group:hub"], "contacts")
    assert (found.split, found.alone) == ((), ())
    closed = loss(register_of(**TWO_NAMES), ["group:hub"], "affiliations")
    assert closed.split == ((("lab",), ("office",), ("yard",)),)


def test_who_is_not_on_record_is_missed_by_nobody(two_shores):
    found = loss(two_shores, ["nobody"], "contacts")
    assert (found.split, found.pairs_lost, found.alone, found.regions, found.sectors) == ((), 0, (), (), ())
    assert preventing(two_shores, found).empty


def all_of(belt):
    """Return a random register with everybody in it, and who or what in it can be lost."""
    register = belt[0].with_overlay(belt[1])
    kinds = zip(register.stakeholders["id"], register.stakeholders["kind"], strict=True)
    groups = [f"{GROUP_PREFIX}{one}" for one, kind in kinds if kind in GROUP_KINDS]
    return register, [*register.stakeholders["id"], *register.initiatives["id"], *groups]


def parts_of(G):
    there = set(organisations_in(G))
    return [part for found in nx.connected_components(G) if (part := frozenset(found & there))]


@settings(max_examples=20)
@given(belts(), st.data(), st.sampled_from(NETWORKS))
def test_pieces_are_the_components_of_the_network_that_is_really_built(belt, data, network):
    register, losable = all_of(belt)
    gone = together(register, data.draw(st.sets(st.sampled_from(losable), min_size=1, max_size=2)))
    found = loss(register, gone, network)
    before = resilience_network(register, network)
    after = resilience_network(register.without(gone), network, acting=actors(register))
    stay = set(organisations_in(after))
    whole = [part & stay for part in parts_of(before)]
    assert {frozenset(piece) for parts in found.split for piece in parts} == set(parts_of(after)) - set(whole)
    pairs = [sum(len(part) * (len(part) - 1) // 2 for part in parts) for parts in (whole, parts_of(after))]
    assert found.pairs_lost == pairs[0] - pairs[1]
    assert found.cut_off == tuple(sorted(one for parts in found.split for piece in parts[1:] for one in piece))
    for parts in found.split:
        assert list(map(len, parts)) == sorted(map(len, parts), reverse=True)


@settings(max_examples=20)
@given(belts(), st.data(), st.sampled_from(NETWORKS))
def test_introductions_made_before_would_have_kept_the_pieces_together(belt, data, network):
    register, losable = all_of(belt)
    found = loss(register, data.draw(st.sets(st.sampled_from(losable), min_size=1, max_size=2)), network)
    table = preventing(register, found)
    G = resilience_network(register.without(found.gone), network)
    pieces = {piece: parts[0] for parts in found.split for piece in parts[1:]}
    told = []
    for row in table.to_dict("records"):
        (piece,) = (one for one in pieces if row["one"] in one)
        told.append(piece)
        assert row["other"] in pieces[piece]
        assert row["size"] == len(piece)
        assert not nx.has_path(G, row["one"], row["other"])
        G.add_edge(row["one"], row["other"])
        assert all(nx.has_path(G, one, other) for one in piece for other in pieces[piece])
    assert len(set(told)) == len(told) <= MOST_PARTS
    assert list(map(len, told)) == sorted(map(len, told), reverse=True)


def test_the_best_introduction_for_each_piece_is_told(two_shores):
    table = preventing(two_shores, loss(two_shores, ["bridge"], "contacts"))
    left = two_shores.without({"bridge"})
    limits = Limits(most=50, per_organisation=2)
    _, pairs, _ = scored_pairs(left, weights=Weights(), bold=0.0, taken=(), between=None, limits=limits)
    scores = {frozenset(pair[:2]): pair[2] for pair in pairs[["first", "second", "score"]].itertuples(index=False)}
    for row, piece in zip(table.to_dict("records"), ("lab", "yard"), strict=True):
        assert row["one"] == piece
        assert row["score"] == scores[frozenset((piece, row["other"]))]
        assert row["score"] == max(scores.get(frozenset((piece, main)), 0) for main in ("broker", "forge"))
    assert table["size"].tolist() == [1, 1]
    assert table["score"].between(0, 100).all()


def test_the_largest_pieces_are_looked_at(register_of):
    rows = "".join(f"s{i},S{i},company,{'NO' if i % 2 else 'SE'}\n" for i in range(12))
    ties = (
        "".join(f"s0,s{i},collaborates\n" for i in range(1, 9))
        + "s7,s9,collaborates\ns8,s10,collaborates\ns10,s11,collaborates\n"
    )
    register = register_of(stakeholders="id,name,kind,country\n" + rows, relations="source_id,target_id,type\n" + ties)
    found = loss(register, ["s0"], "contacts")
    assert [len(piece) for piece in found.split[0]] == [3, 2, 1, 1, 1, 1, 1, 1]
    assert found.pairs_lost == sum(len(one) * len(other) for one, other in combinations(found.split[0], 2))
    assert preventing(register, found)["size"].tolist() == [2, 1, 1, 1, 1]
