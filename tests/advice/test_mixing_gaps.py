"""Pairs of groups with fewer contacts than their activity suggests (METHODS 2.5)."""

from math import nan

import pytest

from stakeholders.advice.mixing_gaps import classified, mixing_gaps
from stakeholders.advice.mixing_table import Draw, mixing_table

ENOUGH = {"too_few": False, "observed": 1, "ratio": 0.395, "p": 0.0217, "q": 0.0217, "width": 1}


@pytest.mark.parametrize(
    ("pair", "state"),
    [
        (ENOUGH, "gap"),
        (ENOUGH | {"too_few": True}, "too_few"),
        (ENOUGH | {"q": 0.3, "observed": 0, "width": 0}, "no_contact"),
        (ENOUGH | {"ratio": 0.8, "p": 0.4}, "fragile"),
        (ENOUGH | {"ratio": 0.8, "p": 0.4, "width": 2}, "connected"),
        (ENOUGH | {"p": nan, "q": nan}, "fragile"),  # never a gap without a test
    ],
)
def test_the_classes_are_asked_in_their_order(pair, state):
    assert classified(pair) == state


G8 = [("a1", "a2"), ("a1", "a3"), ("a2", "a3"), ("a3", "b1"), ("b1", "b2"), ("b1", "b3"), ("b2", "b3"), ("b3", "c1")]


@pytest.fixture
def corridor(register_of):
    """G8 of METHODS 0.3: Trøndelag, Jämtland and Ostrobothnia, with thin links."""
    country, region = {"a": "NO", "b": "SE", "c": "FI"}, {"a": "NO060", "b": "SE322", "c": "FI19A"}
    names = ["a1", "a2", "a3", "b1", "b2", "b3", "c1", "c2"]
    rows = "".join(f"{one},{one.upper()},company,{country[one[0]]},{region[one[0]]}\n" for one in names)
    ties = "".join(f"{one},{other},collaborates\n" for one, other in [*G8, ("c1", "c2")])
    return register_of(
        stakeholders="id,name,kind,country,region\n" + rows, relations="source_id,target_id,type\n" + ties
    )


def test_the_worked_example_is_the_only_assessed_cell_and_a_gap(corridor):
    table = mixing_table(corridor, Draw(samples=999)).set_index(["attribute", "layer", "first", "second"])
    pair = table.loc["country", "declared", "NO", "SE"]
    assert (pair["observed"], pair["possible"], pair["width"]) == (1, 9, 1)
    assert pair["expected"] == pytest.approx(3.6675, abs=0.15)
    assert pair["p"] == pytest.approx(0.0217, abs=0.015)
    by_formula = table.loc["country", "all", "NO", "SE"]
    assert by_formula["expected"] == pytest.approx(3.2941, abs=1e-4)
    assert by_formula["ratio"] == pytest.approx(0.395, abs=1e-3)
    assert table.loc["country", "declared", "FI", "NO"]["too_few"]
    gaps = {gap.id: gap for gap in mixing_gaps(corridor, corridor, ("NO", "SE", "FI"), Draw())}
    gap = gaps["mixing:country:NO:SE"]
    assert (gap.state, gap.layer, gap.width, gap.ties_needed) == ("gap", "declared", 1, 3)
    assert gap.q == gap.p or gap.q >= gap.p
    assert gap.brokers == ("a3", "b1")
    assert gap.evidence == (("relations", "relations.csv", 5),)
    assert gaps["mixing:country:FI:NO"].state == "too_few"


def test_no_p_is_below_one_over_the_samples_and_one(corridor):
    table = mixing_table(corridor, Draw(samples=99))
    assert table["p"].dropna().min() >= 1 / 100


def test_remembered_null_models_are_not_drawn_again(corridor):
    kept: dict[str, object] = {}
    drawn: list[str] = []

    def remember(key, draw):
        if key not in kept:
            drawn.append(key)
            kept[key] = draw()
        return kept[key]

    mixing_table(corridor, Draw(samples=50, remember=remember))
    number = len(drawn)
    mixing_table(corridor, Draw(samples=50, remember=remember))
    assert number == len(drawn) > 0
    mixing_table(corridor, Draw(seed=2, samples=50, remember=remember))
    assert len(drawn) == 2 * number


@pytest.fixture
def one_gala(register_of):
    """Twelve organisations on each side; only one small meeting ever had both sides in it."""
    sides = [f"n{i}" for i in range(6)], [f"s{i}" for i in range(6)]
    stakeholders = "".join(f"{one},{one},company,{'NO' if one[0] == 'n' else 'SE'}\n" for side in sides for one in side)
    meetings = {"gala": ("n0", "n1", "n2", "s0", "s1", "s2")}
    meetings |= {f"w{i}": (*side[:4],) for i, side in enumerate((sides[0], sides[1], sides[0], sides[1]))}
    rows = "".join(f"{one},{name},participant\n" for name, there in meetings.items() for one in there)
    initiatives = "".join(f"{name},{name},event,small\n" for name in meetings)
    return register_of(
        stakeholders="id,name,kind,country\n" + stakeholders,
        initiatives="id,name,kind,scale\n" + initiatives,
        memberships="member_id,group_id,role\n" + rows,
    )


def test_leaving_out_one_event_bounds_the_ratio(one_gala):
    table = mixing_table(one_gala, Draw(samples=99)).set_index(["attribute", "layer", "first", "second"])
    pair = table.loc["country", "attended", "NO", "SE"]
    assert pair["low"] < pair["ratio"]
    assert pair["low"] <= pair["high"]
    assert pair["low"] < 0.2  # without the gala nobody met


def test_a_pair_that_depends_on_one_event_says_so(one_gala):
    gaps = {gap.id: gap for gap in mixing_gaps(one_gala, one_gala, ("NO", "SE"), Draw(samples=199))}
    gap = gaps.get("mixing:country:NO:SE")
    assert gap is None or gap.one_event
