"""The organisations that could be introduced, as arrays that can be compared many at once."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import networkx as nx
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from stakeholders.codes import GROUP_KINDS, split_list
from stakeholders.measures import mixing

Values = NDArray[np.float64]
Places = NDArray[np.int64]
Mask = NDArray[np.bool_]
MOST: Final = 10_000  # organisations compared with each other; those with most ties, then the first by id


@dataclass(frozen=True, slots=True)
class Parts:
    """Of shape (rows, actors): X, C and G of METHODS 5.2."""

    X: Values
    C: Values
    G: Values


@dataclass(frozen=True, slots=True)
class Actors:
    """Organisations in the order of their ids.

    Attributes
    ----------
    places
        Where each stands in the order of the network's nodes.
    country, region
        Numbers of what is in the cell, -1 where it isn't known.
    sectors, needs, offers
        Shape (actors, codes): who has which code. Codes that only one has are left out.
    number_of_sectors
        All that each has, those that nobody shares among them.
    abroad
        Shape (countries + 1, countries + 1), the last for unknown: whether two have no country in common.
    short
        The same shape: how far their contacts fall short of what is expected, 0 where they are too few to say.
    intermediary
        Whether it is, or runs, a cluster or an association.
    """

    ids: tuple[str, ...]
    places: Places
    country: Places
    region: Places
    sectors: Values
    number_of_sectors: Values
    needs: Values
    offers: Values
    abroad: Mask
    short: Values
    intermediary: Mask

    def parts(self, block: slice) -> Parts:
        """Return X, C and G of some actors with all; what isn't known counts nothing."""
        land, there = self.country[block, None], self.country[None, :]
        known = (land >= 0) & (there >= 0)
        abroad = self.abroad[land, there]
        region, other = self.region[block, None], self.region[None, :]
        apart = known & ~abroad & (region >= 0) & (other >= 0) & (region != other)
        return Parts(abroad + 0.5 * apart, self._complement(block), self.short[land, there])

    def _complement(self, block: slice) -> Values:
        """Return 1 where one offers what the other needs, else 1 - Jaccard of the sectors, 0 where one has none."""
        together = self.sectors[block] @ self.sectors.T
        own, other = self.number_of_sectors[block, None], self.number_of_sectors[None, :]
        alike = together / np.maximum(own + other - together, 1)
        match = (self.needs[block] @ self.offers.T > 0) | (self.offers[block] @ self.needs.T > 0)
        return np.where(match, 1.0, (1 - alike) * ((own > 0) & (other > 0)))

    def obvious(self, block: slice) -> Mask:
        """Tell which pairs nobody needs to introduce: oneself, neighbours in one trade, two intermediaries."""
        region, other = self.region[block, None], self.region[None, :]
        neighbours = (region >= 0) & (region == other) & (self.sectors[block] @ self.sectors.T > 0)
        itself = np.arange(len(self.ids))[block, None] == np.arange(len(self.ids))[None, :]
        found: Mask = neighbours | itself | (self.intermediary[block, None] & self.intermediary[None, :])
        return found


def actors_of(G: nx.Graph, stakeholders: pd.DataFrame, offered: Mapping[str, Iterable[str]]) -> Actors:
    """Return the organisations of a network of actors.

    Parameters
    ----------
    G
        As ``merge_actors`` returns it. What any part of an actor has, sectors and kind, the actor has.
    stakeholders
        Their rows; the columns ``needs`` and ``offers``, lists of codes, are used where somebody added them.
    offered
        More of what each stakeholder offers, by id.
    """
    chosen = sorted(G, key=lambda node: (-G.degree(node), node))[:MOST] if len(G) > MOST else G
    ids = tuple(sorted(chosen))
    place = {node: number for number, node in enumerate(G)}
    of_part = {part: node for node in ids for part in G.nodes[node]["parts"]}
    sectors, kinds, needs, offers = (
        _codes(of_part, stakeholders, name) for name in ("sectors", "kind", "needs", "offers")
    )
    for part, tags in offered.items():
        offers[of_part.get(part, "")].update(tags)
    countries = sorted({str(G.nodes[node]["country"]) for node in ids} - {""})
    regions = sorted({str(G.nodes[node]["region"]) for node in ids} - {""})
    return Actors(
        ids=ids,
        places=np.array([place[node] for node in ids], dtype=np.int64),
        country=_numbers([G.nodes[node]["country"] for node in ids], countries),
        region=_numbers([G.nodes[node]["region"] for node in ids], regions),
        sectors=_incidence(ids, sectors, _held_by_several(sectors)),
        number_of_sectors=np.array([len(sectors[node]) for node in ids], dtype=np.float64),
        needs=_incidence(ids, needs, _held(needs) & _held(offers)),
        offers=_incidence(ids, offers, _held(needs) & _held(offers)),
        abroad=_abroad(countries),
        short=_short(G, countries),
        intermediary=np.array([not GROUP_KINDS.isdisjoint(kinds[node]) for node in ids], dtype=bool),
    )


def _codes(of_part: Mapping[str, str], stakeholders: pd.DataFrame, column: str) -> dict[str, set[str]]:
    """Return for each actor the codes that its parts have in a column, which need not be there."""
    found: dict[str, set[str]] = defaultdict(set)
    if column in stakeholders:
        for part, cell in zip(stakeholders["id"].tolist(), stakeholders[column].tolist(), strict=True):
            if part in of_part:
                found[of_part[part]].update(split_list(cell))
    return found


def _held(codes: Mapping[str, set[str]]) -> set[str]:
    return set().union(*codes.values())


def _held_by_several(codes: Mapping[str, set[str]]) -> set[str]:
    counts = Counter(code for held in codes.values() for code in held)
    return {code for code, number in counts.items() if number > 1}


def _incidence(ids: Sequence[str], codes: Mapping[str, set[str]], wanted: set[str]) -> Values:
    place = {code: number for number, code in enumerate(sorted(wanted))}
    found = np.zeros((len(ids), len(place)))
    for row, node in enumerate(ids):
        for code in codes[node] & wanted:
            found[row, place[code]] = 1.0
    return found


def _numbers(cells: Sequence[str], names: Sequence[str]) -> Places:
    place = {name: number for number, name in enumerate(names)}
    return np.array([place.get(cell, -1) for cell in cells], dtype=np.int64)


def _abroad(countries: Sequence[str]) -> Mask:
    found = np.zeros((len(countries) + 1,) * 2, dtype=bool)
    for one, row in zip(countries, found, strict=False):
        row[:-1] = [not set(split_list(one)) & set(split_list(other)) for other in countries]
    return found


def _short(G: nx.Graph, countries: Sequence[str]) -> Values:
    table = mixing.pairs(G, "country")
    table = table[~table["too_few"] & table["first"].isin(countries) & table["second"].isin(countries)]
    found = np.zeros((len(countries) + 1,) * 2)
    one, other = _numbers(table["first"].tolist(), countries), _numbers(table["second"].tolist(), countries)
    found[one, other] = found[other, one] = np.maximum(0, 1 - table["ratio"].to_numpy())
    return found
