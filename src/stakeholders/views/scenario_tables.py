"""Comparisons and contributions as tables to be read."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from stakeholders.codes import SECTORS
from stakeholders.language import Words
from stakeholders.views.gap_tables import gap_rows
from stakeholders.views.gap_words import state_in_words, title
from stakeholders.views.scenario_words import measure_meaning, measure_name, needs_resilience, place_name

Names = Mapping[str, str]


def measures_table(
    measures: pd.DataFrame, labels: Sequence[str], words: Words, *, comparable: bool, all_of_it: bool
) -> pd.DataFrame:
    """Return the numbers of all sides beside each other, a measure a row.

    Parameters
    ----------
    labels
        Of the sides, the first being what is on record.
    comparable
        Which of the two groups: what may be compared, or what moves just because a network grows. Of the second,
        there is a column more for each side: over those on record only.
    all_of_it
        Whether the viewer may see results of resilience and mixing.
    """
    rows = measures[measures["comparable"] == comparable]
    kept = [name for name in dict.fromkeys(rows["measure"]) if all_of_it or not needs_resilience(name)]
    found: dict[str, list[object]] = {"measure": [measure_name(name, words) for name in kept]}
    for side, label in enumerate(labels):
        of_side = rows[rows["side"] == side].set_index("measure")
        found[label] = [of_side["value"].get(name, np.nan) for name in kept]
        if not comparable and side:
            over = words.say("{side}, over those on record", side=label)
            found[over] = [of_side["over_base"].get(name, np.nan) for name in kept]
    found["meaning"] = [measure_meaning(name, words) for name in kept]
    return pd.DataFrame(found)


def gaps_changed(gaps: pd.DataFrame, change: str, words: Words, names: Names) -> pd.DataFrame:
    """Return the gaps of one change, with their severity before and after."""
    chosen = gaps[gaps["change"] == change]
    rows = gap_rows(chosen)
    after = chosen["severity"].where(chosen["change"] != "closed", 0.0)
    return pd.DataFrame(
        {
            "subject": pd.Series([title(row, words, names) for row in rows], dtype="str"),
            "family": pd.Series([words.label("gap_family", row["family"]) for row in rows], dtype="str"),
            "state": pd.Series([state_in_words(row, words) for row in rows], dtype="str"),
            "severity_before": chosen["severity_before"].round(1).to_numpy(),
            "severity_after": after.round(1).to_numpy(),
            "tlp": pd.Series([f"TLP:{row['tlp']}" for row in rows], dtype="str"),
        }
    )


def coverage_table(coverage: pd.DataFrame, side: int, words: Words) -> pd.DataFrame:
    """Return the sectors and kinds won and lost, a row each, a column for each region."""
    rows = coverage[coverage["side"] == side]
    places = sorted(set(rows["place"]), key=lambda code: (not code.startswith("NO"), code))
    order = {code: number for number, code in enumerate(SECTORS)}
    codes = sorted(
        set(zip(rows["attribute"], rows["code"], strict=True)), key=lambda one: (one[0], order.get(one[1], 0))
    )
    change = {
        (a, c, p): what for a, c, p, what in rows[["attribute", "code", "place", "change"]].itertuples(index=False)
    }
    sign = {"won": words.say("won"), "lost": words.say("lost")}
    found: dict[str, list[str]] = {"what": [words.label(attribute, code) for attribute, code in codes]}
    for place in places:
        found[place_name(place, words)] = [sign.get(change.get((*one, place), ""), "") for one in codes]
    return pd.DataFrame(found, dtype="str")


def contributions_table(table: pd.DataFrame, level: str, measure: str, words: Words, names: Names) -> pd.DataFrame:
    """Return what each region or organisation adds to one measure, the highest Shapley value first."""
    rows = table[(table["level"] == level) & (table["measure"] == measure)]
    rows = rows.assign(rank=-rows["shapley"].round(9)).sort_values(["rank", "id"])
    who = [place_name(one, words) if level == "region" else names.get(one, one) for one in rows["id"]]
    frame = pd.DataFrame(
        {
            "newcomer": pd.Series(who, dtype="str"),
            "shapley": rows["shapley"].round(2).to_numpy(),
            "first_in": rows["first_in"].to_numpy(),
            "last_in": rows["last_in"].to_numpy(),
        }
    )
    return frame.assign(error=rows["error"].round(2).to_numpy()) if (rows["error"] > 0).any() else frame


def growth_table(changes: pd.DataFrame, words: Words, names: Names) -> pd.DataFrame:
    """Return the contacts and memberships of then and now, to be read."""
    told = {"new": words.say("new"), "ended": words.say("ended"), "kept": words.say("there in both years")}
    return pd.DataFrame(
        {
            "change": [told[change] for change in changes["change"]],
            "stakeholder": [names.get(one, one) for one in changes["one"]],
            "with": [names.get(one, one) for one in changes["other"]],
            "layers": [
                words.listing(words.label("layer", layer) for layer in cell.split("|")) for cell in changes["layers"]
            ],
            "since": changes["since"],
            "until": changes["until"],
            "undated": [words.say("yes") if undated else "" for undated in changes["undated"]],
            "cross_border": [words.say("yes") if crosses else "" for crosses in changes["cross_border"]],
            "tlp": "TLP:" + changes["tlp"],
        }
    )
