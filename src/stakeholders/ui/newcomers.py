"""What each newcomer adds, on a page: the sentence, the numbers that prove it, and the fewest that reach a goal."""

from collections.abc import Mapping
from typing import Final

import pandas as pd
import streamlit as st

from stakeholders.advice.contributions import Few, a_few_do_more, contributions_in
from stakeholders.advice.newcomers import WORTHS
from stakeholders.advice.smallest import Smallest, newcomers_for_sectors, newcomers_for_width
from stakeholders.language import Words
from stakeholders.register import Register
from stakeholders.schema.floors import may_see_result
from stakeholders.ui.choices import choose_one
from stakeholders.ui.comparison import marking_of_sides
from stakeholders.ui.figures import show_points
from stakeholders.ui.frame import Page
from stakeholders.ui.links import plain
from stakeholders.ui.memory import remembered
from stakeholders.ui.sides import Sides, ask_planned, in_year, offer_scenarios
from stakeholders.ui.table import show_table
from stakeholders.views.contribution_chart import shapley_bars
from stakeholders.views.scenario_tables import contributions_table
from stakeholders.views.scenario_words import (
    contribution_name,
    few_in_words,
    out_of_reach_in_words,
    smallest_in_words,
)

_WIDTHS: Final = {"two": 2, "three": 3}
_OPEN_TO_ALL: Final = ("coverage", "crossings")


def show_newcomers(page: Page) -> None:
    """Show what each region and organisation of the scenarios that are on adds."""
    words = page.words
    if not page.scenarios:
        offer_scenarios(page)
        return
    register, resilient = in_year(page, page.everyone), may_see_result(page.viewer, "resilience")
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with left:
        measure = choose_one(
            words.say("What counts"),
            WORTHS if resilient else _OPEN_TO_ALL,
            key="worth",
            label_of=lambda code: contribution_name(code, words),
            kind="segmented",
        )
    with right:
        statuses = ask_planned(page)
    with st.spinner(words.say("Counting every order of joining …")):
        table = remembered(contributions_in, register, statuses=statuses)
        few = remembered(_few, register, measure, statuses)
    _show_shares(page, register, table, few, measure, statuses)
    _ask_goal(page, register, statuses, resilient=resilient)


def _few(register: Register, measure: str, statuses: tuple[str, ...] | None) -> list[Few]:
    table = remembered(contributions_in, register, statuses=statuses)
    return a_few_do_more(register, table, measure, statuses=statuses)


def _show_shares(
    page: Page,
    register: Register,
    table: pd.DataFrame,
    few: list[Few],
    measure: str,
    statuses: tuple[str, ...] | None,
) -> None:
    words, names = page.words, page.everyone.names
    told = [few_in_words(one, names, words) for one in few]
    show_points(told or [words.say("In no region do a few newcomers do more than all others together.")])
    rows = table[table["measure"] == measure]
    st.text(_total_in_words(rows, words))
    sides = Sides((register,), (), (), statuses)
    marking = marking_of_sides(sides, "resilience" if measure == "width" else "")
    regions, organisations = st.columns([2, 3], gap="large")
    for place, level, title in (
        (regions, "region", words.say("By region")),
        (organisations, "organisation", words.say("By organisation")),
    ):
        with place:
            st.subheader(title, anchor=False)
            shares = contributions_table(table, level, measure, words, names)
            st.vega_lite_chart(shapley_bars(shares, words), alt=_in_one_line(shares, words))
            show_table(shares, words, name=f"{measure}-by-{level}", marking=marking)
    _explain(rows, words)


def _total_in_words(rows: pd.DataFrame, words: Words) -> str:
    total = float(rows.loc[rows["level"] == "organisation", "shapley"].sum())
    own = float(rows.loc[rows["level"] == "on_record", "shapley"].sum())
    said = words.say("All newcomers together add {n}.", n=words.number(round(total, 6)))
    if own:
        said += " " + words.say(
            "Ties that the scenario assumes between those on record, and whom it takes away, add {n} besides.",
            n=words.number(own),
        )
    return said


def _explain(rows: pd.DataFrame, words: Words) -> None:
    st.caption(
        words.say(
            "Shapley value: what somebody adds on average over every order in which all could join; the values add up "
            "to the total. First in: what it adds alone. Last in: what would be missing without it."
        )
    )
    drawn = int(rows["orders"].max()) if len(rows) else 0
    if drawn:
        st.caption(
            words.say(
                "More than ten organisations: {n} orders were drawn, seed 1; in 95 of 100 cases the true value lies "
                "within the error shown.",
                n=drawn,
            )
        )


def _in_one_line(shares: pd.DataFrame, words: Words) -> str:
    told = [
        words.say("{name}: {numbers}", name=name, numbers=words.number(value, 2))
        for name, value in zip(shares["newcomer"].head(10), shares["shapley"].head(10), strict=True)
    ]
    return words.listing(told) if told else words.say("Nobody joins.")


def _ask_goal(page: Page, register: Register, statuses: tuple[str, ...] | None, *, resilient: bool) -> None:
    """Ask for a goal, and show the fewest newcomers that reach it."""
    words = page.words
    st.subheader(words.say("The fewest that are enough"), anchor=False)
    goals: Mapping[str, str] = {
        **({"two": words.say("Two independent ways from coast to coast")} if resilient else {}),
        **({"three": words.say("Three independent ways from coast to coast")} if resilient else {}),
        "sectors": words.say("Every sector on both sides of the border"),
    }
    goal = choose_one(words.say("Goal"), tuple(goals), key="goal", label_of=lambda code: goals[code])
    found = remembered(_smallest, register, goal, statuses)
    st.text(smallest_in_words(found, page.everyone.names, words))
    if found is not None and found.out_of_reach:
        st.caption(plain(out_of_reach_in_words(found, words)))


def _smallest(register: Register, goal: str, statuses: tuple[str, ...] | None) -> Smallest | None:
    if goal == "sectors":
        return newcomers_for_sectors(register, statuses=statuses)
    return newcomers_for_width(register, _WIDTHS[goal], statuses=statuses)
