"""No withheld number can be worked out, and hardly more is withheld than must be."""

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csr_array

from stakeholders.measures.engines.suppression import columns_net, table_net
from stakeholders.measures.withholding import beside
from tests.measures.attacker import Attack, with_totals

EXAMPLE = with_totals(np.array([[12, 7, 3], [8, 6, 10], [5, 9, 6]]))  # METHODS 8.3


def few(table, limit=5):
    return (table > 0) & (table < limit)


def protected(table, known=(), limit=5):
    """Return what is withheld of a table with totals from readers who see nothing, or parts, of each cell."""
    seen = [np.zeros_like(table), *known]
    start = np.logical_or.reduce([few(table - each, limit) for each in seen])
    return beside(start, table_net(table), table + 1, seen, limit)


def random_tables(draw, number, most=6):
    for _ in range(number):
        shape, size = draw.integers(2, most + 1, 2), draw.choice([3, 8, 15, 30, 60])
        yield with_totals(draw.integers(0, size, shape) * (draw.random(shape) < draw.choice([0.4, 0.8, 1.0])))


def test_the_example_has_exactly_its_four_blanks():
    assert np.argwhere(protected(EXAMPLE)).tolist() == [[0, 1], [0, 2], [2, 1], [2, 2]]


@pytest.mark.parametrize(("blank", "expected"), [(few(EXAMPLE), 1), (protected(EXAMPLE), 10)])
def test_the_attacker_solves_a_single_blank_and_is_left_with_ten_numbers_for_the_four(blank, expected):
    attack = Attack()
    attack.add(EXAMPLE, blank, np.zeros_like(EXAMPLE))
    assert attack.possibilities(100)[0][blank[blank].argmax() if expected == 1 else 1] == expected


def test_nobody_narrows_a_withheld_cell_of_1200_random_tables_to_fewer_than_k_numbers():
    draw, limit = np.random.default_rng(8), 5
    attack, hidden = Attack(), 0
    for table in random_tables(draw, 1200):
        part = with_totals(draw.binomial(table[:-1, :-1], 0.5))  # what an insider sees of it
        readers = [np.zeros_like(table), *([part] if draw.random() < 0.5 else [])]
        blank = protected(table, readers[1:])
        hidden += blank.sum()
        for seen in readers:
            assert not few(table - seen)[~blank].any()
            attack.add(table, blank, seen)
    assert hidden > 3000
    assert min(width.min() for width in attack.possibilities(limit) if len(width)) >= limit


def test_nobody_narrows_a_withheld_cell_of_lists_of_which_only_the_columns_add_up():
    draw, limit = np.random.default_rng(3), 5
    attack = Attack()
    for _ in range(300):
        inner = draw.integers(0, draw.choice([4, 12]), draw.integers(2, 7, 2))
        table, most = with_totals(inner)[:, :-1], np.append(inner.max(axis=1), 0) + draw.integers(5, 9)
        most[-1] = most.sum()
        most = np.broadcast_to(most[:, None], table.shape)
        blank = beside(table < limit, columns_net(table, most), table + 1, [np.zeros_like(table)], limit)
        assert blank[table < limit].all()
        attack.add(table, blank, np.zeros_like(table), rows_add_up=False, highest=most)
    assert min(width.min() for width in attack.possibilities(limit) if len(width)) >= limit


def test_what_is_withheld_costs_at_most_half_as_much_again_as_the_least_that_protects():
    ratios = []
    together = np.array([[3, 23, 8], [22, 5, 9], [12, 12, 26], [5, 14, 15], [1, 9, 23], [6, 25, 15]])  # 3 and 1 help
    for table in (with_totals(together), *random_tables(np.random.default_rng(7), 45)):  # each other, if seen together
        if few(table).any():
            costs = table.ravel() + 1
            ratios.append(costs[protected(table).ravel()].sum() / least_cost(table, costs))
    assert len(ratios) > 30
    assert max(ratios) <= 1.5
    assert np.mean(ratios) <= 1.05


def least_cost(table, costs, limit=5):
    """Return the least that protecting a table costs, by an integer program with cuts added until all is protected.

    Stopped earlier it would be less: a bound from below either way.
    """
    need, start = limit - 1, few(table, limit).ravel()
    sums = sums_of(table.shape)
    cuts, chosen = [], start.astype(float)
    for _ in range(60):
        new = [cut for cell in np.flatnonzero(chosen > 0.5) for cut in cuts_for(cell, chosen, table, sums, need)]
        if not new:
            break
        cuts += new
        least = LinearConstraint(csr_array(np.array(cuts)), 0, np.inf)
        chosen = milp(costs, integrality=np.ones(len(costs)), bounds=Bounds(start, 1), constraints=least).x.round()
    return costs @ chosen


def sums_of(shape):
    cells = np.arange(shape[0] * shape[1]).reshape(shape)
    signs = np.where(np.arange(shape[1]) < shape[1] - 1, 1, -1), np.where(np.arange(shape[0]) < shape[0] - 1, 1, -1)
    lines = [(row, signs[0]) for row in cells] + [(column, signs[1]) for column in cells.T]
    matrix = np.zeros((len(lines), cells.size))
    for line, (places, sign) in zip(matrix, lines, strict=True):
        line[places] = sign
    return matrix


def cuts_for(cell, chosen, table, sums, need):
    """Give a sum over cells that must be withheld for this one to have room, where those chosen leave too little."""
    down, room = np.minimum(table.ravel(), need), 0.0
    weights = np.zeros(len(chosen))
    for sign in (1, -1):
        aim = np.zeros(len(chosen))
        aim[cell] = -sign
        found = linprog(
            aim,
            A_eq=sums,
            b_eq=np.zeros(len(sums)),
            bounds=np.column_stack([-down, [need] * len(down)]) * chosen[:, None],
        )
        left = aim - found.eqlin.marginals @ sums
        weights += np.where(left > 0, left * down, -left * need)
        room -= found.fun
    if room < need - 1e-6:
        weights = np.minimum(weights, need)
        weights[cell] -= need
        yield weights
