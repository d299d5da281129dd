"""Asking for a partner whom one may not see: the form, and the case number and key that one gets for it."""

from datetime import date
from typing import Final

import streamlit as st

from stakeholders.errors import StakeholdersError
from stakeholders.keeping.audit import Audit, audit_of
from stakeholders.keeping.case_tables import Asker
from stakeholders.keeping.cases import LONGEST_NAME, LONGEST_PURPOSE, ask, new_token
from stakeholders.measures.partners import Need
from stakeholders.schema.settings import settings_in_force
from stakeholders.ui import datasets
from stakeholders.ui.accounting import signed_in_account
from stakeholders.ui.frame import Page
from stakeholders.ui.links import link_to, plain
from stakeholders.views.need_words import need_in_words

_TOKEN: Final = "stakeholders.ask_token"  # noqa: S105 - where the token of the next request is held, not a token
_SENT: Final = "stakeholders.sent"  # the case number of the request that this session sent last
_RECEIPTS: Final = "stakeholders.receipts"  # what this session asked: viewer and dataset -> number -> key


def offer_to_ask(page: Page, need: Need) -> None:
    """Offer to send a need to the cluster managers, and show the case number of what was just sent."""
    if page.dataset == datasets.OWN:
        return
    words = page.words
    st.subheader(words.say("Ask for an introduction"), anchor=False)
    st.caption(
        words.say(
            "The request goes to the cluster managers under a case number. Each looks in their own network only and "
            "asks the organisations there. Names appear to both sides when both have said yes."
        )
    )
    st.text(need_in_words(need, words))
    _show_receipt(page)
    _ask_form(page, need)


def _show_receipt(page: Page) -> None:
    """Show what the last request gets, as long as this viewer stays; it is in ``show_cases`` from then on."""
    words, number = page.words, st.session_state.get(_SENT)
    key = own_requests(page).get(str(number))
    if key is not None:
        st.success(words.say("Sent to the cluster managers: case {number}.", number=number), icon=":material/check:")
        st.text(words.say("Key of this case, for you alone; without it nobody can come back to it: {key}", key=key))
        link_to("capabilities", words.say("See the requests"), icon=":material/handshake:", section="requests")


def audit_for(page: Page) -> Audit:
    """Return where requests of this installation are kept, with the log."""
    return audit_of(datasets.root()) if page.dataset != datasets.OWN else Audit()


def own_requests(page: Page) -> dict[str, str]:
    """Return the case numbers that this session has the keys of, as this viewer, with the keys."""
    held: dict[str, dict[str, str]] = st.session_state.setdefault(_RECEIPTS, {})
    return held.setdefault(f"{page.dataset} {page.viewer.key}", {})


def today() -> date:
    """Return the day by which requests expire."""
    return date.today()  # noqa: DTZ011 - a request ends with the day of the place where the app runs


def _ask_form(page: Page, need: Need) -> None:
    """Draw the form; every request has fields of its own, so that nothing typed stays for the next who asks."""
    words, token = page.words, _token(page)
    organisation = page.viewer.organisation or ""
    organisation = organisation if organisation in page.everyone.names else ""
    with st.form(f"ask:{token}", border=True):
        if organisation:
            name = page.everyone.name_of(organisation)
            st.text(words.say("Asked by: {name}", name=name))
        else:
            name = st.text_input(
                words.say("Organisation that asks"),
                max_chars=LONGEST_NAME,
                key=f"ask:name:{token}",
                autocomplete="off",
            )
        mailbox = st.text_input(
            words.say("Its functional mailbox"),
            max_chars=LONGEST_NAME,
            key=f"ask:mailbox:{token}",
            placeholder="post@company.example",
            help=words.say("Shown only to those who say yes, once you have said yes too. Never a person's address."),
            autocomplete="off",
        )
        purpose = st.text_area(
            words.say("What it is for"),
            max_chars=LONGEST_PURPOSE,
            key=f"ask:purpose:{token}",
            help=words.say("Cluster managers read this before they know who asks. Write nothing that is protected."),
        )
        agreed = st.checkbox(
            words.say("We may be named to those who say yes"),
            key=f"ask:agreed:{token}",
            help=words.say("You can also say so later, when somebody is willing."),
        )
        sent = st.form_submit_button(words.say("Send the request"), type="primary", icon=":material/send:")
    if sent:
        _send(page, need, Asker(name, mailbox, organisation, agreed), purpose)


def _send(page: Page, need: Need, asker: Asker, purpose: str) -> None:
    try:
        receipt = ask(
            *(audit_for(page), page.viewer, page.dataset, need, asker),
            token=_token(page),
            purpose=purpose,
            on=today(),
            expire_after_days=settings_in_force().requests.expire_after_days,
            account=signed_in_account(),
        )
    except StakeholdersError as error:
        st.error(plain(error.told(page.words)))
        return
    st.session_state.pop(_TOKEN)
    own_requests(page)[receipt.number] = receipt.key
    st.session_state[_SENT] = receipt.number
    st.rerun()


def _token(page: Page) -> str:
    """Return what makes the next request of this viewer one and the same however often the form is sent."""
    held = st.session_state.get(_TOKEN)
    if held is None or held[0] != page.viewer.key:
        held = st.session_state[_TOKEN] = (page.viewer.key, new_token())
    return str(held[1])
