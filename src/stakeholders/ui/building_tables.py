"""New organisations and assumed ties, as tables to be filled in."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final

import pandas as pd
import streamlit as st

from stakeholders.codes import KINDS, NORDIC, REGION, RELATION_TYPES, ROLES, SECTORS
from stakeholders.keeping.building import NEWCOMER, TIE, Parts
from stakeholders.register import Register
from stakeholders.schema import among
from stakeholders.ui.frame import Page
from stakeholders.views.readable import one_line

_MOST_CHOOSABLE: Final = 3_000  # of those on record that a tie is offered to: a list in the browser has to end
_LONGEST_NAME: Final = 120


def ask_newcomers(page: Page, begun: Parts, number: int) -> tuple[dict[str, str], ...]:
    """Ask for new organisations, a row each."""
    words = page.words
    st.subheader(words.say("New organisations"), anchor=False)
    columns: dict[str, Any] = {  # Any: Streamlit publishes no type for column settings
        "name": st.column_config.TextColumn(words.label("column", "name"), required=True, max_chars=_LONGEST_NAME),
        "kind": st.column_config.SelectboxColumn(
            words.label("column", "kind"),
            options=list(KINDS),
            required=True,
            default="company",
            format_func=lambda code: words.label("kind", str(code)),
        ),
        "country": st.column_config.SelectboxColumn(
            words.label("column", "country"),
            options=list(NORDIC),
            required=True,
            format_func=lambda code: words.label("country", str(code)),
        ),
        "region": st.column_config.SelectboxColumn(
            words.label("column", "region"),
            options=list(REGION),
            format_func=lambda code: words.label("region", str(code)),
        ),
        "municipality": st.column_config.TextColumn(words.label("column", "municipality"), max_chars=_LONGEST_NAME),
        "sectors": st.column_config.MultiselectColumn(
            words.label("column", "sectors"),
            options=list(SECTORS),
            format_func=lambda code: words.label("sector", code),
        ),
    }
    begun_with = pd.DataFrame([_row(row) for row in begun.newcomers], columns=list(NEWCOMER), dtype="object")
    edited = st.data_editor(
        begun_with,
        num_rows="dynamic",
        hide_index=True,
        width="stretch",
        column_config=columns,
        key=f"build:{number}:newcomers",
    )
    rows = [{str(name): _cell(value) for name, value in row.items()} for row in edited.to_dict("records")]
    return tuple(row for row in rows if row["name"])


def ask_ties(
    page: Page,
    begun: Parts,
    seen: Register,
    newcomers: tuple[dict[str, str], ...],
    taken: tuple[str, ...],
    number: int,
) -> tuple[dict[str, str], ...]:
    """Ask for assumed ties, a row each: from whom, of what kind, to whom or what."""
    words = page.words
    st.subheader(words.say("Assumed ties"), anchor=False)
    st.caption(words.say("A relation joins two organisations; a role makes one part of a cluster or an initiative."))
    names = ends_on_offer(seen, newcomers, taken, begun.ties)
    ends = sorted(names, key=lambda one: words.order(names[one]))
    types = [*RELATION_TYPES, *ROLES]

    def kind_of_tie(code: object) -> str:
        return words.label("relation_type" if code in RELATION_TYPES else "role", str(code))

    def named(one: object) -> str:
        return one_line(names.get(str(one), str(one)), 60)

    labels = {"one": words.say("From"), "type": words.say("What"), "other": words.say("To")}
    columns: dict[str, Any] = {
        "one": st.column_config.SelectboxColumn(labels["one"], options=ends, required=True, format_func=named),
        "type": st.column_config.SelectboxColumn(
            labels["type"], options=types, required=True, default="collaborates", format_func=kind_of_tie
        ),
        "other": st.column_config.SelectboxColumn(labels["other"], options=ends, required=True, format_func=named),
    }
    begun_with = pd.DataFrame([dict(tie) for tie in begun.ties], columns=list(TIE), dtype="object")
    edited = st.data_editor(
        begun_with,
        num_rows="dynamic",
        hide_index=True,
        width="stretch",
        column_order=("one", "type", "other"),
        column_config=columns,
        key=f"build:{number}:ties",
    )
    rows = [{str(name): _cell(value) for name, value in row.items()} for row in edited.to_dict("records")]
    return tuple(row for row in rows if all(row[name] for name in TIE))


def ends_on_offer(
    seen: Register,
    newcomers: Iterable[Mapping[str, str]],
    taken: Collection[str],
    drawn: Iterable[Mapping[str, str]],
    most: int = _MOST_CHOOSABLE,
) -> dict[str, str]:
    """Return who and what a tie can have an end in, names by id; new organisations by their names.

    Parameters
    ----------
    taken, drawn
        Who joins, and the ties drawn already, whose ends are on offer in any case.
    most
        Of those on record, in the order of the register.
    """
    rows, initiatives = seen.stakeholders, seen.initiatives
    wanted = {*taken, *(tie[end] for tie in drawn for end in ("one", "other"))}
    there = pd.concat([rows[among(rows["id"], wanted)], rows[rows["scenario"] == ""].head(most)])
    names = dict(zip(there["id"], there["name"], strict=True))
    names |= dict(zip(initiatives["id"], initiatives["name"], strict=True))
    return names | {row["name"]: row["name"] for row in newcomers}


def _row(newcomer: Mapping[str, str]) -> dict[str, object]:
    """Return a new organisation as the editor holds it."""
    told: dict[str, object] = {name: newcomer.get(name) or None for name in NEWCOMER}
    return told | {"sectors": [one for one in newcomer.get("sectors", "").split("|") if one]}


def _cell(value: object) -> str:
    """Return what was typed into a cell; lists of codes as cells of the tables hold them."""
    if isinstance(value, (list, tuple)):
        return "|".join(map(str, value))
    return "" if value is None or value != value else str(value).strip()
