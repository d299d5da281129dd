"""Key figures and lists of sentences, as pages place them."""

from collections.abc import Iterable, Sequence
from typing import Final

import streamlit as st

from stakeholders.ui.links import plain
from stakeholders.views.overview import Figure

IN_A_ROW: Final = 4


def show_figures(figures: Sequence[Figure], in_a_row: int = IN_A_ROW) -> None:
    """Show each figure with its meaning beneath."""
    for first in range(0, len(figures), in_a_row):
        for column, figure in zip(st.columns(in_a_row), figures[first : first + in_a_row], strict=False):
            with column.container(border=True, height="stretch", gap="xsmall"):
                st.metric(plain(figure.label), figure.value)
                st.caption(plain(figure.meaning))


def show_points(sentences: Iterable[str]) -> None:
    """Show each sentence as a point of a list; whatever stands in one is shown as it is."""
    st.markdown("\n".join(f"- {plain(sentence)}" for sentence in sentences))
