"""What chance alone would give: exact enumerations of METHODS 2.4, and margins that never change."""

from collections import Counter

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from stakeholders.measures import mixing, nulls
from stakeholders.measures.engines import chains as engine
from stakeholders.measures.engines.chains import curveball_samples, swapped_samples, trade
from tests.measures.networks import (
    attendance,
    attendances_with_margins_of,
    corridor,
    simple_networks_with_degrees_of,
)

# METHODS 2.4: exact mean, standard deviation and p_low over all simple networks with the degrees of G8
EXACT = {
    ("NO", "NO"): (1.0336, 0.6496, 1.0),
    ("NO", "SE"): (3.6675, 1.1096, 0.0217),
    ("NO", "FI"): (1.2653, 0.77, 0.1543),
    ("SE", "SE"): (1.4022, 0.6654, 1.0),
    ("SE", "FI"): (1.5281, 0.7901, 0.4783),
    ("FI", "FI"): (0.1033, 0.3044, 1.0),
}
EXACT_Z = dict(zip(EXACT, (3.03, -2.40, -1.64, 2.40, -0.67, 2.95), strict=True))
ATTENDED = np.array([[1, 0, 1], [1, 0, 1], [0, 1, 1], [0, 1, 0]], dtype=bool)  # n1, n2, s1, s2 at e1, e2, e3


@pytest.fixture(scope="module")
def rewired():
    return nulls.rewired(corridor(), "country", samples=6000, seed=1)


def test_the_exact_values_come_from_all_networks_with_these_degrees():
    networks = simple_networks_with_degrees_of(corridor())
    assert len(networks) == 2352
    counts = np.array([mixing.matrix(H, "country").to_numpy() for H in networks])
    names = ["FI", "NO", "SE"]
    observed = mixing.matrix(corridor(), "country").to_numpy()
    for (one, other), (mean, sd, p_low) in EXACT.items():
        row, column = names.index(one), names.index(other)
        assert counts[:, row, column].mean() == pytest.approx(mean, abs=1e-4)
        assert counts[:, row, column].std() == pytest.approx(sd, abs=1e-4)
        assert (counts[:, row, column] <= observed[row, column]).mean() == pytest.approx(p_low, abs=1e-4)
        z = (observed[row, column] - counts[:, row, column].mean()) / counts[:, row, column].std()
        assert z == pytest.approx(EXACT_Z[one, other], abs=0.005)


@pytest.mark.parametrize("pair", EXACT)
def test_rewiring_approaches_the_exact_values(rewired, pair):
    mean, sd, p_low = EXACT[pair]
    assert rewired.mean.at[pair] == pytest.approx(mean, abs=0.06)
    assert rewired.sd.at[pair] == pytest.approx(sd, abs=0.06)
    assert rewired.p_low.at[pair] == pytest.approx(p_low, abs=0.03)
    assert rewired.z.at[pair] == pytest.approx(EXACT_Z[pair], abs=0.3)


def test_the_exact_values_of_attendance_come_from_all_matrices_with_these_margins():
    matrices = attendances_with_margins_of(ATTENDED)
    assert len(matrices) == 12
    distinct = np.array([_across(matrix, weighted=False) for matrix in matrices])
    assert _across(ATTENDED, weighted=False) == 2
    assert distinct.mean() == pytest.approx(3)
    assert distinct.std() == pytest.approx(0.577, abs=1e-3)
    assert (distinct <= 2).sum() == 2
    assert _across(ATTENDED, weighted=True) == pytest.approx(1)
    assert np.mean([_across(matrix, weighted=True) for matrix in matrices]) == pytest.approx(2.3333, abs=1e-4)


def _across(matrix, *, weighted: bool) -> float:
    """Return the contacts between the first two rows and the last two: pairs, or the sum of Newman's weights."""
    total = 0.0
    for one, other in ((0, 2), (0, 3), (1, 2), (1, 3)):
        shared = matrix[:, matrix[one] & matrix[other]].sum(axis=0)
        total += (1 / (shared - 1)).sum() if weighted else bool(len(shared))
    return total


def test_curveball_approaches_the_exact_values():
    null = nulls.curveball(attendance(), "country", samples=4000, seed=1)
    assert null.observed.at["NO", "SE"] == 2
    assert null.mean.at["NO", "SE"] == pytest.approx(3.0, abs=0.05)
    assert null.sd.at["NO", "SE"] == pytest.approx(0.577, abs=0.03)
    assert null.p_low.at["NO", "SE"] == pytest.approx(2 / 12, abs=0.02)


def test_curveball_visits_the_twelve_states_evenly():
    seen = Counter(matrix.tobytes() for matrix in curveball_samples(ATTENDED, 4000, seed=2))
    assert set(seen) == {matrix.tobytes() for matrix in attendances_with_margins_of(ATTENDED)}
    uneven = sum((count - 4000 / 12) ** 2 / (4000 / 12) for count in seen.values())
    assert uneven < 31.3  # chi-square of 11 degrees of freedom: 1 in 1,000 is above


