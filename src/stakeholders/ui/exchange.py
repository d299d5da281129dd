"""Exchanging requests with another installation: whose keys were checked, files to send, files to take in."""

from collections.abc import Callable
from datetime import date
from typing import Final

import streamlit as st

from stakeholders.keeping.case_files import sealed_for, take_in
from stakeholders.keeping.case_views import ToSend, to_send
from stakeholders.keeping.keys import LONGEST_NAME, NoKeys, OwnKeys, PublicKeys, new_keys, own_keys, partners, trust
from stakeholders.keeping.sealed import open_sealed
from stakeholders.language import N_, Words
from stakeholders.schema import Marking
from stakeholders.schema.settings import settings_in_force
from stakeholders.ui import datasets
from stakeholders.ui.accounting import signed_in_account
from stakeholders.ui.asking import audit_for, today
from stakeholders.ui.consents import consent_holds
from stakeholders.ui.downloads import File, offer_file
from stakeholders.ui.frame import Page
from stakeholders.ui.kept import attempt
from stakeholders.ui.links import plain
from stakeholders.views.need_words import need_in_words

_TURN: Final = "stakeholders.exchanged"  # how many files were taken in: each time the uploaders begin anew
_KINDS: Final = {
    "request": N_("Request of case {number}: {need}"),
    "answer": N_("Answer to case {number}: {need}"),
    "withdrawal": N_("Case {number} was taken back: {need}"),
}


def show_exchange(page: Page) -> None:
    """Let a broker send cases to another installation and take in what came from there."""
    words = page.words
    with st.expander(words.say("Exchange with another installation")):
        st.caption(
            words.say(
                "A cluster that runs its own installation gets a request as a file that only it can open, and answers "
                "with one that only you can open. Check each other's keys once, over the phone."
            )
        )
        try:
            own = own_keys(datasets.root())
        except NoKeys:
            _ask_new_keys(page)
            return
        _show_keys(page, own)
        known = partners(datasets.root())
        if known:
            _offer_to_send(page, own, known)
            _ask_file(page, own, known)


def _ask_new_keys(page: Page) -> None:
    words = page.words
    with st.form("keys:new", border=False):
        name = st.text_input(words.say("Organisation that runs this installation"), max_chars=LONGEST_NAME)
        if st.form_submit_button(words.say("Make its keys")) and name.strip():
            _step(page, lambda: new_keys(datasets.root(), name))


def _show_keys(page: Page, own: OwnKeys) -> None:
    words, turn = page.words, st.session_state.get(_TURN, 0)
    st.text(words.say("Our number, to be read over the phone: {number}", number=own.public.fingerprint))
    offer_file(
        File("keys", "json", own.public.as_file, None),
        words.say("Our keys for others; no secret is in the file"),
        key="download:keys",
    )
    for one in partners(datasets.root()):
        st.text(words.say("Checked: {name}, {number}", name=one.name, number=one.fingerprint))
    with st.form(f"keys:add:{turn}", border=False):
        file = st.file_uploader(words.say("Keys of another installation"), type="json", key=f"keys:file:{turn}")
        number = st.text_input(words.say("Their number, as it was read to you"), max_chars=80, autocomplete="off")
        if st.form_submit_button(words.say("Take these keys in")) and file is not None:
            _step(page, lambda: trust(datasets.root(), file.getvalue(), number))


def _offer_to_send(page: Page, own: OwnKeys, known: tuple[PublicKeys, ...]) -> None:
    words, waiting = page.words, to_send(audit_for(page), page.viewer, page.dataset, today())
    if not waiting:
        return
    case = st.selectbox(words.say("To send"), waiting, format_func=lambda one: _title(one, words))
    receivers = [one for one in known if case.sender in ("", one.fingerprint)]
    if not receivers:  # the keys of those who asked are trusted no more
        return
    receiver = st.selectbox(words.say("To"), receivers, format_func=lambda one: one.name)
    audit, holds, day, account = audit_for(page), consent_holds(page.dataset, today()), today(), signed_in_account()
    offer_file(
        File(
            f"{case.kind}-{case.number}",
            "sealed",
            lambda: sealed_for(audit, page.viewer, case.number, own, receiver, holds, day, account),
            Marking.AMBER,
        ),
        plain(words.say("As a sealed file for {name} (TLP:AMBER)", name=receiver.name)),
        key="download:sealed",
        icon=":material/lock:",
    )


def _ask_file(page: Page, own: OwnKeys, known: tuple[PublicKeys, ...]) -> None:
    words, turn = page.words, st.session_state.get(_TURN, 0)
    with st.form(f"sealed:{turn}", border=False):
        file = st.file_uploader(words.say("Sealed file that was received"), type="sealed", key=f"sealed:file:{turn}")
        if st.form_submit_button(words.say("Take it in")) and file is not None:
            content, day = file.getvalue(), today()
            _step(page, lambda: _take(page, content, own, known, day))


def _take(page: Page, content: bytes, own: OwnKeys, known: tuple[PublicKeys, ...], day: date) -> None:
    days = settings_in_force().requests.expire_after_days
    take_in(
        audit_for(page), page.viewer, page.dataset, open_sealed(content, own, known), day, days, signed_in_account()
    )


def _title(one: ToSend, words: Words) -> str:
    return words.say(_KINDS[one.kind], number=one.number, need=need_in_words(one.need, words))


def _step(page: Page, write: Callable[[], object]) -> None:
    """Take a step and draw the page anew, with empty fields; what could not be done is told with its reason."""
    if attempt(page, write, page.words.say("Written down."), again=True):
        st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
        st.rerun()
