"""The fewest newcomers or new ties that reach a goal: by hand, and against all coalitions of small random overlays."""

from itertools import chain, combinations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stakeholders.advice import smallest
from stakeholders.advice.introductions import Weights, scored_pairs
from stakeholders.advice.pairs import Limits
from stakeholders.advice.plans import tied_in
from stakeholders.advice.smallest import newcomers_for_sectors, newcomers_for_width, widen
from stakeholders.codes import GROUP_KINDS, split_list
from stakeholders.measures.corridor import corridor, corridor_networks
from stakeholders.network import merge_actors, stakeholder_network
from tests.advice.overlays import COAST, belts, newcomers_in, only_with, scenario_of
from tests.measures.networks import corridor as corridor_of_the_example


def by_size(some, most=99):
    some = sorted(some)
    return chain.from_iterable(combinations(some, size) for size in range(min(len(some), most) + 1))


def width_of(register):
    return corridor(stakeholder_network(register), COAST).width or 0


@settings(max_examples=12)
@given(belts(), st.integers(1, 2))
def test_no_coalition_that_makes_the_corridor_so_wide_is_smaller(belt, goal):
    register, scenario = belt
    found = newcomers_for_width(register.with_overlay(scenario), goal, regions=COAST)
    wide = (some for some in by_size(newcomers_in(scenario)) if width_of(only_with(register, scenario, some)) >= goal)
    fewest = next(wide, None)
    if fewest is None:
        assert found is None
        return
    assert found.exact
    assert len(found.ids) == len(fewest)
    assert width_of(only_with(register, scenario, found.ids)) >= goal


def test_where_nobody_is_there_no_newcomers_are_enough(register_of):
    nobody = register_of(stakeholders="id,name,kind,country\n")
    assert newcomers_for_width(nobody, 2, regions=COAST) is None


@settings(max_examples=12)
@given(belts())
def test_no_coalition_that_has_every_sector_on_both_sides_is_smaller(belt):
    register, scenario = belt
    after = register.with_overlay(scenario)
    found = newcomers_for_sectors(after, regions=COAST)
    everywhere = {(sector, side) for sector in {sector for sector, _ in had(after)} for side in ("NO", "SE")}
    reachable = everywhere & had(after)
    assert set(found.out_of_reach) == everywhere - reachable
    enough = (some for some in by_size(newcomers_in(scenario)) if reachable <= had(only_with(register, scenario, some)))
    assert found.exact
    assert len(found.ids) == len(next(enough))
    assert reachable <= had(only_with(register, scenario, found.ids))


def had(register):
    """Return which sectors somebody tied in has on which side."""
    tied, rows = tied_in(register), register.stakeholders
    return {
        (sector, country)
        for one, country, sectors in zip(rows["id"], rows["country"], rows["sectors"], strict=True)
        if one in tied and country in ("NO", "SE")
        for sector in split_list(sectors)
    }


def introduced(G, pairs):
    """Return the network with ties between these."""
    H = nx.Graph(G)
    H.add_edges_from(pairs)
    return H


def could_meet(register):
    """Return the pairs of actors that are not in contact, both intermediaries, or neighbours in a trade."""
    G = merge_actors(stakeholder_network(register))
    rows = register.stakeholders.set_index("id")
    sectors = {
        one: {code for part in G.nodes[one]["parts"] for code in split_list(rows.loc[part, "sectors"])} for one in G
    }
    between = {one: any(rows.loc[part, "kind"] in GROUP_KINDS for part in G.nodes[one]["parts"]) for one in G}
    region = dict(G.nodes(data="region"))
    return [
        (one, other)
        for one, other in combinations(sorted(G), 2)
        if not G.has_edge(one, other)
        and not (between[one] and between[other])
        and not (region[one] and region[one] == region[other] and sectors[one] & sectors[other])
    ]


@settings(max_examples=12)
@given(belts(), st.sampled_from(("contacts", "affiliations")), st.integers(1, 2))
def test_introductions_that_widen_do_so_and_no_fewer_would(belt, network, more):
    register = belt[0].with_overlay(belt[1])
    G = corridor_networks(register)[network]
    now = corridor(G, COAST).width
    found = widen(register, G, goal=None if now is None else now + more, regions=COAST)
    if now is None:
        assert found is None
        return
    could = could_meet(register)
    fewest = next(
        (len(some) for some in by_size(could, 2) if corridor(introduced(G, some), COAST).width >= now + more), None
    )
    if found is None:
        assert fewest is None
        return
    pairs = list(zip(found.introductions["one"], found.introductions["other"], strict=True))
    assert {tuple(sorted(pair)) for pair in pairs} <= set(could)
    assert (found.before, found.after) == (now, now + more)
    assert corridor(introduced(G, pairs), COAST).width >= now + more
    assert len(pairs) == fewest or (fewest is None and len(pairs) > 2)
    assert len(found.ways) == now + more


