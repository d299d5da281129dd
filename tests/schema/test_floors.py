"""What results are marked at least, and who may see them."""

import pytest

from stakeholders.schema import Marking, Viewer
from stakeholders.schema.floors import FLOORS, marking_of_result, may_see_result


@pytest.mark.parametrize("what", FLOORS)
def test_no_result_is_marked_less_than_amber(what):
    assert marking_of_result(what, Marking.CLEAR) >= Marking.AMBER
    assert marking_of_result(what, Marking.AMBER_STRICT) is Marking.AMBER_STRICT


@pytest.mark.parametrize("what", [what for what in FLOORS if what != "cut_sets"])
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


@pytest.mark.parametrize("clearance", ["public", "community", "member", "steward"])
def test_what_names_a_cut_is_for_stewards_alone(clearance):
    assert marking_of_result("cut_sets", Marking.CLEAR) is Marking.AMBER_STRICT
    assert may_see_result(Viewer(clearance, groups={"nic"}), "cut_sets") is (clearance == "steward")
