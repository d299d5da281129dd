"""What hangs on one organisation?"""

import streamlit as st

from stakeholders.ui.frame import open_page
from stakeholders.ui.gaps import is_open_to
from stakeholders.ui.losses import show_losses
from stakeholders.ui.methods import RESILIENCE, offer_method
from stakeholders.ui.resilience import show_resilience
from stakeholders.ui.sections import RESILIENCE as PARTS
from stakeholders.ui.sections import ask_section

page = open_page("What hangs on one organisation?", "resilience", "cut_sets")
if not is_open_to(page, "resilience"):
    st.stop()

section = ask_section(PARTS, page.words)
if section == "hangs":
    show_resilience(page)
if section == "watch":
    show_losses(page)
offer_method(page.words, RESILIENCE, key=section)
