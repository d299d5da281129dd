"""What newcomers add: by hand on two shores, and on random overlays against registers that are really built."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stakeholders import Viewer, read_scenario
from stakeholders.advice.contributions import Few, a_few_do_more, contributions, contributions_in, players_by_region
from stakeholders.advice.newcomers import WORTHS, Game, newcomers_of
from stakeholders.network.contacts import WITH_PLANNED
from tests.advice.overlays import COAST, JOINING, SHORES, belts, counted_slowly, newcomers_in, only_with, scenario_of


@pytest.fixture(scope="module")
def shores(register_of):
    return register_of(**SHORES)


def values(table, level, measure):
    rows = table[(table["level"] == level) & (table["measure"] == measure)]
    return {
        row["id"]: (row["first_in"], row["last_in"], pytest.approx(row["shapley"])) for row in rows.to_dict("records")
    }


def test_each_organisation_by_hand(shores):
    table = contributions(shores, scenario_of(**JOINING), regions=COAST)
    # Company in SE321: mill or port. Metal: mill. Logistics, and a cluster in SE322: port. Authority in NO060: both.
    assert values(table, "organisation", "coverage") == {
        "mill": (2, 1, 1.5), "port": (3, 3, 3.0), "town": (0, 0, 0), "office": (0, 1, 0.5),
    }  # fmt: skip
    assert values(table, "organisation", "crossings") == {
        "mill": (0, 0, 0), "port": (0, 1, 0.5), "town": (0, 0, 0), "office": (0, 1, 0.5),
    }  # fmt: skip
    assert values(table, "organisation", "width") == {
        "mill": (1, 1, 1), "port": (0, 1, 0.5), "town": (0, 0, 0), "office": (0, 1, 0.5),
    }  # fmt: skip
    assert table["orders"].eq(0).all()
    assert table["error"].eq(0).all()


def test_each_region_by_hand(shores):
    table = contributions(shores, scenario_of(**JOINING), regions=COAST)
    assert values(table, "region", "coverage") == {"SE321": (4, 5, 4.5), "NO060": (0, 1, 0.5)}
    assert values(table, "region", "width") == {"SE321": (1, 2, 1.5), "NO060": (0, 1, 0.5)}


def test_planned_ties_count_where_they_are_asked_for(shores):
    scenario = scenario_of(**JOINING)
    told = values(contributions(shores, scenario, regions=COAST, statuses=WITH_PLANNED), "organisation", "coverage")
    assert told["town"] == (2, 2, 2)  # an authority and health in SE321
    with pytest.raises(ValueError, match="overlay"):
        contributions(shores.visible_to(Viewer()), scenario)


def test_what_a_scenario_changes_before_anybody_joins_stands_by_itself(shores):
    scenario = scenario_of(
        removes=("lab",), **JOINING | {"relations": "source_id,target_id,type\nyard,hub,collaborates\n"}
    )
    table = contributions(shores, scenario, regions=COAST)
    # academia and research leave SE322, a cluster is tied in there; one way across the border takes the other's place
    assert values(table, "on_record", "coverage") == {"": (-1, -1, -1)}
    assert values(table, "on_record", "crossings") == {"": (0, 0, 0)}


def test_a_few_do_more_than_all_others_of_their_region(shores):
    register = shores.with_overlay(scenario_of(**JOINING))
    table = contributions_in(register, regions=COAST)
    assert a_few_do_more(register, table, "coverage", regions=COAST) == [Few("SE321", "coverage", ("port",), 2, 3, 2)]
    assert a_few_do_more(register, table, "crossings", regions=COAST) == []


def test_who_has_no_region_stands_under_the_country(shores):
    more = "id,name,kind,country,region\nstate,State,authority,SE,\nmill,Mill,company,SE,SE321\n"
    register = shores.with_overlay(scenario_of(stakeholders=more))
    assert players_by_region(register, ("state", "mill")) == {"SE": ("state",), "SE321": ("mill",)}


def test_without_newcomers_there_is_nothing_to_tell_but_the_record_itself(shores):
    table = contributions_in(shores, regions=COAST)
    assert table["level"].tolist() == ["on_record"] * len(WORTHS)
    assert a_few_do_more(shores, table, "coverage", regions=COAST) == []


def test_where_neither_end_has_anybody_the_width_is_nothing(register_of):
    register = register_of(stakeholders="id,name,kind,country,region\nlab,Lab,academia,SE,SE322\n")
    found = newcomers_of(
        register.with_overlay(scenario_of(stakeholders="id,name,kind,country\nn,N,company,SE\n")), COAST
    )
    assert Game(found, [("n",)])(frozenset({0})) == (0, 0, 0)


def test_the_ends_of_the_corridor_may_be_countries(shores):
    found = newcomers_of(shores.with_overlay(scenario_of(**JOINING)), ("NO", "SE"))
    game = Game(found, [(one,) for one in found.players])
    assert [game(frozenset(joined))[2] for joined in ((), (0, 1, 2, 3))] == [1, 2]


def test_two_that_one_newcomer_runs_act_as_one_only_when_it_joins(shores):
    more = {
        "stakeholders": "id,name,kind,country,region\nboss,Boss,company,NO,NO060\n",
        "relations": "source_id,target_id,type\nboss,yard,administers\nboss,lab,administers\n",
    }
    found = newcomers_of(shores.with_overlay(scenario_of(**more)), COAST)
    game = Game(found, [("boss",)])
    assert [game(frozenset(joined))[1] for joined in ((), (0,))] == [1, 0]


@settings(max_examples=25)
@given(belts(), st.data())
def test_a_coalition_is_worth_what_the_register_with_only_these_newcomers_is(belt, data):
    register, scenario = belt
    found = newcomers_of(register.with_overlay(scenario), COAST)
    assert found.players == tuple(newcomers_in(scenario))
    joined = data.draw(st.sets(st.sampled_from(found.players)))
    numbers = frozenset(found.players.index(one) for one in joined)
    game = Game(found, [(one,) for one in found.players])
    assert game(numbers) == counted_slowly(only_with(register, scenario, joined), COAST, found.places)


@settings(max_examples=15)
@given(belts())
def test_values_add_up_to_the_difference_of_the_registers_at_both_levels(belt):
    register, scenario = belt
    after = register.with_overlay(scenario)
    table = contributions(register, scenario, regions=COAST)
    places = newcomers_of(after, COAST).places
    before, now = (counted_slowly(side, COAST, places) for side in (register, after))
    added = table.groupby(["level", "measure"])["shapley"].sum()
    for column, measure in enumerate(WORTHS):
        itself = added["on_record", measure]
        for level in ("organisation", "region"):
            assert itself + added[level, measure] == pytest.approx(now[column] - before[column])


@settings(max_examples=15)
@given(belts(most=5))
def test_of_a_few_who_do_more_it_is_true_and_no_fewer_of_their_order_would_do(belt):
    register, scenario = belt
    after = register.with_overlay(scenario)
    table, places = contributions(register, scenario, regions=COAST), newcomers_of(after, COAST).places
    of_region = players_by_region(after, newcomers_in(scenario))
    for few in a_few_do_more(after, table, "coverage", regions=COAST):
        others = set(of_region[few.region]) - set(few.ids)
        nobody, alone, rest = (
            counted_slowly(only_with(register, scenario, some), COAST, places)[0] for some in ((), few.ids, others)
        )
        assert (few.adds, few.others_add) == (alone - nobody, rest - nobody)
        assert few.adds > few.others_add
        assert len(few.ids) < few.others == len(others)


def test_three_of_vasternorrland_do_more_for_coverage_than_the_other_fifteen(shipped, root):
    scenario = read_scenario(root / "data" / "scenarios" / "vasternorrland")
    register = shipped.with_overlay(scenario)
    table = contributions(shipped, scenario)
    (few,) = a_few_do_more(register, table, "coverage")
    assert (few.region, len(few.ids), few.others) == ("SE321", 3, 15)
    places = newcomers_of(register, COAST).places
    others = set(newcomers_in(scenario)) - set(few.ids)
    nobody, alone, rest = (
        counted_slowly(only_with(shipped, scenario, some), COAST, places)[0] for some in ((), few.ids, others)
    )
    assert (few.adds, few.others_add) == (alone - nobody, rest - nobody)
    assert alone > rest
    drawn = table[table["level"] == "organisation"]
    assert drawn["orders"].gt(0).all()
    sums = drawn.groupby("measure")["shapley"].sum()
    everybody, itself = (counted_slowly(side, COAST, places) for side in (register, only_with(shipped, scenario, ())))
    assert [sums[name] for name in WORTHS] == pytest.approx(
        [now - then for now, then in zip(everybody, itself, strict=True)]
    )
