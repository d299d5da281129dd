"""What the map page asks for: which areas, which layers, which place."""

from typing import Final, cast

from stakeholders.language import N_, Words
from stakeholders.places.areas import LEVELS, Level
from stakeholders.ui.choices import choose_flag, choose_many, choose_one
from stakeholders.views.map_picture import LAYERS

_LEVELS: Final = {"county": N_("Counties"), "municipality": N_("Municipalities")}
_LAYERS: Final = {
    "stakeholders": N_("Stakeholders"),
    "counts": N_("Counts per area"),
    "ties": N_("Cross-border ties"),
    "corridor": N_("Coast to coast"),
}


def ask_level(words: Words) -> Level:
    """Ask which areas are counted and can be clicked."""
    label = words.say("Areas")
    chosen = choose_one(label, LEVELS, key="areas", label_of=lambda code: words.say(_LEVELS[code]), kind="segmented")
    return cast("Level", chosen)


def ask_layers(words: Words) -> tuple[str, ...]:
    """Ask what is drawn."""
    return choose_many(
        words.say("On the map"),
        LAYERS,
        key="layers",
        default=LAYERS,
        label_of=lambda code: words.say(_LAYERS[code]),
        placeholder=words.say("Nothing"),
    )


def ask_large_events(words: Words) -> bool:
    """Ask whether meeting at a large event counts as a tie."""
    return choose_flag(
        words.say("Count large events too"),
        key="large_events",
        help=words.say("Who took part in the same large event need not have met."),
    )
