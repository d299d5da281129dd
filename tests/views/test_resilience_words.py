"""What is said of resilience."""

import networkx as nx
import pytest

from stakeholders.language import Words
from stakeholders.measures.removal import robustness
from stakeholders.views.resilience_words import curve_in_words

WORDS = Words("en")


@pytest.mark.parametrize(("n", "left"), [(4, 50), (5, 40)])
def test_the_removal_curve_is_told_where_half_have_dropped_out(n, left):
    everyone_tied = robustness(nx.complete_graph(n)).curve
    assert curve_in_words(everyone_tied, WORDS).startswith(f"After half of all have dropped out, {left}")


def test_of_nobody_there_is_no_curve():
    assert curve_in_words(robustness(nx.Graph()).curve, WORDS) == "Nobody is there."
