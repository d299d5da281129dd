"""What a reader can choose on the network page: which network, of whom, and how it is drawn."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import streamlit as st

from stakeholders.language import Words
from stakeholders.measures.names import folded
from stakeholders.network import CONTACT_LAYERS
from stakeholders.network.contacts import WITH_PLANNED
from stakeholders.network.stakeholders import DEFAULT_LAYERS
from stakeholders.register import Register
from stakeholders.ui.choices import choose_flag, choose_many, choose_number, choose_one, choose_text, get_choice
from stakeholders.ui.memory import remembered

MANY: Final = 2_000  # organisations in one list, above which one types first
MATCHES: Final = 50


@dataclass(frozen=True, slots=True)
class NetworkChoice:
    """What was chosen; equal choices have the same ``repr``.

    Attributes
    ----------
    view
        ``affiliations`` or ``contacts``.
    layers
        Of contacts, those that count.
    planned, interest
        Whether planned ties count; whether those invited or interested are shown.
    around, steps
        The node whose neighbourhood is drawn, empty for the whole network, and how far it reaches.
    one, other
        The two between whom ways are looked for.
    size
        What the size of a node shows: nothing (empty), ``degree`` or ``betweenness``.
    """

    view: str = "affiliations"
    layers: tuple[str, ...] = DEFAULT_LAYERS
    planned: bool = False
    interest: bool = False
    around: str = ""
    steps: int = 1
    one: str = ""
    other: str = ""
    size: str = ""

    @property
    def statuses(self) -> tuple[str, ...] | None:
        """The statuses that count; None for what exists."""
        return WITH_PLANNED if self.planned else None


def ask_network(register: Register, words: Words) -> NetworkChoice:
    """Ask which network and how it is drawn."""
    names = remembered(_names, register)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        view = choose_one(
            words.say("Network"),
            ("affiliations", "contacts"),
            key="network",
            kind="segmented",
            label_of=lambda code: _view_label(code, words),
        )
        with st.popover(words.say("What counts"), icon=":material/filter_alt:"):
            layers, planned, interest = _ask_what_counts(view, words)
        with st.popover(words.say("Neighbourhood"), icon=":material/adjust:"):
            around = _ask_node(words.say("Neighbourhood of"), names, "around", words)
            steps = choose_number(words.say("Steps"), 1, 3, key="steps", default=1)
        with st.popover(words.say("Ways between two"), icon=":material/route:"):
            one = _ask_node(words.say("From"), names, "one", words)
            other = _ask_node(words.say("To"), names, "other", words)
        size = choose_one(
            words.say("Size of the nodes"),
            ("", "degree", "betweenness"),
            key="size",
            label_of=lambda code: _size_label(code, words),
        )
    return NetworkChoice(view, layers, planned, interest, around, steps, one, other, size)


def _ask_what_counts(view: str, words: Words) -> tuple[tuple[str, ...], bool, bool]:
    layers: tuple[str, ...] = DEFAULT_LAYERS
    interest = False
    if view == "contacts":
        layers = choose_many(
            words.say("Contacts that count"),
            CONTACT_LAYERS,
            key="layers",
            default=DEFAULT_LAYERS,
            label_of=lambda code: words.label("layer", code),
            help=words.say("Shared membership of a cluster is context and never counts as a contact."),
        )
    planned = choose_flag(words.say("Planned ties too"), key="planned")
    if view == "affiliations":
        interest = choose_flag(
            words.say("Those invited or interested too"),
            key="interest",
            help=words.say("An invitation or an interest is no contact. It is shown only when asked for."),
        )
    return layers, planned, interest


def _ask_node(label: str, names: Mapping[str, str], key: str, words: Words) -> str:
    """Ask for one stakeholder or initiative; in a large register the reader types a part of the name first."""
    if len(names) > MANY:
        typed = choose_text(words.say("Type a part of the name"), key=f"{key}_named", longest=80)
        offered = matching(names, typed, [get_choice(key)])
    else:
        offered = sorted(names, key=lambda one: words.order(names[one]))
    return choose_one(
        label, ["", *offered], key=key, label_of=lambda one: names[one] if one else words.say("Nobody chosen")
    )


def matching(names: Mapping[str, str], typed: str, chosen: Iterable[str]) -> list[str]:
    """Return the ids whose names have the typed text in them, and before them those chosen already."""
    wanted = folded(typed)
    found = [one for one, name in names.items() if wanted and wanted in folded(name)][:MATCHES]
    return [*(one for one in chosen if one in names and one not in found), *found]


def _names(register: Register) -> dict[str, str]:
    return dict(register.names)


def _view_label(code: str, words: Words) -> str:
    return words.say("Who is part of what") if code == "affiliations" else words.say("Who is in contact with whom")


def _size_label(code: str, words: Words) -> str:
    labels = {
        "": words.say("All alike"),
        "degree": words.say("By number of ties"),
        "betweenness": words.say("By ways that run through"),
    }
    return labels[code]