@pytest.mark.parametrize("rows", [2, 3, 8, 151])
def test_every_sample_is_a_thousand_trades_or_ten_for_each_row_away(monkeypatch, rows):
    rounds: list[int] = []
    monkeypatch.setattr(engine, "trade", lambda chains, _: rounds.append(chains.shape[1] // 2))
    engine.forget()
    curveball_samples(np.eye(rows, 2, dtype=bool), 1, seed=1)
    engine.forget()  # what was not traded is nothing to hold on to
    assert max(1000, 10 * rows) <= sum(rounds) < max(1000, 10 * rows) + rows


@given(arrays(np.bool_, st.tuples(st.integers(2, 7), st.integers(1, 7))), st.integers(0, 99))
def test_no_trade_changes_a_margin(start, seed):
    chains, chance = np.tile(start, (5, 1, 1)), np.random.default_rng(seed)
    for _ in range(20):
        trade(chains, chance)
        assert (chains.sum(axis=1) == start.sum(axis=0)).all()
        assert (chains.sum(axis=2) == start.sum(axis=1)).all()


@given(st.integers(2, 12), st.integers(0, 30), st.integers(0, 99))
def test_no_swap_changes_a_degree_or_doubles_a_tie(n, m, seed):
    G = nx.gnm_random_graph(n, m, seed=seed)
    ties = np.array(G.edges, dtype=np.int64).reshape(-1, 2)
    for sample in swapped_samples(ties, n, 5, seed):
        H = nx.Graph(sample.tolist())
        assert H.number_of_edges() == len(ties)
        assert not nx.number_of_selfloops(H)
        assert {node: degree for node, degree in G.degree() if degree} == dict(H.degree())


@pytest.mark.parametrize("draw", [nulls.rewired, nulls.curveball])
def test_the_same_seed_gives_the_same_numbers_and_p_has_a_floor(draw):
    network = corridor() if draw is nulls.rewired else attendance()
    one, other = draw(network, "country", 99, 1), draw(network, "country", 99, 1)
    assert one.mean.equals(other.mean)
    assert one.p_low.to_numpy().min() >= 1 / 100
    assert (one.p_high.to_numpy() <= 1).all()


@pytest.mark.parametrize("draw", [nulls.rewired, nulls.curveball])
@pytest.mark.parametrize("network", [nx.Graph(), nx.empty_graph(1), nx.empty_graph(3)])
def test_nothing_gives_nothing(draw, network):
    nx.set_node_attributes(network, 0, "bipartite")
    assert draw(network, "country", 9).observed.empty


@pytest.mark.parametrize("draw", [nulls.rewired, nulls.curveball])
def test_another_seed_gives_other_numbers(draw):
    network = corridor() if draw is nulls.rewired else attendance()
    assert not draw(network, "country", 99, 1).mean.equals(draw(network, "country", 99, 2).mean)


def test_what_no_sample_reaches_has_the_lowest_p_there_is():
    G = nx.disjoint_union(nx.complete_graph(8), nx.complete_graph(8))
    nx.set_node_attributes(G, {node: "NO" if node < 8 else "SE" for node in G}, "country")
    null = nulls.rewired(G, "country", samples=99)
    assert (null.p_low.at["NO", "SE"], null.p_high.at["NO", "SE"]) == (0.01, 1)
    assert (null.p_low.at["NO", "NO"], null.p_high.at["NO", "NO"]) == (1, 0.01)


def test_one_group_alone_meets_itself_as_often_as_ever():
    G = nx.cycle_graph(6)
    nx.set_node_attributes(G, "NO", "country")
    null = nulls.rewired(G, "country", samples=99)
    assert (null.mean.at["NO", "NO"], null.sd.at["NO", "NO"]) == (6, 0)
    assert (null.p_low.at["NO", "NO"], null.p_high.at["NO", "NO"]) == (1, 1)
    assert null.z.isna().all(axis=None)


def test_who_is_of_unknown_group_keeps_its_contacts_but_none_of_them_is_counted():
    null = nulls.rewired(corridor(("A1", "X1"), ("B2", "X1")), "country", samples=99)
    assert null.groups == ("FI", "NO", "SE")
    assert null.observed.equals(nulls.rewired(corridor(), "country", samples=9).observed)


@given(st.integers(2, 6), st.integers(1, 5), st.integers(0, 20), st.integers(0, 99))
def test_what_is_observed_are_the_distinct_pairs_that_met(people, events, m, seed):
    B = nx.bipartite.gnmk_random_graph(people, events, m, seed=seed)
    nx.set_node_attributes(B, {node: "ab"[node % 2] for node in range(people)}, "group")
    met = nx.bipartite.projected_graph(B, range(people))
    null = nulls.curveball(B, "group", samples=3)
    expected = mixing.matrix(met, "group")
    assert (null.observed.to_numpy() == expected.to_numpy()).all()


def test_who_attended_nothing_and_whose_group_is_unknown_take_no_place():
    B = attendance()
    B.add_node("idle", bipartite=0, country="FI")
    B.add_node("who", bipartite=0, country="")
    B.add_edge("who", "e2")
    null = nulls.curveball(B, "country", samples=50)
    assert null.groups == ("FI", "NO", "SE")
    assert null.observed.at["FI", "SE"] == 0
    assert null.observed.at["NO", "SE"] == 2
