"""How is this computed? One click from every number."""

from functools import partial

import streamlit as st

from stakeholders.language import Words
from stakeholders.reading.manual import method_sections

_ALWAYS = ("Significance of many cells", "Small numbers", "Markings")
GAPS = ("Severity", "Coverage", "Gaps between groups", "Bridges", "Memberships", *_ALWAYS)
INTRODUCTIONS = ("Introductions", "One actor, two names", "Markings")
MIXING = (
    "Mixing matrix",
    "E-I index",
    "Permutation test",
    "Assortativity",
    "Ties and layers",
    "Significance of many cells",
)
BROKERS = ("Roles of brokers", "Structural holes", "Betweenness", "Communities", "Ties and layers")

SCENARIOS = ("What may be compared", "What each newcomer adds", "The fewest that are enough", *_ALWAYS[1:])
CORRIDOR = ("Width of the corridor", "Introductions that widen the corridor", "One actor, two names", "Markings")
RESILIENCE = ("Cut points and bridges", "Robustness", "Cores", "Global efficiency", "Remove and watch", "Markings")
RELEASED = ("Released counts", "Markings")
CAPABILITIES = ("Capabilities", "Released counts", "Small numbers", "Markings")


def offer_method(words: Words, sections: tuple[str, ...], *, key: str) -> None:
    """Offer the sections of the methods document that explain what stands here; nothing where it isn't installed.

    The document is our own text, shown as Markdown; nothing of the data is in it.
    """
    known = {heading: text for heading in sections if (text := method_sections().get(heading))}
    if known and st.button(
        words.say("How is this computed?"), key=f"method:{key}", type="tertiary", icon=":material/functions:"
    ):
        st.dialog(words.say("How is this computed?"), width="large")(partial(_show, known, words))()


def _show(sections: dict[str, str], words: Words) -> None:
    if words.tag != "en":
        st.caption(words.say("The text on methods is in English."))
    for heading, text in sections.items():
        st.markdown(f"#### {heading}\n\n{text}")
