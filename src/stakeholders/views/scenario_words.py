"""What a comparison of scenarios says, sentence by sentence."""

from collections.abc import Mapping
from math import isnan
from typing import Any, Final

import pandas as pd

from stakeholders.advice.contributions import Few
from stakeholders.advice.smallest import Smallest
from stakeholders.language import N_, Words
from stakeholders.measures.corridor import Corridor, Stretch

Names = Mapping[str, str]
_MEASURES: Final = {
    "actors": N_("Organisations"),
    "pairs": N_("Pairs in contact"),
    "cross_border": N_("Of them across a border"),
    "covered": N_("Kinds and sectors covered, region by region"),
    "width_contacts": N_("Independent ways coast to coast, by contacts"),
    "width_affiliations": N_("Independent ways coast to coast, by shared groups"),
    "width_contacts_far": N_("Independent ways on to Finland, by contacts"),
    "width_affiliations_far": N_("Independent ways on to Finland, by shared groups"),
    "density": N_("Density"),
    "global_efficiency": N_("Global efficiency"),
    "robustness": N_("Robustness R against targeted removal"),
    "ei_index": N_("E-I index by country"),
}
_MEANINGS: Final = {
    "actors": N_("A cluster and the organisation that runs it count as one."),
    "pairs": N_("Pairs with a declared relation, a shared project or a small meeting."),
    "cross_border": N_("Pairs whose countries differ."),
    "covered": N_("A kind or a sector counts in a region where somebody of it is tied in."),
    "width_contacts": N_("Ways from the first region to the last that share no organisation."),
    "width_affiliations": N_(
        "The same through groups, projects and small meetings, which any number of ways may share."
    ),
    "width_contacts_far": N_("The same to the farthest region that any side reaches."),
    "width_affiliations_far": N_("The same to the farthest region that any side reaches."),
    "density": N_("The share of all possible pairs that are in contact."),
    "global_efficiency": N_("1: everyone knows everyone; 0: nobody reaches anybody."),
    "robustness": N_("How much still hangs together, on average, while the busiest drop out one by one."),
    "ei_index": N_("From −1, all contacts inside a country, to +1, all across."),
}
_CONTRIBUTIONS: Final = {
    "coverage": N_("Coverage"),
    "crossings": N_("Cross-border ties"),
    "width": N_("Width of the corridor"),
}
RESILIENT: Final = frozenset({"global_efficiency", "robustness", "ei_index"})  # with widths: not for everybody


def measure_name(code: str, words: Words) -> str:
    """Return what a measure of a comparison is called."""
    return words.say(_MEASURES[code])


def measure_meaning(code: str, words: Words) -> str:
    """Return what it means, in a sentence."""
    return words.say(_MEANINGS[code])


def contribution_name(code: str, words: Words) -> str:
    """Return what a measure of contributions is called."""
    return words.say(_CONTRIBUTIONS[code])


def needs_resilience(measure: str) -> bool:
    """Tell whether a measure is a result of resilience or mixing, which not everybody may see."""
    return measure.startswith("width") or measure in RESILIENT


def width_in_words(stretch: Stretch, words: Words) -> str:
    """Return how wide the corridor is between two regions."""
    first, second = (place_name(code, words) for code in (stretch.first, stretch.second))
    if stretch.width is None:
        return words.say("{first} – {second}: nobody on record at one end.", first=first, second=second)
    ways = words.say_n("{n} independent way", "{n} independent ways", stretch.width)
    return words.say("{first} – {second}: {ways}.", first=first, second=second, ways=ways)


def place_name(code: str, words: Words) -> str:
    """Return the name of a region or a country."""
    return words.label("country" if len(code) == 2 else "region", code)


def corridor_in_words(found: Corridor, words: Words) -> str:
    """Return what hangs on how many, in a sentence for somebody who has to decide."""
    first, last = (place_name(code, words) for code in (found.regions[0], found.regions[-1]))
    if found.nobody:
        places = words.listing([place_name(code, words) for code in found.nobody])
        told = words.say("Nobody on record in {places}.", places=places)
        if found.width is None:
            return told
        return f"{told} {_whole(found.width, first, last, words)}"
    return _whole(found.width or 0, first, last, words)


