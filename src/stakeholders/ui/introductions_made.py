"""What became of introductions, on a page: how many were made and have met, and what changed with a pair since."""

from datetime import date
from typing import Final

import pandas as pd
import streamlit as st

from stakeholders.codes import INTRODUCTION_STATES, split_list
from stakeholders.keeping.introductions import LONGEST_NOTE, LONGEST_OWNER, mark
from stakeholders.language import Words
from stakeholders.measures.introductions_made import made_per_month
from stakeholders.ui.frame import Page, show_marking_of_more
from stakeholders.ui.gaps import marking_with
from stakeholders.ui.kept import attempt, history, marked, may_write, store_for
from stakeholders.ui.table import show_table
from stakeholders.views.gap_tables import gap_rows
from stakeholders.views.gap_words import Row
from stakeholders.views.introduction_tables import made_table, marked_table
from stakeholders.views.overview_tables import years_chart

_STATES: Final = (*INTRODUCTION_STATES, "open")  # open: as if nobody had marked it, so that it is proposed again


def show_made(page: Page) -> None:
    """Show how many introductions were made and how many have met, and which pairs somebody marked."""
    words = page.words
    st.subheader(words.say("Introductions made and met"), anchor=False)
    written = history(page)
    made, marking = made_per_month(written), marking_with(page, "introductions", written)
    show_marking_of_more(page, marking, "gaps", "introductions")
    if made.empty:
        st.text(words.say("None yet. What is written down as introduced or met is counted here, month by month."))
    else:
        for column, state in zip(st.columns(2, gap="large"), ("introduced", "met"), strict=True):
            with column:
                st.metric(words.label("column", state), words.number(int(made[state].sum())))
                chart = made.rename(columns={"month": "year"})
                st.vega_lite_chart(years_chart(chart, state), alt=words.label("column", state))
        show_table(made_table(made), words, name="introductions-made", marking=marking)
    pairs = marked(page)
    if pairs.empty:
        return
    table = marked_table(pairs, words, page.everyone.names)
    show_table(table, words, name="marked-pairs", marking=marking)
    if may_write(page):
        _ask_change(page, pairs)


def _ask_change(page: Page, pairs: pd.DataFrame) -> None:
    """Let a steward tell what became of a marked pair since: the introduced meet, and what was wrong is put right."""
    words, names = page.words, page.everyone.names
    held = {f"{row['one']}|{row['other']}": row for row in gap_rows(pairs)}
    titles = {
        pair: words.say("{one} and {other}", one=names[row["one"]], other=names[row["other"]])
        for pair, row in held.items()
    }
    with st.expander(words.say("What became of it")):
        pair = st.selectbox(words.label("column", "about"), list(held), format_func=titles.__getitem__)
        now = held[pair]
        with st.form(f"marked:{pair}"):
            state = st.radio(
                words.say("State"),
                _STATES,
                index=_STATES.index(now["state"]),
                format_func=lambda code: _state_label(code, words),
                horizontal=True,
            )
            owner = st.text_input(words.say("Who sees to it"), value=now["owner"], max_chars=LONGEST_OWNER)
            held_due = date.fromisoformat(now["due"]) if now["due"] else None
            due = st.date_input(words.say("Due"), value=held_due, format="YYYY-MM-DD")
            note = st.text_input(words.say("Note"), value=now["note"], max_chars=LONGEST_NOTE)
            sent = st.form_submit_button(words.say("Change it"), type="primary")
        told = {"owner": owner, "due": due.isoformat() if isinstance(due, date) else "", "note": note}
        if sent and attempt(page, lambda: _change(page, now, str(state), told), words.say("Changed."), again=True):
            st.rerun()


def _state_label(code: str, words: Words) -> str:
    return words.label("item_state" if code == "open" else "introduction_state", code)


def _change(page: Page, now: Row, state: str, told: dict[str, str]) -> None:
    """Write it down for those who see it now, as far as the viewer may share with them."""
    own, kept = page.viewer.groups, set(split_list(now["shared_with"]))
    groups = kept if own is None else (kept & set(own)) or None
    pair, broker, tlp = (now["one"], now["other"]), now["broker"], now["tlp"]
    mark(store_for(page), page.everyone, page.viewer, pair, state, broker=broker, groups=groups, tlp=tlp, **told)
