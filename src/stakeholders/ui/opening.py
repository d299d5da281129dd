"""Open your own: files dropped on the page are read, their problems told, and opened for this session alone."""

from collections import Counter
from typing import Final

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from stakeholders.errors import NotAllowed, StakeholdersError
from stakeholders.exports.templates import csv_templates, workbook_template
from stakeholders.language import Words
from stakeholders.schema import TABLES, Marking
from stakeholders.ui import datasets, dropped
from stakeholders.ui.choices import clear_choices, set_choice
from stakeholders.ui.downloads import File, offer_file
from stakeholders.ui.figures import show_points
from stakeholders.ui.frame import Page
from stakeholders.ui.links import link_to, plain
from stakeholders.ui.settings import current_settings
from stakeholders.ui.sidebar import FILTERS
from stakeholders.ui.table import show_table
from stakeholders.ui.uploads import ask_files
from stakeholders.ui.viewer import current_viewer
from stakeholders.views.problems import problem_points, problems_labelled

_DROPS: Final = "stakeholders.drops"  # how often something was opened: each time the uploader begins anew
_TOLD: Final = "stakeholders.save_told"  # what became of saving: (went well, sentence)
_ENDINGS: Final = ("csv", "xlsx", "zip")


def open_your_own(page: Page) -> None:
    """Ask for files, tell their problems, and offer to open them; tell of what is open already."""
    if page.dataset == datasets.OWN:
        _show_open(page)
    words = page.words
    limit = current_settings().upload.megabytes
    files = ask_files(
        words.say("CSV files, one workbook (.xlsx), or a zip of a dataset folder; up to {limit} MB each", limit=limit),
        _ENDINGS,
        words,
        key=f"drop:{st.session_state.get(_DROPS, 0)}",
        explained=words.say(
            "Name the files stakeholders.csv and memberships.csv, or the sheets of a workbook stakeholders and "
            "memberships. The templates below have all names and columns."
        ),
    )
    if files:
        _show_draft(files, words)
    else:
        dropped.forget_draft()


def offer_templates(words: Words) -> None:
    """Offer the empty tables to fill in."""
    left, right = st.columns(2)
    offer_file(
        File("stakeholders_template", "xlsx", lambda: workbook_template(words), None),
        words.say("Workbook with explanations (.xlsx)"),
        key="download:template:xlsx",
        place=left,
        width="stretch",
    )
    offer_file(
        File("stakeholders_template", "zip", lambda: csv_templates(words), None),
        words.say("CSV files (.zip)"),
        key="download:template:zip",
        place=right,
        width="stretch",
    )


def _show_draft(files: list[UploadedFile], words: Words) -> None:
    twice = [name for name, number in Counter(file.name for file in files).items() if number > 1]
    if twice:
        told = words.say("Several files have the same name; the last one counts: {names}.", names=words.listing(twice))
        st.warning(plain(told))
    with st.spinner(words.say("Reading …")):
        key = " ".join(file.file_id for file in files)
        draft = dropped.draft(key, {file.name: file.getvalue() for file in files}, words)
    show_points(problem_points(draft.problems, words))
    if len(draft.problems):
        marking = Marking.AMBER  # what nobody classified, and rows that could not be read, count as AMBER
        show_table(problems_labelled(draft.problems, words), words, name="problems-of-upload", marking=marking, lines=2)
    rows = [f"{TABLES[name].file} {words.number(n)}" for name, n in draft.usable.items() if n]
    if not draft.can_open:
        st.warning(
            words.say("No stakeholder could be read, so there is nothing to open. Mend the errors and try again.")
        )
        return
    st.text(words.say("What can be opened, in rows: {rows}.", rows=words.listing(rows)))
    label = words.say("Open the rest") if draft.has_errors else words.say("Open")
    st.button(label, on_click=_open, type="primary", icon=":material/folder_open:")
    st.caption(words.say("For this session only: nobody else sees it, and it goes when the session ends."))


def _open() -> None:
    dropped.open_draft()
    st.session_state[_DROPS] = st.session_state.get(_DROPS, 0) + 1
    st.session_state.pop(_TOLD, None)
    clear_choices((*FILTERS, "scenarios", "organisation", "eyes"))
    set_choice("data", datasets.OWN)


def _close() -> None:
    datasets.close_own()
    st.session_state.pop(_TOLD, None)
    clear_choices((*FILTERS, "data", "organisation", "eyes"))


def _show_open(page: Page) -> None:
    words = page.words
    st.success(
        words.say(
            "Your own data is open: {stakeholders}. You are its steward. Nobody else sees it, and it goes when "
            "this session ends or the page is reloaded.",
            stakeholders=words.say_n("{n} stakeholder", "{n} stakeholders", len(page.everyone)),
        ),
        icon=":material/lock:",
    )
    network, places, directory = st.columns(3)
    with network:
        link_to("network", words.say("Open the network"), icon=":material/hub:")
    with places:
        link_to("map", words.say("Open the map"), icon=":material/map:")
    with directory:
        link_to("directory", words.say("Open the directory"), icon=":material/menu_book:")
    st.button(words.say("Close it"), on_click=_close, icon=":material/close:")
    if current_viewer().is_local_steward:
        _ask_to_save(words)


def _ask_to_save(words: Words) -> None:
    with st.expander(words.say("Save it as a dataset of this installation")):
        st.caption(words.say("Everyone who opens this installation will be offered it, each as far as they may see."))
        st.caption(words.say("Its tables are kept; scenarios, licences and titles in other languages are not."))
        st.text_input(words.say("Name of its folder"), key="save:name", max_chars=60, placeholder="my_region")
        st.text_input(words.say("Title"), key="save:title", max_chars=120)
        st.button(words.say("Save"), on_click=_save, args=(words,), icon=":material/save:")
        went_well, told = st.session_state.get(_TOLD, (True, ""))
        if told:
            (st.success if went_well else st.warning)(plain(told))


def _save(words: Words) -> None:
    name, title = str(st.session_state["save:name"]).strip(), str(st.session_state["save:title"]).strip()
    try:
        if not current_viewer().is_local_steward:
            raise NotAllowed
        datasets.save_own(name, title)
    except StakeholdersError as error:
        st.session_state[_TOLD] = (False, error.told(words))
    else:
        st.session_state[_TOLD] = (True, words.say("Saved as {name}.", name=name))
