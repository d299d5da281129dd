"""Introductions on a page: proposals with their reasons, and what becomes of a pair."""

from datetime import date
from typing import Final

import pandas as pd
import streamlit as st

from stakeholders.advice.gap_sides import Sides, sides
from stakeholders.advice.introductions import Weights, suggest
from stakeholders.codes import INTRODUCTION_STATES
from stakeholders.keeping.introductions import LONGEST_NOTE, LONGEST_OWNER, mark, settled
from stakeholders.keeping.worklist import add_introduction
from stakeholders.ui.choices import choose_number, get_choice
from stakeholders.ui.frame import Page
from stakeholders.ui.gaps import marking_of, studied
from stakeholders.ui.introductions_made import show_made
from stakeholders.ui.kept import ask_sharing, attempt, marked, may_write, shared_with, store_for
from stakeholders.ui.links import link_to, plain
from stakeholders.ui.memory import recall
from stakeholders.ui.table import show_table
from stakeholders.views.gap_tables import gap_rows
from stakeholders.views.gap_words import Row
from stakeholders.views.introduction_tables import introductions_table
from stakeholders.views.introduction_words import mail_text, reasons_in_words

FEW: Final = 5
_PARTS: Final = {"w_country": 35, "w_complement": 25, "w_gap": 25, "w_structure": 15}  # per cent, METHODS 5.2


def ask_weights(page: Page) -> tuple[Weights, float]:
    """Ask what counts how much, and how bold the proposals may be."""
    words = page.words
    labels = {
        "w_country": words.say("Another country or region"),
        "w_complement": words.say("Different sectors, or need meets offer"),
        "w_gap": words.say("Contacts of their countries fall short"),
        "w_structure": words.say("Shortens the ways between all"),
    }
    with st.popover(words.say("What counts how much"), icon=":material/tune:"):
        chosen = [choose_number(labels[key], 0, 100, key=key, default=part) for key, part in _PARTS.items()]
        st.caption(words.say("In per cent of the benefit; scaled so that they add up to 100."))
    bold = choose_number(
        words.say("Warm (0) or bold (100)"),
        0,
        100,
        key="bold",
        default=0,
        help=words.say("Warm: somebody knows both and can introduce. Bold: whatever would do most good."),
    )
    return Weights(*(part / 100 for part in chosen)), bold / 100


def proposals(page: Page, weights: Weights, bold: float, between: Sides | None = None) -> pd.DataFrame:
    """Return the introductions worth making, without pairs that somebody marked.

    ``between``: only pairs with an end in each of two collections; None for all.
    """
    register = studied(page)
    known, declined = settled(marked(page))
    key = f"introductions {register.key} {weights} {bold} {known} {declined} {between}"
    with st.spinner(page.words.say("Looking for introductions …")):
        return recall(
            key,
            lambda: suggest(register, weights=weights, bold=bold, known=known, declined=declined, between=between),
        )


def show_introductions(page: Page) -> None:
    """Show the proposals over the whole, the one that is being worked on, and what was made of earlier ones."""
    words = page.words
    st.caption(
        words.say(
            "Pairs that should meet, best first: how much good the meeting would do, times how easy it is to arrange. "
            "Nobody is proposed more than twice, and nobody is asked to introduce more than once."
        )
    )
    weights, bold = ask_weights(page)
    chosen, everybody = (tuple(register.stakeholders["id"]) for register in (page.register, studied(page)))
    found = proposals(page, weights, bold, (chosen, everybody) if page.filter.chooses_stakeholders else None)
    _say_what_was_compared(page, found)
    _work_on_pair(page, found)
    _show_cards(page, found.head(FEW))
    show_table(
        introductions_table(found, words, page.everyone.names),
        words,
        name="introductions",
        marking=marking_of(page, "introductions"),
        lines=3,
    )
    show_made(page)


def _say_what_was_compared(page: Page, found: pd.DataFrame) -> None:
    """Say where a large register was not compared to the end."""
    words, told = page.words, found.attrs
    if told.get("compared", 0) < told.get("organisations", 0):
        st.caption(words.say("Compared: the {n} organisations with most ties.", n=told["compared"]))
    if told.get("tried", 0) < told.get("pairs", 0):
        st.caption(
            words.say(
                "How much a contact would shorten the ways between all was worked out for the {n} best pairs.",
                n=told["tried"],
            )
        )


