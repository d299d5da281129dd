"""Who is where, and what crosses the border?"""

import streamlit as st

from stakeholders.ui.frame import open_page
from stakeholders.ui.map_choices import ask_large_events, ask_layers, ask_level
from stakeholders.ui.map_downloads import show_downloads
from stakeholders.ui.map_panel import on_map, placed_listed, show_credits, show_map_with_card
from stakeholders.ui.memory import remembered
from stakeholders.ui.released import offer_released
from stakeholders.ui.table import show_table
from stakeholders.views.map_tables import areas_table, places_table, stakeholders_table, ties_table

page = open_page("Who is where, and what crosses the border?")
words, register = page.words, page.register

areas, drawn, counted = st.columns([2, 5, 2], vertical_alignment="bottom")
with areas:
    level = ask_level(words)
with drawn:
    layers = ask_layers(words)
with counted:
    large_events = ask_large_events(words)

show_map_with_card(register, words, level, layers, large_events)

shown = remembered(on_map, register, words, level, layers, large_events, "")
stakeholders, per_area, between, ties, nowhere = st.tabs(
    [
        words.say("Who is where"),
        words.say("How many in each area"),
        words.say("What crosses the border, place by place"),
        words.say("Cross-border ties"),
        words.say("No known place"),
    ],
    on_change="rerun",
    key="map_tables",
)
if stakeholders.open:
    with stakeholders:
        listed = remembered(placed_listed, register, words)
        show_table(listed, words, name="stakeholders-on-the-map", marking=page.marking)
if per_area.open:
    with per_area:
        show_table(areas_table(shown.counted, level, words), words, name="stakeholders-per-area", marking=page.marking)
if between.open:
    with between:
        show_table(places_table(shown.crossings.between, words), words, name="border-places", marking=page.marking)
if ties.open:
    with ties:
        show_table(ties_table(shown.crossings.pairs, words), words, name="border-ties", marking=page.marking)
if nowhere.open:
    with nowhere:
        show_table(stakeholders_table(shown.unplaced, words), words, name="without-place", marking=page.marking)
offer_released(page, "kind", "sector")
st.caption(
    words.say(
        "Cross-border ties are pairs of organisations from two countries with a declared relation, a shared project or "
        "a small meeting; a cluster and the organisation that runs it count as one. Where the documents name no tie, "
        "there may still be one."
    )
)
show_downloads(page, shown, layers, "Who is where, and what crosses the border?")
show_credits(words)
