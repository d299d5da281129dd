"""The overview in words says what the numbers mean, and never more than they carry."""

from datetime import date

import pytest

from stakeholders.language import LANGUAGES, Words
from stakeholders.measures.holdings import counts, per_year
from stakeholders.measures.overview import overview
from stakeholders.network import stakeholder_network
from stakeholders.reading import read_dataset, read_scenario
from stakeholders.views.overview import attention, figures, limits
from stakeholders.views.overview_pictures import small_map, small_network
from stakeholders.views.overview_tables import bars, in_one_line, labelled, stakeholders_named, years_chart

WORDS = Words("en")


def overview_of(register):
    return overview(register, stakeholder_network(register))


@pytest.fixture
def facts(two_shores):
    return overview_of(two_shores)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_figure_has_a_number_and_its_meaning(facts, tag):
    for figure in figures(facts, Words(tag)):
        assert figure.label
        assert figure.value
        assert figure.meaning.endswith(".")


def test_few_pairs_are_told_as_a_number_and_not_as_a_share(facts):
    crossing = next(figure for figure in figures(facts, WORDS) if figure.label == "Across a border")
    assert "%" not in crossing.value
    assert "too few" in crossing.meaning
    assert "count as one" in crossing.meaning


def test_an_empty_register_has_figures_too(register_of):
    empty = overview_of(register_of(stakeholders="id,name,kind,country\n"))
    assert {figure.value for figure in figures(empty, WORDS)} == {"0", "–"}
    assert attention(empty, WORDS) == ()
    assert limits(empty, WORDS)


def test_old_data_is_told_and_new_is_not(register_of):
    facts = overview_of(register_of(stakeholders="id,name,kind,country,as_of\na,A,company,NO,2022-03\n"))
    told = " ".join(attention(facts, WORDS, today=date(2024, 1, 1)))
    assert "March 2022" in told
    assert "2022" not in " ".join(attention(facts, WORDS, today=date(2023, 1, 1)))


def test_who_is_connected_to_nothing_needs_attention(facts):
    assert any("1 of 7" in told for told in attention(facts, WORDS))


def test_a_missing_tie_is_explained(facts):
    assert any("missing tie" in told for told in limits(facts, WORDS))


def test_stakeholders_are_listed_by_name(two_shores):
    assert stakeholders_named(two_shores, ["lab", "hospital"], WORDS)["name"].tolist() == ["Hospital", "Lab"]


def test_bars_and_years_hold_the_numbers_that_the_table_has(two_shores):
    counted = counts(two_shores, "stakeholders", "country")
    drawn = bars(["Norway", "Sweden"], counted["number"], WORDS, ["#000000", "#ffffff"])
    assert [bar["number"] for bar in drawn["layer"][0]["data"]["values"]] == [4, 3]
    assert in_one_line(["Norway", "Sweden"], counted["number"], WORDS) == "Norway 4 and Sweden 3"
    years = per_year(two_shores)
    assert len(years_chart(years, "initiatives")["layer"][0]["data"]["values"]) == len(years)
    assert "hypothetical" not in labelled(counted, "country", WORDS)


def test_a_name_with_markup_is_text_in_the_picture(register_of):
    register = register_of(
        stakeholders='id,name,kind,country\na,"<script>alert(1)</script>",company,NO\nb,B & C,cluster,SE\n',
        memberships="member_id,group_id\na,b\n",
    )
    drawn = small_network(register, WORDS).svg
    assert "<script" not in drawn
    assert "&lt;script" in drawn
    assert "B &amp; C" in drawn


def test_pictures_of_nothing_are_empty_pictures(register_of):
    empty = register_of(stakeholders="id,name,kind,country\n")
    assert small_network(empty, WORDS).svg.startswith("<svg ")
    assert small_map(empty, WORDS).svg.startswith("<svg ")


def test_the_small_map_shows_places_and_ties_across_the_border(two_shores):
    drawn = small_map(two_shores, WORDS)
    assert drawn.svg.count('class="dot"') == 4
    assert drawn.svg.count('class="border"') >= 1
    assert "7 of 7" in drawn.text


@pytest.mark.parametrize("make", [small_network, small_map])
def test_a_picture_asks_nobody_for_anything_and_stays_small(two_shores, make):
    drawn = make(two_shores, WORDS).svg
    assert "href" not in drawn
    assert "url(" not in drawn
    assert len(drawn) < 90_000


@pytest.fixture
def what_if(root):
    dataset = read_dataset(root / "data" / "nordic_green_belt").register
    return dataset.with_overlay(read_scenario(root / "data" / "scenarios" / "vasternorrland"))


def test_what_a_scenario_assumes_is_told_apart(what_if):
    facts = overview_of(what_if)
    pairs = next(figure for figure in figures(facts, WORDS) if figure.label == "Pairs in contact")
    assert f"{facts.contacts.hypothetical} of them are hypothetical" in pairs.meaning
    assert "18 stakeholders shown are hypothetical" in attention(facts, WORDS)[0]
    kinds = counts(what_if, "stakeholders", "kind")
    assert labelled(kinds, "kind", WORDS)["hypothetical"].sum() == 18


def test_what_a_scenario_assumes_makes_the_data_neither_younger_nor_larger(what_if, root):
    recorded = read_dataset(root / "data" / "nordic_green_belt").register
    assert overview_of(what_if).age == overview_of(recorded).age
    assert overview_of(what_if).largest_share == overview_of(recorded).largest_share
    assert per_year(what_if)["pairs"].tolist() == per_year(recorded)["pairs"].tolist()


def test_assumed_ties_are_dashed_in_both_pictures(what_if):
    for make in (small_network, small_map):
        drawn = make(what_if, WORDS)
        assert "stroke-dasharray" in drawn.svg
        assert "Dashed" in drawn.note
