"""What the overview counts, made once of a network that other pages use too."""

import pandas as pd

from stakeholders.language import Words
from stakeholders.measures.overview import Overview, overview
from stakeholders.network import stakeholder_network
from stakeholders.register import Register
from stakeholders.ui.memory import recall, remembered
from stakeholders.views.overview_tables import stakeholders_named


def overview_of(register: Register) -> Overview:
    """Return what there is in the register, in numbers."""
    return recall(f"overview {register.key}", lambda: overview(register, remembered(stakeholder_network, register)))


def connected_to_nothing(register: Register, words: Words) -> pd.DataFrame:
    """Return the stakeholders with no contact and no part in anything."""
    ids = overview_of(register).parts.alone
    return recall(f"alone {register.key} {words.tag}", lambda: stakeholders_named(register, ids, words))
