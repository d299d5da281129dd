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
    st.html(f'<p style="margin:0;text-align:right">{_label(marking)}</p>')


def show_marking_on_paper(marking: Marking) -> None:
    """Draw the label at the head and the foot of every sheet that is printed; on the screen there is nothing."""
    label = _label(marking)
    st.html(
        "".join(
            f'<p class="on-every-sheet" style="display:none;{end}:0" aria-hidden="true">{label}</p>'
            for end in ("top", "bottom")
        )
    )


def _label(marking: Marking) -> str:
    return (
        f'<strong style="background:#000;color:{COLOUR[marking]};padding:0.15rem 0.5rem;font-family:monospace;'
        f'font-size:1rem;white-space:nowrap">{marking.text}</strong>'
    )
