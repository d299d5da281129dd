"""One gap on a page: its evidence, its cells, a small network and map of just that gap."""

import streamlit as st

from stakeholders.ui.frame import Page
from stakeholders.ui.gaps import marking_of, show_card, studied
from stakeholders.ui.links import link_to, plain
from stakeholders.ui.memory import recall
from stakeholders.ui.methods import GAPS, offer_method
from stakeholders.ui.table import show_table
from stakeholders.views.gap_pictures import concerned, gap_map, gap_network
from stakeholders.views.gap_tables import cells_table, evidence_table
from stakeholders.views.gap_words import Row, mapped_is_not_all
from stakeholders.views.overview_pictures import Sketch


def show_gap(page: Page, row: Row) -> None:
    """Show one gap with its evidence, its cells, and a network and a map of just that gap."""
    words, register = page.words, studied(page)
    link_to("gaps", words.say("Back to all gaps"), icon=":material/arrow_back:")
    with st.container(border=True):
        show_card(page, row, opened=True)
    offer_method(words, GAPS, key="gap")
    ids = concerned(row, register)
    st.subheader(words.say("What it rests on"), anchor=False)
    evidence = evidence_table(row, register, words)
    if evidence.empty:
        st.text(
            words.say(
                "No row names it: it follows from what is there elsewhere and not here. "
                "Those who are tied in elsewhere stand in the network below."
            )
        )
    else:
        show_table(evidence, words, name="gap-evidence", marking=marking_of(page), lines=2)
    if row["parts"]:
        st.subheader(words.say("What is missing where"), anchor=False)
        show_table(cells_table(row, words), words, name="gap-cells", marking=marking_of(page))
        st.caption(plain(mapped_is_not_all(row["as_of"], words)))
    if ids:
        _show_pictures(page, row, ids)


def _show_pictures(page: Page, row: Row, ids: tuple[str, ...]) -> None:
    words, register = page.words, studied(page)
    network, places = st.columns([8, 5], gap="large")
    examples = row["brokers"] if row["family"] == "coverage" else ()
    key = f"gap {register.key} {row['id']} {words.tag}"
    with st.spinner(words.say("Drawing …")):
        drawn = recall(f"network of {key}", lambda: gap_network(register, ids, examples, words))
        mapped = recall(f"map of {key}", lambda: gap_map(register, ids, words))
    for column, sketch, heading in (
        (network, drawn, words.say("The network of this gap")),
        (places, mapped, words.say("The map of this gap")),
    ):
        with column:
            st.subheader(heading, anchor=False)
            _show_sketch(sketch)


def _show_sketch(sketch: Sketch) -> None:
    st.image(sketch.svg, width="stretch", alt=sketch.text)
    st.caption(plain(f"{sketch.note} {sketch.text}"))
