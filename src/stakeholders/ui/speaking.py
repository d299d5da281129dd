"""Which language the reader gets, and that the browser knows it."""

from functools import lru_cache
from typing import Final

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from stakeholders.language import LANGUAGES, Words, best_language
from stakeholders.ui.choices import asked_language

# Screen readers and hyphenation go by the lang of the page itself, and the current page of a menu is marked by
# aria-current; no Streamlit call sets either.
_TELL: Final = """
export default function ({ data }) {
  document.documentElement.lang = data.lang;
  const here = location.pathname.replace(/\\/+$/, "");
  for (const link of document.querySelectorAll(".st-key-menu a")) {
    const there = new URL(link.href).pathname.replace(/\\/+$/, "");
    if (there === here) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}
"""


def words_of_reader() -> Words:
    """Return the words of the language in the link, else of the browser's, else English."""
    chosen = asked_language()
    return Words(chosen if chosen in LANGUAGES else best_language(st.context.locale))


def tell_browser(words: Words) -> None:
    """Set the ``lang`` of the page and mark the current one in the menu."""
    _setter()(data={"lang": words.tag}, key="page_language", height=0)


@lru_cache(maxsize=1)
def _setter() -> ComponentRenderer:
    return st.components.v2.component("page_language", js=_TELL, html="<span></span>")