def _whole(width: int, first: str, last: str, words: Words) -> str:
    if not width:
        return words.say("No way leads from {first} to {last} yet.", first=first, last=last)
    if width == 1:
        return words.say(
            "The whole corridor from {first} to {last} hangs on one organisation: no second way avoids it.",
            first=first,
            last=last,
        )
    ways = words.say("{n} independent ways lead from {first} to {last}.", n=width, first=first, last=last)
    spare = words.say_n(
        "Whichever {n} organisation dropped out, a way would be left.",
        "Whichever {n} organisations dropped out, a way would be left.",
        width - 1,
    )
    return f"{ways} {spare}"


def way_in_words(way: tuple[str, ...], names: Names, words: Words) -> str:
    """Return a way as the names of those it leads through."""
    groups = [
        words.say("(through {group})", group=names.get(node.removeprefix("group:"), node))
        if node.startswith("group:")
        else names.get(node, node)
        for node in way
    ]
    return " → ".join(groups)


def cut_in_words(cut: tuple[str, ...], names: Names, words: Words) -> str:
    """Return what all ways run through; cuts are not unique, so their size comes first."""
    if not cut:
        return words.say("There is no way that anybody could cut.")
    listed = words.listing([names.get(one, one) for one in cut])
    return words.say_n(
        "Every way runs through {n} organisation. It is, or could be: {names}.",
        "Every way runs through at least one of {n} organisations. One such set is: {names}.",
        len(cut),
        names=listed,
    )


def few_in_words(few: Few, names: Names, words: Words) -> str:
    """Return that a few newcomers do more than all others of their region, with the numbers that prove it."""
    listed = words.listing([names.get(one, one) for one in few.ids])
    said = words.say_n(
        "{n} organisation in {region} would do more than the other {others} together: {names}.",
        "{n} organisations in {region} would do more than the other {others} together: {names}.",
        len(few.ids),
        region=place_name(few.region, words),
        others=few.others,
        names=listed,
    )
    proof = words.say(
        "Alone with those on record they add {adds} to {measure}; the others without them add {others_add}.",
        adds=words.number(few.adds),
        others_add=words.number(few.others_add),
        measure=words.say(_OBJECTS[few.measure]),
    )
    return f"{said} {proof}"


_OBJECTS: Final = {
    "coverage": N_("the kinds and sectors covered"),
    "crossings": N_("the cross-border ties"),
    "width": N_("the independent ways"),
}


def smallest_in_words(found: Smallest | None, names: Names, words: Words) -> str:
    """Return the fewest newcomers that reach a goal, and whether that is proved."""
    if found is None:
        return words.say("Not even all newcomers together reach this.")
    if not found.ids:
        return words.say("This is reached without anybody joining.")
    listed = words.listing([names.get(one, one) for one in found.ids])
    said = words.say_n(
        "{n} newcomer is enough: {names}.", "{n} newcomers are enough: {names}.", len(found.ids), names=listed
    )
    if found.exact:
        return f"{said} {words.say('No fewer would do.')}"
    return f"{said} {words.say('Found step by step: perhaps fewer would do.')}"


def out_of_reach_in_words(found: Smallest, words: Words) -> str:
    """Return what not even all newcomers bring."""
    listed = words.listing(
        [
            words.say("{sector} in {place}", sector=words.label("sector", sector), place=place_name(side, words))
            for sector, side in found.out_of_reach
        ]
    )
    return words.say("Nobody on record or among the newcomers brings: {what}.", what=listed)


def summary_in_words(measures: pd.DataFrame, side: int, words: Words, *, all_of_it: bool) -> list[str]:
    """Return what changes on a side, a sentence for each number that may be compared.

    Parameters
    ----------
    all_of_it
        Whether the viewer may see results of resilience.
    """
    rows = measures[(measures["side"] == side) & measures["comparable"]].set_index("measure")
    told = []
    for name, row in rows.iterrows():
        if needs_resilience(str(name)) and not all_of_it:
            continue
        told.append(_change(str(name), row, words))
    return told


def _change(name: str, row: "pd.Series[Any]", words: Words) -> str:  # Any: numbers of a table
    value, before = float(row["value"]), float(row["value"]) - float(row["difference"])
    label = measure_name(name, words)
    if isnan(value):
        return words.say("{what}: nobody on record at an end.", what=label)
    if isnan(before):
        now = words.number(value)
        return words.say("{what}: {now}; before, nobody was on record at an end.", what=label, now=now)
    return words.say("{what}: {before} → {now}", what=label, before=words.number(before), now=words.number(value))
