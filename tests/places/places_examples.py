"""Small registers that the tests of places share."""

import pandas as pd

from stakeholders.register import Register


def register_of(*rows: dict[str, object]) -> Register:
    """Return a register of these stakeholders; what a row leaves out is empty."""
    defaults = {"kind": "company", "country": "SE", "tlp": "CLEAR"}
    filled = [{"id": f"s{i}", "name": f"Stakeholder {i}", **defaults, **row} for i, row in enumerate(rows)]
    frame = pd.DataFrame(filled)
    for column in ("lat", "lon"):
        frame[column] = pd.to_numeric(frame[column] if column in frame else float("nan"), errors="coerce")
    texts = [name for name in frame if name not in {"lat", "lon"}]
    return Register.of({"stakeholders": frame.fillna(dict.fromkeys(texts, ""))}, repr(rows))
