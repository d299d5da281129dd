"""Links from page to page that take the reader's choices along."""

from typing import Final
from urllib.parse import urlencode

import streamlit as st
from streamlit.errors import StreamlitAPIException

from stakeholders.ui.choices import current_link

HOME: Final = "overview"  # the page at the app's own address
SHARED: Final = (
    "data",
    "scenarios",
    "kinds",
    "countries",
    "regions",
    "sectors",
    "groups",
    "year",
    "neighbours",
    "language",
    "eyes",
)


def link_to(page: str, label: str, *, icon: str | None = None, help: str | None = None, **choices: str) -> None:  # noqa: A002
    """Draw a link to a page (``network``, ``directory``, …) with the frame's choices and these."""
    text = plain(label)
    try:
        st.page_link(f"pages/{page}.py", label=text, icon=icon, help=help, query_params=_query(choices))
    except (StreamlitAPIException, KeyError):  # a page that runs by itself, as in a test, knows no other page
        st.markdown(f"[{text}]({href(page, **choices)})")


def href(page: str, **choices: str) -> str:
    """Return the relative address of a page with the frame's choices and these."""
    query = urlencode(_query(choices), doseq=True)
    return f"./{'' if page == HOME else page}{'?' if query else ''}{query}"


def plain(text: str) -> str:
    r"""Return the text so that Markdown shows it as it is.

    Examples
    --------
    >>> plain("a*b [x](y)")
    'a\\*b \\[x\\]\\(y\\)'
    """
    return "".join(f"\\{letter}" if letter in _MARKDOWN else letter for letter in text.replace("\n", " "))


_MARKDOWN: Final = frozenset("\\`*_{}[]()<>#+-.!|~$:&=^\"'")


def _query(choices: dict[str, str]) -> dict[str, list[str]]:
    kept = {key: codes for key, codes in current_link().items() if key in SHARED}
    return kept | {key: [code] for key, code in choices.items()}
