"""The sides that are compared: what is on record, the sidebar's scenarios, and up to two more choices of scenarios."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import streamlit as st

from stakeholders.language import Words
from stakeholders.network import Networks
from stakeholders.network.contacts import WITH_PLANNED
from stakeholders.register import Register
from stakeholders.ui import datasets
from stakeholders.ui.choices import choose_flag, choose_many, get_choices
from stakeholders.ui.frame import Page, say_who_is_absent
from stakeholders.ui.links import link_to
from stakeholders.ui.memory import remembered
from stakeholders.ui.sidebar import ask_left_out
from stakeholders.views.readable import visible

MORE: Final = ("2", "3")  # sides beside the sidebar's
_LETTERS: Final = "ABC"


@dataclass(frozen=True)
class Sides:
    """What is compared, each side seen through the viewer's eyes; the first is what is on record.

    Attributes
    ----------
    labels, short
        Of each side, to be read alone and above a column.
    statuses
        The statuses that count, on every side alike; None for what exists.
    """

    registers: tuple[Register, ...]
    labels: tuple[str, ...]
    short: tuple[str, ...]
    statuses: tuple[str, ...] | None

    @property
    def names(self) -> dict[str, str]:
        """Names of everybody on any side by id."""
        return {some_id: name for side in self.registers for some_id, name in side.names.items()}

    @cached_property
    def networks(self) -> tuple[Networks, ...]:
        """The networks of each side: kept for what all are compared with, else for this run alone."""
        first, *others = self.registers
        return (networks_of(first, self.statuses), *(Networks(side, self.statuses) for side in others))

    @property
    def key(self) -> str:
        """The same text for the same sides, another for any others."""
        return repr(([side.key for side in self.registers], self.statuses))


def networks_of(register: Register, statuses: tuple[str, ...] | None = None) -> Networks:
    """Return the networks of a register, each made once for all that asks for it."""
    return remembered(Networks, register, statuses)


def in_year(page: Page, register: Register) -> Register:
    """Return a side in the year that the sidebar chose, where it chose one."""
    return register if page.filter.year is None else register.at(page.filter.year)


def ask_planned(page: Page) -> tuple[str, ...] | None:
    """Ask whether planned ties count too; return the statuses that count."""
    planned = choose_flag(
        page.words.say("Count planned ties of the record too"),
        key="planned",
        help=page.words.say("On every side alike. What a scenario assumes counts in any case, on its own side."),
    )
    return WITH_PLANNED if planned else None


def ask_sides(page: Page) -> Sides:
    """Ask what to compare beside the sidebar's scenarios."""
    words = page.words
    titles = datasets.scenario_titles(page.dataset, page.viewer, words)
    say_who_is_absent(page, [one for number in MORE for one in get_choices(f"side{number}")])
    chosen = [(page.scenarios, page.everyone)] if page.scenarios else []
    with st.expander(words.say("Compare with others"), icon=":material/compare:"):
        for place, number in zip(st.columns(2), MORE, strict=True):
            with place:
                chosen += _ask_side(page, number, titles)
        statuses = ask_planned(page)
    recorded = page.everyone.without_overlays()
    registers = (in_year(page, recorded), *(in_year(page, side) for _, side in chosen))
    labels = [words.say("On record")]
    for letter, (names, side) in zip(_LETTERS, chosen, strict=False):
        labels.append(_label(letter, words.listing([titles.get(one, one) for one in names]), side, recorded, words))
    short = (labels[0], *_LETTERS[: len(chosen)])
    return Sides(registers, tuple(labels), short, statuses)


def _label(letter: str, scenarios: str, side: Register, recorded: Register, words: Words) -> str:
    """Return what a side is called: its scenarios, and how many join and leave with them."""
    joined = int((side.stakeholders["scenario"] != "").sum())
    gone = len(set(recorded.stakeholders["id"]) - set(side.stakeholders["id"]))
    if gone:
        return words.say(
            "{letter}: {scenarios} ({n} join, {gone} leave)", letter=letter, scenarios=scenarios, n=joined, gone=gone
        )
    return words.say("{letter}: {scenarios} ({n} join)", letter=letter, scenarios=scenarios, n=joined)


def _ask_side(page: Page, number: str, titles: dict[str, str]) -> list[tuple[tuple[str, ...], Register]]:
    words = page.words
    names = choose_many(
        words.say("Side {letter}: which join?", letter=_LETTERS[int(number) - 1]),
        list(titles),
        key=f"side{number}",
        label_of=lambda one: titles.get(one, one),
        placeholder=words.say("No side"),
    )
    if not names:
        return []
    whole = datasets.seen_register(page.dataset, names, page.viewer)
    left_out = ask_left_out(whole, words, key=f"left_out{number}", label=words.say("Except on this side"))
    return [(names, datasets.seen_register(page.dataset, names, page.viewer, left_out))]


def offer_scenarios(page: Page) -> None:
    """Say how to switch a scenario on, and offer each."""
    words = page.words
    st.info(words.say("No scenario is on. Choose one here or in the sidebar, or build your own."))
    titles = datasets.scenario_titles(page.dataset, page.viewer, words)
    for one, title in titles.items():
        link_to("scenarios", title, icon=":material/add_circle:", scenarios=one)


def told_scenarios(page: Page) -> Sequence[tuple[str, str, tuple[str, ...]]]:
    """Return title, question and assumptions of each scenario that is on."""
    seen = datasets.seen_scenarios(page.dataset, page.viewer)
    titles = datasets.scenario_titles(page.dataset, page.viewer, page.words)
    return [
        (titles[one], visible(told.question), tuple(map(visible, told.assumptions)))
        for one in page.scenarios
        if (told := seen.get(one)) is not None
    ]
