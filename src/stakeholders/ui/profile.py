"""The profile of one stakeholder or initiative: what is on record about it, and where each fact was read."""

from collections.abc import Sequence
from datetime import date
from typing import Final

import pandas as pd
import streamlit as st

from stakeholders.language import Words
from stakeholders.measures.parts import Part
from stakeholders.measures.profile import Neighbour, Profile, neighbours, profile
from stakeholders.network import stakeholder_network
from stakeholders.ui.choices import get_choice, set_choice
from stakeholders.ui.frame import Page
from stakeholders.ui.links import link_to, plain
from stakeholders.ui.marking import show_marking
from stakeholders.ui.memory import recall, remembered
from stakeholders.ui.table import show_table
from stakeholders.views.profile_tables import further_table, neighbours_table, parts_table
from stakeholders.views.profile_words import (
    Fact,
    facts,
    neighbour_in_words,
    origin_in_words,
    part_in_words,
    place_in_words,
    read_from,
    subtitle,
)
from stakeholders.views.readable import LONG, one_line, visible
from stakeholders.views.timeline import MOST_BARS, bars, timeline

IN_VIEW: Final = 12  # entries of one list; the table under it has all


def chosen_profile() -> str:
    """Return the id whose profile is asked for, and see that the link names it; empty where the list is."""
    some_id = get_choice("organisation")
    if some_id:
        set_choice("organisation", some_id)
    return some_id


def show_profile(page: Page, some_id: str) -> None:
    """Draw everything that the viewer may see about one, whatever the filters; who is hidden is not there."""
    words = page.words
    link_to("directory", words.say("Back to the list"), icon=":material/arrow_back:", **_search())
    found = remembered(profile, page.everyone, some_id)
    if found is None:
        st.info(words.say("Nobody with this id is open to you."), icon=":material/person_off:")
        return
    _show_head(found, words)
    left, right = st.columns([3, 2], gap="large")
    with left:
        _show_facts(found, page)
    with right:
        _show_place(found, page)
    _show_timeline(found, page)
    met = remembered_neighbours(page, found)
    left, right = st.columns(2, gap="large")
    with left:
        _show_parts(words.say("Part of"), found.groups, words)
        _show_parts(words.say("Who takes part"), found.members, words)
    with right:
        _show_parts(words.say("Direct ties"), found.relations, words)
        if found.table == "stakeholders":
            _show_neighbours(met, words)
    _show_tables(found, met, words)


def remembered_neighbours(page: Page, found: Profile) -> tuple[Neighbour, ...]:
    """Return whom a stakeholder has a tie with."""
    if found.table != "stakeholders":
        return ()
    return neighbours(remembered(stakeholder_network, page.everyone), found.id)


def _search() -> dict[str, str]:
    return {"search": asked} if (asked := get_choice("search")) else {}


def _show_head(found: Profile, words: Words) -> None:
    left, right = st.columns([5, 1], vertical_alignment="center")
    with left:
        st.header(plain(one_line(found.name)), anchor=False)
        st.text(subtitle(found, words))
    with right:
        show_marking(found.marking)
    if found.origin.scenario:
        st.info(
            plain(
                words.say(
                    "Assumed in the scenario {scenario}. Nobody there has been asked.", scenario=found.origin.scenario
                )
            )
        )
    if description := str(found.facts.get("description", "")):
        _show_text(words.label("column", "description"), description, words)


def _show_text(label: str, text: str, words: Words) -> None:
    """Show a text as it stands; a long one shortened, with the whole of it where the reader asks."""
    st.text(one_line(text, LONG) if len(text) > LONG else visible(text))
    if len(text) > LONG:
        with st.expander(words.say("The whole text: {what}", what=plain(label))):
            st.text(visible(text))


def _show_facts(found: Profile, page: Page) -> None:
    words = page.words
    told = facts(found, page.everyone.names, words)
    rows = [(plain(one_line(fact.label)), _cell(fact)) for fact in told]
    st.table(pd.DataFrame(rows), border="horizontal", hide_index=True, hide_header=True, alt=words.say("Facts"))
    as_of = str(found.facts.get("as_of", ""))
    if as_of:
        st.caption(plain(words.say("True as of {date}, not necessarily now.", date=words.date(as_of))))
    st.caption(plain(words.say("Source: {source}", source=origin_in_words(found.origin, words))))
    st.caption(plain(read_from(found.origin, words)))
    for label, text in [(words.label("column", "name"), found.name), *((fact.label, fact.text) for fact in told)]:
        if len(text) > LONG:
            with st.expander(words.say("The whole text: {what}", what=plain(one_line(label)))):
                st.text(visible(text))


