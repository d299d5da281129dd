"""One gap on a page: its evidence, its cells, a small network and map of just that gap."""

import networkx as nx
import streamlit as st

from stakeholders.ui.frame import Page
from stakeholders.ui.gaps import marking_of, show_card, studied
from stakeholders.ui.links import link_to, plain
from stakeholders.ui.memory import recall
from stakeholders.ui.methods import GAPS, offer_method
from stakeholders.ui.table import show_table
from stakeholders.views.gap_pictures import (
    concerned,
    gap_graph,
    gap_map,
    gap_network,
    kinds_legend,
    network_tables,
)
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
        G = recall(f"graph of {key}", lambda: gap_graph(register, ids, examples))
        drawn = recall(f"network of {key}", lambda: gap_network(G, words))
        mapped = recall(f"map of {key}", lambda: gap_map(register, ids, words))
    with network:
        st.subheader(words.say("The network of this gap"), anchor=False)
        _show_sketch(drawn)
        key_to_it = kinds_legend(G, words)
        st.image(key_to_it.svg, alt=f"{key_to_it.note}: {key_to_it.text}")
    with places:
        st.subheader(words.say("The map of this gap"), anchor=False)
        _show_sketch(mapped)
    _offer_tables(page, G)


def _offer_tables(page: Page, G: nx.Graph) -> None:
    """Offer the pictures as tables, made when they are opened."""
    words = page.words
    offer = st.expander(words.say("The same as a table"), on_change="rerun", key="gap-tables")
    if offer.open:
        with offer:
            who, parts = network_tables(G, words)
            show_table(who, words, name="gap-stakeholders", marking=marking_of(page))
            show_table(parts, words, name="gap-network", marking=marking_of(page))


def _show_sketch(sketch: Sketch) -> None:
    st.image(sketch.svg, width="stretch", alt=sketch.text)
    st.caption(plain(f"{sketch.note} {sketch.text}"))
