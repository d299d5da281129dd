"""Markings are ordered, and viewers are who they say."""

from stakeholders.schema import Marking


def test_a_file_of_anything_above_clear_is_one_step_stricter_than_the_screen():
    assert [marking.exported for marking in Marking] == [
        Marking.CLEAR,
        Marking.AMBER,
        Marking.AMBER_STRICT,
        Marking.AMBER_STRICT,
    ]
