"""What results are marked at least, and who may see them."""

import pytest

from stakeholders.schema import Marking, Viewer
from stakeholders.schema.floors import marking_of_result, may_see_result
from stakeholders.schema.settings import FLOORS, Settings, settings_in_force, take_settings_from

FOR_STEWARDS = ("cut_sets", "single_suppliers")


@pytest.mark.parametrize("what", FLOORS)
def test_no_result_is_marked_less_than_amber(what):
    assert marking_of_result(what, Marking.CLEAR) >= Marking.AMBER
    assert marking_of_result(what, Marking.AMBER_STRICT) is Marking.AMBER_STRICT


@pytest.mark.parametrize("what", [what for what in FLOORS if what not in FOR_STEWARDS])
@pytest.mark.parametrize(
    ("viewer", "sees"),
    [
        (Viewer("public"), False),
        (Viewer("community"), False),
        (Viewer("member", groups={"nic"}), True),
        (Viewer("steward"), True),
    ],
)
def test_members_and_stewards_see_it_and_nobody_else(what, viewer, sees):
    assert may_see_result(viewer, what) is sees


@pytest.mark.parametrize("what", FOR_STEWARDS)
@pytest.mark.parametrize("clearance", ["public", "community", "member", "steward"])
def test_what_names_a_cut_is_for_stewards_alone(what, clearance):
    assert marking_of_result(what, Marking.CLEAR) is Marking.AMBER_STRICT
    assert may_see_result(Viewer(clearance, groups={"nic"}), what) is (clearance == "steward")


def test_what_the_settings_say_counts():
    usual = settings_in_force()
    try:
        take_settings_from(lambda: Settings(floors={**FLOORS, "gaps": Marking.AMBER_STRICT}))
        assert marking_of_result("gaps", Marking.CLEAR) is Marking.AMBER_STRICT
        assert not may_see_result(Viewer("member", groups={"nic"}), "gaps")
        take_settings_from(lambda: Settings(shown_to={**usual.shown_to, Marking.AMBER: "community"}))
        assert may_see_result(Viewer("community"), "gaps")
    finally:
        take_settings_from(Settings)
