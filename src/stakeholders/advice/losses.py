"""Remove and watch: who is cut off from whom when somebody is gone, and which introductions would have prevented it."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Final

import networkx as nx
import pandas as pd

from stakeholders.advice.introductions import USUAL, scored_pairs
from stakeholders.advice.pairs import Limits
from stakeholders.codes import GROUP_PREFIX, split_list
from stakeholders.measures.engines import graphs
from stakeholders.network import (
    actors,
    affiliation_network,
    merge_actors,
    merge_affiliations,
    stakeholder_network,
)
from stakeholders.network.stakeholders import DEFAULT_LAYERS
from stakeholders.register import Register

NETWORKS: Final = ("affiliations", "contacts")
MOST_PARTS: Final = 5  # parts that introductions are looked for, the largest first
Part = tuple[str, ...]
Node = Mapping[str, Any]  # Any: what networkx keeps on a node has many types


@dataclass(frozen=True, slots=True)
class Loss:
    """What is lost with some stakeholders, groups or initiatives.

    Attributes
    ----------
    gone
        Who is gone: with one name of an actor the other goes too.
    split
        For each connected part that fell apart the organisations of its pieces, the largest piece first.
    pairs_lost
        Pairs of organisations that reached each other before and no longer do.
    alone
        Organisations that were tied to somebody and are now tied to nobody.
    regions, sectors
        Those that lose their last contact: a region's with organisations elsewhere, a sector's with any other.
    borders
        Pairs of countries that lose their last contact.
    """

    gone: tuple[str, ...]
    split: tuple[tuple[Part, ...], ...]
    pairs_lost: int
    alone: Part
    regions: tuple[str, ...]
    sectors: tuple[str, ...]
    borders: tuple[tuple[str, str], ...]

    @property
    def cut_off(self) -> Part:
        """The organisations that no longer reach the largest piece of what was their part."""
        return tuple(sorted(one for pieces in self.split for piece in pieces[1:] for one in piece))


def resilience_network(
    register: Register,
    network: str,
    statuses: Collection[str] | None = None,
    acting: Mapping[str, str] | None = None,
) -> nx.Graph:
    """Return the network whose resilience is looked at, one node for each actor.

    Parameters
    ----------
    network
        ``contacts``: the stakeholder network; ``affiliations``: stakeholders and what they are part of.
    acting
        Who acts as whom, where that isn't what the register says.
    """
    actor = actors(register) if acting is None else acting
    if network == "contacts":
        G = stakeholder_network(register, DEFAULT_LAYERS, statuses)
        nx.set_node_attributes(G, actor, "actor")
        return merge_actors(G)
    return merge_affiliations(affiliation_network(register, statuses), actor)


def organisations_in(G: nx.Graph) -> list[str]:
    """Return the nodes that are organisations, not groups or initiatives."""
    return [node for node, side in G.nodes(data="bipartite", default=0) if side != 1]


def loss(register: Register, ids: Iterable[str], network: str, statuses: Collection[str] | None = None) -> Loss:
    """Return what is lost when these stakeholders, groups or initiatives are gone.

    Parameters
    ----------
    ids
        Of stakeholders and initiatives; ``group:`` before the id of a cluster takes its network and leaves itself.
    network
        As in ``resilience_network``. What rests on an initiative alone, such as the ties of a project, goes with it.
    """
    gone = together(register, ids)
    before = resilience_network(register, network, statuses)
    if gone <= set(register.stakeholders["id"]):  # ties between the others stay as they are
        taken = gone | {f"{GROUP_PREFIX}{one}" for one in gone}
        after = before.subgraph([node for node in before if node not in taken])
    else:
        # who runs a network that closes still acts as one with its organisation
        after = resilience_network(register.without(gone), network, statuses, actors(register))
    return lost_between(before, after, tuple(sorted(gone)))


def together(register: Register, ids: Iterable[str]) -> set[str]:
    """Return these ids with the other names of the same actors."""
    actor = actors(register)
    wanted = set(ids)
    acting = {actor[one] for one in wanted if one in actor}
    return wanted | {one for one, name in actor.items() if name in acting}


def lost_between(before: nx.Graph, after: nx.Graph, gone: tuple[str, ...]) -> Loss:
    """Return what was lost between two networks of the same organisations, the second without some of them."""
    stay = set(organisations_in(after))
    now = {node: number for number, part in enumerate(_parts(after)) for node in part}
    split, lost = [], 0
    for part in _parts(before):
        pieces: dict[int, list[str]] = {}
        for node in part:
            if node in stay:
                pieces.setdefault(now[node], []).append(node)
        ordered = sorted((tuple(sorted(piece)) for piece in pieces.values()), key=lambda piece: (-len(piece), piece))
        if len(ordered) > 1:
            split.append(tuple(ordered))
            lost += sum(len(one) * len(other) for one, other in combinations(ordered, 2))
    alone = tuple(sorted(node for node in stay if before.degree(node) and not after.degree(node)))
    earlier, later = _Reach.of(before), _Reach.of(after)
    return Loss(
        gone,
        tuple(sorted(split, key=lambda pieces: (-sum(map(len, pieces[1:])), pieces))),
        lost,
        alone,
        tuple(sorted(earlier.regions - later.regions)),
        tuple(sorted(earlier.sectors - later.sectors)),
        tuple(sorted(earlier.borders - later.borders)),
    )


def _parts(G: nx.Graph) -> list[list[str]]:
    nodes = list(G)
    return [[nodes[place] for place in part] for part in graphs.components(G)]


@dataclass(frozen=True, slots=True)
class _Reach:
    """Regions and sectors with a contact, and pairs of countries that have one."""

    regions: frozenset[str]
    sectors: frozenset[str]
    borders: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, G: nx.Graph) -> "_Reach":
        """Return what is in contact: by a tie, or through a group that both are part of."""
        regions, sectors, borders = set[str](), set[str](), set[tuple[str, str]]()
        for there in _meetings(G):
            homes = Counter(str(row["region"]) for row in there)
            if len(homes) > 1:
                regions |= homes.keys() - {""}
            sectors |= {code for row in there for code in split_list(str(row["sectors"]))}
            lands = sorted({code for row in there for code in split_list(str(row["country"]))})
            borders |= set(combinations(lands, 2))
        return cls(frozenset(regions), frozenset(sectors), frozenset(borders))


def _meetings(G: nx.Graph) -> Iterable[list[Node]]:
    """Yield the organisations that a tie, a group or an initiative brings together, two or more."""
    rows = G.nodes
    sides = dict(G.nodes(data="bipartite", default=0))
    for u, v in G.edges:
        if sides[u] != 1 and sides[v] != 1:
            yield [rows[u], rows[v]]
    for node, side in sides.items():
        if side == 1 and len(G[node]) > 1:
            yield [rows[one] for one in G[node] if sides[one] != 1]


def preventing(register: Register, found: Loss) -> pd.DataFrame:
    """Return the introductions that would have kept what fell apart together, one for each piece cut off.

    Parameters
    ----------
    found
        As ``loss`` returns it for the same register. The ``MOST_PARTS`` largest pieces are looked at.

    Returns
    -------
    DataFrame
        ``one`` (in the piece), ``other`` (in the largest piece of its part), ``score`` (as of introductions, 0-100)
        and ``size`` (organisations in the piece), the largest piece first. A piece nobody of which could be
        introduced is left out.
    """
    left = register.without(found.gone)
    pieces = [(piece, parts[0]) for parts in found.split for piece in parts[1:]]
    rows = []
    for piece, main in sorted(pieces, key=lambda pair: (-len(pair[0]), pair[0]))[:MOST_PARTS]:
        _, pairs, _ = scored_pairs(
            left,
            weights=USUAL,
            bold=0.0,
            taken=(),
            between=(piece, main),
            limits=Limits(most=10, per_organisation=1),
        )
        if len(pairs):
            best, inside = pairs.iloc[0], set(piece)
            ends = (best["first"], best["second"]) if best["first"] in inside else (best["second"], best["first"])
            rows.append((*ends, float(best["score"]), len(piece)))
    return pd.DataFrame(rows, columns=["one", "other", "score", "size"])
