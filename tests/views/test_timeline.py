"""The timeline draws what has a date, no more exact than stated, and names what has none."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholders.language import Words
from stakeholders.views.timeline import MOST_BARS, bars, first_day, last_day, timeline
from tests.views.test_profile_words import PART

EN, TODAY = Words("en"), date(2026, 1, 31)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-02-03", date(2024, 2, 3), date(2024, 2, 3)),
        ("", None, None),
        ("soon", None, None),
        ("2024-13", None, None),
        ("0000", None, None),
    ],
)
def test_a_date_covers_all_the_days_it_can_mean(text, first, last):
    assert (first_day(text), last_day(text)) == (first, last)


@given(st.text(max_size=12))
def test_any_text_may_stand_where_a_date_should(text):
    first, last = first_day(text), last_day(text)
    assert (first is None) == (last is None)


def test_what_has_no_date_is_kept_apart():
    drawn, undated = bars([PART, replace(PART, other="h", name="H", since="", until="")], EN)
    assert [bar.name for bar in drawn] == ["G"]
    assert [(bar.name, bar.when) for bar in undated] == [("H", "undated")]


def test_several_roles_in_the_same_are_one_bar():
    (bar,), _ = bars([PART, replace(PART, code="partner")], EN)
    assert bar.what == "Owner and Partner"


def test_an_open_end_reaches_to_today_and_a_year_is_drawn_as_the_year():
    drawn, _ = bars(
        [replace(PART, since="2020", until="", ongoing=True), replace(PART, other="e", since="2022", until="")], EN
    )
    rows = timeline(drawn, EN, TODAY)["data"]["values"]
    day = 86_400_000
    assert [(row["to"] - row["from"]) // day for row in rows] == [(date(2027, 1, 1) - date(2020, 1, 1)).days, 364]
    assert [row["opacity"] for row in rows] == [0.6, 0.95]


def test_a_day_is_a_dot_and_what_is_not_confirmed_is_drawn_otherwise():
    drawn, _ = bars([replace(PART, since="2024-04-17", until="2024-04-18", status="planned")], EN)
    (row,) = timeline(drawn, EN, TODAY)["data"]["values"]
    assert (row["dot"], row["sure"], row["status"]) == (True, False, "Planned")


def test_a_chart_draws_no_more_than_a_reader_can_follow():
    many = [replace(PART, other=f"g{i}", name="*" * 5_000) for i in range(MOST_BARS + 5)]
    rows = timeline(bars(many, EN)[0], EN, TODAY)["data"]["values"]
    assert len(rows) == MOST_BARS
    assert max(len(row["label"]) for row in rows) < 90


def test_an_invitation_is_not_drawn_as_taking_part():
    drawn, _ = bars([replace(PART, code="invited"), replace(PART, other="h", code="partner")], EN)
    assert [bar.sure for bar in drawn] == [False, True]


def test_borrowed_dates_are_told_as_such_where_one_points():
    drawn, _ = bars([replace(PART, borrowed=True)], EN)
    (row,) = timeline(drawn, EN, TODAY)["data"]["values"]
    assert row["label"].endswith("September 2023 – 2024")
    assert row["when"].endswith("(dates of the initiative)")
