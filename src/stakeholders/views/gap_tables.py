"""The gaps as tables: all of them, the cells of one, and the rows it rests on."""

from collections.abc import Mapping
from math import isnan
from typing import Any

import pandas as pd

from stakeholders.language import Words
from stakeholders.register import Register
from stakeholders.views.gap_words import Names, Row, closing, group_name, place_name, state_in_words, title

_SUBJECT = {"memberships": ("member_id", "group_id"), "relations": ("source_id", "target_id"), "initiatives": ("id",)}


def gap_rows(gaps: pd.DataFrame) -> list[Row]:
    """Return the gaps one by one, in the order given."""
    return [dict(zip(gaps.columns, row, strict=True)) for row in gaps.itertuples(index=False, name=None)]


def gaps_table(gaps: pd.DataFrame, words: Words, names: Names) -> pd.DataFrame:
    """Return every gap as a row to be read, in the order given."""
    rows = gap_rows(gaps)
    return pd.DataFrame(
        {
            "gap_severity": gaps["severity"].round(1),
            "subject": pd.Series([title(row, words, names) for row in rows], dtype="str"),
            "family": pd.Series([words.label("gap_family", row["family"]) for row in rows], dtype="str"),
            "state": pd.Series([state_in_words(row, words) for row in rows], dtype="str"),
            "closes": pd.Series([closing(row, words) for row in rows], dtype="str"),
            "layer": pd.Series([_layer(row, words) for row in rows], dtype="str"),
            "observed": gaps["observed"],
            "expected": gaps["expected"].round(2),
            "ratio": gaps["ratio"].round(2),
            "ratio_range": pd.Series([_range(row, words) for row in rows], dtype="str"),
            "p": gaps["p"].round(4),
            "q": gaps["q"].round(4),
            "width": gaps["width"],
            "ties_needed": gaps["ties_needed"],
            "one_event": pd.Series([words.say("yes") if row["one_event"] else "" for row in rows], dtype="str"),
            "held": pd.Series([words.say("yes") if row["held"] else "" for row in rows], dtype="str"),
            "seed": gaps["seed"],
            "as_of": gaps["as_of"],
            "tlp": "TLP:" + gaps["tlp"].astype("str"),
        }
    )


def _layer(row: Row, words: Words) -> str:
    return words.label("mixing_layer", row["layer"]) if row["layer"] else ""


def _range(row: Row, words: Words) -> str:
    low = float(row["ratio_low"])
    return "" if isnan(low) else f"{words.number(row['ratio_low'], 2)}–{words.number(row['ratio_high'], 2)}"


def cells_table(row: Row, words: Words) -> pd.DataFrame:
    """Return the cells of a coverage gap: which kind or sector, where, and what is missing there."""
    parts = [
        (
            "" if attribute == "sector" else name,
            name if attribute == "sector" else "",
            place_name(place, words),
            missing,
        )
        for attribute, code, place, state in row["parts"]
        for name, missing in ((group_name(attribute, code, words), words.label("gap_state", state)),)
    ]
    frame = pd.DataFrame(parts, columns=["kind", "sectors", "place", "state"], dtype="str")
    return frame.drop(columns=[column for column in ("kind", "sectors") if not frame[column].any()])


def evidence_table(row: Row, register: Register, words: Words) -> pd.DataFrame:
    """Return the rows that a gap rests on, each with its quotation and its source; only those of this register."""
    found = [
        one
        for table in dict.fromkeys(table for table, *_ in row["evidence"])
        for one in _rows_of(table, row, register, words)
    ]
    columns = ["about", "role", "status", "evidence", "source", "file", "row", "tlp"]
    return pd.DataFrame(found, columns=columns)


def _rows_of(table: str, row: Row, register: Register, words: Words) -> list[dict[str, Any]]:
    wanted = {(file, number) for name, file, number in row["evidence"] if name == table}
    titles = dict(zip(register.sources["id"], register.sources["title"], strict=True))
    records = register.table(table).to_dict("records")
    return [
        {
            "about": " – ".join(register.name_of(str(one[column])) for column in _SUBJECT[table]),
            "role": _how(table, one, words),
            "status": words.label("status", str(one["status"]))
            if "status" in one
            else words.label("status", "planned"),
            "evidence": str(one.get("evidence") or one.get("description") or ""),
            "source": titles.get(str(one["source"]), str(one["source"])),
            "file": str(one["file"]),
            "row": int(one["row"]),
            "tlp": f"TLP:{one['tlp']}",
        }
        for one in records
        if (str(one["file"]), int(one["row"])) in wanted
    ]


def _how(table: str, one: Mapping[Any, Any], words: Words) -> str:
    if table == "memberships":
        return words.label("role", str(one["role"]))
    if table == "relations":
        return words.label("relation_type", str(one["type"]))
    return words.label("initiative_kind", str(one["kind"]))
