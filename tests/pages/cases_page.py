"""Requests alone on a page, for tests: what is needed stands here, who looks comes in the link."""

import streamlit as st

from stakeholders.measures.partners import Need
from stakeholders.ui.asking import offer_to_ask
from stakeholders.ui.cases import show_cases
from stakeholders.ui.frame import open_page

page = open_page("Is our data right?")
offer_to_ask(page, Need("machining", ("NO060",)))
show_cases(page)
st.text("end")
