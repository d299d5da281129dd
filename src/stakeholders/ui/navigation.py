"""The pages, their short titles, and how one is run."""

import logging
from typing import Final

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from stakeholders.errors import StakeholdersError
from stakeholders.language import N_, Words
from stakeholders.ui.links import HOME, plain
from stakeholders.ui.memory import settle
from stakeholders.ui.speaking import words_of_reader

PAGES: Final = {
    "overview": (N_("Overview"), ":material/dashboard:"),
    "network": (N_("Network"), ":material/hub:"),
    "map": (N_("Map"), ":material/map:"),
    "directory": (N_("Directory"), ":material/menu_book:"),
    "data": (N_("Data"), ":material/table_chart:"),
}


def run() -> None:
    """Show the menu in the reader's language and run the page that was asked for."""
    words = words_of_reader()
    page = st.navigation([_page(name, words) for name in PAGES], position="top")
    try:
        page.run()
    except StakeholdersError as error:
        st.error(plain(error.told(words)))
    except Exception:  # the last net: the reason goes to the log, the reader gets a sentence
        logging.getLogger(__name__).exception("page %s failed", page.url_path)
        st.error(
            words.say("Something went wrong on this page. The reason is in the server's log; reload to try again.")
        )
    settle(page.url_path or HOME)


def _page(name: str, words: Words) -> StreamlitPage:
    label, icon = PAGES[name]
    return st.Page(f"pages/{name}.py", title=words.say(label), icon=icon, url_path=name, default=name == HOME)
