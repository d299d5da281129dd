"""What is on record beside scenarios: METHODS 6 on its example, by hand on two shores, and on the shipped data."""

from datetime import date
from math import isnan

import networkx as nx
import pandas as pd
import pytest

from stakeholders import Viewer, read_dataset, read_scenario
from stakeholders.advice.before_after import COMPARABLE, MOVING, Facts, moving
from stakeholders.advice.gaps import find_gaps
from stakeholders.advice.scenarios import compare, compare_registers, coverage_won, gaps_between
from stakeholders.measures.reach import efficiency_over
from stakeholders.network import merge_actors, stakeholder_network
from stakeholders.network.contacts import WITH_PLANNED
from tests.advice.overlays import COAST, JOINING, SHORES, scenario_of
from tests.measures.networks import corridor as g8

TODAY = date(2026, 6, 1)
WON = {
    ("kind", "company", "SE321"), ("sector", "metal", "SE321"), ("sector", "logistics", "SE321"),
    ("kind", "cluster", "SE322"), ("kind", "authority", "NO060"),
}  # fmt: skip


def numbers(found, side):
    rows = found.measures[found.measures["side"] == side]
    return dict(zip(rows["measure"], rows["value"], strict=True))


def test_numbers_that_move_just_because_a_network_grows():
    G, base = g8(), [node for node in g8() if node[0] in "AB"]
    before, after = moving(G.subgraph(base), set(base)), moving(G, set(G))
    assert (before["global_efficiency"], after["global_efficiency"]) == pytest.approx((0.6889, 0.5708), abs=5e-5)
    assert (before["ei_index"], after["ei_index"]) == pytest.approx((-0.7143, -0.5556), abs=5e-5)
    over = moving(G, set(base))
    for name in ("density", "global_efficiency", "ei_index"):
        assert over[name] == pytest.approx(before[name]) != after[name]
    assert all(isnan(moving(nx.Graph(), set())[name]) for name in ("density", "robustness", "ei_index"))


def test_ways_between_members_may_use_newcomers():
    G = g8(("A1", "C3"), ("C3", "B2"))
    assert efficiency_over(G, [node for node in G if node[0] in "AB"]) > 0.6889 + 1e-3
    assert efficiency_over(G, ["A1", "B2"]) == 0.5
    assert efficiency_over(G, ["A1"]) == efficiency_over(G, []) == efficiency_over(nx.Graph(), []) == 0


@pytest.fixture(scope="module")
def example(register_of):
    """G8 as a register of Trøndelag and Jämtland, and Ostrobothnia as a scenario."""
    home = {"A": "NO,NO060", "B": "SE,SE322", "C": "FI,FI19A"}
    rows = {node: f"{node},{node},company,{home[node[0]]}\n" for node in sorted(g8())}
    ties = [f"{one},{other},collaborates\n" for one, other in g8().edges]
    parts = [
        {
            "stakeholders": "id,name,kind,country,region\n"
            + "".join(rows[node] for node in rows if (node[0] == "C") == far),
            "relations": "source_id,target_id,type\n" + "".join(tie for tie in ties if ("C" in tie) == far),
        }
        for far in (False, True)
    ]
    return register_of(**parts[0]), scenario_of(**parts[1])


def test_the_example_compared(example):
    found = compare(example[0], [example[1]], gaps=False)
    table = found.measures.set_index(["measure", "side"])
    assert table.loc[("global_efficiency", 0), "value"] == pytest.approx(0.6889, abs=5e-5)
    assert table.loc[("global_efficiency", 1), "difference"] == pytest.approx(0.5708 - 0.6889, abs=1e-4)
    assert table.loc[("ei_index", 1), "value"] == pytest.approx(-0.5556, abs=5e-5)
    for name in ("density", "global_efficiency", "ei_index"):
        assert table.loc[(name, 1), "difference_over_base"] == pytest.approx(0)
        assert table.loc[(name, 1), "over_base"] == pytest.approx(table.loc[(name, 0), "value"])
    assert set(found.measures.loc[found.measures["comparable"], "measure"]) == set(COMPARABLE)
    assert set(found.measures.loc[~found.measures["comparable"], "measure"]) == set(MOVING)
    assert found.measures.loc[found.measures["comparable"], "over_base"].isna().all()
    assert found.regions == (*COAST, "FI19A")
    assert table.loc[("width_contacts_far", 1), "value"] == 1
    assert isnan(table.loc[("width_contacts_far", 0), "value"])
    assert table.loc[("width_contacts", 1), "value"] != table.loc[("width_contacts", 1), "value"]  # nobody in SE321


