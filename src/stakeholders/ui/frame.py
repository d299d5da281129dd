"""The frame that all pages share: every page begins with ``open_page``."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

import streamlit as st

from stakeholders.errors import NoSuchDataset
from stakeholders.filter import Filter
from stakeholders.language import Words
from stakeholders.register import Register
from stakeholders.schema import Marking, Viewer
from stakeholders.schema.floors import marking_of_result, may_see_result
from stakeholders.ui import datasets, sidebar
from stakeholders.ui.accounting import note_page
from stakeholders.ui.choices import get_choice, get_choices, peek, read_link
from stakeholders.ui.links import plain
from stakeholders.ui.marking import show_marking, show_marking_on_paper
from stakeholders.ui.memory import keep_private
from stakeholders.ui.navigation import enter, show_menu
from stakeholders.ui.sign_in import forget_the_one_before, show_sign_in
from stakeholders.ui.speaking import say_what_was_done, tell_browser, words_of_reader
from stakeholders.ui.viewer import LOCAL_STEWARD, current_viewer, through_eyes
from stakeholders.views.summary import shown_in_words


@dataclass(frozen=True)
class Page:
    """What a page has to work with: nothing in it goes beyond what its viewer may see.

    Attributes
    ----------
    register
        What is shown: what the viewer may see, with scenarios, filters and year applied.
    everyone
        All that the viewer may see, before filters and year.
    viewer
        Whose eyes one looks through.
    scenarios, left_out
        Which are on, and who of them does not join, as codes of the link.
    dataset, title
        Name in the link, and title in the reader's language.
    marking
        The highest marking of what is shown.
    """

    register: Register
    everyone: Register
    words: Words
    viewer: Viewer
    filter: Filter
    dataset: str
    scenarios: tuple[str, ...]
    left_out: tuple[str, ...]
    title: str
    marking: Marking


def open_page(question: str, *results: str, of_part: Callable[[], Sequence[str]] = tuple) -> Page:
    """Set the page up, ask for the choices, and say in words what is being shown.

    Parameters
    ----------
    question
        The page's question in English; it becomes the title in the reader's language.
    results
        The kinds of result (``schema.floors``) that the page is about: it is marked at least as those that the viewer
        may see.
    of_part
        Tells the kinds of result that only the part shown is about, once the link has been read.

    Raises
    ------
    NoSuchDataset
        When the installation has no dataset that the viewer may see anything of.
    """
    enter()
    forget_the_one_before()
    words = words_of_reader()
    read_link(question, words.tag)
    st.set_page_config(page_title=words.say(question), layout="wide", initial_sidebar_state="auto")
    show_sign_in(words)
    menu = st.container()  # filled when the choices are known, which its links carry
    viewer, wanted, joining = current_viewer(), get_choice("data"), get_choices("scenarios")
    page = _ask(viewer, words)
    note_page(question, page.dataset, page.register, page.everyone)
    with menu:
        show_menu(words)
    st.title(plain(words.say(question)), anchor=False)
    _say_what_is_shown(page, (*results, *of_part()))
    _say_whose_view(page, viewer, wanted)
    say_who_is_absent(page, joining)
    say_what_was_done()
    tell_browser(words, question)
    return page


def say_who_is_absent(page: Page, wanted: Collection[str]) -> None:
    """Say when a link wanted a scenario that is not there, or that the viewer may not see: one sentence for both."""
    if not set(wanted) <= set(datasets.seen_scenarios(page.dataset, page.viewer)):
        st.warning(page.words.say("A scenario in the link is not open to you here; this is without it."))


def _ask(viewer: Viewer, words: Words) -> Page:
    keep_private(False)
    offered = datasets.names(viewer)  # whatever the eyes: who sees nothing through them must be able to look away
    if not offered:
        raise NoSuchDataset(folder=datasets.root() if viewer.is_local_steward else datasets.root().name)
    with st.sidebar:
        name = sidebar.ask_dataset(offered, words)
        owner = LOCAL_STEWARD if name == datasets.OWN else viewer  # who opened a dataset is its steward
        eyes = through_eyes(owner, peek("eyes"))
        keep_private(name == datasets.OWN)
        scenarios = sidebar.ask_scenarios(datasets.scenario_titles(name, eyes, words), words)
        left_out = sidebar.ask_left_out(datasets.seen_register(name, scenarios, eyes), words) if scenarios else ()
        everyone = datasets.seen_register(name, scenarios, eyes, left_out)
        choice = sidebar.ask_filter(everyone, words)
        st.divider()
        sidebar.ask_language(words)
        sidebar.ask_eyes(owner, datasets.seen_register(name, scenarios, owner), words)
    register = datasets.selected_register(everyone, choice)
    title = datasets.title(name, words)
    return Page(register, everyone, words, eyes, choice, name, scenarios, left_out, title, register.marking())


def _say_what_is_shown(page: Page, results: Sequence[str]) -> None:
    words, marking = page.words, _marking_of_page(page, results)
    left, right = st.columns([5, 1], vertical_alignment="center")
    with left:
        st.text(f"{page.title}. {shown_in_words(page.everyone, page.register, words)}")
    with right:
        show_marking(marking)
        show_marking_on_paper(marking)
    if not len(page.register):
        st.info(words.say("No stakeholder matches. Clear a filter or the year."), icon=":material/filter_alt_off:")


def _marking_of_page(page: Page, results: Sequence[str]) -> Marking:
    marking = page.everyone.marking()  # the filters on offer name what they could choose
    for result in results:
        if may_see_result(page.viewer, result):
            marking = marking_of_result(result, marking)
    return marking


def show_marking_of_more(page: Page, marking: Marking, *results: str) -> None:
    """Draw the label of a part that shows more than what the sidebar chose, where it is stricter than the page's.

    ``results`` are those that the page was opened with.
    """
    if marking > _marking_of_page(page, results):
        show_marking(marking)


def _say_whose_view(page: Page, viewer: Viewer, wanted: str) -> None:
    """Say when the reader looks as somebody else, and when the link wanted a dataset that is not open here."""
    words = page.words
    if wanted not in ("", page.dataset):
        st.warning(words.say("The dataset in the link is not open to you here; this is another one."))
    if page.viewer not in (viewer, LOCAL_STEWARD):
        eyes = plain(sidebar.eyes_in_words(peek("eyes"), page.everyone.names, words))
        st.info(words.say("You are looking through other eyes: {eyes}.", eyes=eyes), icon=":material/visibility:")
    elif page.viewer.clearance == "public":
        st.caption(words.say("This is the public view."))
