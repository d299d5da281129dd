"""What crosses the border: ties between stakeholders of two countries, and between which places they run."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import geopandas as gpd
import networkx as nx
import pandas as pd

from stakeholders.codes import REGION
from stakeholders.network import stakeholder_network
from stakeholders.network.acting import Edge
from stakeholders.network.contacts import rank_of
from stakeholders.network.stakeholders import DEFAULT_LAYERS
from stakeholders.network.ties import markings
from stakeholders.places import areas, locate
from stakeholders.register import Register
from stakeholders.schema import Marking

ENDS: Final = ("from", "to")
_OF_END: Final = ("id", "name", "country", "place")
PAIR_COLUMNS: Final = [f"{end}_{what}" for end in ENDS for what in _OF_END] + ["layers", "status", "tlp"]
MOST_ARCS: Final = 40  # pairs of places that a map can show


@dataclass(frozen=True, slots=True)
class Crossings:
    """Cross-border ties, one by one and gathered by place.

    Attributes
    ----------
    pairs
        A row for each pair of actors: ``from_id``, ``from_name``, ``from_country``, ``from_place`` (empty where that
        end is on no map), the same for ``to``, the ``layers`` and ``status`` of their tie, and ``tlp``, the highest
        marking of the two ends and all their ties.
    between
        A row for each pair of places, those with most pairs first: ``from_place``, ``from_place_name``,
        ``from_country``, ``from_lon``, ``from_lat`` (degrees), the same for ``to``, the ``number`` of pairs, how many
        of them are ``confirmed``, and ``tlp``, the highest marking among them.
    """

    pairs: pd.DataFrame
    between: pd.DataFrame

    @property
    def undrawn(self) -> int:
        """How many pairs have an end that is on no map."""
        return int(((self.pairs["from_place"] == "") | (self.pairs["to_place"] == "")).sum())


def crossings(register: Register, large_events: bool = False) -> Crossings:
    """Return the cross-border ties of a register: declared relations, shared projects and small meetings.

    Who took part in the same large event need not have met; such ties count only when asked for.
    """
    layers = (*DEFAULT_LAYERS, "large_event") if large_events else DEFAULT_LAYERS
    return crossings_between(stakeholder_network(register, layers), locate(register))


def crossings_between(G: nx.Graph, placed: gpd.GeoDataFrame) -> Crossings:
    """Return the cross-border ties of a stakeholder network, whose stakeholders are placed as ``locate`` does.

    Pairs of actors are counted, not rows: a cluster and the organisation that runs it are one, and a pair that meets
    in three projects is one pair. A place is a municipality; where only the region is known, the region.
    """
    spots = places_of(placed)
    pairs = pd.DataFrame(_pairs(G, dict(spots["place"])), columns=PAIR_COLUMNS)
    return Crossings(pairs, _between(pairs, spots.drop_duplicates("place").set_index("place")))


def few_enough(between: pd.DataFrame, most: int = MOST_ARCS) -> pd.DataFrame:
    """Return cross-border ties so gathered that a map of them can be read.

    Up to ``most`` pairs of places stay as they are. More are summed by county (what lies in none falls away), and of
    these the pairs with most ties are kept. Columns as in ``Crossings.between``.
    """
    if len(between) <= most:
        return between
    county = areas("municipality").set_index("area")["county"].to_dict()
    ends = {f"{end}_place": between[f"{end}_place"].map(lambda place: county.get(place, place)) for end in ENDS}
    summed = between.assign(**ends, rank=between["tlp"].map(Marking.of).astype("int64"))
    summed = summed[ends["from_place"].isin(REGION) & ends["to_place"].isin(REGION)]
    first = dict.fromkeys(("status", "from_country", "to_country"), "first")
    found = summed.groupby([*ends], sort=False).agg({"number": "sum", "confirmed": "sum", **first, "rank": "max"})
    found = found.reset_index().sort_values(["number", *ends], ascending=[False, True, True]).head(most)
    found["tlp"] = [Marking(rank).code for rank in found.pop("rank")]
    spots = pd.DataFrame({code: (at.name, at.longitude, at.latitude) for code, at in REGION.items()}).T
    spots = spots.set_axis(["place_name", "lon", "lat"], axis=1).astype({"lon": "float64", "lat": "float64"})
    for end in ENDS:
        found = found.join(spots.add_prefix(f"{end}_"), on=f"{end}_place")
    return found.dropna(subset=["from_lon", "to_lon"]).reset_index(drop=True)


def places_of(placed: gpd.GeoDataFrame) -> pd.DataFrame:
    """Return the place of each stakeholder by id: ``place``, ``place_name``, ``lon``, ``lat``.

    ``place`` is the code of the municipality, else of the county, else the stakeholder's own id; empty without a
    point. All stakeholders of a place share the point of the first of them.
    """
    town = placed["municipality_code"].where(placed["municipality_code"] != "", placed["county"])
    name = placed["municipality_name"].where(placed["municipality_code"] != "", placed["county_name"])
    name = name.where(town != "", placed["municipality"]).where(lambda names: names != "", placed["name"])
    there = placed.geometry.notna()
    place = town.where(town != "", placed["id"]).where(there, "")
    found = pd.DataFrame(
        {"place": place, "place_name": name, "lon": placed.geometry.x, "lat": placed.geometry.y},
    )
    first = found[there].drop_duplicates("place").set_index("place")
    return found.assign(lon=found["place"].map(first["lon"]), lat=found["place"].map(first["lat"])).set_index(
        placed["id"]
    )


def _crossing(G: nx.Graph) -> dict[tuple[str, str], list[Edge]]:
    """Return the pairs of actors with a tie across the border, and all edges between their parts."""
    actor = dict(G.nodes(data="actor"))
    bundles: dict[tuple[str, str], list[Edge]] = {
        _pair(actor[u], actor[v]): []
        for u, v, crosses in G.edges(data="cross_border")
        if crosses and actor[u] != actor[v]
    }
    for u, v, edge in G.edges(data=True):
        if (bundle := bundles.get(_pair(actor[u], actor[v]))) is not None:
            bundle.append(edge)
    return bundles


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _pairs(G: nx.Graph, place: dict[str, str]) -> Iterator[tuple[str, ...]]:
    order = {node: (_order(country), node) for node, country in G.nodes(data="country")}
    for pair, edges in _crossing(G).items():
        ends = [
            (node, G.nodes[node]["name"], G.nodes[node]["country"], place[node])
            for node in sorted(pair, key=lambda name: order[name])
        ]
        layers = edges[0]["layers"] if len(edges) == 1 else sorted({name for edge in edges for name in edge["layers"]})
        status = min((edge["status"] for edge in edges), key=rank_of)
        codes = {G.nodes[node]["tlp"] for node in pair}.union(*(markings(edge["ties"]) for edge in edges))
        yield (*ends[0], *ends[1], "|".join(layers), status, max(map(Marking.of, codes)).code)


def _order(country: str) -> str:
    """Put Norway before Sweden before Finland, west to east, and all others after them."""
    return {"NO": "0", "DK": "1", "SE": "2", "FI": "3"}.get(country, "9" + country)


def _between(pairs: pd.DataFrame, spots: pd.DataFrame) -> pd.DataFrame:
    drawn = pairs[(pairs["from_place"] != "") & (pairs["to_place"] != "")]
    keys = ["from_place", "to_place"]
    ranks = {status: rank_of(status) for status in drawn["status"].unique()}
    grouped = drawn.assign(
        confirmed=drawn["status"] == "confirmed",
        rank=drawn["tlp"].map(Marking.of).astype("int64"),
        place=drawn["status"].map(ranks),
    ).groupby(keys, sort=False)
    found = grouped.agg(
        number=("status", "size"),
        confirmed=("confirmed", "sum"),
        status=("place", "min"),
        from_country=("from_country", "first"),
        to_country=("to_country", "first"),
        tlp=("rank", "max"),
    ).reset_index()
    found["status"] = found["status"].map({rank: status for status, rank in ranks.items()})
    found["tlp"] = [Marking(rank).code for rank in found["tlp"]]
    for end in ENDS:
        found = found.join(spots.add_prefix(f"{end}_"), on=f"{end}_place")
    return found.sort_values(["number", *keys], ascending=[False, True, True], ignore_index=True)
