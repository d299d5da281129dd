"""What is said of resilience."""

import networkx as nx
import pandas as pd
import pytest

from stakeholders.language import Words
from stakeholders.measures.removal import Robustness, robustness
from stakeholders.views.resilience_words import curve_in_words, robustness_figures

WORDS = Words("en")
FOUND = Robustness(0.2, 0.3, 0.66, (), pd.DataFrame(), orders=0)


@pytest.mark.parametrize(("n", "left"), [(4, 50), (5, 40)])
def test_the_removal_curve_is_told_where_half_have_dropped_out(n, left):
    everyone_tied = robustness(nx.complete_graph(n)).curve
    assert curve_in_words(everyone_tied, WORDS).startswith(f"After half of all have dropped out, {left}")


def test_of_nobody_there_is_no_curve():
    assert curve_in_words(robustness(nx.Graph()).curve, WORDS) == "Nobody is there."


@pytest.mark.parametrize(("k", "told"), [(1, "at least 1 tie inside"), (2, "at least 2 ties inside")])
def test_the_core_counts_its_ties_in_the_right_form(k, told):
    assert told in robustness_figures(FOUND, 0.5, {"a": k, "b": k}, WORDS)[-1].meaning


@pytest.mark.parametrize(("efficiency", "shown"), [(0.0, "0.00"), (0.0008, "0.001"), (0.12, "0.12")])
def test_a_little_is_not_shown_as_nothing(efficiency, shown):
    assert robustness_figures(FOUND, efficiency, {}, WORDS)[-2].value == shown
