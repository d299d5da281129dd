"""The profile of one stakeholder or initiative: what is on record about it, and where each fact was read."""

import pandas as pd
import streamlit as st

from stakeholders.language import Words
from stakeholders.measures.profile import Neighbour, Profile, neighbours, profile
from stakeholders.network import stakeholder_network
from stakeholders.ui.choices import get_choice, set_choice
from stakeholders.ui.frame import Page
from stakeholders.ui.links import link_to, linked, plain
from stakeholders.ui.marking import show_marking
from stakeholders.ui.memory import recall, remembered
from stakeholders.ui.profile_lists import kept_search, show_neighbours, show_parts, show_tables, show_timeline
from stakeholders.views.profile_words import (
    Fact,
    facts,
    place_in_words,
    provenance,
    subtitle,
)
from stakeholders.views.readable import LONG, one_line, visible


def chosen_profile() -> str:
    """Return the id whose profile is asked for, and see that the link names it; empty where the list is."""
    some_id = get_choice("organisation")
    if some_id:
        set_choice("organisation", some_id)
    return some_id


def show_profile(page: Page, some_id: str) -> None:
    """Draw everything that the viewer may see about one, whatever the filters; who is hidden is not there."""
    words = page.words
    link_to("directory", words.say("Back to the list"), icon=":material/arrow_back:", **kept_search())
    found = remembered(profile, page.everyone, some_id)
    if found is None:
        st.info(words.say("Nobody with this id is open to you."), icon=":material/person_off:")
        return
    _show_head(found, page)
    met = remembered_neighbours(page, found)
    if found.table == "initiatives":
        _show_initiative(found, page)
    else:
        _show_stakeholder(found, met, page)
    show_tables(found, met, page)


def _show_stakeholder(found: Profile, met: tuple[Neighbour, ...], page: Page) -> None:
    words = page.words
    left, right = st.columns([3, 2], gap="large")
    with left:
        _show_facts(found, page)
    with right:
        _show_place(found, page)
    show_timeline(found, page)
    left, right = st.columns(2, gap="large")
    with left:
        show_parts(words.say("Part of"), [part for part in found.groups if part.takes_part], words)
        asked = [part for part in found.groups if not part.takes_part]
        show_parts(words.say("Invited to, or interested in"), asked, words)
        _show_members(found, words)
    with right:
        show_parts(words.say("Declared relations"), found.relations, words)
        show_neighbours(met, words)


def _show_initiative(found: Profile, page: Page) -> None:
    left, right = st.columns(2, gap="large")
    with left:
        _show_facts(found, page)
        show_timeline(found, page)
    with right:
        _show_members(found, page.words)


def _show_members(found: Profile, words: Words) -> None:
    show_parts(words.say("Who takes part"), [part for part in found.members if part.takes_part], words)
    show_parts(words.say("Invited or interested"), [part for part in found.members if not part.takes_part], words)


def remembered_neighbours(page: Page, found: Profile) -> tuple[Neighbour, ...]:
    """Return whom a stakeholder has a tie with."""
    if found.table != "stakeholders":
        return ()
    return neighbours(remembered(stakeholder_network, page.everyone), found.id)


def _show_head(found: Profile, page: Page) -> None:
    words = page.words
    left, right = st.columns([5, 1], vertical_alignment="center")
    with left:
        st.header(plain(one_line(found.name)), anchor=False)
        st.text(subtitle(found, words))
    with right:
        if found.marking != page.marking:
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
    key = f"facts {page.everyone.key} {words.tag} {found.id}"
    told = recall(key, lambda: facts(found, page.everyone.names, words))
    rows = [(plain(one_line(fact.label)), _cell(fact)) for fact in told]
    st.table(pd.DataFrame(rows), border="horizontal", hide_index=True, hide_header=True, alt=words.say("Facts"))
    st.caption("  \n".join(plain(line) for line in provenance(found, words)))
    for label, text in [(words.label("column", "name"), found.name), *((fact.label, fact.text) for fact in told)]:
        if len(text) > LONG:
            with st.expander(words.say("The whole text: {what}", what=plain(one_line(label)))):
                st.text(visible(text))


def _cell(fact: Fact) -> str:
    text = one_line(fact.text, LONG)
    return linked(text, fact.url) if fact.url else plain(text)


def _show_place(found: Profile, page: Page) -> None:
    words = page.words
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
