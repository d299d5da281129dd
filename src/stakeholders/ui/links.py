"""Links from page to page that take the reader's choices along."""

import re
from typing import Final

import streamlit as st

from stakeholders.ui.choices import SHARED, current_link
from stakeholders.ui.pages import page_named


def link_to(page: str, label: str, *, icon: str | None = None, help: str | None = None, **choices: str) -> None:  # noqa: A002 - Streamlit's name
    """Draw a link to a page (``network``, ``directory``, …) with the frame's choices and these."""
    st.page_link(page_named(page), label=plain(label), icon=icon, help=help, query_params=_query(choices))


def plain(text: str) -> str:
    r"""Return the text so that Markdown shows it as it is.

    Streamlit makes links of addresses however they are escaped: an invisible joiner keeps them text.

    Examples
    --------
    >>> plain("a*b [x](y)")
    'a\\*b \\[x\\]\\(y\\)'
    """
    return _escaped(_ADDRESS.sub(lambda found: found[0] + _JOINER, text))


def linked(text: str, address: str) -> str:
    """Return a link to an address that was checked before, whose words are shown as they are.

    Streamlit makes no link within a link, so that they need no joiner and can be copied.

    Examples
    --------
    >>> linked("a*b", "https://example.org")
    '[a\\\\*b](<https://example.org>)'
    """
    return f"[{_escaped(text)}](<{address}>)"


def _escaped(text: str) -> str:
    return "".join(f"\\{letter}" if letter in _MARKDOWN else letter for letter in text.replace("\n", " "))


_JOINER: Final = "\u2060"
_ADDRESS: Final = re.compile(r"https?:(?=//)|www(?=\.)|@(?=[\w-])", re.IGNORECASE)
_MARKDOWN: Final = frozenset("\\`*_{}[]()<>#+-.!|~$:&=^\"'")


def _query(choices: dict[str, str]) -> dict[str, list[str]]:
    kept = {key: codes for key, codes in current_link().items() if key in SHARED}
    return kept | {key: [code] for key, code in choices.items()}
