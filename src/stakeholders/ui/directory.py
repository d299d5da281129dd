"""The list of all with its search; a chosen row leads to the profile."""

from dataclasses import dataclass
from typing import Final, Literal
from zlib import crc32

import pandas as pd
import streamlit as st

from stakeholders.measures.contacts import degrees
from stakeholders.measures.search import Hit, find, hits_of
from stakeholders.measures.search_index import SearchIndex, search_index
from stakeholders.network import stakeholder_network
from stakeholders.register import Register
from stakeholders.ui.choices import choose_one, choose_text, set_choice
from stakeholders.ui.frame import Page
from stakeholders.ui.links import link_to, plain
from stakeholders.ui.memory import recall, remembered
from stakeholders.ui.table import show_table
from stakeholders.views.directory import directory_table, found, found_by, initiatives_table
from stakeholders.views.readable import one_line

BEST: Final = 6  # finds that are shown as links above the list
FIND: Final = ":material/person_search:"
Subject = Literal["stakeholders", "initiatives"]


@dataclass(frozen=True)
class Search:
    """What the reader looks for, and who is found: those shown, and how many the filters hide."""

    asked: str
    subject: Subject
    hits: dict[str, Hit]
    hidden: int


def ask_search(page: Page) -> Search:
    """Ask for words to search for, and for stakeholders or initiatives."""
    words = page.words
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with left:
        asked = choose_text(
            words.say("Search by name, other name, place or sector"),
            key="search",
            placeholder=words.say("Spelling is forgiven: Orland finds Ørland"),
        )
    hits = recall(f"found {page.everyone.key} {words.tag} {asked}", lambda: find(_index(page), asked)) if asked else ()
    by_table = {name: hits_of(hits, name) for name in ("stakeholders", "initiatives")}
    inside = {name: _inside(by_table[name], page.register.table(name)) for name in by_table}
    better = "initiatives" if inside["initiatives"] and not inside["stakeholders"] else "stakeholders"
    labels = {"stakeholders": words.say("Stakeholders"), "initiatives": words.say("Initiatives")}
    if asked:
        labels = {
            name: words.say("{subject}: {n}", subject=label, n=len(inside[name])) for name, label in labels.items()
        }
    with right:
        chosen = choose_one(
            words.say("List of"),
            ["stakeholders", "initiatives"],
            key="list",
            default=better,
            label_of=lambda name: labels[name],
            kind="segmented",
        )
    subject: Subject = "initiatives" if chosen == "initiatives" else "stakeholders"
    return Search(asked, subject, inside[subject], len(by_table[subject]) - len(inside[subject]))


def show_finds(page: Page, search: Search) -> None:
    """Say what was found, and draw links to the profiles of the best finds, each with what matched."""
    words = page.words
    if not search.asked:
        return
    if not search.hits:
        st.info(
            words.say("Nothing here matches. Try fewer letters or another spelling, or clear the filters."),
            icon=":material/search_off:",
        )
    for hit in list(search.hits.values())[:BEST]:
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            link_to("directory", one_line(hit.name), icon=FIND, organisation=hit.id, search=search.asked)
            st.caption(plain(words.say("found by {what}", what=found_by(hit, words))))
    if search.hidden:
        st.caption(
            words.say_n(
                "{n} more matches but is hidden by the filters.",
                "{n} more match but are hidden by the filters.",
                search.hidden,
            )
        )


def show_list(page: Page, search: Search) -> None:
    """Draw the list as a table; choosing a row opens its profile."""
    words = page.words
    table = _table(page.register, page, search.subject)
    if search.asked:
        table = found(table, search.hits, words)
    if table.empty:
        return
    st.caption(words.say("Choose a row to open its profile. A click on a column's head sorts."))
    row = show_table(
        table,
        words,
        name=search.subject,
        marking=page.marking,
        choose=True,
        key=f"directory-{search.subject}-{crc32(search.asked.encode()):x}",
    )
    if row is not None:
        set_choice("organisation", str(table.index[row]))
        st.rerun()


def _index(page: Page) -> SearchIndex:
    with st.spinner(page.words.say("Making everything ready to be searched …")):
        return remembered(search_index, page.everyone, page.words)


def _table(register: Register, page: Page, subject: Subject) -> pd.DataFrame:
    if subject == "initiatives":
        return remembered(initiatives_table, register, page.words)
    key = f"directory {register.key} {page.words.tag}"
    return recall(
        key, lambda: directory_table(register, degrees(remembered(stakeholder_network, register)), page.words)
    )


def _inside(hits: "dict[str, Hit]", rows: pd.DataFrame) -> dict[str, Hit]:
    if not hits:
        return {}
    there = set(rows["id"])
    return {one: hit for one, hit in hits.items() if one in there}
