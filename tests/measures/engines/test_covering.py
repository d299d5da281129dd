"""The fewest players that cover everything: against all coalitions of random small instances."""

from itertools import chain, combinations
from math import log

from hypothesis import given
from hypothesis import strategies as st

from stakeholders.measures.engines import covering
from stakeholders.measures.engines.covering import Provider, greedy_cover, smallest_cover

PLAYERS = 6
SOME = st.lists(st.integers(0, PLAYERS - 1), max_size=2, unique=True).map(lambda some: tuple(sorted(some)))
PROVIDERS = st.builds(Provider, needs=SOME, one_of=SOME)
WANTED = st.lists(st.lists(PROVIDERS, max_size=3), max_size=5)
SIMPLE = st.lists(st.lists(st.builds(lambda one: Provider((one,)), st.integers(0, 8)), min_size=1), min_size=1)


def covers(joined, wanted):
    return all(any(provider.holds(frozenset(joined)) for provider in providers) for providers in wanted)


def by_size(players):
    return chain.from_iterable(combinations(range(players), size) for size in range(players + 1))


@given(WANTED)
def test_no_coalition_that_covers_everything_is_smaller(wanted):
    found = smallest_cover(PLAYERS, wanted)
    smallest = next((joined for joined in by_size(PLAYERS) if covers(joined, wanted)), None)
    if smallest is None:
        assert found is None
        return
    joined, exact = found
    assert exact
    assert covers(joined, wanted)
    assert len(joined) == len(smallest)
    assert list(joined) == sorted(set(joined))


@given(WANTED)
def test_taken_one_by_one_they_cover_everything_too(wanted):
    if covers(range(PLAYERS), wanted):
        assert covers(greedy_cover(wanted), wanted)


@given(SIMPLE)
def test_one_by_one_keeps_its_guarantee_where_each_covers_by_itself(wanted):
    smallest = next(joined for joined in by_size(9) if covers(joined, wanted))
    assert len(smallest) <= len(greedy_cover(wanted)) <= (1 + log(len(wanted))) * len(smallest)


def test_a_condition_is_that_all_of_some_and_one_of_others_have_joined():
    provider = Provider(needs=(0, 1), one_of=(2, 3))
    assert [provider.holds(frozenset(some)) for some in ((0, 1, 3), (0, 2, 3), (0, 1), (0, 1, 4))] == [
        True, False, False, False,
    ]  # fmt: skip
    assert Provider().holds(frozenset())


def test_where_time_runs_out_the_answer_is_found_step_by_step_and_says_so(monkeypatch):
    have = ("abc", "xyz", "abxy")  # the last one covers most, and leaves work for both others
    wanted = [[Provider((one,)) for one, things in enumerate(have) if thing in things] for thing in "abcxyz"]
    assert smallest_cover(3, wanted) == ((0, 1), True)
    monkeypatch.setattr(covering, "_exact", lambda *_: None)
    assert smallest_cover(3, wanted) == ((0, 1, 2), False)
    assert smallest_cover(1, [[]]) is None


def test_of_equally_few_the_first_are_taken():
    assert smallest_cover(4, [[Provider((3,)), Provider((1,)), Provider((2,))]]) == ((1,), True)
    assert smallest_cover(4, []) == ((), True)
    assert smallest_cover(4, [[Provider()], [Provider(one_of=(3, 2))]]) == ((2,), True)
