"""Turns and time: medians, interleaving, and never running over."""

import time

from scripts.benchmarks import clock
from scripts.benchmarks.clock import Budget, medians


def test_turns_are_taken_one_after_the_other_in_every_round():
    order = []
    medians([lambda: order.append("ours"), lambda: order.append("theirs")], 3, Budget(60))
    assert order == ["ours", "theirs"] * 3


def test_the_median_is_told_so_that_one_slow_turn_changes_nothing(monkeypatch):
    taken = iter([1.0, 9.0, 2.0])
    monkeypatch.setattr(clock, "timed", lambda _: next(taken))
    assert medians([lambda: None], 3, Budget(60)) == [2.0]


def test_there_is_one_round_even_when_no_time_is_left():
    counted = []
    assert len(medians([lambda: counted.append(1)], 5, Budget(0))) == 1
    assert len(counted) == 1


def test_no_round_begins_that_would_not_fit():
    counted = []

    def slow() -> None:
        counted.append(1)
        time.sleep(0.05)

    medians([slow], 50, Budget(0.12))
    assert 1 <= len(counted) <= 3


def test_a_part_of_a_budget_is_its_share_of_what_is_left():
    assert 4.9 < Budget(10).part(0.5).seconds <= 5
    assert Budget(0).part(0.5).left == 0


def test_time_is_that_of_the_turn():
    assert 0.05 <= clock.timed(lambda: time.sleep(0.05)) < 1
