"""Which language the reader gets, and that the browser knows it."""

from functools import lru_cache
from typing import Final

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from stakeholders.language import LANGUAGES, Words, best_language
from stakeholders.ui.assets import asset_url
from stakeholders.ui.choices import asked_language, current_link
from stakeholders.ui.links import plain

_DONE: Final = "stakeholders.done"  # what the last run did
# Screen readers and hyphenation go by the lang of the page itself, and the current page of a menu is marked by
# aria-current; no Streamlit call sets either. The menu's link to the first page must not depend on where it stands.
# The frame's style is linked once: written into the page, it would be read again in every run.
_TELL: Final = """
export default function ({ data }) {
  document.documentElement.lang = data.lang;
  if (!document.getElementById("stakeholders-frame")) {
    const style = document.createElement("link");
    style.id = "stakeholders-frame";
    style.rel = "stylesheet";
    style.href = data.style;
    document.head.append(style);
  }
  for (const link of document.querySelectorAll(".st-key-menu a")) {
    const target = link.getAttribute("href");
    if (target.startsWith("?")) link.setAttribute("href", "./" + target);  // else it names the page it stands on
    const there = new URL(link.href).pathname, here = location.pathname;
    if (there === here) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}
"""


def words_of_reader() -> Words:
    """Return the words of the language in the link, else of the browser's, else English."""
    chosen = asked_language()
    return Words(chosen if chosen in LANGUAGES else best_language(st.context.locale))


def tell_browser(words: Words, page: str) -> None:
    """Set the ``lang`` and the style of the page, and mark it in the menu; told anew when page or link changes."""
    data = {"lang": words.tag, "page": page, "link": current_link(), "style": asset_url("frame.css")}
    _teller()(data=data, key="page_language", height=0)


def say_done(text: str) -> None:
    """Say for a moment that something was done."""
    st.toast(plain(text), icon=":material/check:")


def say_done_next(text: str) -> None:
    """Say it in the next run: what is said right before ``st.rerun`` may never reach the browser."""
    st.session_state[_DONE] = text


def say_what_was_done() -> None:
    """Say what the last run did, if it left that to this one."""
    if _DONE in st.session_state:
        say_done(st.session_state.pop(_DONE))


@lru_cache(maxsize=1)
def _teller() -> ComponentRenderer:
    return st.components.v2.component("page_language", js=_TELL, html="<span></span>")
