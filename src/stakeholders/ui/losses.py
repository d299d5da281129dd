"""Remove and watch, on a page: who is gone, who is cut off from whom, and what would have prevented it."""

from typing import Final

import networkx as nx
import pandas as pd
import streamlit as st

from stakeholders.advice.losses import Loss, Standing, drawn_without, loss_in, preventing
from stakeholders.codes import GROUP_KINDS, GROUP_PREFIX
from stakeholders.language import Words
from stakeholders.register import Register
from stakeholders.schema.floors import marking_of_result, may_see_result
from stakeholders.ui.choices import choose_many, choose_text, get_choices
from stakeholders.ui.comparison import show_same_as_table
from stakeholders.ui.figures import show_points
from stakeholders.ui.frame import Page
from stakeholders.ui.links import plain
from stakeholders.ui.memory import recall, remembered
from stakeholders.ui.network_choices import MANY, matching
from stakeholders.ui.resilience import ask_network, network_of
from stakeholders.ui.sides import in_year, networks_of
from stakeholders.ui.table import show_table
from stakeholders.views.overview_pictures import Sketch
from stakeholders.views.resilience_tables import name_in, pieces_table, preventing_table
from stakeholders.views.resilience_words import loss_in_words
from stakeholders.views.side_pictures import side_networks

_GONE: Final = "gone"  # in the link


def show_losses(page: Page) -> None:
    """Ask who is gone, and show what that does."""
    words, register = page.words, in_year(page, page.everyone)
    network = ask_network(page)
    gone = _ask_gone(page, register)
    if not gone:
        st.info(words.say("Choose an organisation, a network or a project, and see what happens without it."))
        return
    with st.spinner(words.say("Removing …")):
        found = remembered(_loss, register, gone, network)
    others = [one for one in found.gone if one not in gone]
    if others:
        listed = words.listing([name_in(register.names, one, words) for one in others])
        st.caption(plain(words.say("Gone with it, since it is the same actor: {names}.", names=listed)))
    show_points(loss_in_words(found, words, register.names))
    _show_pictures(page, register, found, network)
    marking = marking_of_result("resilience", page.everyone.marking())
    if found.split:
        show_table(
            pieces_table(found, words, register.names),
            words,
            name="cut-off",
            title=words.say("Who is cut off from whom"),
            marking=marking,
            lines=2,
        )
        if may_see_result(page.viewer, "introductions"):
            _show_preventing(page, register, found, gone)


def _loss(register: Register, gone: tuple[str, ...], network: str) -> Loss:
    return loss_in(networks_of(register), gone, network, remembered(_standing, register, network))


def _standing(register: Register, network: str) -> Standing:
    return Standing.of(network_of(register, network))


def _ask_gone(page: Page, register: Register) -> tuple[str, ...]:
    words = page.words
    names = recall(f"choosable {register.key} {words.tag}", lambda: _choosable(register, words))
    if len(names) > MANY:
        typed = choose_text(words.say("Type a part of the name"), key="gone_named", longest=80)
        offered = matching(names, typed, get_choices(_GONE))
    else:
        offered = sorted(names, key=lambda one: words.order(names[one]))
    return choose_many(
        words.say("Who is gone"),
        offered,
        key=_GONE,
        label_of=lambda one: names.get(one, one),
        placeholder=words.say("Organisations, networks, projects"),
        help=words.say("With a project its ties fade. A network that closes leaves its organisation."),
    )


def _choosable(register: Register, words: Words) -> dict[str, str]:
    """Return who can be gone by id: organisations, clusters' networks, initiatives."""
    rows = register.stakeholders
    clusters = rows.loc[rows["kind"].isin(GROUP_KINDS), "id"]
    clusters = clusters[clusters.isin(set(register.memberships["group_id"]))]
    groups = {GROUP_PREFIX + one: name_in(register.names, GROUP_PREFIX + one, words) for one in clusters}
    return dict(register.names) | groups


def _show_pictures(page: Page, register: Register, found: Loss, network: str) -> None:
    words = page.words
    key = f"loss {register.key} {found.gone} {network} {words.tag}"
    with st.spinner(words.say("Drawing …")):
        sketches = recall(key, lambda: _sketches(page, register, found, network))
    for place, label, sketch in zip(st.columns(2), (words.say("Before"), words.say("After")), sketches, strict=True):
        with place:
            st.caption(label)
            st.image(sketch.svg, width="stretch", alt=f"{label}. {sketch.text}")
            st.caption(plain(sketch.text))
    show_same_as_table(
        _drawn(register, found, network),
        (words.say("Before"), words.say("After")),
        words,
        marking=marking_of_result("resilience", page.everyone.marking()),
    )


def _drawn(register: Register, found: Loss, network: str) -> list[nx.Graph]:
    networks = networks_of(register)
    return [networks.drawn(network), drawn_without(networks, found.gone, network)]


def _sketches(page: Page, register: Register, found: Loss, network: str) -> list[Sketch]:
    return side_networks(_drawn(register, found, network), page.words)


def _show_preventing(page: Page, register: Register, found: Loss, gone: tuple[str, ...]) -> None:
    """Show the introductions that would have prevented it, once somebody asks: they take longest."""
    words = page.words
    opened = st.expander(words.say("Which introductions would have prevented it"), on_change="rerun", key="preventing")
    if not opened.open:
        return
    with opened:
        with st.spinner(words.say("Looking for introductions …")):
            table: pd.DataFrame = recall(
                f"preventing {register.key} {gone} {found!r}", lambda: preventing(register, found)
            )
        if table.empty:
            st.text(words.say("Nobody in the pieces cut off can be introduced to the rest."))
            return
        st.caption(words.say("One for each piece cut off, the largest first: made beforehand, it would have held."))
        show_table(
            preventing_table(table, words, register.names),
            words,
            name="preventing",
            marking=marking_of_result("introductions", page.everyone.marking()),
        )
