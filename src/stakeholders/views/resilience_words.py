"""What hangs on one, in sentences for somebody who has to decide."""

from collections.abc import Mapping
from math import isnan

import pandas as pd

from stakeholders.advice.losses import Loss
from stakeholders.language import Words
from stakeholders.measures.removal import Robustness
from stakeholders.views.overview import NONE, Figure
from stakeholders.views.resilience_tables import name_in
from stakeholders.views.scenario_words import place_name

Names = Mapping[str, str]


def robustness_figures(
    found: Robustness, efficiency: float, cores: Mapping[str, int], words: Words
) -> tuple[Figure, ...]:
    """Return the key figures of a network's resilience, each with its sentence."""
    innermost = max(cores.values(), default=0)
    inside = sum(1 for k in cores.values() if k == innermost)
    return (
        Figure(words.say("R, the busiest first"), _number(found.targeted, words), _targeted(found, words)),
        Figure(words.say("R, by chance"), _number(found.random, words), _random(found, words)),
        Figure(
            words.say("Fragility"),
            _number(found.fragility, words),
            words.say(
                "R with the busiest first, divided by R by chance. 1: nobody matters more than others; "
                "the lower, the more hangs on the busiest."
            ),
        ),
        Figure(
            words.say("Global efficiency"),
            _number(efficiency, words),
            words.say("1 means everyone knows everyone; 0 means no one can reach anyone."),
        ),
        Figure(
            words.say("Innermost core"),
            words.number(innermost),
            words.say_n(
                "{n} organisation or group has at least {k} ties inside it.",
                "{n} organisations and groups each have at least {k} ties inside it.",
                inside,
                k=innermost,
            )
            if innermost
            else words.say("Nobody has a tie."),
        ),
    )


def _targeted(found: Robustness, words: Words) -> str:
    if isnan(found.targeted):
        return words.say("Nobody is there.")
    return words.say(
        "If the busiest organisations dropped out one by one, on average {share} of all would still hang together.",
        share=words.percent(found.targeted),
    )


def _random(found: Robustness, words: Words) -> str:
    if isnan(found.random):
        return words.say("Nobody is there.")
    drawn = (
        words.say_n("A mean over {n} order, seed 1.", "A mean over {n} orders, seed 1.", found.orders)
        if found.orders
        else words.say("Over every order.")
    )
    said = words.say("If anybody dropped out: {share}.", share=words.percent(found.random))
    return f"{said} {drawn}"


def _number(value: float, words: Words) -> str:
    return NONE if isnan(value) else words.number(value, 2)


def curve_in_words(curve: pd.DataFrame, words: Words) -> str:
    """Return what a removal curve shows, as it stands once half of all have dropped out."""
    if curve.empty:
        return words.say("Nobody is there.")
    half = curve.iloc[(len(curve) - 1) // 2]
    return words.say(
        "After half of all have dropped out, {targeted} hang together where the busiest go first, {random} by chance.",
        targeted=words.percent(float(half["targeted"])),
        random=words.percent(float(half["random"])),
    )


def loss_in_words(found: Loss, words: Words, names: Names) -> list[str]:
    """Return what is lost, a sentence for each kind of loss."""
    told = []
    if found.split:
        told.append(
            words.say_n(
                "{n} organisation is cut off from the rest of its network.",
                "{n} organisations are cut off from the rest of their network.",
                len(found.cut_off),
            )
            + " "
            + words.say_n(
                "{n} pair that reached each other no longer does.",
                "{n} pairs that reached each other no longer do.",
                found.pairs_lost,
            )
        )
    if found.alone:
        listed = words.listing([name_in(names, one, words) for one in found.alone[:8]])
        told.append(
            words.say(
                "Left without any contact or membership: {names}.",
                names=listed + (" …" if len(found.alone) > 8 else ""),
            )
        )
    if found.regions:
        listed = words.listing([place_name(code, words) for code in found.regions])
        told.append(words.say("Counties that lose their last contact with others: {names}.", names=listed))
    if found.sectors:
        listed = words.listing([words.label("sector", code) for code in found.sectors])
        told.append(words.say("Sectors that lose their last contact: {names}.", names=listed))
    if found.borders:
        pairs = [f"{place_name(one, words)} – {place_name(other, words)}" for one, other in found.borders]
        told.append(words.say("No contact any more between: {names}.", names=words.listing(pairs)))
    return told or [words.say("Nothing falls apart: everybody who reached each other still does, by other ways.")]
