"""The lines of the benchmark: ratios, aims, and how they are told."""

import csv
import io

from scripts.benchmarks.results import COLUMNS, Line, as_csv, as_markdown, summary


def test_the_ratio_is_ours_by_the_baseline():
    assert Line("reading", "100", ours=3.0, baseline=1.5).ratio == 2.0


def test_without_a_baseline_there_is_no_ratio():
    assert Line("reading", "100", ours=3.0).ratio is None
    assert Line("reading", "100", ours=3.0, baseline=0.0).ratio is None
    assert Line("reading", "100", ours=None, baseline=1.0).ratio is None


def test_an_aim_is_reached_up_to_its_very_value():
    assert Line("reading", "100", ours=2.0, baseline=1.0, aim=2.0).reached is True
    assert Line("reading", "100", ours=2.01, baseline=1.0, aim=2.0).reached is False


def test_what_never_came_up_has_missed_its_aim():
    assert Line("network", "100", ours=None, baseline=1.0, aim=1.2).reached is False
    assert Line("network", "100", ours=None, unit="kB", limit=40).reached is False


def test_a_baseline_that_never_came_up_decides_nothing():
    assert Line("network", "100", ours=1.0, baseline=None, aim=1.2).reached is None


def test_without_an_aim_nothing_is_reached_or_missed():
    assert Line("graphs", "100", ours=9.0, baseline=1.0).reached is None


def test_an_amount_is_held_against_its_limit_and_not_against_the_baseline():
    assert Line("sent", "shipped", ours=39.9, baseline=1.0, unit="kB", limit=40).reached is True
    assert Line("sent", "shipped", ours=40.1, baseline=100.0, unit="kB", limit=40).reached is False


def test_a_line_is_told_in_a_cell_for_each_column():
    cells = dict(zip(COLUMNS, Line("reading", "1,000", 0.0421, 0.0211, aim=2, note="warm").cells(), strict=True))
    assert cells["ours"] == "0.0421"
    assert cells["ratio"] == "2.00×"
    assert (cells["aim"], cells["reached"], cells["note"]) == ("≤ 2×", "yes", "warm")


def test_small_times_keep_their_digits_and_large_ones_lose_them():
    assert Line("x", "1", ours=0.000412).cells()[2] == "0.000412"
    assert Line("x", "1", ours=12.3456).cells()[2] == "12.3"


def test_the_table_has_a_row_for_each_line_and_even_columns():
    rows = as_markdown([Line("reading", "100", 1.0, 1.0), Line("a longer name", "100,000", None, 1.0)]).splitlines()
    assert len(rows) == 4
    assert len({len(row) for row in rows}) == 1


def test_the_csv_file_keeps_numbers_unrounded_and_missing_ones_empty():
    rows = list(csv.DictReader(io.StringIO(as_csv([Line("reading", "100", 1.23456, None)]))))
    assert rows[0]["ours"] == "1.23456"
    assert rows[0]["baseline"] == ""
    assert rows[0]["ratio"] == ""


def test_the_summary_counts_the_aims_and_names_those_missed():
    lines = [
        Line("reading", "100", 1.0, 1.0, aim=2),
        Line("reading", "1,000", 5.0, 1.0, aim=2),
        Line("graphs", "100", 5.0, 1.0),
    ]
    text = summary(lines)
    assert text.splitlines()[0] == "1 of 2 aims reached"
    assert "reading, 1,000: 5.00×" in text
    assert "graphs" not in text
