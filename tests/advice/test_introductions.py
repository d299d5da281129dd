"""Introductions: the worked example of METHODS 5.2, what is removed as obvious, and fairness."""

from collections import Counter

import pytest

from stakeholders.advice.introductions import COLUMNS, Weights, brokers_of, suggest
from stakeholders.advice.weights import feasibility
from stakeholders.network import stakeholder_network

TIES = [("a1", "a2"), ("a1", "a3"), ("a2", "a3"), ("a3", "b1"), ("b1", "b2"), ("b1", "b3"), ("b2", "b3"), ("b3", "c1")]
COUNTRY, REGION = {"a": "NO", "b": "SE", "c": "FI"}, {"a": "NO060", "b": "SE322", "c": "FI19A"}
SECTORS = {"a1": "machining", "b1": "machining|electronics", "c2": "cyber"}


@pytest.fixture
def corridor(register_of):
    """G8 of METHODS 0.3 with the sectors of 5.2."""
    names = ["a1", "a2", "a3", "b1", "b2", "b3", "c1", "c2"]
    rows = "".join(
        f"{one},{one.upper()},company,{COUNTRY[one[0]]},{REGION[one[0]]},{SECTORS.get(one, '')},CLEAR\n"
        for one in names
    )
    ties = "".join(f"{one},{other},collaborates,confirmed,CLEAR\n" for one, other in [*TIES, ("c1", "c2")])
    return register_of(
        stakeholders="id,name,kind,country,region,sectors,tlp\n" + rows,
        relations="source_id,target_id,type,status,tlp\n" + ties,
    )


def everything(register, **choices):
    found = suggest(register, most=10_000, per_organisation=10_000, per_broker=10_000, **choices)
    return found.set_index(["one", "other"])


def pairs_of(found):
    return set(zip(found["one"], found["other"], strict=True))


# --- the score ---------------------------------------------------------------------------------------------------


def test_the_warm_useful_introduction_of_the_worked_example(corridor):
    row = everything(corridor).loc["a1", "b1"]
    assert [row[name] for name in "XCGHW"] == pytest.approx([1, 0.5, 0.6047, 0.5225, 0.6667], abs=5e-5)
    assert row["benefit"] == pytest.approx(0.7045, abs=1e-4)
    assert row["feasibility"] == pytest.approx(0.8333, abs=1e-4)
    assert row["score"] == pytest.approx(58.71, abs=5e-3)


def test_the_ideal_but_cold_introduction_of_the_worked_example():
    ideal = Weights().benefit(1, 1, 0.7119, 0.9099)
    assert ideal == pytest.approx(0.9145, abs=1e-4)
    assert 100 * ideal * feasibility(0, bold=0) == pytest.approx(45.72, abs=5e-3)


def test_bold_reverses_the_order_of_the_worked_example():
    warm, cold = Weights().benefit(1, 0.5, 0.6047, 0.5225), Weights().benefit(1, 1, 0.7119, 0.9099)
    assert warm * feasibility(2 / 3, bold=0) > cold * feasibility(0, bold=0)
    assert warm * feasibility(2 / 3, bold=1) < cold * feasibility(0, bold=1)


def test_a_pair_of_groups_that_is_too_few_to_say_has_no_gap(corridor):
    warm, bold = everything(corridor), everything(corridor, bold=1.0)
    assert warm.loc[("a1", "c2"), "G"] == 0
    assert warm.loc[("a1", "c2"), "H"] == pytest.approx(0.9099, abs=5e-5)
    assert warm.loc[("a1", "b1"), "score"] > warm.loc[("a1", "c2"), "score"]
    assert bold.loc[("a1", "b1"), "score"] < bold.loc[("a1", "c2"), "score"]


def test_weights_are_scaled_to_one_and_decide_the_order(corridor):
    assert Weights(2, 2, 0, 0) == Weights(0.5, 0.5, 0, 0)
    assert Weights(0, 0, 0, 0) == Weights(1, 1, 1, 1)
    only_structure = everything(corridor, weights=Weights(0, 0, 0, 1), bold=1.0)
    assert only_structure.index[0] == ("a1", "c1")
    assert only_structure["score"].iloc[0] == pytest.approx(100)


