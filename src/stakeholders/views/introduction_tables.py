"""Introductions as tables: proposals, pairs that somebody marked, and how many were made."""

from collections.abc import Mapping

import pandas as pd

from stakeholders.language import Words
from stakeholders.views.gap_tables import gap_rows
from stakeholders.views.introduction_words import reasons_in_words


def introductions_table(found: pd.DataFrame, words: Words, names: Mapping[str, str]) -> pd.DataFrame:
    """Return every proposal as a row to be read, best first."""
    rows = gap_rows(found)
    return pd.DataFrame(
        {
            "score": found["score"].astype("float64").round(1),
            "one": found["one_name"],
            "two": found["other_name"],
            "reason": pd.Series([reasons_in_words(row, words, names) for row in rows], dtype="str"),
            "broker": pd.Series([names.get(row["broker"], "") for row in rows], dtype="str"),
            "benefit": found["benefit"].astype("float64").round(2),
            "feasibility": found["feasibility"].astype("float64").round(2),
            "tlp": "TLP:" + found["tlp"].astype("str"),
        }
    )


def marked_table(pairs: pd.DataFrame, words: Words, names: Mapping[str, str]) -> pd.DataFrame:
    """Return every pair that somebody marked, the latest first."""

    def spoken(column: str) -> list[str]:
        return [names.get(some_id, some_id) for some_id in pairs[column]]

    return pd.DataFrame(
        {
            "one": pd.Series(spoken("one"), dtype="str"),
            "two": pd.Series(spoken("other"), dtype="str"),
            "status": pd.Series([words.label("introduction_state", state) for state in pairs["state"]], dtype="str"),
            "owner": pairs["owner"],
            "due": pairs["due"],
            "note": pairs["note"],
            "marked": pairs["at"].astype("str").str.slice(0, 10),
            "tlp": "TLP:" + pairs["tlp"].astype("str"),
        }
    )


def made_table(made: pd.DataFrame) -> pd.DataFrame:
    """Return the introductions by month."""
    return made[["month", "introduced", "met"]]
