"""The working list as a table."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from stakeholders.language import Words
from stakeholders.views.gap_words import closing, title


def item_title(kind: str, what: Mapping[str, Any], words: Words, names: Mapping[str, str]) -> str:
    """Return what an item is about.  Any: what was kept of a gap or an introduction."""
    if kind == "gap":
        return title(what, words, names)
    one, other = (names.get(str(what[end]), str(what[end])) for end in ("one", "other"))
    return words.say("Introduce {one} and {other}", one=one, other=other)


def worklist_table(rows: pd.DataFrame, words: Words, names: Mapping[str, str]) -> pd.DataFrame:
    """Return every item as a row to be read, open ones first."""
    whats = list(zip(rows["kind"], rows["what"], strict=True))
    return pd.DataFrame(
        {
            "item": pd.Series([item_title(kind, what, words, names) for kind, what in whats], dtype="str"),
            "closes": pd.Series(
                [closing(what, words) if kind == "gap" else words.label("closes", "introduce") for kind, what in whats],
                dtype="str",
            ),
            "status": pd.Series([words.label("item_state", state) for state in rows["state"]], dtype="str"),
            "owner": rows["owner"],
            "due": rows["due"],
            "note": rows["note"],
            "marked": rows["added"],
            "tlp": "TLP:" + rows["tlp"].astype("str"),
        }
    )
