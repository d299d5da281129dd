"""Then and now on a page: two years beside each other, which ties are new and which have ended."""

import streamlit as st

from stakeholders.advice.scenarios import measured
from stakeholders.language import Words
from stakeholders.measures.growth import THEN, then_and_now
from stakeholders.measures.offer import years
from stakeholders.schema import Marking
from stakeholders.schema.floors import marking_of_result, may_see_result
from stakeholders.ui.choices import choose_one
from stakeholders.ui.comparison import facts_of, over_base, show_sides
from stakeholders.ui.frame import Page
from stakeholders.ui.memory import remembered
from stakeholders.ui.sides import Sides
from stakeholders.ui.table import show_table
from stakeholders.views.growth_words import growth_in_words
from stakeholders.views.scenario_tables import growth_table, measures_table


def _ask_years(reached: list[str], words: Words) -> tuple[str, str]:
    left, right = st.columns(2)
    with left:
        then = choose_one(words.say("Then"), reached[:-1], key="then", kind="slider")
    later = [year for year in reached if year > then]
    with right:
        return then, choose_one(words.say("Now"), later, key="now", default=later[-1], kind="slider")


def show_growth(page: Page) -> None:
    """Ask for two years, and show how the network grew between them."""
    words = page.words
    recorded = page.everyone.without_overlays()
    reached = [str(year) for year in remembered(years, recorded)]
    if len(reached) < 2:
        st.info(words.say("The data reach over no two years."))
        return
    then, now = _ask_years(reached, words)
    registers = (recorded.at(int(then)), recorded.at(int(now)))
    sides = Sides(registers, (then, now), (then, now), THEN)
    changes = remembered(then_and_now, recorded, int(then), int(now))
    st.text(growth_in_words(changes, then, now, words))
    if page.scenarios:
        st.caption(words.say("What a scenario assumes happened in no year: here, only what is on record counts."))
    legend = words.say(
        "Everybody stands at the same place in both pictures. With a halo: what was not there in {then}. "
        "Orange lines cross a border.",
        then=then,
    )
    show_sides(page, sides, legend)
    _show_measures(page, sides, recorded.marking())
    show_table(
        growth_table(changes, words, recorded.names),
        words,
        name="ties-then-and-now",
        title=words.say("Contacts and memberships"),
        marking=recorded.marking(),
    )
    st.caption(
        words.say(
            "A tie whose initiative was over is gone unless another holds it. What has ended by now counts in the "
            "years it lasted. Organisations have no dates here: all on record stand in both years."
        )
    )


def _show_measures(page: Page, sides: Sides, marking: Marking) -> None:
    words, everything = page.words, may_see_result(page.viewer, "resilience")
    show_table(
        measures_table(
            measured(facts_of(sides), over_base(sides)), sides.short, words, comparable=True, all_of_it=everything
        ),
        words,
        name="then-and-now",
        title=words.say("How the network grew"),
        marking=marking_of_result("resilience", marking) if everything else marking,
        lines=2,
    )
