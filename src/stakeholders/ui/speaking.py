"""Which language the reader gets, and that the browser knows it."""

from functools import lru_cache
from typing import Final

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from stakeholders.language import LANGUAGES, Words, best_language
from stakeholders.ui.choices import peek

# Screen readers and hyphenation go by the lang of the page itself, which no Streamlit call sets.
_SET_LANG: Final = "export default function ({ data }) { document.documentElement.lang = data.lang; }"


def words_of_reader() -> Words:
    """Return the words of the language in the link, else of the browser's, else English."""
    chosen = peek("language")
    return Words(chosen if chosen in LANGUAGES else best_language(st.context.locale))


def tell_browser(words: Words) -> None:
    """Set the ``lang`` of the page."""
    _setter()(data={"lang": words.tag}, key="page_language", height=0)


@lru_cache(maxsize=1)
def _setter() -> ComponentRenderer:
    return st.components.v2.component("page_language", js=_SET_LANG, html="<span></span>")
