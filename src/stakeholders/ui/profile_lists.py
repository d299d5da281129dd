"""The lists of a profile: when, what it is part of, whom it is tied to, and all of it as tables."""

from collections.abc import Sequence
from datetime import date
from typing import Final

import pandas as pd
import streamlit as st

from stakeholders.language import Words
from stakeholders.measures.parts import Part
from stakeholders.measures.profile import Neighbour, Profile
from stakeholders.ui.choices import get_choice
from stakeholders.ui.frame import Page
from stakeholders.ui.links import link_to, plain
from stakeholders.ui.memory import recall
from stakeholders.ui.table import show_table
from stakeholders.views.profile_tables import further_table, neighbours_table, parts_table
from stakeholders.views.profile_words import neighbour_in_words, origin_in_words, part_in_words
from stakeholders.views.readable import LONG, one_line
from stakeholders.views.timeline import MOST_BARS, bars, timeline

MOST_NAMED: Final = 12  # undated ones that are named
IN_VIEW, MOST = 6, 30  # entries of a list shown at once, and when asked for; the table under it has all


def kept_search() -> dict[str, str]:
    """Return what the reader searches for, so that links take it along."""
    return {"search": asked} if (asked := get_choice("search")) else {}


def show_timeline(found: Profile, page: Page) -> None:
    """Draw when it was part of what, and name what has no date."""
    words = page.words
    if not found.parts:
        return
    st.subheader(words.say("Timeline"), anchor=False)
    today = date.today()  # noqa: DTZ011 - the day of the place where the app runs
    drawn, undated = recall(f"bars {page.everyone.key} {words.tag} {found.id}", lambda: bars(found.parts, words))
    if drawn:
        key = f"timeline {page.everyone.key} {words.tag} {found.id} {today}"
        chart = recall(key, lambda: timeline(drawn, words, today))
        st.vega_lite_chart(None, chart, width="stretch", alt=words.say("Timeline; the lists below say the same."))
    if len(drawn) > MOST_BARS:
        st.caption(words.say("The first {n} are drawn; the table below has all.", n=MOST_BARS))
    if undated:
        names = words.listing([one_line(bar.name, 60) for bar in undated[:MOST_NAMED]])
        told = words.say_n("{n} undated: {names}.", "{n} undated: {names}.", len(undated), names=names)
        if len(undated) > MOST_NAMED:
            told = words.say("{n} undated, among them {names}.", n=len(undated), names=names)
        st.caption(plain(told))


def show_parts(title: str, parts: Sequence[Part], words: Words) -> None:
    """List memberships or relations, each with role, time, status, quotation and source."""
    if not parts:
        return
    st.subheader(words.say("{title}: {n}", title=title, n=len(parts)), anchor=False)
    for part in parts[:IN_VIEW]:
        _show_part(part, words)
    if len(parts) > IN_VIEW:
        with st.expander(_more(len(parts), words)):
            for part in parts[IN_VIEW:MOST]:
                _show_part(part, words)
            if len(parts) > MOST:
                st.caption(words.say("The table below has all."))


def _show_part(part: Part, words: Words) -> None:
    with st.container(gap="xxsmall"):
        link_to("directory", one_line(part.name), organisation=part.other, **kept_search())
        st.text(part_in_words(part, words))
        st.caption(_quoted(part, words))


def _quoted(part: Part, words: Words) -> str:
    """Return the quotation, as it stands in the source, and the source; all of it escaped."""
    source = plain(origin_in_words(part.origin, words))
    quotation = plain(one_line(part.evidence, LONG))
    return f"*“{quotation}”*  \n{source}" if quotation else source


def show_neighbours(met: Sequence[Neighbour], words: Words) -> None:
    """List whom a stakeholder has a tie with, and say what counts as one."""
    title = words.say("Neighbours in the stakeholder network")
    st.subheader(words.say("{title}: {n}", title=title, n=len(met)), anchor=False)
    if not met:
        st.text(words.say("No contacts yet."))
    for neighbour in met[:IN_VIEW]:
        _show_neighbour(neighbour, words)
    if len(met) > IN_VIEW:
        with st.expander(_more(len(met), words)):
            for neighbour in met[IN_VIEW:MOST]:
                _show_neighbour(neighbour, words)
            if len(met) > MOST:
                st.caption(words.say("The table below has all."))
    st.caption(
        words.say(
            "Tied by a declared relation, a project or a small meeting. Large events and shared membership are no tie. "
            "What a relation adds weighs 1, what a project adds 1 divided by the number of the other partners."
        )
    )


def _show_neighbour(neighbour: Neighbour, words: Words) -> None:
    with st.container(gap="xxsmall"):
        link_to("directory", one_line(neighbour.name), organisation=neighbour.id, **kept_search())
        st.text(neighbour_in_words(neighbour, words))


def _more(n: int, words: Words) -> str:
    return words.say_n("Show {n} more", "Show {n} more", min(n, MOST) - IN_VIEW)


def show_tables(found: Profile, met: Sequence[Neighbour], page: Page) -> None:
    """Offer the same as tables to sort and download."""
    key = f"profile tables {page.everyone.key} {page.words.tag} {found.id}"
    for name, (title, table) in recall(key, lambda: _tables(found, met, page.words)).items():
        if len(table):
            with st.expander(title):
                show_table(table, page.words, name=name, marking=found.marking, key=f"{name}-{found.id}")


def _tables(found: Profile, met: Sequence[Neighbour], words: Words) -> dict[str, tuple[str, pd.DataFrame]]:
    further = words.say("Indicators") if found.table == "initiatives" else words.say("Capabilities")
    return {
        "profile-memberships-and-ties": (words.say("Memberships and relations as a table"), parts_table(found, words)),
        "profile-neighbours": (words.say("Neighbours as a table"), neighbours_table(met, words)),
        "profile-further": (further, further_table(found, words)),
    }
