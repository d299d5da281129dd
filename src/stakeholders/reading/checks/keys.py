"""Keys: no id twice, and none that stands for a stakeholder and an initiative at once."""

import numpy as np
import pandas as pd

from stakeholders.reading.checks.draft import Draft
from stakeholders.schema import among


def check_keys(draft: Draft) -> None:
    """Keep the first usable row of each key; the others are told which row that is."""
    names = [name for name in draft.table.key if name in draft]
    usable = np.flatnonzero(draft.usable)
    keys = draft.sheet.frame[names].iloc[usable]
    again = keys.duplicated().to_numpy()
    if not again.any():
        return
    repeated = np.zeros(len(draft.sheet), dtype=bool)
    repeated[usable[again]] = True
    first_rows = pd.Series(draft.sheet.rows[usable], index=pd.MultiIndex.from_frame(keys))[~again]
    wanted = pd.MultiIndex.from_frame(draft.sheet.frame.loc[repeated, names])
    first = pd.Series("", index=range(len(draft.sheet)), dtype="str")
    first[repeated] = first_rows.loc[wanted].astype("str").to_numpy()
    draft.note(repeated, "repeated_key", names[0], {"first": first, "key": ", ".join(names)})


def check_shared_ids(stakeholders: Draft, initiatives: Draft) -> None:
    """Leave out initiatives whose id a usable stakeholder has."""
    taken = among(initiatives["id"], set(stakeholders["id"][stakeholders.usable].tolist())).to_numpy()
    initiatives.note(taken & initiatives.usable, "id_taken", "id")
