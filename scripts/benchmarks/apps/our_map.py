"""Our map, in an otherwise empty page: ``?picture=<name>`` names the dataset."""

import os
import re

import streamlit as st

from stakeholders import Register, read_dataset
from stakeholders.language import Words
from stakeholders.ui.map_component import show_map
from stakeholders.ui.map_panel import on_map
from stakeholders.ui.memory import remembered
from stakeholders.views.map_picture import LAYERS


@st.cache_resource
def read(folder: str) -> Register:
    """Return the dataset's register."""
    return read_dataset(folder).register


name = re.sub(r"\W", "", str(st.query_params.get("picture", "")))
register, words = read(f"{os.environ['STAKEHOLDERS_DATA']}/{name}"), Words("en")
shown = remembered(on_map, register, words, "county", tuple(LAYERS), False, "")
show_map(shown.picture, words)
