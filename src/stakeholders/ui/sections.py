"""What a page is divided into; the choice stands in the link, so that only that part is drawn."""

from collections.abc import Mapping
from typing import Final

from stakeholders.language import N_, Words
from stakeholders.schema import Viewer
from stakeholders.schema.floors import may_see_result
from stakeholders.ui.choices import choose_one, get_choice, peek

KEY: Final = "section"
GAPS: Final = {
    "gaps": N_("Gaps"),
    "introductions": N_("Introductions"),
    "mixing": N_("Who mixes with whom"),
    "brokers": N_("Who bridges what"),
    "worklist": N_("Working list"),
}
SCENARIOS: Final = {
    "compare": N_("Before and after"),
    "newcomers": N_("What each newcomer adds"),
    "corridor": N_("The corridor"),
    "build": N_("Build your own"),
    "time": N_("Then and now"),
}
RESILIENCE: Final = {
    "hangs": N_("What hangs on one"),
    "watch": N_("Remove and watch"),
}
CAPABILITIES: Final = {
    "search": N_("Find a partner"),
    "coverage": N_("Coverage"),
    "suppliers": N_("What hangs on few"),
    "requests": N_("Requests"),
}


_OF_GAPS: Final = {"introductions": "introductions", "mixing": "mixing", "brokers": "brokerage"}  # the kinds of result


def results_of_gaps() -> tuple[str, ...]:
    """Return the kinds of result (``schema.floors``) that only the part of the page on gaps shows."""
    part = "introductions" if get_choice("gap") else peek(KEY)  # a gap is shown with the introductions that would help
    return (_OF_GAPS[part],) if part in _OF_GAPS else ()


def open_parts_of_gaps(viewer: Viewer) -> dict[str, str]:
    """Return the parts of the page on gaps that are open to a viewer, as the floors have it."""
    return {code: name for code, name in GAPS.items() if code not in _OF_GAPS or may_see_result(viewer, _OF_GAPS[code])}


def results_of_scenarios() -> tuple[str, ...]:
    """Return the kinds of result (``schema.floors``) that only the part of the page on scenarios shows."""
    return ("cut_sets",) if peek(KEY) == "corridor" else ()


def results_of_capabilities() -> tuple[str, ...]:
    """Return the kinds of result (``schema.floors``) that only the part of the page on capabilities shows."""
    return {"coverage": ("capabilities",), "suppliers": ("single_suppliers",)}.get(peek(KEY), ())


def ask_section(sections: Mapping[str, str], words: Words) -> str:
    """Ask which part of the page to show."""
    return choose_one(
        words.say("What to look at"),
        tuple(sections),
        key=KEY,
        label_of=lambda code: words.say(sections[code]),
        kind="segmented",
    )
