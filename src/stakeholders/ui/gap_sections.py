"""What the page on gaps is divided into; the choice stands in the link, so that only that part is drawn."""

from typing import Final

from stakeholders.language import N_, Words
from stakeholders.ui.choices import choose_one

KEY: Final = "section"
SECTIONS: Final = {
    "gaps": N_("Gaps"),
    "introductions": N_("Introductions"),
    "mixing": N_("Who mixes with whom"),
    "brokers": N_("Who bridges what"),
    "worklist": N_("Working list"),
}


def ask_section(words: Words) -> str:
    """Ask which part of the page to show."""
    return choose_one(
        words.say("What to look at"),
        tuple(SECTIONS),
        key=KEY,
        label_of=lambda code: words.say(SECTIONS[code]),
        kind="segmented",
    )
