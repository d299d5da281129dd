"""The corridor as tables."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from stakeholders.language import Words
from stakeholders.measures.corridor import Corridor
from stakeholders.views.scenario_words import place_name, way_in_words

Names = Mapping[str, str]


def stretches_table(found: Corridor, words: Words) -> pd.DataFrame:
    """Return the width from end to end and between each two regions that follow one another."""
    rows = (found.whole, *found.stretches)
    return pd.DataFrame(
        {
            "from": [place_name(one.first, words) for one in rows],
            "to": [place_name(one.second, words) for one in rows],
            "ways": [np.nan if one.width is None else float(one.width) for one in rows],
            "meaning": [
                words.say("nobody on record at one end")
                if one.width is None
                else words.say("end to end")
                if not place
                else ""
                for place, one in enumerate(rows)
            ],
        }
    )


def ways_table(found: Corridor, words: Words, names: Names) -> pd.DataFrame:
    """Return the ways from end to end, numbered as they are drawn."""
    return pd.DataFrame(
        {
            "way_number": [float(number) for number in range(1, len(found.ways) + 1)],
            "way": pd.Series([way_in_words(way, names, words) for way in found.ways], dtype="str"),
        }
    )


def introductions_that_widen(introductions: pd.DataFrame, names: Names) -> pd.DataFrame:
    """Return who would be introduced to whom."""
    return pd.DataFrame(
        {
            "one": pd.Series([names.get(one, one) for one in introductions["one"]], dtype="str"),
            "two": pd.Series([names.get(one, one) for one in introductions["other"]], dtype="str"),
            "score": introductions["score"].round(1),
        }
    )
