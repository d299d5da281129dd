"""The network picture with the card of what is selected; a click runs this part of the page alone."""

from datetime import date
from typing import Final

import networkx as nx
import streamlit as st

from stakeholders.errors import StakeholdersError
from stakeholders.exports.delimited import marked_name
from stakeholders.language import Words
from stakeholders.schema import Marking
from stakeholders.ui.accounting import accounted
from stakeholders.ui.choices import get_choice, set_choice
from stakeholders.ui.links import link_to, plain
from stakeholders.ui.network_component import asked_to_save, newly_selected, show_network_picture
from stakeholders.ui.network_shown import Shown
from stakeholders.ui.sign_in import draw_anew_if_changed
from stakeholders.views.network_card import Card, area_card, card
from stakeholders.views.network_words import ways_in_words, ways_title

PICTURE: Final = "network_picture"
_LOGGED: Final = "stakeholders.picture_logged"  # the wish to save it that was logged last
SELECTED: Final = "selected"  # in the link
OPEN_WAYS: Final = 3  # more are listed when the reader asks


@st.fragment
def show_network(shown: Shown, words: Words, marking: Marking) -> None:
    """Show the picture and, beside it, the card of the node that the reader selects."""
    draw_anew_if_changed()
    with st.container(key="network_panel", gap="small"):
        clicked = newly_selected(PICTURE)
        if clicked is not None:
            set_choice(SELECTED, clicked)
        selected = get_choice(SELECTED)
        show_network_picture(
            shown.picture,
            key=PICTURE,
            selected=selected,
            nodes=shown.ways.nodes,
            ties=shown.ways.ties,
            saved=_saved(marking, words),
        )
        if selected in shown.drawn:
            with st.container(key="network_card", gap="xsmall"):  # over the picture, by the component's style
                _show_card(shown.drawn, selected, words)
        else:
            st.caption(words.say("Select a node in the picture with the mouse, or with the arrow keys and Enter."))


def show_ways(shown: Shown, one: str, other: str, words: Words) -> None:
    """Say which ways lead from one to the other, where two were chosen."""
    title = ways_title(shown.network, shown.ways, one, other, words)
    if title and not shown.ways.number:
        st.info(plain(title))
    elif title:
        with st.expander(plain(title), expanded=shown.ways.number <= OPEN_WAYS, icon=":material/route:"):
            for way in ways_in_words(shown.network, shown.ways, words):
                st.text(way)


def _saved(marking: Marking, words: Words) -> dict[str, str | int]:
    """Return the name of the picture that a reader saves, what stands under it, and which wish to do so is logged."""
    today = date.today().isoformat()  # noqa: DTZ011 - the reader's day
    file, wish = marked_name("network", marking, today, "png"), asked_to_save(PICTURE)
    if wish != st.session_state.get(_LOGGED, 0):
        try:
            accounted(bytes, file, "png", marking)()
            st.session_state[_LOGGED] = wish
        except StakeholdersError as error:
            st.error(plain(error.told(words)))
    logged = st.session_state.get(_LOGGED, 0)
    return {"file": file, "text": words.say("Saved on {date}", date=words.date(today)), "logged": logged}


def _show_card(G: nx.Graph, selected: str, words: Words) -> None:
    told: Card = area_card(G, selected, words) if G.graph["shows"] == "areas" else card(G, selected, words)
    st.subheader(plain(told.name), anchor=False)
    for fact in told.facts:
        st.text(fact)
    if told.description:
        st.text(told.description)
    if told.filters:
        link_to("network", words.say("Show only these"), icon=":material/filter_alt:", **told.filters)
    if told.organisation:
        link_to("directory", words.say("Open the profile"), icon=":material/badge:", organisation=told.organisation)
        link_to("network", words.say("Draw the neighbourhood"), icon=":material/adjust:", around=told.organisation)
    if told.ties:
        st.caption(told.ties_title)
        for line in told.ties:
            st.text(line)
