"""Rows that repeat the header, as they come from files that were pasted together."""

import numpy as np

from stakeholders.reading.checks.draft import Draft
from stakeholders.reading.sheet import NAMELESS


def drop_repeated_headers(draft: Draft) -> None:
    """Leave out the rows whose cells are the names of their columns."""
    names = [str(name) for name in draft.sheet.frame if not str(name).startswith(NAMELESS)]
    known = [name for name in names if name in draft.table.names]
    again = np.ones(len(draft.sheet), dtype=bool)
    for name in known:
        if again.any():
            again &= (draft[name].str.strip().str.lower() == name).to_numpy()
    draft.note(again, "repeated_header", known[0], quote=False)
    draft.drop(again)
