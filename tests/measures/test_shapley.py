"""What each player brings: METHODS 6 by its worked examples and closed forms, and against every order of joining."""

from itertools import combinations, permutations
from math import comb

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholders.measures.shapley import EXACT, shares
from tests.measures.networks import corridor

HAVE = [{1, 2}, {2, 3}, {3, 4, 5}]  # capabilities of NO, SE and FI
G8 = corridor()
COUNTRIES = [[node for node in G8 if node[0] == letter] for letter in "ABC"]


def among(joined):
    """Return G8 among the countries that joined."""
    return G8.subgraph([node for one in joined for node in COUNTRIES[one]])


def abroad(G):
    return sum(G.nodes[u]["country"] != G.nodes[v]["country"] for u, v in G.edges)


def worth_of(players, values):
    """Return a game whose coalitions are worth these values, in the order of their bits."""
    return lambda joined: [values[sum(1 << one for one in joined)]]


GAMES = st.integers(1, 5).flatmap(
    lambda n: st.tuples(st.just(n), st.lists(st.integers(-9, 9), min_size=1 << n, max_size=1 << n))
)


def test_the_capabilities_of_three_countries():
    found = shares(3, lambda joined: [len(set().union(*(HAVE[one] for one in joined)))])
    assert found.shapley[:, 0].tolist() == pytest.approx([1.5, 1.0, 2.5])
    assert found.last_in[:, 0].tolist() == [1, 0, 2]
    assert found.first_in[:, 0].tolist() == [2, 2, 3]
    assert found.total.tolist() == [5]


@pytest.mark.parametrize(
    ("worth", "expected"),
    [
        (nx.Graph.number_of_edges, [3.5, 4.0, 1.5]),
        (abroad, [0.5, 1.0, 0.5]),
        (lambda G: max(map(len, nx.connected_components(G)), default=0), [2.667, 3.667, 1.667]),
    ],
    ids=["ties", "ties across a border", "largest connected part"],
)
def test_the_countries_of_the_example(worth, expected):
    found = shares(3, lambda joined: [worth(among(joined))])
    assert found.shapley[:, 0].tolist() == pytest.approx(expected, abs=5e-4)
    assert found.orders == 0
    assert not found.error.any()


def test_each_worth_of_a_game_is_shared_by_itself():
    both = shares(3, lambda joined: [among(joined).number_of_edges(), abroad(among(joined))])
    assert both.shapley.tolist() == [pytest.approx(row) for row in ([3.5, 0.5], [4.0, 1.0], [1.5, 0.5])]
    assert both.total.tolist() == [9, 2]


@given(st.lists(st.sets(st.integers(0, 8)), min_size=1, max_size=7))
def test_of_coverage_each_capability_is_shared_by_those_who_have_it(have):
    found = shares(len(have), lambda joined: [len(set().union(*(have[one] for one in joined)))])
    expected = [sum(1 / sum(tag in other for other in have) for tag in own) for own in have]
    assert found.shapley[:, 0].tolist() == pytest.approx(expected)


@given(st.integers(1, 7).flatmap(lambda n: st.tuples(st.just(n), st.sets(st.sampled_from(pairs_of(n))))))
def test_of_ties_each_brings_its_own_and_half_of_those_to_others(game):
    n, ties = game
    found = shares(n, lambda joined: [sum(joined.issuperset(tie) for tie in ties)])
    expected = [sum(1 if len(set(tie)) == 1 else 0.5 for tie in ties if one in tie) for one in range(n)]
    assert found.shapley[:, 0].tolist() == pytest.approx(expected)


def pairs_of(n):
    return [(one, other) for one in range(n) for other in range(one, n)]


@given(GAMES)
def test_exact_values_are_the_mean_over_every_order_of_joining(game):
    players, values = game
    worth = worth_of(players, values)
    added = np.zeros(players)
    orders = list(permutations(range(players)))
    for order in orders:
        for place, one in enumerate(order):
            added[one] += worth(frozenset(order[: place + 1]))[0] - worth(frozenset(order[:place]))[0]
    found = shares(players, worth)
    assert found.shapley[:, 0].tolist() == pytest.approx((added / len(orders)).tolist())
    everyone = frozenset(range(players))
    assert found.first_in[:, 0].tolist() == [worth(frozenset({one}))[0] - values[0] for one in range(players)]
    assert found.last_in[:, 0].tolist() == [values[-1] - worth(everyone - {one})[0] for one in range(players)]


@given(GAMES)
def test_exact_values_add_up_to_the_total(game):
    players, values = game
    found = shares(players, worth_of(players, values))
    assert found.shapley.sum(axis=0) == pytest.approx(found.total) == [values[-1] - values[0]]


@given(st.lists(st.integers(-9, 9), min_size=1, max_size=30), st.integers(EXACT + 1, 14), st.integers(0, 99))
def test_sampled_values_add_up_to_the_total_too(values, players, seed):
    def worth(joined):
        return [values[sum(7**one for one in joined) % len(values)], len(joined) ** 2]

    found = shares(players, worth, orders=6, seed=seed)
    assert found.shapley.sum(axis=0) == pytest.approx(found.total)
    assert found.orders == 6


def covering_game():
    """Return a game of twelve and its values: things that any of three players has, and things that take all three."""
    things = list(combinations(range(12), 3))[::4]

    def worth(joined):
        return [
            sum(not joined.isdisjoint(group) for group in things),
            sum(joined.issuperset(group) for group in things),
        ]

    return worth, np.array([[sum(one in group for group in things) / 3] * 2 for one in range(12)])


@pytest.mark.parametrize("seed", range(5))
def test_sampled_values_lie_as_near_to_the_exact_ones_as_they_say(seed):
    worth, exact = covering_game()
    found = shares(12, worth, orders=400, seed=seed)
    assert found.orders == 400
    off = np.abs(found.shapley - exact)
    assert (off <= found.error + 1e-9).mean() >= 0.85  # of 24; 95 of 100 are meant to
    assert (off <= 2.5 * found.error + 1e-9).all()
    assert 0 < found.error.max() < 0.5


def test_more_orders_are_surer():
    worth, _ = covering_game()
    few, many = (shares(12, worth, orders=orders).error for orders in (50, 800))
    assert few.mean() / many.mean() == pytest.approx(4, rel=0.3)


def test_the_same_seed_gives_the_same_values_and_another_gives_others():
    worth, _ = covering_game()
    one, same, other = (shares(12, worth, orders=40, seed=seed) for seed in (3, 3, 4))
    assert one.shapley.tolist() == same.shapley.tolist()
    assert one.error.tolist() == same.error.tolist()
    assert one.shapley.tolist() != other.shapley.tolist()


def test_up_to_ten_players_no_coalition_is_asked_for_twice():
    asked = []

    def worth(joined):
        asked.append(joined)
        return [len(joined)]

    assert shares(EXACT, worth).orders == 0
    assert len(asked) == len(set(asked)) == sum(comb(EXACT, size) for size in range(EXACT + 1))


def test_what_was_never_uncertain_has_no_error():
    found = shares(12, lambda joined: [len(joined)], orders=10)
    assert found.shapley[:, 0].tolist() == [1] * 12
    assert found.error[:, 0].tolist() == [0] * 12


def test_nobody_brings_nothing():
    found = shares(0, lambda joined: [len(joined), 3.0])
    assert found.shapley.shape == found.first_in.shape == found.last_in.shape == found.error.shape == (0, 2)
    assert found.total.tolist() == [0, 0]
