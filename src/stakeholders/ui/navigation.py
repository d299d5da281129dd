"""The menu, and how a page is run."""

import logging
from typing import Final

import streamlit as st

from stakeholders.errors import StakeholdersError
from stakeholders.language import Words
from stakeholders.ui.addresses import tell_no_sizes
from stakeholders.ui.coming_back import AT
from stakeholders.ui.links import link_to, plain
from stakeholders.ui.memory import settle
from stakeholders.ui.pages import HOME, PAGES, all_pages
from stakeholders.ui.speaking import words_of_reader

_ENTERED: Final = "stakeholders.entered"


def run() -> None:
    """Run the page that was asked for; what goes wrong on it is told in the reader's language."""
    st.session_state[_ENTERED] = True
    tell_no_sizes()
    words = words_of_reader()
    page = st.navigation(all_pages(words), position="hidden")
    st.session_state[AT] = page.url_path or HOME
    try:
        page.run()
    except StakeholdersError as error:
        st.error(plain(error.told(words)))
    except Exception:  # the last net: the reason goes to the log, the reader gets a sentence
        logging.getLogger(__name__).exception("page %s failed", page.url_path)
        st.error(
            words.say("Something went wrong on this page. The reason is in the server's log. Reload to try again.")
        )
    settle(page.url_path or HOME)


def enter() -> None:
    """Bring a page that was opened before the app itself, by a deep link to a fresh server, under the menu."""
    if _ENTERED not in st.session_state:
        st.session_state[_ENTERED] = True
        st.navigation(all_pages(words_of_reader()), position="hidden")
        st.rerun()


def show_menu(words: Words) -> None:
    """Draw the menu; its links carry the reader's choices, so that they can be copied or opened in another tab."""
    with st.container(horizontal=True, gap="small", key="menu"):
        for name, (label, icon) in PAGES.items():
            link_to(name, words.say(label), icon=icon)
