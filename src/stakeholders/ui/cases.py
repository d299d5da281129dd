"""Requests for introductions on a page: one's own, those to one's organisation, and those that a broker sees to."""

from collections.abc import Callable
from typing import Final

import streamlit as st

from stakeholders.keeping.case_tables import SAYS
from stakeholders.keeping.case_views import Brokered, Followed, Introduced, brokered, followed, introduced_to
from stakeholders.keeping.cases import LONGEST_NAME, agree, answer, withdraw
from stakeholders.language import N_
from stakeholders.schema import Marking
from stakeholders.sharing import may_keep
from stakeholders.ui import datasets
from stakeholders.ui.accounting import signed_in_account
from stakeholders.ui.asking import audit_for, own_requests, today
from stakeholders.ui.consents import consent_holds
from stakeholders.ui.exchange import show_exchange
from stakeholders.ui.frame import Page
from stakeholders.ui.kept import attempt
from stakeholders.ui.marking import show_marking
from stakeholders.views.need_words import need_in_words

_STATES: Final = {
    "waiting": N_("Waits for an answer until {day}."),
    "willing": N_("Somebody who can do this is willing to meet you. Say yes as well, and each gets the other's name."),
    "introduced": N_("Both sides have said yes."),
    "expired": N_("Over since {day} without an introduction."),
    "withdrawn": N_("Taken back: nobody sees anything of it any more."),
}
_ANSWERS: Final = {
    "": N_("not asked yet"),
    "asked": N_("asked, no answer yet"),
    "yes": N_("said yes"),
    "no": N_("said no"),
}
_ROUND: Final = "stakeholders.answers"  # how many answers were written down: each begins with empty fields


def show_cases(page: Page) -> None:
    """Show what became of requests, each viewer as far as they are part of it, and let them take their next step."""
    if page.dataset == datasets.OWN:
        return
    if may_keep(page.viewer):
        _show_brokered(page)
        show_exchange(page)
    _show_introduced(page)
    _show_own(page)


def _show_own(page: Page) -> None:
    words = page.words
    st.subheader(words.say("Your requests"), anchor=False)
    holds, held = consent_holds(page.dataset, today()), own_requests(page)
    seen: dict[str, Followed] = {}
    for number, key in [("", ""), *held.items()]:
        found = followed(audit_for(page), page.viewer, page.dataset, today(), holds, number, key)
        seen |= {one.number: one for one in found}
    if seen:
        show_marking(Marking.AMBER)
    else:
        st.text(words.say("None is open here. A request is made where one finds a partner; it is followed here."))
    for one in seen.values():
        with st.container(border=True):
            _show_followed(page, one, held.get(one.number, ""))
    _ask_number(page)


def _show_followed(page: Page, case: Followed, key: str) -> None:
    words, account = page.words, signed_in_account()
    day = words.date(case.expires.isoformat())
    st.text(words.say("Case {number}: {need}", number=case.number, need=need_in_words(case.need, words)))
    st.text(words.say(_STATES[case.state], day=day))
    for partner in case.partners:
        st.text(f"{partner.name}  {partner.mailbox}".strip())
    if key and case.state != "withdrawn":
        st.text(words.say("Key of this case, for you alone; without it nobody can come back to it: {key}", key=key))
    beside = st.container(horizontal=True)
    if case.state in ("waiting", "willing") and not case.agreed:
        label = words.say("Yes, we may be named")
        if beside.button(label, key=f"agree:{case.number}", type="primary", icon=":material/handshake:"):
            _step(page, lambda: agree(audit_for(page), page.viewer, case.number, key, on=today(), account=account))
    if case.state != "withdrawn":
        label = words.say("Take the request back")
        if beside.button(label, key=f"withdraw:{case.number}", icon=":material/undo:"):
            _step(page, lambda: withdraw(audit_for(page), page.viewer, case.number, key, account=account))


def _ask_number(page: Page) -> None:
    """Let somebody come back to a request whose number and key they kept; neither goes into the link."""
    words = page.words
    with st.expander(words.say("Come back to a request")), st.form("case", clear_on_submit=True):
        number = st.text_input(words.say("Case number"), max_chars=20, autocomplete="off")
        key = st.text_input(words.say("Its key"), max_chars=40, autocomplete="off")
        if st.form_submit_button(words.say("Look it up")) and number and key:
            number = number.strip().upper()
            told = (audit_for(page), page.viewer, page.dataset, today(), consent_holds(page.dataset, today()))
            if any(one.number == number for one in followed(*told, number, key)):
                own_requests(page)[number] = key
                st.rerun()
            st.warning(words.say("There is no request with this number and key."))


