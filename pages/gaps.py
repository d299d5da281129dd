"""Where is collaboration missing?"""

import streamlit as st

from stakeholders.schema.floors import may_see_result
from stakeholders.ui.frame import open_page
from stakeholders.ui.gap_detail import show_gap
from stakeholders.ui.gaps import chosen_gap, is_open_to, listed_gaps, show_all, show_cards
from stakeholders.ui.introductions import show_introductions, show_introductions_of
from stakeholders.ui.methods import BROKERS, GAPS, INTRODUCTIONS, MIXING, offer_method
from stakeholders.ui.mixing import show_brokers, show_mixing
from stakeholders.ui.sections import ask_section, open_parts_of_gaps, results_of_gaps
from stakeholders.ui.worklist import offer_to_list, show_worklist

page = open_page("Where is collaboration missing?", "gaps", of_part=results_of_gaps)
if not is_open_to(page):
    st.stop()
words = page.words
gap = chosen_gap(page)
if gap is not None:
    show_gap(page, gap)
    offer_to_list(page, gap)
    if may_see_result(page.viewer, "introductions"):
        show_introductions_of(page, gap)
        offer_method(words, INTRODUCTIONS, key="introductions")
    st.stop()

section = ask_section(open_parts_of_gaps(page.viewer), words)
if section == "gaps":
    gaps = listed_gaps(page)
    st.caption(
        words.say(
            "Collaboration that one would expect and that is missing, most severe first. "
            "A gap is a question to somebody who knows: what no document names may exist all the same."
        )
    )
    show_cards(page, gaps, offer_to_list)
    offer_method(words, GAPS, key="gaps")
    st.subheader(words.say("All gaps"), anchor=False)
    show_all(page, gaps)
if section == "introductions":
    show_introductions(page)
    offer_method(words, INTRODUCTIONS, key="introductions")
if section == "mixing":
    show_mixing(page)
    offer_method(words, MIXING, key="mixing")
if section == "brokers":
    show_brokers(page)
    offer_method(words, BROKERS, key="brokers")
if section == "worklist":
    show_worklist(page)