def test_two_shores_compared_by_hand(register_of):
    shores = register_of(**SHORES)
    found = compare(shores, [scenario_of(**JOINING), scenario_of(removes=("lab",))], regions=COAST, gaps=False)
    before, joined, gone = (numbers(found, side) for side in (0, 1, 2))
    told = ("actors", "pairs", "cross_border", "covered")
    assert [[side[name] for name in told] for side in (before, joined, gone)] == [
        [3, 1, 1, 4], [7, 3, 2, 9], [2, 0, 0, 0],
    ]  # fmt: skip
    assert (joined["width_contacts"], joined["width_affiliations"]) == (2, 0)
    assert isnan(before["width_contacts"])
    won = found.coverage[found.coverage["side"] == 1]
    assert set(won[["attribute", "code", "place"]].itertuples(index=False, name=None)) == WON
    assert set(won["change"]) == {"won"}
    lost = found.coverage[found.coverage["side"] == 2]
    assert set(lost["change"]) == {"lost"}
    assert set(lost["code"]) == {"academia", "research", "company", "metal"}  # the yard knows nobody any more
    assert found.gaps is None


def test_scenarios_in_a_sequence_are_laid_over_together(register_of):
    shores, north = register_of(**SHORES), scenario_of("north", stakeholders="id,name,kind,country\nn,N,company,NO\n")
    found = compare(shores, [[scenario_of(**JOINING), north], north], regions=COAST, gaps=False)
    assert [numbers(found, side)["actors"] for side in range(3)] == [3, 8, 4]
    assert found.sides[1].scenarios == ("more", "north")


def test_planned_ties_count_alike_on_every_side(register_of):
    planned = SHORES | {
        "relations": SHORES["relations"].replace("type\n", "type,status\n").replace("es\n", "es,planned\n")
    }
    found = [
        compare(register_of(**planned), [scenario_of(**JOINING)], regions=COAST, statuses=statuses, gaps=False)
        for statuses in (None, WITH_PLANNED)
    ]
    assert [[numbers(one, side)["pairs"] for side in (0, 1)] for one in found] == [[0, 2], [1, 4]]
    assert [[numbers(one, side)["covered"] for side in (0, 1)] for one in found] == [[0, 7], [4, 11]]


def test_a_register_that_passed_the_door_is_not_laid_over(register_of):
    shores = register_of(**SHORES).visible_to(Viewer("steward"))
    with pytest.raises(ValueError, match="overlay"):
        compare(shores, [scenario_of(**JOINING)], gaps=False)
    assert compare_registers([shores, shores], regions=COAST).coverage.empty


def test_coverage_is_won_and_lost_against_the_first_side():
    cells = [("kind", "company", "SE321"), ("sector", "metal", "SE321"), ("kind", "academia", "SE322")]
    sides = [Facts({}, frozenset(some)) for some in (cells[:2], cells[1:], cells)]
    assert coverage_won(sides).to_dict("split")["data"] == [
        [1, *cells[2], "won"], [1, *cells[0], "lost"], [2, *cells[2], "won"],
    ]  # fmt: skip


def gap_rows(*rows):
    columns = ("id", "family", "attribute", "code", "place", "state", "severity")
    return pd.DataFrame([dict(zip(columns, row, strict=True)) for row in rows], columns=list(columns))


def mixing(name, state, severity):
    return (name, "mixing", "country", "", "", state, severity)


