"""Where is collaboration missing?"""

import streamlit as st

from stakeholders.ui.frame import open_page
from stakeholders.ui.gaps import chosen_gap, is_open_to, listed_gaps, show_all, show_cards

page = open_page("Where is collaboration missing?")
if not is_open_to(page):
    st.stop()
words = page.words
gaps = listed_gaps(page)
show_cards(page, gaps, lambda row: None)
show_all(page, gaps)
