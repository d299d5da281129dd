"""What is said of one area or one stakeholder that was chosen on the map."""

from dataclasses import dataclass

import geopandas as gpd
import pandas as pd

from stakeholders.codes import KINDS, REGIONS
from stakeholders.language import Words
from stakeholders.places.areas import areas
from stakeholders.places.counts import members_of
from stakeholders.views.map_layers import area_label, shorten, where_in_words

MOST_NAMES = 200  # on a card; the table below has all


@dataclass(frozen=True, slots=True)
class MapCard:
    """A card beside the map.

    Attributes
    ----------
    facts
        Short sentences.
    names_title, names
        A heading, and pairs of stakeholder id and name.
    organisation
        Id of the stakeholder that the card is about; empty on the card of an area.
    """

    title: str
    facts: tuple[str, ...]
    names_title: str
    names: tuple[tuple[str, str], ...]
    organisation: str = ""


def card_of(placed: gpd.GeoDataFrame, pairs: pd.DataFrame, chosen: str, words: Words) -> MapCard | None:
    """Return the card of ``area:NO060``, ``area:SE:2380`` or ``stakeholder:midsec``; None for anything else."""
    what, _, code = chosen.partition(":")
    if what == "area":
        return _area_card(placed, pairs, code, words)
    if what == "stakeholder" and (placed["id"] == code).any():
        return _stakeholder_card(placed, pairs, code, words)
    return None


def chosen_label(chosen: str, placed: gpd.GeoDataFrame, words: Words) -> str:
    """Return the name of what a code means, the code itself where it means nothing here."""
    what, _, code = chosen.partition(":")
    if what == "area":
        return area_name(code, words)
    names = placed.loc[placed["id"] == code, "name"]
    return shorten(names.iloc[0]) if len(names) else chosen


def area_name(code: str, words: Words) -> str:
    """Return the name of a county or municipality, empty where there is none of this code."""
    if code in REGIONS:
        return words.label("region", code)
    known = areas("municipality").set_index("area")["name"]
    return area_label(code, str(known[code]), words) if code in known.index else ""


def _area_card(placed: gpd.GeoDataFrame, pairs: pd.DataFrame, code: str, words: Words) -> MapCard | None:
    name = area_name(code, words)
    if not name:
        return None
    here = members_of(placed, code)
    kinds = here["kind"].value_counts()
    nobody = words.say("No stakeholder on record here.")
    facts = [words.say_n("{n} stakeholder", "{n} stakeholders", len(here)) if len(here) else nobody]
    facts += [f"{words.label('kind', kind)}: {words.number(int(kinds[kind]))}" for kind in KINDS if kind in kinds.index]
    crossing = int((pairs["from_id"].isin(here["id"]) | pairs["to_id"].isin(here["id"])).sum())
    if crossing:
        facts.append(words.say_n("{n} tie from here crosses a border", "{n} ties from here cross a border", crossing))
    ordered = here.sort_values("name", key=lambda names: names.map(words.order)).head(MOST_NAMES)
    names = tuple(zip(ordered["id"], ordered["name"].map(shorten), strict=True))
    return MapCard(name, tuple(facts), words.say("Who is here"), names)


def _stakeholder_card(placed: gpd.GeoDataFrame, pairs: pd.DataFrame, code: str, words: Words) -> MapCard:
    row = placed[placed["id"] == code].iloc[0]
    county = words.label("region", row["county"]) if row["county"] else ""
    place = row["municipality_name"] or row["municipality"] or county
    facts = [words.label("kind", row["kind"]), words.label("country", row["country"])]
    if place:
        facts.append(where_in_words(place, row["location_precision"], words))
    if row["description"]:
        facts.append(row["description"])
    ends = pairs[(pairs["from_id"] == code) | (pairs["to_id"] == code)]
    others = [
        (row_["to_id"], row_["to_name"]) if row_["from_id"] == code else (row_["from_id"], row_["from_name"])
        for row_ in ends.to_dict("records")
    ]
    title = words.say("Cross-border ties with") if others else ""
    return MapCard(shorten(row["name"]), tuple(facts), title, tuple(others[:MOST_NAMES]), code)
