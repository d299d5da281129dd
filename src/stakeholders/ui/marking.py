"""The marking of a page, as the Traffic Light Protocol 2.0 prescribes it: the label in its colour on black."""

from typing import Final

import streamlit as st

from stakeholders.schema import Marking

COLOUR: Final = {
    Marking.CLEAR: "#FFFFFF",
    Marking.GREEN: "#33FF00",
    Marking.AMBER: "#FFC000",
    Marking.AMBER_STRICT: "#FFC000",
}


def show_marking(marking: Marking) -> None:
    """Draw the label; it is made of constants alone, nothing of it comes from data."""
    st.html(
        '<p style="margin:0;text-align:right"><strong style="background:#000;color:'
        f"{COLOUR[marking]};padding:0.15rem 0.5rem;font-family:monospace;font-size:0.9rem;"
        f'white-space:nowrap">{marking.text}</strong></p>'
    )
