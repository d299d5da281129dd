"""The worked examples of METHODS 8.2: who stands out in a sum, and who could be worked out."""

import pytest

from stakeholders.measures.disclosure import dominated, estimable


@pytest.mark.parametrize(
    ("contributions", "one", "two", "p"),
    [
        ((50, 30, 10, 10), False, True, False),
        ((80, 15, 5), True, True, True),
        ((60, 40), False, True, True),
        ((34, 33, 33), False, False, False),
    ],
)
def test_the_three_rules_agree_with_the_worked_examples(contributions, one, two, p):
    assert dominated(contributions, 1, 60) is one
    assert dominated(contributions, 2, 75) is two
    assert estimable(contributions, 10) is p


def test_a_sum_of_one_or_none_can_be_worked_out_or_holds_nothing():
    assert estimable((7,))
    assert dominated((7,), 1, 60)
    assert not estimable(())
