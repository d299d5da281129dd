"""Before and after on a page: the sides beside each other in sentences, pictures and tables."""

from collections.abc import Sequence
from functools import partial

import networkx as nx
import pandas as pd
import streamlit as st

from stakeholders.advice.before_after import Facts, counts_of, covered_in, facts_from, moving_over, widths_of
from stakeholders.advice.gaps import find_gaps
from stakeholders.advice.scenarios import CHANGES, chains_of, coverage_won, gaps_between, measured, places_of
from stakeholders.language import N_, Words
from stakeholders.register import Register
from stakeholders.schema import Marking
from stakeholders.schema.floors import marking_of_result, may_see_result
from stakeholders.ui.choices import choose_one
from stakeholders.ui.figures import show_points
from stakeholders.ui.frame import Page, show_marking_of_more
from stakeholders.ui.gaps import on_disk
from stakeholders.ui.links import plain
from stakeholders.ui.memory import recall, recall_watched
from stakeholders.ui.sides import Sides, ask_sides, offer_scenarios, told_scenarios
from stakeholders.ui.table import show_table
from stakeholders.views.overview_pictures import Sketch
from stakeholders.views.scenario_tables import coverage_table, gaps_changed, measures_table
from stakeholders.views.scenario_words import summary_in_words
from stakeholders.views.side_pictures import side_maps, side_networks
from stakeholders.views.side_tables import ties_of_sides

_CHANGED = {
    "closed": N_("Closed"),
    "eased": N_("Eased"),
    "opened": N_("Opened"),
    "worse": N_("Grown worse"),
    "too_few": N_("Still too few to say"),
}


def show_comparison(page: Page) -> None:
    """Show what is on record beside the scenarios that are on."""
    words = page.words
    sides = ask_sides(page)
    if len(sides.registers) == 1:
        offer_scenarios(page)
        return
    show_marking_of_more(page, marking_of_sides(sides), "resilience")
    for title, question, assumptions in told_scenarios(page):
        with st.expander(plain(words.say("What {scenario} assumes", scenario=title))):
            st.text(question)
            show_points(assumptions)
    if page.filter.chooses_stakeholders:
        st.caption(words.say("This page compares everybody; the sidebar's filters do not change it, the year does."))
    with st.spinner(words.say("Comparing …")):
        found = facts_of(sides)
        measures = measured(found, over_base(sides))
    _show_summary(page, sides, measures)
    show_sides(
        page,
        sides,
        words.say(
            "Everybody stands at the same place in all pictures. With a halo: who joins. Dashed: assumed or planned. "
            "Orange lines cross a border."
        ),
    )
    _show_measures(page, sides, measures)
    _show_coverage(page, sides, found)
    _show_gaps(page, sides)


def marking_of_sides(sides: Sides, result: str = "") -> Marking:
    """Return the marking of what was found on all sides."""
    marking = max(side.marking() for side in sides.registers)
    return marking_of_result(result, marking) if result else marking


def facts_of(sides: Sides) -> list[Facts]:
    """Return the numbers of each side, those of what is on record computed once for all comparisons."""
    chain, far = chains_of(sides.registers)
    places = places_of(sides.registers)
    found = []
    for side, networks in zip(sides.registers, sides.networks, strict=True):
        key = f"{side.key} {sides.statuses}"
        counted = recall(f"counted {key}", partial(counts_of, networks))
        ways = recall(f"widths {key} {chain}", partial(widths_of, networks, chain))
        farther = recall(f"widths {key} {far}", partial(widths_of, networks, far))
        cells = recall(f"covered {key}", partial(covered_in, networks))
        found.append(facts_from(counted, ways, farther, cells, places))
    return found


def over_base(sides: Sides) -> list[dict[str, float]]:
    """Return the numbers of each side over those on record."""
    recorded = sides.registers[0]
    members = tuple(recorded.stakeholders["id"])
    key = f"over {recorded.key} {sides.statuses}"
    found = []
    for side, networks in zip(sides.registers, sides.networks, strict=True):
        found.append(recall(f"{key} {side.key}", partial(moving_over, networks, members)))
    return found


def _show_summary(page: Page, sides: Sides, measures: pd.DataFrame) -> None:
    all_of_it = may_see_result(page.viewer, "resilience")
    for place, (side, label) in zip(
        st.columns(len(sides.labels) - 1, gap="large"), enumerate(sides.labels[1:], start=1), strict=True
    ):
        with place:
            st.subheader(plain(label), anchor=False)
            show_points(summary_in_words(measures, side, page.words, all_of_it=all_of_it))