def test_what_became_of_each_gap():
    before = gap_rows(
        mixing("shut", "gap", 40.0),
        mixing("less", "gap", 40.0),
        mixing("more", "gap", 30.0),
        mixing("same", "gap", 9.0),
        mixing("few", "too_few", 0.0),
        mixing("told now", "too_few", 0.0),
        mixing("not told now", "gap", 20.0),
        ("coverage:empty", "coverage", "kind", "company", "SE321", "empty", 30.0),
        mixing("few no more", "too_few", 0.0),
    )
    after = gap_rows(
        mixing("less", "gap", 10.0),
        mixing("more", "gap", 35.0),
        mixing("same", "gap", 9.0),
        mixing("few", "too_few", 0.0),
        mixing("told now", "gap", 50.0),
        mixing("not told now", "too_few", 0.0),
        mixing("new", "no_contact", 60.0),
        ("coverage:loose", "coverage", "kind", "company", "SE321", "loose", 15.0),
        mixing("new few", "too_few", 0.0),
    )
    found = gaps_between(before, after)
    assert list(zip(found["id"], found["change"], strict=True)) == [
        ("shut", "closed"), ("not told now", "closed"), ("less", "eased"), ("coverage:loose", "eased"),
        ("new", "opened"), ("told now", "opened"), ("more", "worse"), ("few", "too_few"), ("new few", "too_few"),
    ]  # fmt: skip
    was = found.set_index("id")["severity_before"]
    assert (was["shut"], was["less"], was["coverage:loose"]) == (40, 40, 30)
    assert isnan(was["new"])
    assert gaps_between(before, before)["change"].unique().tolist() == ["too_few"]


@pytest.fixture(scope="module")
def compared(shipped, root):
    scenarios = [read_scenario(root / "data" / "scenarios" / name) for name in ("vasternorrland", "finland")]
    return compare(shipped, scenarios, samples=49, today=TODAY)


def test_comparing_leaves_what_is_on_record_as_it_was(compared, shipped, root):
    again = read_dataset(root / "data" / "nordic_green_belt").register
    assert compared.sides[0] is shipped
    assert shipped.key == again.key
    for name in ("stakeholders", "initiatives", "memberships", "relations"):
        assert shipped.table(name).equals(again.table(name))


def touched(before, after, attribute, first, second):
    """Tell whether the rosters of two groups, or the contacts between them, differ between two registers."""
    seen = []
    for register in (before, after):
        G = merge_actors(stakeholder_network(register))
        group = dict(G.nodes(data=attribute))
        roster = {node for node in G if group[node] in (first, second)}
        ties = {frozenset(tie) for tie in G.edges if {group[tie[0]], group[tie[1]]} == {first, second}}
        seen.append((roster, ties))
    return seen[0] != seen[1]


def test_a_pair_of_groups_of_which_nothing_changed_neither_closes_nor_opens(compared):
    rows = compared.gaps[compared.gaps["family"].isin(("mixing", "bridge"))]
    moved = rows[rows["change"] != "too_few"]
    assert len(moved) > 3
    for row in moved.to_dict("records"):
        pair = (row["attribute"], row["first"], row["second"])
        assert touched(compared.sides[0], compared.sides[row["side"]], *pair), row["id"]


def test_what_was_expected_of_an_untouched_pair_is_kept_from_before(example):
    found = compare(example[0], [example[1]], samples=99, today=TODAY)
    told = [find_gaps(side, samples=99, today=TODAY).set_index("id") for side in found.sides]
    pair = "mixing:country:NO:SE"
    assert not told[0].loc[pair, "held"]
    assert told[1].loc[pair, "held"]
    for column in ("expected", "p", "q", "severity", "state"):
        assert told[0].loc[pair, column] == told[1].loc[pair, column]
    assert not found.gaps["id"].eq(pair).any()


def test_gaps_that_close_are_no_longer_found_and_those_that_open_were_not_there(compared, shipped):
    before = find_gaps(shipped, samples=49, today=TODAY)
    after = find_gaps(compared.sides[1], samples=49, today=TODAY)
    rows = compared.gaps[compared.gaps["side"] == 1]
    open_before, open_after = (set(frame.loc[frame["state"] != "too_few", "id"]) for frame in (before, after))
    assert set(rows.loc[rows["change"] == "closed", "id"]) <= open_before - open_after
    assert set(rows.loc[rows["change"] == "opened", "id"]) <= open_after - open_before
    assert "coverage:kind:all:SE321:empty" in set(rows.loc[rows["change"].isin(("closed", "eased")), "id"])
