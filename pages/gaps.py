"""Where is collaboration missing?"""

import streamlit as st

from stakeholders.ui.frame import open_page
from stakeholders.ui.gap_detail import show_gap
from stakeholders.ui.gaps import chosen_gap, is_open_to, listed_gaps, show_all, show_cards
from stakeholders.ui.methods import BROKERS, GAPS, MIXING, offer_method
from stakeholders.ui.mixing import show_brokers, show_mixing

page = open_page("Where is collaboration missing?", result="gaps")
if not is_open_to(page):
    st.stop()
words = page.words
gaps = listed_gaps(page)
gap = chosen_gap(gaps)

if gap is not None:
    show_gap(page, gap)
    st.stop()

st.caption(
    words.say(
        "Collaboration that one would expect and that is missing, most severe first. A gap is a question to somebody who "
        "knows: what no document names may exist all the same."
    )
)
show_cards(page, gaps, lambda row: None)
offer_method(words, GAPS, key="gaps")

every, mixing, brokers = st.tabs(
    [words.say("All gaps"), words.say("Who mixes with whom"), words.say("Who bridges what")],
    on_change="rerun",
    key="gap_tabs",
)
if every.open:
    with every:
        show_all(page, gaps)
if mixing.open:
    with mixing:
        show_mixing(page)
        offer_method(words, MIXING, key="mixing")
if brokers.open:
    with brokers:
        show_brokers(page)
        offer_method(words, BROKERS, key="brokers")