def show_sides(page: Page, sides: Sides, legend: str) -> None:
    """Show network or map of all sides beside each other; the legend says what halo, dashes and colours mean."""
    words = page.words
    st.subheader(words.say("Beside each other"), anchor=False)
    shown = choose_one(
        words.say("What to draw"),
        ("affiliations", "contacts", "map"),
        key="draw",
        label_of=lambda code: {
            "affiliations": words.say("Who is part of what"),
            "contacts": words.say("Who is in contact"),
            "map": words.say("Map"),
        }[code],
        kind="segmented",
    )
    with st.spinner(words.say("Drawing …")):
        sketches = recall(f"sides {shown} {sides.key} {words.tag}", lambda: _sketches(page, sides, shown))
    places = st.columns(len(sketches))
    for place, short, label, sketch in zip(places, sides.short, sides.labels, sketches, strict=True):
        with place:
            st.caption(plain(short))  # a line each, so that the pictures stand at the same height
            st.image(sketch.svg, width="stretch", alt=f"{label}. {sketch.text}")
            st.caption(plain(f"{sketch.note} {sketch.text}"))
    st.caption(legend)
    graphs = [side.drawn("contacts" if shown == "map" else shown) for side in sides.networks]
    show_same_as_table(graphs, sides.short, page.words, marking=marking_of_sides(sides), crossing=shown == "map")


def show_same_as_table(
    drawn: Sequence[nx.Graph], labels: Sequence[str], words: Words, *, marking: Marking, crossing: bool = False
) -> None:
    """Offer the ties of pictures beside each other as a table, made when somebody opens it."""
    offer = st.expander(words.say("The same as a table"), on_change="rerun", key="sides-table")
    if offer.open:
        with offer:
            table = ties_of_sides(drawn, labels, words, crossing=crossing)
            show_table(table, words, name="ties-of-sides", marking=marking)


def _sketches(page: Page, sides: Sides, shown: str) -> list[Sketch]:
    if shown == "map":
        return side_maps(sides.registers, [side.contacts for side in sides.networks], page.words)
    return side_networks([side.drawn(shown) for side in sides.networks], page.words)


def _show_measures(page: Page, sides: Sides, measures: pd.DataFrame) -> None:
    words, all_of_it = page.words, may_see_result(page.viewer, "resilience")
    marking = marking_of_sides(sides, "resilience" if all_of_it else "")
    st.subheader(words.say("Numbers that may be compared"), anchor=False)
    table = measures_table(measures, sides.short, words, comparable=True, all_of_it=all_of_it)
    show_table(table, words, name="compared", marking=marking, lines=2)
    moving = measures_table(measures, sides.short, words, comparable=False, all_of_it=all_of_it)
    st.subheader(words.say("Numbers that move because the network grows"), anchor=False)
    st.caption(
        words.say(
            "A network with more organisations is less dense and less close however well it works: these may not be "
            "compared between sides. Over those on record only, they may; the ways between them may lead through "
            "newcomers."
        )
    )
    show_table(moving, words, name="moving", marking=marking, lines=2)


def _show_coverage(page: Page, sides: Sides, found: list[Facts]) -> None:
    words = page.words
    st.subheader(words.say("Coverage won and lost, per sector and county"), anchor=False)
    won = coverage_won(found)
    for side, label in enumerate(sides.labels[1:], start=1):
        st.caption(plain(label))
        table = coverage_table(won, side, words)
        show_table(table, words, name=f"coverage-{side}", marking=marking_of_sides(sides))


def _show_gaps(page: Page, sides: Sides) -> None:
    """Show which gaps close and open, once somebody asks: finding them takes longest."""
    words = page.words
    if not may_see_result(page.viewer, "gaps"):
        return
    opened = st.expander(words.say("Gaps that close and open"), on_change="rerun", key="gaps_compared")
    if not opened.open:
        return
    with opened:
        st.caption(
            words.say(
                "Only gaps whose own contacts or members changed can close or open here; what was expected of all "
                "other pairs is kept from before. Planned ties do not count in gaps."
            )
        )
        before = _gaps(page, sides.registers[0])
        for side, label in enumerate(sides.labels[1:], start=1):
            st.markdown(f"**{plain(label)}**")
            _list_changes(page, sides, gaps_between(before, _gaps(page, sides.registers[side])), side)


def _gaps(page: Page, register: Register) -> pd.DataFrame:
    def found() -> pd.DataFrame:
        with st.spinner(page.words.say("Looking for gaps …")):
            return find_gaps(register, remember=on_disk(page))

    return recall_watched(f"gaps {register.key}", found)


def _list_changes(page: Page, sides: Sides, changed: pd.DataFrame, side: int) -> None:
    words = page.words
    counts = changed["change"].value_counts()
    listed = [
        words.say("{what}: {n}", what=words.say(_CHANGED[change]), n=int(counts.get(change, 0))) for change in CHANGES
    ]
    st.text(words.listing(listed) + ".")
    kept = [change for change in CHANGES if counts.get(change, 0)]
    for tab, change in zip(
        st.tabs([words.say(_CHANGED[change]) for change in kept]) if kept else [], kept, strict=True
    ):
        with tab:
            show_table(
                gaps_changed(changed, change, words, sides.names),
                words,
                name=f"gaps-{change}-{side}",
                marking=marking_of_sides(sides, "gaps"),
                lines=2,
            )
