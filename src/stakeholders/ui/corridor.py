"""The corridor on a page: how many independent ways, through whom, what they hang on, and what would widen it."""

from functools import partial
from typing import Final

import networkx as nx
import streamlit as st

from stakeholders.advice.smallest import Widening, widen
from stakeholders.codes import REGION
from stakeholders.keeping.introductions import settled
from stakeholders.measures.corridor import OPTIONAL, Corridor, corridor, corridor_networks, regions_of
from stakeholders.register import Register
from stakeholders.schema.floors import marking_of_result, may_see_result
from stakeholders.ui.choices import choose_many, choose_one
from stakeholders.ui.figures import show_points
from stakeholders.ui.frame import Page
from stakeholders.ui.gaps import is_open_to
from stakeholders.ui.kept import marked
from stakeholders.ui.links import link_to, plain
from stakeholders.ui.memory import recall, remembered
from stakeholders.ui.sides import ask_planned, in_year
from stakeholders.ui.table import show_table
from stakeholders.views.corridor_pictures import corridor_map, corridor_network
from stakeholders.views.corridor_tables import introductions_that_widen, stretches_table, ways_table
from stakeholders.views.scenario_words import corridor_in_words, cut_in_words, way_in_words, width_in_words

_FEWEST: Final = 2  # regions


def show_corridor(page: Page) -> None:
    """Show the ways from the first region to the last, with the scenarios that are on."""
    words = page.words
    if not is_open_to(page, "resilience"):
        return
    register = in_year(page, page.everyone)
    regions, network, statuses = _ask(page, register)
    if len(regions) < _FEWEST:
        st.info(words.say("Choose at least two regions."))
        return
    with st.spinner(words.say("Looking for ways …")):
        found = remembered(_corridor, register, regions, network, statuses)
    st.markdown(f"**{plain(corridor_in_words(found, words))}**")
    show_points(width_in_words(stretch, words) for stretch in (found.whole, *found.stretches))
    st.caption(
        words.say(
            "Independent ways share no organisation; the width is counted from end to end, and a way need not touch "
            "the regions between. A cluster and the organisation that runs it count as one."
        )
    )
    _show_ways(page, register, found, network, statuses)
    _show_cut(page, found)
    if may_see_result(page.viewer, "introductions"):
        _show_widening(page, register, found, network, statuses)


def _ask(page: Page, register: Register) -> tuple[tuple[str, ...], str, tuple[str, ...] | None]:
    words = page.words
    usual = regions_of(register)
    offered = [*usual, *(code for code in REGION if code not in usual)]
    if OPTIONAL not in usual:
        offered.insert(len(usual), OPTIONAL)
        offered = list(dict.fromkeys(offered))
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with left:
        regions = choose_many(
            words.say("Regions, in their order"),
            offered,
            key="regions_of_corridor",
            default=usual,
            label_of=lambda code: words.label("region", code),
            help=words.say("From one end to the other. Västerbotten can join: the ferry to Vaasa leaves from Umeå."),
            ordered=True,
        )
    with right:
        network = choose_one(
            words.say("What counts as a way"),
            ("contacts", "affiliations"),
            key="ways",
            label_of=lambda code: {
                "contacts": words.say("Contacts"),
                "affiliations": words.say("Shared groups, projects and small meetings"),
            }[code],
            kind="segmented",
        )
        statuses = ask_planned(page)
    return regions, network, statuses


def _network(register: Register, network: str, statuses: tuple[str, ...] | None) -> nx.Graph:
    return corridor_networks(register, statuses)[network]


def _corridor(register: Register, regions: tuple[str, ...], network: str, statuses: tuple[str, ...] | None) -> Corridor:
    return corridor(remembered(_network, register, network, statuses), regions)


