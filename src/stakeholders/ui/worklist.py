"""The working list on a page: what was put on it, done or not, as a workbook and as a page to print."""

from datetime import date

import pandas as pd
import streamlit as st

from stakeholders.exports.printable import printable
from stakeholders.exports.workbook import workbook
from stakeholders.keeping.worklist import add_gap, change
from stakeholders.schema import Marking
from stakeholders.ui.downloads import File, offer_file
from stakeholders.ui.frame import Page, show_marking_of_more
from stakeholders.ui.gaps import marking_with
from stakeholders.ui.kept import ask_sharing, attempt, listed, may_write, shared_with, store_for
from stakeholders.ui.links import plain
from stakeholders.ui.table import show_table
from stakeholders.views.gap_words import Row
from stakeholders.views.worklist_table import item_title, worklist_table


def offer_to_list(page: Page, row: Row) -> None:
    """Offer to put a gap on the working list, to who may write."""
    words = page.words
    if may_write(page) and st.button(
        words.say("Put on the working list"), key=f"list:{row['id']}", icon=":material/playlist_add:", type="tertiary"
    ):
        attempt(
            page,
            lambda: add_gap(store_for(page), page.everyone, page.viewer, row, groups=shared_with(page)),
            words.say("On the working list."),
        )


def show_worklist(page: Page) -> None:
    """Show the working list, let stewards change it, and offer it as files."""
    words = page.words
    if may_write(page):
        ask_sharing(page)
    rows = listed(page)
    if rows.empty:
        st.info(words.say("The working list is empty. Put gaps and introductions on it that somebody will see to."))
        return
    table, marking = worklist_table(rows, words, page.everyone.names), marking_with(page, "gaps", rows)
    show_marking_of_more(page, marking, "gaps")
    show_table(table, words, name="working-list", marking=marking, lines=2)
    _offer_files(page, table, marking.exported)
    if may_write(page):
        _ask_change(page, rows)


def _offer_files(page: Page, table: pd.DataFrame, marking: Marking) -> None:
    words = page.words
    today = date.today().isoformat()  # noqa: DTZ011 - the reader's day
    title = words.say("Working list: {dataset}", dataset=page.title)
    labelled = table.rename(columns={str(column): words.label("column", str(column)) for column in table})
    sheet = words.say("Working list")
    beside = st.container(horizontal=True)
    offer_file(
        File(
            "working-list",
            "xlsx",
            lambda: workbook({sheet: labelled}, title=title, marking=marking, on=today),
            marking,
        ),
        words.say("As a workbook ({marking})", marking=marking.text),
        key="download:working-list:xlsx",
        icon=":material/table:",
        place=beside,
    )
    offer_file(
        File(
            "working-list",
            "html",
            lambda: printable(
                {sheet: labelled}, title=title, marking=marking, on=words.date(today), language=words.tag
            ),
            marking,
        ),
        words.say("To print ({marking})", marking=marking.text),
        key="download:working-list:html",
        icon=":material/print:",
        place=beside,
    )


def _ask_change(page: Page, rows: pd.DataFrame) -> None:
    words = page.words
    titles = {
        str(item): item_title(str(kind), what, words, page.everyone.names)
        for item, kind, what in zip(rows["item"], rows["kind"], rows["what"], strict=True)
    }
    held = rows.set_index("item")
    with st.expander(words.say("Change an item")):
        item = st.selectbox(words.say("Item"), list(titles), format_func=titles.__getitem__)
        now = held.loc[item]
        with st.form(f"item:{item}"):
            state = st.radio(
                words.say("State"),
                ["open", "done", "removed"],
                index=["open", "done", "removed"].index(str(now["state"])),
                format_func=lambda code: words.label("item_state", code),
                horizontal=True,
            )
            owner = st.text_input(words.say("Who sees to it"), value=str(now["owner"]), max_chars=120)
            before = date.fromisoformat(str(now["due"])) if now["due"] else None
            due = st.date_input(words.say("Due"), value=before, format="YYYY-MM-DD")
            note = st.text_input(words.say("Note"), value=str(now["note"]), max_chars=2_000)
            if st.form_submit_button(words.say("Change it"), type="primary"):
                when = due.isoformat() if isinstance(due, date) else ""
                changed = {"state": str(state), "owner": owner, "due": when, "note": note}
                if attempt(
                    page,
                    lambda: change(store_for(page), page.everyone, page.viewer, str(item), **changed),
                    words.say("Changed."),
                    again=True,
                ):
                    st.rerun()
    st.caption(plain(words.say("Nothing that was written down is lost: what is removed stays in the file's history.")))