@pytest.mark.parametrize("weights", [(-1, 1, 1, 1), (float("nan"), 1, 1, 1), (float("inf"), 1, 1, 1)])
def test_weights_that_are_no_weights_are_refused(weights):
    with pytest.raises(ValueError, match="weights"):
        Weights(*weights)


def test_bold_lies_between_zero_and_one(corridor):
    with pytest.raises(ValueError, match="bold"):
        suggest(corridor, bold=1.5)


def test_scores_fall_and_ties_follow_the_ids(corridor):
    found = everything(corridor).reset_index()
    keys = list(zip(-found["score"].round(9), found["one"], found["other"], strict=True))
    assert keys == sorted(keys)
    assert (found["one"] < found["other"]).all()


def test_nobody_is_introduced_to_whom_they_know(corridor):
    assert not pairs_of(everything(corridor).reset_index()) & set(TIES)


def test_pairs_marked_as_known_or_declined_are_left_out(corridor):
    found = suggest(corridor, known=[("b1", "a1")], declined=[frozenset({"a1", "c2"})], most=100, per_organisation=100)
    assert not pairs_of(found) & {("a1", "b1"), ("a1", "c2")}
    assert ("a2", "b1") in pairs_of(found)


def company(some_id, region="NO060", sectors="metal", kind="company", country="NO"):
    return f"{some_id},{some_id.upper()},{kind},{country},{region},{sectors}\n"


def listed(register_of, *rows, **tables):
    return register_of(stakeholders="id,name,kind,country,region,sectors\n" + "".join(rows), **tables)


# --- fairness ----------------------------------------------------------------------------------------------------


def test_nobody_is_introduced_or_asked_more_often_than_is_fair(corridor):
    found = suggest(corridor)
    assert max(Counter([*found["one"], *found["other"]]).values()) <= 2
    asked = Counter(broker for broker in found["broker"] if broker)
    assert max(asked.values()) == 1


def test_a_pair_whose_brokers_are_all_asked_stays_and_says_who_knows_both(corridor):
    found = suggest(corridor, per_organisation=10, most=100)
    left = found[(found["broker"] == "") & (found["brokers"].map(len) > 0)]
    assert len(left)
    for brokers, reasons in zip(left["brokers"], left["reasons"], strict=True):
        assert reasons[-1] == ("know_both", *brokers[:3])


def test_the_list_is_as_long_as_was_asked(corridor):
    assert len(suggest(corridor, most=3)) == 3
    assert suggest(corridor, most=0).empty
    assert suggest(corridor, per_organisation=0).empty


def test_only_pairs_between_two_sides_are_listed_with_their_scores_unchanged(corridor):
    found = everything(corridor, between=(["a1", "a2"], ["c1", "c2"]))
    assert set(found.index) == {("a1", "c1"), ("a1", "c2"), ("a2", "c1"), ("a2", "c2")}
    assert found["score"].to_dict() == everything(corridor).loc[found.index, "score"].to_dict()


# --- reasons -----------------------------------------------------------------------------------------------------


def test_each_row_gives_its_reasons(corridor):
    row = everything(corridor).loc["a1", "b1"]
    codes = {reason[0]: reason[1:] for reason in row["reasons"]}
    assert codes["different_countries"] == ("NO", "SE")
    assert codes["sectors_meet"] == ("machining", "electronics")
    assert codes["below_expected"] == ("NO", "SE", pytest.approx(0.6047, abs=1e-4))
    assert codes["can_introduce"] == ("a3",)
    assert row["new_country"]
    assert row["brokers"] == ("a3",)