def _cell(fact: Fact) -> str:
    text = plain(one_line(fact.text, LONG))
    return f"[{text}](<{fact.url}>)" if fact.url else text


def _show_place(found: Profile, page: Page) -> None:
    words = page.words
    if found.table != "stakeholders":
        return
    from stakeholders.places import credit_of, locate  # heavy, and needed for profiles alone
    from stakeholders.views.place_sketch import place_of, place_sketch

    place = place_of(remembered(locate, page.everyone), found.id)
    if place is None:
        st.info(words.say("Not placed on the map: the register does not say where."), icon=":material/location_off:")
        return
    country = str(found.facts.get("country", ""))
    short = str(found.facts.get("short_name", "")) or found.name
    drawn = recall(f"place {page.everyone.key} {found.id}", lambda: place_sketch(place, found.kind, country, short))
    where = ", ".join(dict.fromkeys(filter(None, (place.town_name, place.county_name))))
    st.image(
        drawn, width="stretch", alt=words.say("Small map: {place}", place=where or words.label("country", country))
    )
    st.caption(plain(" · ".join(filter(None, (where, place_in_words(found, place.precision, words))))))
    st.caption(plain(words.say("Borders: {credit}", credit=credit_of(country))))
    link_to("map", words.say("Open the map"), icon=":material/map:")


def _show_timeline(found: Profile, page: Page) -> None:
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
        names = words.listing([one_line(bar.name, 60) for bar in undated[:IN_VIEW]])
        told = words.say_n("{n} undated: {names}.", "{n} undated: {names}.", len(undated), names=names)
        if len(undated) > IN_VIEW:
            told = words.say("{n} undated, among them {names}.", n=len(undated), names=names)
        st.caption(plain(told))


def _show_parts(title: str, parts: Sequence[Part], words: Words) -> None:
    if not parts:
        return
    st.subheader(words.say("{title}: {n}", title=title, n=len(parts)), anchor=False)
    for part in parts[:IN_VIEW]:
        with st.container(gap="xsmall"):
            link_to("directory", one_line(part.name), organisation=part.other, **_search())
            told = [plain(part_in_words(part, words))]
            if part.evidence:
                told.append(f"> {plain(one_line(part.evidence, LONG))}")
            told.append(f":small[{plain(origin_in_words(part.origin, words))}]")
            st.markdown("\n\n".join(told))
    _say_more(len(parts), words)


def _show_neighbours(met: Sequence[Neighbour], words: Words) -> None:
    title = words.say("Neighbours in the stakeholder network")
    st.subheader(words.say("{title}: {n}", title=title, n=len(met)), anchor=False)
    if not met:
        st.text(words.say("No contacts yet."))
    for neighbour in met[:IN_VIEW]:
        with st.container(gap="xsmall"):
            link_to("directory", one_line(neighbour.name), organisation=neighbour.id, **_search())
            st.text(neighbour_in_words(neighbour, words))
    _say_more(len(met), words)
    st.caption(
        words.say(
            "Tied by a declared relation, a project or a small meeting. Large events and shared membership are no tie. "
            "What a relation adds weighs 1, what a project adds 1 divided by the number of the other partners."
        )
    )


def _say_more(n: int, words: Words) -> None:
    if n > IN_VIEW:
        st.caption(words.say_n("{n} more in the table below.", "{n} more in the table below.", n - IN_VIEW))


def _show_tables(found: Profile, met: Sequence[Neighbour], words: Words) -> None:
    tables = {
        "profile-memberships-and-ties": (words.say("Memberships and ties as a table"), parts_table(found, words)),
        "profile-neighbours": (words.say("Neighbours as a table"), neighbours_table(met, words)),
        "profile-further": (words.say("Capabilities and indicators"), further_table(found, words)),
    }
    for name, (title, table) in tables.items():
        if len(table):
            with st.expander(title):
                show_table(table, words, name=name, marking=found.marking, key=f"{name}-{found.id}")