def _show_ways(page: Page, register: Register, found: Corridor, network: str, statuses: tuple[str, ...] | None) -> None:
    words, names = page.words, page.everyone.names
    strict = may_see_result(page.viewer, "cut_sets")
    key = f"{register.key} {found.regions} {network} {statuses} {strict} {words.tag}"
    with st.spinner(words.say("Drawing …")):
        G = remembered(_network, register, network, statuses)
        drawn = recall(f"corridor network {key}", partial(corridor_network, G, found, words, with_cut=strict))
        mapped = recall(f"corridor map {key}", partial(corridor_map, register, found, words, with_cut=strict))
    left, right = st.columns([8, 5], gap="large")
    with left:
        st.subheader(words.say("In the network"), anchor=False)
        st.image(drawn.svg, width="stretch", alt=drawn.text)
        st.caption(plain(drawn.text))
    with right:
        st.subheader(words.say("On the map"), anchor=False)
        st.image(mapped.svg, width="stretch", alt=mapped.text)
        st.caption(plain(mapped.text))
    st.caption(
        words.say("Each way has a colour and a number of its own.")
        + (" " + words.say("With a red ring: what all ways run through.") if strict and found.cut else "")
    )
    if found.ways:
        show_points(way_in_words(way, names, words) for way in found.ways)
    tables = st.expander(words.say("The same as a table"), on_change="rerun", key="corridor-tables")
    if tables.open:
        with tables:
            marking = marking_of_result("resilience", page.everyone.marking())
            show_table(stretches_table(found, words), words, name="corridor", marking=marking)
            show_table(ways_table(found, words, names), words, name="corridor-ways", marking=marking)


def _show_cut(page: Page, found: Corridor) -> None:
    """Show what all ways run through, to those who may see it; others are not told that there is anything."""
    words = page.words
    if not may_see_result(page.viewer, "cut_sets") or found.width is None:
        return
    st.subheader(words.say("What it hangs on"), anchor=False)
    marking = marking_of_result("cut_sets", page.everyone.marking())
    st.text(f"{marking.text}  {cut_in_words(found.cut, page.everyone.names, words)}")


def _show_widening(
    page: Page, register: Register, found: Corridor, network: str, statuses: tuple[str, ...] | None
) -> None:
    """Show the fewest introductions that would widen it by one way."""
    words = page.words
    st.subheader(words.say("What would widen it"), anchor=False)
    if found.width is None:
        st.text(words.say("First somebody has to be on record at both ends."))
        return
    known, declined = settled(marked(page))
    taken = (*known, *declined)
    with st.spinner(words.say("Looking for introductions …")):
        wider = remembered(_widening, register, found.regions, network, statuses, taken)
    if wider is None:
        st.text(words.say("No introductions that could be made would add a way."))
        return
    number = words.say_n("{n} introduction", "{n} introductions", len(wider.introductions))
    ways = words.say_n("{n} independent way", "{n} independent ways", wider.after)
    st.text(words.say("{introductions} would make it {ways}; no fewer would do.", introductions=number, ways=ways))
    show_table(
        introductions_that_widen(wider.introductions, page.everyone.names),
        words,
        name="widening",
        marking=marking_of_result("introductions", page.everyone.marking()),
    )
    for row in wider.introductions.itertuples(index=False):
        pair = "|".join(sorted((str(row.one), str(row.other))))
        names = [page.everyone.name_of(end) for end in pair.split("|")]
        link_to(
            "gaps",
            words.say("Arrange: {one} and {other}", one=names[0], other=names[1]),
            icon=":material/handshake:",
            section="introductions",
            pair=pair,
        )
    st.caption(
        words.say(
            "From pairs that could be introduced: not in contact, not one actor, not marked as known or declined, not "
            "neighbours in one trade. Of equally few, those that score best."
        )
    )


def _widening(
    register: Register,
    regions: tuple[str, ...],
    network: str,
    statuses: tuple[str, ...] | None,
    taken: tuple[tuple[str, str], ...],
) -> Widening | None:
    return widen(register, remembered(_network, register, network, statuses), regions=regions, taken=taken)
