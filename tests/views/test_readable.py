"""Text from data is shortened, and what cannot be seen in it is made visible."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholders.views.readable import one_line, visible


@pytest.mark.parametrize("control", ["\u202e", "\u200f", "\u2067", "\u200b", "\ufeff", "\x07", "\x85"])
def test_what_cannot_be_seen_is_told_by_its_number(control):
    assert visible(f"a{control}b") == f"a[U+{ord(control):04X}]b"


def test_line_ends_and_tabs_stay_in_a_whole_text_and_are_blanks_in_a_line():
    assert visible("a\n\tb") == "a\n\tb"
    assert one_line("a\n\tb") == "a b"


def test_ten_thousand_letters_become_one_short_line():
    assert one_line("x" * 10_000) == "x" * 118 + " …"
    assert one_line(" " * 10_000) == " …"


@given(st.text(), st.integers(10, 200))
def test_a_line_is_never_longer_than_asked_for_and_never_hides_a_control(text, most):
    line = one_line(text, most)
    assert len(line) <= most
    assert visible(line) == line
    assert "\n" not in line
