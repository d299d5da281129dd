"""Is our data right?"""

import streamlit as st

from stakeholders.exports.templates import explanation
from stakeholders.measures.age import documents
from stakeholders.measures.holdings import rows_per_table
from stakeholders.places import sources
from stakeholders.schema import Marking
from stakeholders.ui.accountability import show_accountability
from stakeholders.ui.datasets import licences, problems
from stakeholders.ui.figures import show_points
from stakeholders.ui.frame import open_page
from stakeholders.ui.memory import remembered
from stakeholders.ui.opening import offer_templates, open_your_own
from stakeholders.ui.table import show_table
from stakeholders.views.data_tables import (
    borders_labelled,
    documents_labelled,
    explanation_labelled,
    gaps,
    licences_in_words,
    rows_labelled,
)
from stakeholders.views.problems import marking_of, problem_points, problems_labelled

page = open_page("Is our data right?")
words, everyone = page.words, page.everyone
found = problems(page.dataset, everyone, words)

st.subheader(words.say("Problems"), anchor=False)
show_points(problem_points(found, words))
if len(found):
    marking = marking_of(found, everyone.marking())
    show_table(problems_labelled(found, words), words, name="problems", marking=marking, lines=2)

st.subheader(words.say("Open your own"), anchor=False)
st.caption(
    words.say(
        "Drop tables of your own here: their problems are told, and you can look at them on every page. "
        "For this session only: nobody else sees them."
    )
)
open_your_own(page)

st.subheader(words.say("Templates"), anchor=False)
st.caption(
    words.say(
        "Empty tables to fill in. Only stakeholders and memberships are required, and of their columns only those in "
        "bold; everything else makes the pages richer."
    )
)
offer_templates(words)
columns = st.expander(words.say("Every column explained"), on_change="rerun", key="columns_table")
if columns.open:
    with columns:
        show_table(explanation_labelled(explanation(words)), words, name="columns", marking=Marking.CLEAR, lines=3)

tables, papers = st.columns([3, 8], gap="large")
with tables:
    st.subheader(words.say("What it holds"), anchor=False)
    show_table(rows_labelled(remembered(rows_per_table, everyone)), words, name="tables", marking=everyone.marking())
with papers:
    st.subheader(words.say("What it rests on"), anchor=False)
    cited = documents_labelled(remembered(documents, everyone), words)
    show_table(cited, words, name="documents", marking=everyone.marking())
st.text(licences_in_words(licences(page.dataset), words))

show_accountability(page)

st.subheader(words.say("Borders and place names"), anchor=False)
st.caption(words.say("What the maps are drawn from, and what is known to be missing in it."))
borders = st.expander(words.say("Sources of the borders"), on_change="rerun", key="borders_table")
if borders.open:
    with borders:
        show_table(borders_labelled(sources()), words, name="borders", marking=Marking.CLEAR, lines=2)
show_points(gaps(words))
