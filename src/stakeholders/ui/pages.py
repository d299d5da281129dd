"""The pages, their short titles, and where their files are."""

import os
from functools import lru_cache
from pathlib import Path
from typing import Final

import streamlit as st
from streamlit import runtime
from streamlit.navigation.page import StreamlitPage
from streamlit.runtime.scriptrunner import get_script_run_ctx

from stakeholders.language import N_, Words

HOME: Final = "overview"  # the page at the app's own address
PAGES: Final = {
    "overview": (N_("Overview"), ":material/dashboard:"),
    "network": (N_("Network"), ":material/hub:"),
    "map": (N_("Map"), ":material/map:"),
    "directory": (N_("Directory"), ":material/menu_book:"),
    "gaps": (N_("Gaps"), ":material/link_off:"),
    "scenarios": (N_("Scenarios"), ":material/alt_route:"),
    "resilience": (N_("Resilience"), ":material/shield:"),
    "capabilities": (N_("Capabilities"), ":material/handyman:"),
    "data": (N_("Data"), ":material/table_chart:"),
}


def all_pages(words: Words) -> list[StreamlitPage]:
    """Return the pages for Streamlit's navigation, titled in the reader's language."""
    return [_page(name, words.say(label)) for name, (label, _) in PAGES.items()]


def page_named(name: str) -> StreamlitPage:
    """Return a page to link to; ``KeyError`` where there is none of this name."""
    return _linked(app_folder(), name)


@lru_cache(maxsize=64)
def _linked(folder: Path, name: str) -> StreamlitPage:
    """Return a page to link to, made once: a profile has dozens of links, and making a page asks the disk."""
    return st.Page(folder / "pages" / f"{name}.py", title=PAGES[name][0], url_path=name, default=name == HOME)


def app_folder() -> Path:
    """Return the folder of ``app.py``, from which the app runs; the current one outside of Streamlit."""
    context = get_script_run_ctx()
    if context:
        return _folder_of(context.main_script_path)
    # a file to take along is made outside of any run of a page, and must find the same settings and data
    return _folder_of(runtime.get_instance()._main_script_path) if runtime.exists() else Path.cwd()


def data_folder() -> Path:
    """Return the folder that holds the installation's datasets: ``STAKEHOLDERS_DATA``, or ``data/`` beside the app."""
    return Path(os.environ.get("STAKEHOLDERS_DATA") or app_folder() / "data")


@lru_cache(maxsize=4)
def _folder_of(script: str) -> Path:
    folder = Path(script).resolve().parent
    return folder.parent if folder.name == "pages" else folder  # a page that was started by itself


def _page(name: str, title: str) -> StreamlitPage:
    return st.Page(app_folder() / "pages" / f"{name}.py", title=title, url_path=name, default=name == HOME)
