"""Capabilities on a page: which part, where somebody can do what, and what hangs on few."""

from datetime import timedelta
from typing import Final

import pandas as pd
import streamlit as st

from stakeholders.codes import BELT, CAPABILITIES
from stakeholders.filter import Filter
from stakeholders.keeping.releases import reader_of
from stakeholders.language import Words
from stakeholders.measures.age import span
from stakeholders.measures.capabilities import coverage, quotients, single_suppliers, supply, to_renew
from stakeholders.measures.cube import ALL, ELSEWHERE
from stakeholders.register import Register
from stakeholders.schema.floors import marking_of_result, may_see_result
from stakeholders.ui import datasets
from stakeholders.ui.frame import Page
from stakeholders.ui.memory import remembered
from stakeholders.ui.partners import ask_where, today
from stakeholders.ui.released import released, show_released
from stakeholders.ui.sections import CAPABILITIES as PARTS
from stakeholders.ui.sections import ask_section
from stakeholders.ui.table import show_table
from stakeholders.views.capability_tables import (
    coverage_table,
    quotients_table,
    renewal_table,
    singles_table,
    supply_table,
)
from stakeholders.views.coverage_chart import GRID_HEIGHT, coverage_chart, coverage_in_words

_SOON: Final = timedelta(days=90)


def ask_part(page: Page) -> str:
    """Ask which part of the page to show, of those that are open to this viewer and this dataset."""
    shut = set() if may_see_result(page.viewer, "single_suppliers") else {"suppliers"}
    if page.dataset == datasets.OWN:  # nobody else has it, so nobody can be asked
        shut.add("requests")
    return ask_section({code: name for code, name in PARTS.items() if code not in shut}, page.words)


def show_coverage(page: Page) -> None:
    """Show how many can do what where: counted in the rows of those who may, and as released without names."""
    words = page.words
    if may_see_result(page.viewer, "capabilities"):
        st.subheader(words.say("Among those whom you may see"), anchor=False)
        st.caption(_mapped_is_not_all(page, page.everyone))
        counted = remembered(coverage, page.everyone, today())
        elsewhere = sorted({*counted["region"]} - {*BELT}, key=lambda region: (region == ELSEWHERE, region))
        regions = (*BELT, *elsewhere)
        shown = coverage_table(counted.rename(columns={"suppliers": "count"}), regions, tuple(CAPABILITIES), words)
        _show_grid(shown, words)
        marking = marking_of_result("capabilities", page.everyone.marking())
        columns = {"text": "suppliers"}
        show_table(
            shown[["capability", "region", "text"]].rename(columns=columns), words, name="coverage", marking=marking
        )
    st.subheader(words.say("Released counts"), anchor=False)
    _show_released_coverage(page)


def _show_released_coverage(page: Page) -> None:
    words, release = page.words, released(page)
    if release is None:
        st.text(
            words.say("No counts of this dataset have been released. Whoever runs it can do so: stakeholders release")
        )
        return
    cells = release.table("capability", reader_of(page.viewer)).rename(columns={"code": "capability"})
    told = {*cells.loc[cells["count"].notna(), "region"]} - {*BELT, ALL, ELSEWHERE}
    _show_grid(coverage_table(cells, (*BELT, *sorted(told), ALL), tuple(CAPABILITIES), words), words)
    show_released(page, "capability")


def _show_grid(cells: pd.DataFrame, words: Words) -> None:
    """Draw the grid; one that is wider than the screen scrolls by itself."""
    with st.container(height=GRID_HEIGHT, border=False):
        st.vega_lite_chart(coverage_chart(cells, words), width="content", alt=coverage_in_words(cells, words))


def show_suppliers(page: Page) -> None:
    """Show what hangs on few in the counties chosen, how counties compare, and whose consent ends."""
    if not may_see_result(page.viewer, "single_suppliers"):
        return
    words = page.words
    where = ask_where(page)
    register = page.everyone.select(Filter(regions=where)) if where else page.everyone
    marking = marking_of_result("single_suppliers", page.everyone.marking())
    st.caption(words.say("{marking}: for those who run the networks.", marking=marking.text))
    st.caption(f"{words.say('Counted are those whom you may see.')} {_mapped_is_not_all(page, register)}")
    found = remembered(supply, register, today())
    show_table(supply_table(found, words), words, name="supply", title=words.say("How many can do it"), marking=marking)
    alone = singles_table(remembered(single_suppliers, register, today()), words)
    show_table(alone, words, name="single-suppliers", title=words.say("One organisation alone"), marking=marking)
    compared = quotients_table(remembered(quotients, page.everyone, today()), where, words)
    title = words.say("What is more common in a county than elsewhere")
    show_table(compared, words, name="location-quotients", title=title, marking=marking)
    ending = renewal_table(remembered(to_renew, register, today(), today() + _SOON), words)
    title = words.say("Consent that is over, or ends within three months")
    show_table(ending, words, name="consent-to-renew", title=title, marking=marking)


def _mapped_is_not_all(page: Page, register: Register) -> str:
    """Return on what the counts rest: a zero says that nobody consented, not that there is nobody."""
    words, rows = page.words, register.capabilities
    newest = span(rows["as_of"]).newest
    listed = words.say_n(
        "{n} organisation is listed with a capability.",
        "{n} organisations are listed with a capability.",
        rows["stakeholder_id"].nunique(),
    )
    rest = words.say("What is on record is not all that exists: nobody is listed without consent.")
    dated = words.say("The newest entry is of {day}.", day=words.date(newest)) if newest else ""
    return " ".join(filter(None, (listed, dated, rest)))