@pytest.fixture(scope="module")
def g8(register_of):
    """G8 of METHODS 0.3: Trøndelag, Jämtland and Ostrobothnia, with thin links."""
    home = {"A": "NO,NO060", "B": "SE,SE322", "C": "FI,FI19A"}
    sectors = {"A1": "metal|wood", "A2": "metal", "C2": "wood"}
    rows = "".join(
        f"{node},{node},company,{home[node[0]]},{sectors.get(node, '')}\n" for node in sorted(corridor_of_the_example())
    )
    ties = "".join(f"{one},{other},collaborates\n" for one, other in corridor_of_the_example().edges)
    return register_of(
        stakeholders="id,name,kind,country,region,sectors\n" + rows, relations="source_id,target_id,type\n" + ties
    )


def test_one_well_placed_tie_doubles_the_corridor_of_the_example(g8):
    G, chain_of = stakeholder_network(g8), ("NO060", "SE322", "FI19A")
    found = widen(g8, G, regions=chain_of)
    assert (found.before, found.after, len(found.introductions)) == (1, 2, 1)
    (pair,) = zip(found.introductions["one"], found.introductions["other"], strict=True)
    assert corridor(introduced(G, [pair]), chain_of).width == 2
    assert corridor(introduced(G, [("A2", "B2")]), chain_of).width == 1
    assert sorted(found.introductions) == ["one", "other", "score"]
    assert len({node for way in found.ways for node in way}) == sum(map(len, found.ways))


def test_what_is_wide_enough_needs_nobody_and_what_cannot_be_has_no_answer(g8):
    G, chain_of = stakeholder_network(g8), ("NO060", "SE322", "FI19A")
    assert widen(g8, G, goal=1, regions=chain_of).introductions.empty
    assert widen(g8, G, goal=3, regions=chain_of) is None  # only two are there at the far end
    assert widen(g8, G, regions=("NO060", "DK011")) is None
    every = [(one, other) for one, other in combinations(sorted(G), 2) if one[0] != other[0]]
    assert widen(g8, G, taken=every, regions=chain_of) is None


def test_of_equally_few_introductions_the_best_are_told(g8):
    G, chain_of = stakeholder_network(g8), ("NO060", "SE322", "FI19A")
    limits = Limits(most=50, per_organisation=2)
    _, pairs, _ = scored_pairs(g8, weights=Weights(), bold=0.0, taken=(), between=None, limits=limits)
    scores = {
        (one, other): score
        for one, other, score in zip(pairs["first"], pairs["second"], pairs["score"], strict=True)
        if corridor(introduced(G, [(one, other)]), chain_of).width == 2
    }
    assert len(set(scores.values())) > 1
    (best,) = widen(g8, G, regions=chain_of).introductions.itertuples(index=False)
    assert scores[best.one, best.other] == best.score == max(scores.values())


TWO_WAYS = {
    "stakeholders": (
        "id,name,kind,country,region,sectors\nmill,Mill,company,SE,SE321,metal\nport,Port,company,SE,SE321,wood\n"
        "depot,Depot,company,SE,SE322,\nforge,Forge,company,NO,NO060,wood\n"
    ),
    "relations": "source_id,target_id,type\nmill,lab,collaborates\nforge,depot,collaborates\ndepot,port,collaborates\n",
}
SHORES = {
    "stakeholders": "id,name,kind,country,region,sectors\n"
    "yard,Yard,company,NO,NO060,metal\nlab,Lab,academia,SE,SE322,\n",
    "relations": "source_id,target_id,type\nyard,lab,collaborates\n",
}


def test_the_fewest_newcomers_by_hand(register_of):
    register = register_of(**SHORES).with_overlay(scenario_of(**TWO_WAYS))
    assert newcomers_for_width(register, 0, regions=COAST).ids == ()
    assert newcomers_for_width(register, 1, regions=COAST).ids == ("mill",)
    assert newcomers_for_width(register, 2, regions=COAST).ids == ("mill", "port", "depot", "forge")
    assert newcomers_for_width(register, 3, regions=COAST) is None
    sectors = newcomers_for_sectors(register, regions=COAST)
    assert (sectors.ids, sectors.exact, sectors.out_of_reach) == (("mill", "port", "depot", "forge"), True, ())
    assert newcomers_for_sectors(register, countries=("NO", "FI"), regions=COAST).out_of_reach == (
        ("metal", "FI"), ("wood", "FI"),
    )  # fmt: skip


def test_a_newcomer_that_runs_one_on_record_must_join_for_its_own_ties(register_of, monkeypatch):
    more = {
        "stakeholders": "id,name,kind,country,region\nboss,Boss,company,NO,NO060\nmill,Mill,company,SE,SE321\n",
        "relations": "source_id,target_id,type\nboss,yard,administers\nboss,mill,collaborates\n",
    }
    register = register_of(**SHORES).with_overlay(scenario_of(**more))
    found = newcomers_for_width(register, 1, regions=COAST)
    assert (found.ids, found.exact) == (("boss", "mill"), True)
    monkeypatch.setattr(smallest, "_MOST_TRIED", 1)
    found = newcomers_for_width(register, 1, regions=COAST)
    assert (found.ids, found.exact) == (("boss", "mill"), False)
    assert newcomers_for_width(register, 2, regions=COAST) is None