def _show_introduced(page: Page) -> None:
    words = page.words
    found = introduced_to(audit_for(page), page.viewer, page.dataset, consent_holds(page.dataset, today()))
    if not found:
        return
    st.subheader(words.say("Introduced to you"), anchor=False)
    show_marking(Marking.AMBER)
    for one in found:
        with st.container(border=True):
            _show_introduction(page, one)


def _show_introduction(page: Page, one: Introduced) -> None:
    words, company = page.words, page.viewer.organisation or ""
    st.text(words.say("Case {number}: {need}", number=one.number, need=need_in_words(one.need, words)))
    st.text(words.say("Asked by: {name}, {mailbox}", name=one.name, mailbox=one.mailbox))
    if st.button(words.say("Take our yes back"), key=f"no:{one.number}", icon=":material/undo:"):
        _step(page, lambda: _answer(page, one.number, company, "no", ""))


def _show_brokered(page: Page) -> None:
    words = page.words
    st.subheader(words.say("Requests to you as a broker"), anchor=False)
    st.caption(
        words.say(
            "You see who in your own network meets the need. Ask them yourself, without saying who asks, and write "
            "down what they said."
        )
    )
    found = brokered(audit_for(page), page.everyone, page.viewer, page.dataset, today())
    if not found:
        st.text(words.say("No request waits for an answer."))
        return
    show_marking(Marking.AMBER)
    for case in found:
        with st.container(border=True):
            _show_case(page, case)


def _show_case(page: Page, case: Brokered) -> None:
    words = page.words
    st.text(words.say("Case {number}: {need}", number=case.number, need=need_in_words(case.need, words)))
    if case.purpose:
        st.text(words.say("What it is for: {purpose}", purpose=case.purpose))
    if case.asker:
        st.text(words.say("Asked by: {name}, {mailbox}", name=case.asker.name, mailbox=case.asker.mailbox))
    st.caption(words.say("Waits until {day}.", day=words.date(case.expires.isoformat())))
    if page.viewer.is_local_steward and st.button(words.say("Close it"), key=f"close:{case.number}", type="tertiary"):
        account = signed_in_account()
        _step(page, lambda: withdraw(audit_for(page), page.viewer, case.number, account=account))
    if not case.matches:
        st.text(words.say("Nobody in your network meets this need."))
        return
    for one in case.matches:
        line = words.say("{name}: {answer}", name=one.name, answer=words.say(_ANSWERS[one.says]))
        st.text(f"{line}  {one.mailbox}".strip())
    _ask_answer(page, case)


def _ask_answer(page: Page, case: Brokered) -> None:
    words, names = page.words, {one.company: one.name for one in case.matches}
    turn = f"{case.number}:{st.session_state.setdefault(_ROUND, 0)}"
    with st.form(f"answer:{turn}", border=False):
        company = st.selectbox(words.say("Organisation"), list(names), format_func=names.__getitem__, key=f"who:{turn}")
        says = st.radio(
            words.say("What it said"),
            SAYS,
            format_func=lambda code: words.say(_ANSWERS[code]),
            horizontal=True,
            key=f"says:{turn}",
        )
        contact = st.text_input(
            words.say("The functional mailbox it wants to be written to, if it said yes"),
            max_chars=LONGEST_NAME,
            key=f"contact:{turn}",
            autocomplete="off",
        )
        sent = st.form_submit_button(words.say("Write it down"), type="primary")
    if sent:
        reached = contact if says == "yes" else ""
        _step(page, lambda: _answer(page, case.number, str(company), str(says), reached))


def _answer(page: Page, number: str, company: str, says: str, contact: str) -> None:
    told = (audit_for(page), page.everyone, page.viewer, number, company, says)
    answer(*told, contact=contact, on=today(), account=signed_in_account())


def _step(page: Page, write: Callable[[], object]) -> None:
    """Take a step and draw the page anew; what could not be done is told with its reason."""
    if attempt(page, write, page.words.say("Written down."), again=True):
        st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
        st.rerun()
