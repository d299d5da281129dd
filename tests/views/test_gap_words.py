"""A gap in words, in every language."""

from datetime import date

import pytest

from stakeholders import read_dataset
from stakeholders.advice.gaps import find_gaps
from stakeholders.language import LANGUAGES, Words
from stakeholders.views.gap_pictures import concerned, gap_graph, gap_map, gap_network, kinds_legend, network_tables
from stakeholders.views.gap_tables import cells_table, evidence_table, gap_rows, gaps_table
from stakeholders.views.gap_words import closing, ranking, state_in_words, title, why


@pytest.fixture(scope="module")
def shipped(root):
    return read_dataset(root / "data" / "nordic_green_belt").register


@pytest.fixture(scope="module")
def rows(shipped):
    return {row["id"]: row for row in gap_rows(find_gaps(shipped, samples=99, today=date(2026, 6, 1)))}


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_gap_says_what_it_is_in_every_language(shipped, rows, tag):
    words = Words(tag)
    for row in rows.values():
        said = [title(row, words, shipped.names), why(row, words, shipped.names), ranking(row, words)]
        assert all(said)
        assert state_in_words(row, words)
        assert not any("{" in text or "_" in text for text in said), said


def test_the_ranking_can_be_checked(rows):
    said = ranking(rows["coverage:kind:academia:SE:empty"], Words("en"))
    assert said == (
        "Severity 80: depth 1.00 × evidence 1.0 (a source names what is missing) × reach 0.8 "
        "(a kind or sector in a country)."
    )


def test_names_are_those_of_the_register_alone(rows):
    row = rows["coverage:kind:all:SE321:empty"]
    assert "Region Västernorrland" not in why(row, Words("en"), {})


def test_a_whole_place_says_who_is_on_record(shipped, rows):
    said = why(rows["coverage:kind:all:FI:empty"], Words("sv"), shipped.names)
    assert "Stora Enso" in said


def test_what_would_close_it_counts_introductions(rows):
    row = dict(rows["coverage:kind:academia:SE:empty"]) | {"closes": "introduce", "ties_needed": 3.0}
    assert closing(row, Words("en")) == "3 introductions would do"
    assert closing(row | {"closes": ""}, Words("en")) == ""


def test_the_table_has_every_gap_and_hides_no_marking(shipped, rows):
    gaps = find_gaps(shipped, samples=99, today=date(2026, 6, 1))
    table = gaps_table(gaps, Words("en"), shipped.names)
    assert len(table) == len(gaps)
    assert set(table["tlp"]) == {"TLP:AMBER"}


def test_the_evidence_of_a_gap_is_quoted_with_its_source(shipped, rows):
    table = evidence_table(rows["coverage:kind:academia:SE:empty"], shipped, Words("en"))
    assert table["evidence"].str.contains("Universiteter som NTNU og NORD").any()
    assert (table["source"] == "Commsec, Community Security – slutrapport").any()
    assert len(cells_table(rows["coverage:kind:all:FI:empty"], Words("en")))


def test_a_gap_has_a_network_and_a_map_of_its_own(shipped, rows):
    row = rows["coverage:kind:all:SE321:empty"]
    ids = concerned(row, shipped)
    assert {"region_vasternorrland", "iuc_vasternorrland"} <= set(ids)
    words = Words("en")
    G = gap_graph(shipped, ids, row["brokers"])
    network, places = gap_network(G, words), gap_map(shipped, ids, words)
    assert network.svg.startswith("<svg")
    assert places.svg.startswith("<svg")
    assert network.text
    assert places.text


def test_the_network_of_a_gap_has_a_legend_and_the_same_content_as_tables(shipped, rows):
    words = Words("en")
    G = gap_graph(shipped, concerned(rows["coverage:kind:academia:SE:empty"], shipped), ())
    legend = kinds_legend(G, words)
    assert legend.svg.count("<text") == len({row["kind"] for _, row in G.nodes(data=True)})
    assert "Academia and research" in legend.text
    who, parts = network_tables(G, words)
    assert len(who) == len(G)
    assert len(parts) == G.number_of_edges()
    assert "Nord universitet" in set(parts["member"])
    assert "Interested" in set(parts["status"])


def test_what_is_only_planned_or_named_as_interested_is_dashed_and_the_network_stays_as_it_was(shipped, rows):
    G = gap_graph(shipped, ("ntnu", "nord_universitet"), ())
    before = sorted(tie["status"] for _, _, tie in G.edges(data=True))
    drawn = gap_network(G, Words("en")).svg
    assert drawn.count("stroke-dasharray") == len([status for status in before if status in ("planned", "interested")])
    assert before == sorted(tie["status"] for _, _, tie in G.edges(data=True))


def test_a_map_speaks_of_stakeholders_without_a_place_only_where_there_are_any(shipped, two_shores):
    assert "no known place" not in gap_map(shipped, ["ntnu", "nord_universitet"], Words("en")).text
    nowhere = two_shores.stakeholders.loc[two_shores.stakeholders["lat"].isna(), "id"].tolist()
    assert nowhere == [] or "no known place" in gap_map(two_shores, nowhere, Words("en")).text


def test_no_p_is_shown_below_what_the_samples_can_tell():
    row = {"family": "mixing", "state": "gap", "expected": 9.1, "observed": 0.0, "p": 0.001, "q": 0.004}
    said = why(row | {"one_event": False, "held": False}, Words("en"), {})
    assert "(p 0.001, q 0.004)" in said


def test_kinds_and_sectors_of_the_cells_stand_in_columns_of_their_own(rows):
    cells = cells_table(rows["coverage:kind:all:FI:empty"], Words("en"))
    assert list(cells) == ["kind", "sectors", "place", "state"]
    assert (cells["kind"].eq("") != cells["sectors"].eq("")).all()
    assert "sectors" not in cells_table(rows["coverage:kind:academia:SE:empty"], Words("en"))


@pytest.mark.parametrize(
    ("gap", "said"),
    [
        ("membership:no_group:no:932", "Forge"),
        ("membership:aged:no:932:se:16", "Forge – Lab"),
        ("membership:never_confirmed:lab:no:932", "Laboratory – Forge"),
    ],
)
def test_an_id_may_hold_a_colon(gap, said):
    names = {"no:932": "Forge", "se:16": "Lab", "lab": "Laboratory"}
    row = {"id": gap, "family": "membership", "state": gap.split(":")[1], "evidence_weight": 0.5}
    assert title(row, Words("en"), names) == said
    assert "Forge" in why(row, Words("en"), names)
