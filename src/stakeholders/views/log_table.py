"""The log as a table to be read."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import pandas as pd

from stakeholders.language import N_, Words

KINDS: Final = {
    "sign_in": N_("Signed in"),
    "sign_out": N_("Signed out"),
    "export": N_("Took a file along"),
    "release": N_("Released counts"),
    "request": N_("Asked for an introduction"),
    "answer": N_("Answered a request"),
    "marking": N_("Markings changed"),
    "withdrawal": N_("Took back"),
    "erasure": N_("Details erased"),
}
FACTS: Final = {
    "account": N_("Account"),
    "asker_says": N_("The asker may be named"),
    "by": N_("Needed by"),
    "capability": N_("Capability"),
    "case": N_("Case"),
    "entries": N_("Entries"),
    "eyes": N_("Through the eyes of"),
    "file": N_("File"),
    "from": N_("From"),
    "limits": N_("Smallest number told"),
    "marking": N_("Marking"),
    "number": N_("Number"),
    "organisation": N_("Acting for"),
    "page": N_("Page"),
    "reason": N_("Reason"),
    "regions": N_("Regions"),
    "requests": N_("Requests"),
    "rows": N_("Rows"),
    "says": N_("Says"),
    "scenario": N_("Scenario"),
    "sealed_by": N_("Sealed by"),
    "sealed_to": N_("Sealed for"),
    "table": N_("Table"),
    "to": N_("To"),
}
_LISTS: Final = {"capability": "capability", "regions": "region", "table": "table"}  # whose codes have labels
_MOST_NAMES: Final = 4  # in a cell; of more only the number is told


def log_table(rows: pd.DataFrame, words: Words, names: Mapping[str, str]) -> pd.DataFrame:
    """Return every entry as a row to be read.

    Parameters
    ----------
    rows
        Columns ``at`` (UTC), ``kind``, ``who``, ``facts``, ``about``, ``erased``.
    names
        Of organisations by id; one that has none is told by its id.
    """
    told = {
        "at": [str(at)[:16].replace("T", " ") for at in rows["at"]],
        "act": [words.say(act) for act in rows["kind"].map(lambda kind: KINDS.get(kind, kind))],
        "who": [_who(who, words) for who in rows["who"]],
        "what": [
            words.say("Details erased") if erased else _what(facts, words)
            for facts, erased in zip(rows["facts"], rows["erased"], strict=True)
        ],
        "named": [_about(about, words, names) for about in rows["about"]],
    }
    return pd.DataFrame({name: pd.Series(cells, dtype="str") for name, cells in told.items()})


def _who(who: str, words: Words) -> str:
    if who == "operator":
        return words.say("On the server")
    return words.label("clearance", who) if who else ""


def _what(facts: Mapping[str, Any], words: Words) -> str:
    labels = {name: FACTS.get(name, name) for name in facts if name != "dataset"}
    told = [(words.say(label), _value(name, facts[name], words)) for name, label in labels.items()]
    return "; ".join(f"{label}: {value}" for label, value in told if value)


def _value(name: str, value: object, words: Words) -> str:
    if name == "page":
        title = str(value)
        return words.say(title)
    if name == "marking":
        return f"TLP:{value}"
    if isinstance(value, dict):  # the smallest numbers told to each kind of reader
        return ", ".join(f"{words.label('clearance', str(reader))} {number}" for reader, number in value.items())
    parts = value if isinstance(value, list) else [value]
    return ", ".join(_part(part, _LISTS.get(name, ""), words) for part in parts)


def _part(part: object, codes: str, words: Words) -> str:
    if isinstance(part, list):  # the first and the last of a run
        return "–".join(dict.fromkeys(map(str, part)))
    return words.label(codes, str(part)) if codes else str(part)


def _about(about: Sequence[str], words: Words, names: Mapping[str, str]) -> str:
    if len(about) > _MOST_NAMES:
        return words.say_n("{n} organisation", "{n} organisations", len(about))
    return ", ".join(names.get(one, one) for one in about)
