"""The list of all, ready to be read, and what a search says about its finds."""

from collections.abc import Mapping
from typing import Final

import pandas as pd

from stakeholders.codes import split_list
from stakeholders.language import Words
from stakeholders.measures.directory import membership_counts
from stakeholders.measures.search import Hit
from stakeholders.register import Register
from stakeholders.views.readable import assumed, one_line

CELL: Final = 200  # letters of a cell in the list; the profile and the download of the profile have all of them


def directory_table(register: Register, degrees: Mapping[str, int], words: Words) -> pd.DataFrame:
    """Return all stakeholders by name, labels in the reader's language; the index holds their ids.

    Who is there only because a scenario assumes it is marked beside the name.

    Parameters
    ----------
    degrees
        With how many others each has a tie.
    """
    rows = _by_name(register.stakeholders, words)
    memberships = membership_counts(register, "member_id")
    ids = rows["id"]
    return pd.DataFrame(
        {
            "name": _short(rows["name"]),
            **assumed(rows["scenario"], words),
            "short_name": _short(rows["short_name"]),
            "kind": _labels(rows["kind"], "kind", words),
            "country": _labels(rows["country"], "country", words),
            "region": _labels(rows["region"], "region", words),
            "municipality": _short(rows["municipality"]),
            "memberships": [memberships.get(one, 0) for one in ids],
            "ties": [degrees.get(one, 0) for one in ids],
            "sectors": _labels(rows["sectors"], "sector", words),
            "tlp": "TLP:" + rows["tlp"],
        },
    ).set_index(ids)


def initiatives_table(register: Register, words: Words) -> pd.DataFrame:
    """Return all initiatives by name, as ``directory_table`` does stakeholders."""
    rows = _by_name(register.initiatives, words)
    taking_part = membership_counts(register, "group_id")
    ids = rows["id"]
    return pd.DataFrame(
        {
            "name": _short(rows["name"]),
            **assumed(rows["scenario"], words),
            "kind": _labels(rows["kind"], "initiative_kind", words),
            "start": [words.date(text) for text in rows["start"]],
            "end": [words.date(text) for text in rows["end"]],
            "place": _short(rows["place"]),
            "country": _labels(rows["country"], "country", words),
            "stakeholders": [taking_part.get(one, 0) for one in ids],
            "tlp": "TLP:" + rows["tlp"],
        },
    ).set_index(ids)


def found(table: pd.DataFrame, hits: Mapping[str, Hit], words: Words) -> pd.DataFrame:
    """Return the rows of the table that a search found, best first, with a column that says by what."""
    there = set(table.index)
    order = [one for one in hits if one in there]
    rows = table.loc[order]
    rows.insert(1, "found", [found_by(hits[one], words) for one in order])
    return rows


def found_by(hit: Hit, words: Words) -> str:
    """Return what about a find matched."""
    if not hit.field:
        return words.say("several words, in different places")
    told = words.say("{field}: {text}", field=words.label("column", hit.field).lower(), text=one_line(hit.text, 80))
    return words.say("{what} (spelt alike)", what=told) if hit.alike else told


def _by_name(rows: pd.DataFrame, words: Words) -> pd.DataFrame:
    order = sorted(range(len(rows)), key=[words.order(name[:CELL]) for name in rows["name"]].__getitem__)
    return rows.iloc[order].reset_index(drop=True)


def _short(column: "pd.Series[str]") -> list[str]:
    return [one_line(text, CELL) if len(text) > CELL or not text.isprintable() else text for text in column]


def _labels(column: "pd.Series[str]", code_list: str, words: Words) -> list[str]:
    labels = {
        cell: ", ".join(words.label(code_list, code) for code in split_list(cell))
        if code_list != "country"
        else words.label("country", cell)
        for cell in column.unique()
    }
    return [labels[cell] for cell in column]
