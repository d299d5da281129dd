"""What newcomers add: by hand on two shores, and on random overlays against registers that are really built."""

from hypothesis import given
from hypothesis import strategies as st

from stakeholders.advice.newcomers import Game, newcomers_of
from tests.advice.overlays import COAST, belts, counted_slowly, newcomers_in, only_with


@given(belts(), st.data())
def test_a_coalition_is_worth_what_the_register_with_only_these_newcomers_is(belt, data):
    register, scenario = belt
    found = newcomers_of(register.with_overlay(scenario), COAST)
    assert found.players == tuple(newcomers_in(scenario))
    joined = data.draw(st.sets(st.sampled_from(found.players)))
    numbers = frozenset(found.players.index(one) for one in joined)
    game = Game(found, [(one,) for one in found.players])
    assert game(numbers) == counted_slowly(only_with(register, scenario, joined), COAST, found.places)
