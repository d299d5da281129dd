"""What the colours, shapes and lines of the map mean, the map in words, and what it leaves out."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

import geopandas as gpd
import pandas as pd

from stakeholders.codes import KINDS, NORDIC
from stakeholders.language import Words
from stakeholders.views.map_colours import bounds_of_steps
from stakeholders.views.map_layers import COARSE, area_label


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the map's legend.

    Attributes
    ----------
    shows
        ``kind``, ``country``, ``coarse``, ``gathered``, ``heading`` (of the steps), ``step``, ``tie``, ``corridor`` or
        ``belt``.
    code
        Which kind, country, step or line.
    """

    shows: Literal["kind", "country", "coarse", "supposed", "gathered", "heading", "step", "tie", "corridor", "belt"]
    code: str
    label: str


def legend(
    placed: gpd.GeoDataFrame,
    counted: pd.DataFrame,
    between: pd.DataFrame,
    layers: Collection[str],
    words: Words,
    *,
    gathered: bool = False,
) -> tuple[Entry, ...]:
    """Return the legend of what is drawn, only of what occurs."""
    entries: list[Entry] = []
    if "stakeholders" in layers:
        entries += _gathered(words) if gathered else _points(placed[placed.geometry.notna()], words)
    if "counts" in layers:
        entries += _steps(int(counted["count"].max()) if len(counted) else 0, words)
    if "ties" in layers and len(between):
        entries.append(Entry("tie", "confirmed", words.say("Cross-border ties between two places, with their number")))
        if (between["status"] != "confirmed").any():
            entries.append(Entry("tie", "dashed", words.say("Planned or hypothetical")))
    if "corridor" in layers:
        entries.append(Entry("corridor", "road", words.say("Coast to coast: E14 and E4, straight from town to town")))
        entries.append(Entry("corridor", "crossing", words.say("Across Kvarken: Umeå to Vaasa")))
    return (*entries, Entry("belt", "", words.say("Nordic Green Belt")))


def _points(drawn: gpd.GeoDataFrame, words: Words) -> list[Entry]:
    kinds, countries = set(drawn["kind"]), set(drawn["country"])
    every = (*KINDS, *sorted(kinds - set(KINDS)))
    found = [Entry("kind", code, words.label("kind", code)) for code in every if code in kinds]
    order = (*NORDIC, *sorted(countries - {*NORDIC}))
    found += [Entry("country", code, words.label("country", code)) for code in order if code in countries]
    if drawn["location_precision"].isin(COARSE).any():
        found.append(Entry("coarse", "", words.say("Only the region is known: the point stands for it")))
    if (drawn["scenario"] != "").any():
        found.append(Entry("supposed", "", words.label("status", "hypothetical")))
    return found


def _gathered(words: Words) -> list[Entry]:
    return [Entry("gathered", "", words.say("Stakeholders of one area, with their number"))]


def _steps(most: int, words: Words) -> list[Entry]:
    bounds = bounds_of_steps(most)
    if not bounds:
        return []
    ends = [*(bound - 1 for bound in bounds[1:]), most]
    heading = [Entry("heading", "", words.say("Stakeholders per area"))]
    return heading + [
        Entry("step", str(step), words.number(low) if low == high else f"{words.number(low)}–{words.number(high)}")
        for step, (low, high) in enumerate(zip(bounds, ends, strict=True))
    ]


def map_in_words(placed: gpd.GeoDataFrame, counted: pd.DataFrame, between: pd.DataFrame, words: Words) -> str:
    """Return what the map shows, for those who can't see it."""
    drawn = int(placed.geometry.notna().sum())
    said = [
        words.say(
            "The map shows {stakeholders} in {areas}.",
            stakeholders=words.say_n("{n} stakeholder", "{n} stakeholders", drawn),
            areas=words.say_n("{n} area", "{n} areas", len(counted)),
        )
    ]
    best = counted.head(3)
    if len(best):
        rows = best[["area", "name", "count"]].itertuples(index=False, name=None)
        names = [f"{area_label(area, name, words)} ({words.number(n)})" for area, name, n in rows]
        said.append(words.say("Most are in {areas}.", areas=words.listing(names)))
    number = int(between["number"].sum())
    said.append(
        words.say(
            "{ties} between {pairs}.",
            ties=words.say_n("{n} cross-border tie", "{n} cross-border ties", number),
            pairs=words.say_n("{n} pair of places", "{n} pairs of places", len(between)),
        )
        if number
        else words.say("No tie crosses a border.")
    )
    return " ".join(said)


def left_out_in_words(
    placed: gpd.GeoDataFrame, undrawn: int, gathered: int, ties: tuple[int, int], words: Words
) -> list[str]:
    """Return what the map does not draw: who is nowhere, ties without a place, and what was gathered.

    Parameters
    ----------
    undrawn
        Cross-border ties with an end that is on no map.
    gathered
        Number of circles that stand for all stakeholders, 0 where each is drawn.
    ties
        How many cross-border ties the arcs stand for, of how many that have two places.
    """
    said = []
    nowhere = int(placed.geometry.isna().sum())
    if nowhere:
        said.append(
            words.say_n(
                "{n} stakeholder has no known place and is not drawn.",
                "{n} stakeholders have no known place and are not drawn.",
                nowhere,
            )
        )
    if undrawn:
        said.append(
            words.say_n(
                "{n} cross-border tie is not drawn, since one end has no known place.",
                "{n} cross-border ties are not drawn, since one end has no known place.",
                undrawn,
            )
        )
    if ties[0] < ties[1]:
        said.append(
            words.say(
                "Too many places have cross-border ties: {drawn} of {all} are drawn, between the counties that have "
                "most. The table has all.",
                drawn=ties[0],
                all=ties[1],
            )
        )
    if gathered:
        said.append(
            words.say(
                "{stakeholders} are too many to draw one by one: {circles} stand for them. Choose an area to see who "
                "is there.",
                stakeholders=words.say_n("{n} stakeholder", "{n} stakeholders", int(placed.geometry.notna().sum())),
                circles=words.say_n("{n} circle", "{n} circles", gathered),
            )
        )
    return said


def gaps(words: Words) -> list[str]:
    """Return what is known to be wrong with the borders."""
    return [
        words.say("Norway: drawn in 2020, codes of 2024. Ålesund and Haram, which parted in 2024, are one area."),
        words.say("Finland: drawn in 2017, merged to the municipalities of 2026. Raisio and Rusko are missing."),
        words.say("Finland: official numbers are known for Ostrobothnia only; other municipalities go by name."),
        words.say("Sweden and Denmark: coarse shapes, good to about zoom 9."),
        words.say("The two sides of a national border come from two sources and need not meet exactly."),
        words.say(
            "A stakeholder belongs to the nearest area within 5 km inside its own country; the corridor runs straight "
            "from town to town, and arcs are curved only to be told apart."
        ),
    ]