def show_introductions_of(page: Page, gap: Row) -> None:
    """Show the proposals that would help to close a gap."""
    words = page.words
    st.subheader(words.say("Introductions that would help"), anchor=False)
    here = proposals(page, Weights(), 0.0, sides(gap, studied(page)))
    _work_on_pair(page, here)
    if here.empty:
        st.text(words.say("Nobody on record here can be introduced yet: first find and invite somebody."))
        return
    _show_cards(page, here.head(FEW), gap=gap["id"])
    show_table(
        introductions_table(here.head(50), words, page.everyone.names),
        words,
        name="gap-introductions",
        marking=marking_of(page, "introductions"),
        lines=3,
    )


def _show_cards(page: Page, found: pd.DataFrame, gap: str = "") -> None:
    words, names = page.words, page.everyone.names
    for row in gap_rows(found):
        with st.container(border=True):
            left, right = st.columns([5, 1], vertical_alignment="center")
            with left:
                one, other = row["one_name"], row["other_name"]
                st.markdown(f"**{plain(words.say('{one} and {other}', one=one, other=other))}**")
                st.text(reasons_in_words(row, words, names))
            with right:
                st.text(words.say("Score {score}", score=words.number(row["score"], 1)))
                more = {"gap": gap} if gap else {"section": "introductions"}
                link_to("gaps", words.say("Arrange"), icon=":material/handshake:", pair=_pair_of(row), **more)


def _pair_of(row: Row) -> str:
    return f"{row['one']}|{row['other']}"


def _work_on_pair(page: Page, found: pd.DataFrame) -> None:
    """Show the proposal that the link names: why, a text to send, and what became of it."""
    words = page.words
    row = next((row for row in gap_rows(found) if _pair_of(row) == get_choice("pair")), None)
    if row is None:
        return
    with st.container(border=True):
        st.subheader(
            plain(words.say("Arrange: {one} and {other}", one=row["one_name"], other=row["other_name"])), anchor=False
        )
        st.text(reasons_in_words(row, words, page.everyone.names))
        st.caption(words.say("A text to send, to be adapted:"))
        st.code(mail_text(row, words, page.everyone.names, row["broker"]), language=None, wrap_lines=True)
        if may_write(page):
            ask_sharing(page)
            _ask_outcome(page, row)


def _ask_outcome(page: Page, row: Row) -> None:
    words = page.words
    with st.form(f"pair:{_pair_of(row)}"):
        state = st.radio(
            words.say("What became of it"),
            list(INTRODUCTION_STATES),
            index=2,
            format_func=lambda code: words.label("introduction_state", code),
            horizontal=True,
        )
        left, right = st.columns(2)
        owner = left.text_input(
            words.say("Who sees to it"), max_chars=LONGEST_OWNER, help=words.say("A function, not a person.")
        )
        due = right.date_input(words.say("Due"), value=None, format="YYYY-MM-DD")
        note = st.text_input(words.say("Note"), max_chars=LONGEST_NOTE)
        saved, listed = st.columns(2)
        keep = saved.form_submit_button(words.say("Write it down"), type="primary")
        to_list = listed.form_submit_button(words.say("Put on the working list"))
    when = due.isoformat() if isinstance(due, date) else ""
    pair, store, everyone, viewer = (row["one"], row["other"]), store_for(page), page.everyone, page.viewer
    told, groups = {"owner": owner, "due": when, "note": note}, shared_with(page)
    if keep and attempt(
        page,
        lambda: mark(
            store, everyone, viewer, pair, str(state), broker=row["broker"], groups=groups, tlp=row["tlp"], **told
        ),
        words.say("Written down."),
        again=True,
    ):
        st.rerun()
    if to_list:
        attempt(
            page,
            lambda: add_introduction(store, everyone, viewer, row, groups=groups, **told),
            words.say("On the working list."),
        )
