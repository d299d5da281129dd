"""What waits for the reader: requests that they should broker, and answers to their own."""

import streamlit as st

from stakeholders.keeping.case_views import brokered, followed
from stakeholders.sharing import may_keep
from stakeholders.ui import datasets
from stakeholders.ui.asking import audit_for, today
from stakeholders.ui.consents import consent_holds
from stakeholders.ui.frame import Page
from stakeholders.ui.links import link_to


def show_waiting(page: Page) -> None:
    """Tell brokers and askers when something waits for them, with the way there; nothing where nothing does."""
    if page.dataset == datasets.OWN or not (may_keep(page.viewer) or page.viewer.organisation):
        return
    words = page.words
    told = []
    if to_ask := _to_ask(page):
        told.append(
            words.say_n(
                "{n} request waits for organisations in your network to be asked.",
                "{n} requests wait for organisations in your network to be asked.",
                to_ask,
            )
        )
    if willing := _willing(page):
        told.append(
            words.say_n(
                "Somebody is willing to meet you: {n} of your requests waits for your yes.",
                "Somebody is willing to meet you: {n} of your requests wait for your yes.",
                willing,
            )
        )
    if told:
        st.text(" ".join(told))
        link_to("capabilities", words.say("See the requests"), icon=":material/handshake:", section="requests")


def _to_ask(page: Page) -> int:
    """Return how many requests have somebody in the broker's network who was not asked yet."""
    found = brokered(audit_for(page), page.everyone, page.viewer, page.dataset, today())
    return sum(any(not one.says for one in case.matches) for case in found)


def _willing(page: Page) -> int:
    if not page.viewer.organisation:
        return 0
    held = followed(audit_for(page), page.viewer, page.dataset, today(), consent_holds(page.dataset, today()))
    return sum(one.state == "willing" for one in held)
