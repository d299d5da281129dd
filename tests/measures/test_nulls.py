"""What chance alone would give: exact enumerations of METHODS 2.4, and margins that never change."""

from collections import Counter

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from stakeholders.measures import mixing, nulls
from stakeholders.measures.engines.chains import curveball_samples, swapped_samples, trade
from tests.measures.networks import attendance, corridor, simple_networks_with_degrees_of

# METHODS 2.4: exact mean, standard deviation and p_low over all simple networks with the degrees of G8
EXACT = {
    ("NO", "NO"): (1.0336, 0.6496, 1.0),
    ("NO", "SE"): (3.6675, 1.1096, 0.0217),
    ("NO", "FI"): (1.2653, 0.77, 0.1543),
    ("SE", "SE"): (1.4022, 0.6654, 1.0),
    ("SE", "FI"): (1.5281, 0.7901, 0.4783),
    ("FI", "FI"): (0.1033, 0.3044, 1.0),
}


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


@pytest.mark.parametrize("pair", EXACT)
def test_rewiring_approaches_the_exact_values(rewired, pair):
    mean, sd, p_low = EXACT[pair]
    assert rewired.mean.at[pair] == pytest.approx(mean, abs=0.06)
    assert rewired.sd.at[pair] == pytest.approx(sd, abs=0.06)
    assert rewired.p_low.at[pair] == pytest.approx(p_low, abs=0.03)
    assert rewired.z.at[pair] == pytest.approx((rewired.observed.at[pair] - mean) / sd, abs=0.3)


def test_curveball_approaches_the_exact_values():
    null = nulls.curveball(attendance(), "country", samples=4000, seed=1)
    assert null.observed.at["NO", "SE"] == 2
    assert null.mean.at["NO", "SE"] == pytest.approx(3.0, abs=0.05)
    assert null.sd.at["NO", "SE"] == pytest.approx(0.577, abs=0.03)
    assert null.p_low.at["NO", "SE"] == pytest.approx(2 / 12, abs=0.02)


def test_curveball_visits_the_twelve_states_evenly():
    incidence = np.array([[1, 0, 1], [1, 0, 1], [0, 1, 1], [0, 1, 0]], dtype=bool)
    seen = Counter(matrix.tobytes() for matrix in curveball_samples(incidence, 4000, seed=2))
    assert len(seen) == 12
    assert max(seen.values()) < 1.35 * 4000 / 12
    assert min(seen.values()) > 0.7 * 4000 / 12


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


def test_who_attended_nothing_and_whose_group_is_unknown_take_no_place():
    B = attendance()
    B.add_node("idle", bipartite=0, country="FI")
    B.add_node("who", bipartite=0, country="")
    B.add_edge("who", "e2")
    null = nulls.curveball(B, "country", samples=50)
    assert null.groups == ("FI", "NO", "SE")
    assert null.observed.at["FI", "SE"] == 0
    assert null.observed.at["NO", "SE"] == 2
