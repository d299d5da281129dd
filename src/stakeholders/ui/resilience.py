"""What hangs on one, on a page: robustness for members, cut points and bridges for those who run the networks."""

import networkx as nx
import pandas as pd
import streamlit as st

from stakeholders.advice.losses import NETWORKS, organisations_in, resilience_of
from stakeholders.measures.reach import efficiency_over, global_efficiency
from stakeholders.measures.removal import Robustness
from stakeholders.measures.resilience import bridges, core_numbers, cut_points, robustness
from stakeholders.register import Register
from stakeholders.schema.floors import marking_of_result, may_see_result
from stakeholders.ui.choices import choose_one
from stakeholders.ui.figures import show_figures
from stakeholders.ui.frame import Page
from stakeholders.ui.memory import remembered
from stakeholders.ui.sides import in_year, networks_of
from stakeholders.ui.table import show_table
from stakeholders.views.contribution_chart import removal_chart
from stakeholders.views.resilience_tables import bridges_table, cores_table, cut_points_table
from stakeholders.views.resilience_words import curve_in_words, robustness_figures


def ask_network(page: Page) -> str:
    """Ask which network is looked at."""
    words = page.words
    return choose_one(
        words.say("Network"),
        NETWORKS,
        key="network_kind",
        label_of=lambda code: {
            "affiliations": words.say("Who is part of what"),
            "contacts": words.say("Who is in contact with whom"),
        }[code],
        kind="segmented",
    )


def network_of(register: Register, network: str) -> nx.Graph:
    """Return the network, made once."""
    return resilience_of(networks_of(register), network)


def show_resilience(page: Page) -> None:
    """Show how the network holds, and on whom it hangs."""
    words, register = page.words, in_year(page, page.everyone)
    network = ask_network(page)
    with st.spinner(words.say("Removing everybody, one by one …")):
        G = network_of(register, network)
        found = remembered(_robustness, register, network)
        cores = remembered(_cores, register, network)
        efficiency = remembered(_efficiency, register, network)
    show_figures(robustness_figures(found, efficiency, cores, words), in_a_row=5)
    st.subheader(words.say("Who still hangs together"), anchor=False)
    st.vega_lite_chart(removal_chart(found.curve, words), alt=curve_in_words(found.curve, words))
    marking = marking_of_result("resilience", page.everyone.marking())
    tables = st.expander(words.say("The same as a table"), on_change="rerun", key="removal-table")
    if tables.open:
        with tables:
            curve = found.curve.rename(columns={"targeted": "share_targeted", "random": "share_random"})
            show_table(curve.astype("float64"), words, name="removal", marking=marking)
    if may_see_result(page.viewer, "cut_sets"):
        _show_cuts(page, register, network, G)
    st.subheader(words.say("The core"), anchor=False)
    st.caption(
        words.say("In a core of k, everybody has at least k ties to others of the core: what holds when the rim frays.")
    )
    show_table(cores_table(cores, G, words, page.everyone.names), words, name="cores", marking=marking)


def _robustness(register: Register, network: str) -> Robustness:
    G = network_of(register, network)
    return robustness(G, members=organisations_in(G))


def _cores(register: Register, network: str) -> dict[str, int]:
    return core_numbers(network_of(register, network))


def _efficiency(register: Register, network: str) -> float:
    G = network_of(register, network)
    return global_efficiency(G) if network == "contacts" else efficiency_over(G, organisations_in(G))


def _cut_points(register: Register, network: str) -> pd.DataFrame:
    return cut_points(network_of(register, network))


def _bridges(register: Register, network: str) -> pd.DataFrame:
    return bridges(network_of(register, network))


def _show_cuts(page: Page, register: Register, network: str, G: nx.Graph) -> None:
    """Show whom and what the network hangs on."""
    words, names = page.words, page.everyone.names
    marking = marking_of_result("cut_sets", page.everyone.marking())
    points = remembered(_cut_points, register, network)
    st.subheader(words.say("Lose this one, and part of the network cannot be reached"), anchor=False)
    st.caption(
        words.say(
            "{marking}: for those who run the networks. Cut off: how many no longer reach the largest piece.",
            marking=marking.text,
        )
    )
    show_table(
        cut_points_table(points, G, words, names, places=False),
        words,
        name="organisations-we-depend-on",
        title=words.say("Organisations we depend on"),
        marking=marking,
    )
    if network == "affiliations":
        show_table(
            cut_points_table(points, G, words, names, places=True),
            words,
            name="meeting-places-we-depend-on",
            title=words.say("Meeting places we depend on"),
            marking=marking,
        )
    show_table(
        bridges_table(remembered(_bridges, register, network), words, names),
        words,
        name="bridges",
        title=words.say("Bridges: ties that nothing else replaces"),
        marking=marking,
    )