def test_of_several_brokers_the_one_with_the_stronger_ties_is_asked_first(register_of):
    register = listed(
        register_of,
        *(company(name) for name in ("x", "y", "far", "near")),
        relations="source_id,target_id,type,status\nx,far,supplies,confirmed\ny,far,supplies,confirmed\n"
        "x,near,supplies,confirmed\ny,near,supplies,confirmed\n",
        initiatives="id,name,kind\np,P,project\n",
        memberships="member_id,group_id,role,status\nx,p,partner,confirmed\ny,p,partner,confirmed\n"
        "near,p,partner,confirmed\n",
    )
    G = stakeholder_network(register)
    assert brokers_of(G, "x", "y") == ("near", "far")


def test_a_cluster_of_both_or_two_in_contact_are_named_where_nobody_knows_both(two_shores, changed):
    met = changed(
        two_shores,
        relations=[{"source_id": "west", "target_id": "east", "type": "collaborates", "status": "confirmed"}],
    )
    assert everything(met).loc[("forge", "hospital"), "reasons"][-1] == ("nobody_knows_both",)
    found = everything(changed(met, without=("broker",)))
    assert found.loc[("forge", "lab"), "reasons"][-1] == ("groups_in_contact", "west", "east")


def test_who_has_no_contact_yet_is_introduced_and_said_to_have_none(two_shores):
    found = everything(two_shores)
    assert ("no_contact_yet", "hospital") in found.loc[("forge", "hospital"), "reasons"]


def test_introductions_are_at_least_amber(corridor, two_shores, changed):
    assert set(suggest(corridor)["tlp"]) == {"AMBER"}
    strict = changed(two_shores, stakeholders=[{"id": "s", "name": "S", "kind": "company", "tlp": "AMBER+STRICT"}])
    assert set(suggest(strict)["tlp"]) == {"AMBER+STRICT"}


# --- registers of any kind ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("rows", [[], [company("x")], [company("x"), company("y")]])
def test_nobody_to_introduce_is_an_empty_list_with_all_columns(register_of, rows):
    found = suggest(listed(register_of, *rows))
    assert list(found.columns) == list(COLUMNS)
    assert found.empty


def test_everyone_alone_is_no_hindrance(register_of):
    rows = [company(f"n{i}", sectors="metal") for i in range(4)] + [
        company(f"s{i}", country="SE", region="SE321", sectors="ict") for i in range(4)
    ]
    found = suggest(listed(register_of, *rows))
    assert len(found) == 8
    assert (found["W"] == 0).all()
    assert (found["score"] == found["score"].iloc[0]).all()


def test_looking_at_fewer_pairs_of_each_fills_the_list_as_looking_at_all(register_of, monkeypatch):
    rows = [
        company(f"{land}{i:02}", country=land.upper(), region="", sectors=sector)
        for i, sector in enumerate(["metal", "ict", "cyber", "blue"] * 10)
        for land in ("no", "se")
    ]
    register = listed(register_of, *rows)
    only = {"weights": Weights(1, 1, 1, 0), "most": 15}
    whole = suggest(register, **only)
    monkeypatch.setattr("stakeholders.advice.pairs.FULL", 10)
    monkeypatch.setattr("stakeholders.advice.introductions.FULL", 10)
    fewer = suggest(register, **only)
    assert fewer.attrs["pairs"] < whole.attrs["pairs"]
    assert fewer[["one", "other", "score"]].equals(whole[["one", "other", "score"]])


def test_the_same_register_gives_the_same_list_whatever_the_order_of_its_rows(corridor, register_of):
    frames = {name: corridor.table(name).iloc[::-1] for name in ("stakeholders", "relations")}
    turned = type(corridor).of(
        {name: frame.drop(columns=["file", "row", "scenario"]) for name, frame in frames.items()}, "turned"
    )
    assert suggest(turned)[["one", "other", "broker"]].equals(suggest(corridor)[["one", "other", "broker"]])


def test_no_hidden_organisation_is_named(two_shores):
    from stakeholders.schema import Viewer

    seen = two_shores.visible_to(Viewer("public"))
    told = suggest(seen, most=1_000, per_organisation=1_000).to_json()
    assert not any(hidden in told for hidden in ("yard", "hospital", "Yard", "Hospital"))
