"""Back to the page that one asked for before signing in: the identity provider brings everybody to the first page."""

import hashlib
import time
from collections import OrderedDict
from threading import Lock
from typing import Final

import streamlit as st
from streamlit.web.server.starlette.starlette_app_utils import decode_xsrf_token_string

from stakeholders.ui.choices import Link, current_link
from stakeholders.ui.pages import HOME, PAGES, page_named

AT: Final = "stakeholders.at"  # the page that this session is on
_COOKIE: Final = "_streamlit_xsrf"  # the one value that a browser keeps from before signing in to after it
_SECONDS: Final = 900  # that somebody may take to sign in
_MOST: Final = 1000
_WANTED: Final["OrderedDict[str, tuple[float, str, Link]]"] = OrderedDict()
_LOCK: Final = Lock()


def keep_place() -> None:
    """Keep where this browser is, until it comes back."""
    browser = _browser()
    if browser:
        with _LOCK:
            _WANTED[browser] = (time.monotonic(), str(st.session_state.get(AT, HOME)), current_link())
            while len(_WANTED) > _MOST:
                _WANTED.popitem(last=False)


def come_back() -> None:
    """Go to where this browser was before it left to sign in; nothing happens where it did not, or too long ago."""
    with _LOCK:
        at, page, link = _WANTED.pop(_browser(), (0.0, "", {}))
    if page in PAGES and time.monotonic() - at < _SECONDS:
        st.switch_page(page_named(page), query_params=link)


def _browser() -> str:
    held, _ = decode_xsrf_token_string(st.context.cookies.get(_COOKIE, ""))  # the cookie is masked anew each time
    return hashlib.sha256(held).hexdigest() if held else ""
