"""Mixing and brokerage on a page: a heat map, who stands between whom, and what the numbers mean."""

import streamlit as st

from stakeholders.codes import ATTRIBUTES, NETWORK_LAYERS
from stakeholders.measures.compared import brokers, compare
from stakeholders.ui.choices import choose_flag, choose_one
from stakeholders.ui.frame import Page
from stakeholders.ui.gaps import marking_of, studied
from stakeholders.ui.links import plain
from stakeholders.ui.memory import remembered
from stakeholders.ui.table import show_table
from stakeholders.views.brokerage_table import brokerage_table, meanings
from stakeholders.views.mixing_chart import heat_map, matrix_in_words, mixing_table
from stakeholders.views.mixing_words import assortativity_in_words, ei_in_words

_ROW = 35  # pixels of a row of the heat map


def show_mixing(page: Page) -> None:
    """Ask by what and in which layer, and show who has contact with whom, group by group."""
    words = page.words
    left, right = st.columns(2)
    with left:
        attribute = choose_one(
            words.say("Compare by"),
            tuple(ATTRIBUTES),
            key="by",
            label_of=lambda code: words.label("attribute", code),
            kind="segmented",
        )
    with right:
        layer = choose_one(
            words.say("What counts as contact"),
            tuple(NETWORK_LAYERS),
            key="layer",
            default="all",
            label_of=lambda code: words.label("mixing_layer", code),
        )
    found = remembered(compare, studied(page), attribute, layer)
    if attribute != "sectors":
        st.text(ei_in_words(found.ties, found.tested, attribute, words))
        st.text(assortativity_in_words(found.ties, found.assortativity, words))
    table = mixing_table(found.observed, found.expected, found.sizes, attribute, words)
    if table.empty:
        st.info(words.say("No stakeholder has anything to be compared by."))
        return
    spec = heat_map(found.observed, found.expected, found.sizes, attribute, words)
    names = 50 + 4 * min(int(table["first"].str.len().max()), 36)  # pixels that the slanted names below it take
    with st.container(height=_ROW * len(found.observed) + names, border=False):  # a wide matrix scrolls within
        st.vega_lite_chart(spec, width="content", alt=matrix_in_words(table, words))
    st.caption(
        words.say(
            "In each cell the pairs in contact. Blue: more than the activity of both groups would suggest; orange: "
            "fewer; without colour: too few to say. Expected by stub matching, for orientation; hover for the numbers."
        )
    )
    if found.left_out:
        st.caption(words.say_n("{n} smaller group is left out.", "{n} smaller groups are left out.", found.left_out))
    show_table(table, words, name="mixing", marking=marking_of(page, "mixing"))


def show_brokers(page: Page) -> None:
    """Show who stands between whom, by country or kind, with or without clusters and associations."""
    words = page.words
    left, right = st.columns(2, vertical_alignment="bottom")
    with left:
        attribute = choose_one(
            words.say("Roles by"),
            ("country", "kind", "region"),
            key="roles_by",
            label_of=lambda code: words.label("attribute", code),
            kind="segmented",
        )
    with right:
        intermediaries = choose_flag(
            words.say("With clusters and associations"),
            key="intermediaries",
            default=True,
            help=words.say("Standing between others is their task; without them one sees who else does."),
        )
    found = remembered(brokers, studied(page), attribute, intermediaries=intermediaries)
    table = brokerage_table(found.G, found.roles, found.measured, found.communities, words)
    if table.empty:
        st.info(words.say("Nobody here has a contact yet, so that nobody stands between others."))
    show_table(table, words, name="brokers", marking=marking_of(page, "brokerage"))
    for meaning in meanings(words):
        st.caption(plain(meaning))
