"""What do we have, and what needs attention?"""

import streamlit as st

from stakeholders.measures.holdings import counts, per_year
from stakeholders.ui.counted import connected_to_nothing, overview_of
from stakeholders.ui.datasets import problems
from stakeholders.ui.figures import show_figures, show_points
from stakeholders.ui.frame import open_page
from stakeholders.ui.gaps import show_top
from stakeholders.ui.links import link_to
from stakeholders.ui.memory import remembered
from stakeholders.ui.released import offer_released
from stakeholders.ui.sketches import show_bars, show_sketch, show_years
from stakeholders.ui.table import show_table
from stakeholders.ui.waiting import show_waiting
from stakeholders.views.overview import attention, figures, limits
from stakeholders.views.overview_pictures import small_map, small_network
from stakeholders.views.overview_tables import labelled, layers_labelled
from stakeholders.views.problems import problem_points

page = open_page("What do we have, and what needs attention?", "gaps")
words, register = page.words, page.register
with st.spinner(words.say("Counting …")):
    facts = overview_of(register)

show_figures(figures(facts, words))

show_top(page, words)

needs, tells = st.columns(2, gap="large")
with needs:
    st.subheader(words.say("What needs attention"), anchor=False)
    show_points([*problem_points(problems(page.dataset, page.everyone, words), words), *attention(facts, words)])
    show_waiting(page)
    link_to("data", words.say("See the problems and the sources"), icon=":material/table_chart:")
with tells:
    st.subheader(words.say("What the data cannot tell"), anchor=False)
    show_points(limits(facts, words))

network, places = st.columns([8, 5], gap="large")
with network:
    st.subheader(words.say("Who is connected"), anchor=False)
    show_sketch(small_network, register, words)
    link_to("network", words.say("Open the network"), icon=":material/hub:")
with places:
    st.subheader(words.say("Where they are"), anchor=False)
    show_sketch(small_map, register, words)
    link_to("map", words.say("Open the map"), icon=":material/map:")

kinds, countries = st.columns(2, gap="large")
with kinds:
    st.subheader(words.say("Stakeholders by kind"), anchor=False)
    by_kind = remembered(counts, register, "stakeholders", "kind")
    show_bars(by_kind, "kind", words)
    kinds_table = st.expander(words.say("The same as a table"), on_change="rerun", key="kinds_table")
    if kinds_table.open:
        with kinds_table:
            show_table(labelled(by_kind, "kind", words), words, name="stakeholders-by-kind", marking=page.marking)
with countries:
    st.subheader(words.say("Stakeholders by country"), anchor=False)
    by_country = remembered(counts, register, "stakeholders", "country")
    show_bars(by_country, "country", words)
    countries_table = st.expander(words.say("The same as a table"), on_change="rerun", key="countries_table")
    if countries_table.open:
        with countries_table:
            show_table(
                labelled(by_country, "country", words), words, name="stakeholders-by-country", marking=page.marking
            )

offer_released(page, "kind", "sector")

st.subheader(words.say("Over time"), anchor=False)
st.caption(
    words.say(
        "Initiatives that were going on, and pairs in contact, year by year, without what a scenario assumes. "
        "What has no end goes on; initiatives without a date are left out; ties without a date count in every year."
    )
)
years = remembered(per_year, register)
show_years(years, words)
years_table = st.expander(words.say("The same as a table"), on_change="rerun", key="years_table")
if years_table.open:
    with years_table:
        show_table(years, words, name="by-year", marking=page.marking)

layers_table = st.expander(words.say("What the contacts rest on"), on_change="rerun", key="layers_table")
if layers_table.open:
    with layers_table:
        show_table(layers_labelled(facts.by_layer, words), words, name="contacts-by-layer", marking=page.marking)
alone_table = st.expander(
    words.say("Stakeholders with no contact and no part in anything"), on_change="rerun", key="alone_table"
)
if alone_table.open:
    with alone_table:
        show_table(connected_to_nothing(register, words), words, name="without-any-tie", marking=page.marking)
