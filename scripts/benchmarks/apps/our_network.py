"""Our network picture, in an otherwise empty page: ``?picture=<name>`` names the dataset."""

import os
import re

import streamlit as st

from stakeholders import Register, read_dataset
from stakeholders.language import Words
from stakeholders.ui.network_choices import NetworkChoice
from stakeholders.ui.network_panel import show_network
from stakeholders.ui.network_shown import network_shown


@st.cache_resource
def read(folder: str) -> Register:
    """Return the dataset's register."""
    return read_dataset(folder).register


name = re.sub(r"\W", "", str(st.query_params.get("picture", "")))
register, words = read(f"{os.environ['STAKEHOLDERS_DATA']}/{name}"), Words("en")
shown = network_shown(register, NetworkChoice(), words, title="", marking=register.marking())
show_network(shown, words, register.marking())
