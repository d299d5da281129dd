"""What was done, on the Data page: the log as far as its reader may see it, and taking consent back."""

from datetime import date
from typing import Final

import streamlit as st

from stakeholders.keeping.log_seen import log_rows, seen
from stakeholders.keeping.withdrawals import exports_with, may_withdraw_for, withdraw
from stakeholders.schema import Marking
from stakeholders.sharing import may_keep
from stakeholders.ui import datasets
from stakeholders.ui.accounting import log
from stakeholders.ui.frame import Page
from stakeholders.ui.kept import attempt
from stakeholders.ui.table import show_table
from stakeholders.views.log_table import log_table

_MOST: Final = 1_000  # entries shown; the command line lists all
_TOLD: Final = "stakeholders.consent_withdrawn"  # of whom consent was taken back in this session: what left is listed


def show_accountability(page: Page) -> None:
    """Show what was done with the dataset to who may see it, and let consent be taken back by who may."""
    if page.dataset == datasets.OWN:  # of data that is open for one session there is no log
        return
    if may_keep(page.viewer):
        _show_log(page)
    _ask_withdrawal(page)


def _show_log(page: Page) -> None:
    words = page.words
    st.subheader(words.say("What was done"), anchor=False)
    st.caption(
        words.say(
            "Sign-ins, files taken along, releases, requests, answers and changes of marking; never what was searched "
            "for. Stewards see what those of their groups did; who asked for a partner is for the local steward alone."
        )
    )
    opened = st.expander(words.say("The log"), on_change="rerun", key="log_table")
    if opened.open:
        with opened:
            events = seen(log().events(), page.everyone, page.viewer, page.dataset)
            rows = log_rows(events[-_MOST:])
            show_table(log_table(rows, words, page.everyone.names), words, name="log", marking=_marking(page), lines=2)
            if len(events) > _MOST:
                st.caption(words.say("The latest {n} entries.", n=words.number(_MOST)))
            if page.viewer.is_local_steward:
                _verify(page)


def _verify(page: Page) -> None:
    words, found = page.words, log().verify()
    if found.faults:
        st.warning(
            words.say("The log does not agree with itself. On the server, stakeholders audit verify says where.")
        )
    else:
        st.text(words.say("The log agrees with itself. Its last entry: {head}", head=f"{found.entries}:{found.head}"))


def _ask_withdrawal(page: Page) -> None:
    words, names = page.words, page.everyone.names
    today = date.today()  # noqa: DTZ011 - the day of the place where the app runs
    can_do = set(page.everyone.capabilities["stakeholder_id"])
    theirs = sorted(
        may_withdraw_for(page.everyone, page.viewer, today) & can_do, key=lambda one: words.order(names[one])
    )
    if theirs:
        st.subheader(words.say("Withdrawal of consent"), anchor=False)
        st.caption(
            words.say(
                "When an organisation takes its consent back, what it can do is hidden at once from everybody, "
                "introductions that rest on it as well. Counts that were released before stay as they are. Take its "
                "rows out of capabilities.csv too."
            )
        )
        company = st.selectbox(
            words.say("Organisation"),
            sorted(theirs, key=lambda one: words.order(names[one])),
            format_func=names.__getitem__,
            index=None,
            placeholder=words.say("Choose an organisation"),
            key="withdraw:company",
        )
        if company is not None:
            _show_exports(page, company)
            label = words.say("Take its consent back")
            if st.button(label, icon=":material/block:", key="withdraw:button") and _withdraw(page, company, today):
                st.session_state[_TOLD] = (page.dataset, company)
                st.rerun()
    dataset, gone = st.session_state.get(_TOLD, ("", ""))
    if dataset == page.dataset and gone in names:
        st.text(words.say("Consent taken back: {name}.", name=names[gone]))
        _show_exports(page, gone)


def _withdraw(page: Page, company: str, today: date) -> bool:
    return attempt(
        page,
        lambda: withdraw(log(), page.everyone, page.viewer, page.dataset, company, on=today),
        page.words.say("Consent taken back."),
        again=True,
    )


def _show_exports(page: Page, company: str) -> None:
    """List the files on record that had an organisation in them, as far as the viewer may see who took them."""
    words, names = page.words, page.everyone.names
    if not may_keep(page.viewer):
        st.text(words.say("The stewards of your cluster can see which files were taken along with it."))
        return
    events = seen(exports_with(log(), page.dataset, company), page.everyone, page.viewer, page.dataset)
    st.text(
        words.say_n(
            "{n} file on record that was taken along has {name} in it.",
            "{n} files on record that were taken along have {name} in them.",
            len(events),
            name=names[company],
        )
    )
    if not page.viewer.is_local_steward:
        st.caption(words.say("By those of your groups. Whoever runs this installation can list all."))
    if events:
        table = log_table(log_rows(events), words, names)
        show_table(table, words, name="files-with-it", marking=_marking(page), key=f"with-{company}", lines=2)


def _marking(page: Page) -> Marking:
    """Return the marking of what was done: it names organisations together with what somebody did with them."""
    return max(page.everyone.marking(), Marking.AMBER)
