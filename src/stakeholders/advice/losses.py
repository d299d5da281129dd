"""Remove and watch: who is cut off from whom when somebody is gone, and which introductions would have prevented it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Final

import networkx as nx
import pandas as pd

from stakeholders.advice.introductions import USUAL, scored_pairs
from stakeholders.advice.pairs import Limits
from stakeholders.codes import GROUP_PREFIX, split_list
from stakeholders.measures.engines import graphs
from stakeholders.network import Networks, actors, left_of
from stakeholders.register import Register

NETWORKS: Final = ("affiliations", "contacts")
MOST_PARTS: Final = 5  # parts that introductions are looked for, the largest first
Part = tuple[str, ...]


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
    return resilience_of(Networks(register, statuses, acting), network)


def resilience_of(networks: Networks, network: str) -> nx.Graph:
    """Return one of them as ``resilience_network`` does."""
    return networks.merged if network == "contacts" else networks.merged_affiliations


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
    return loss_in(Networks(register, statuses), ids, network)


def loss_in(networks: Networks, ids: Iterable[str], network: str, standing: "Standing | None" = None) -> Loss:
    """Return what ``loss`` does, of networks that are there already.

    Parameters
    ----------
    standing
        As ``Standing.of`` returns it for the network that is looked at; made here where it isn't there.
    """
    gone = _together(networks.actor, ids)
    before, taken = resilience_of(networks, network), _nodes_of(networks, gone)
    after = resilience_of(_without(networks, gone), network) if taken is None else left_of(before, taken)
    return lost_between(before, after, tuple(sorted(gone)), standing)


def drawn_without(networks: Networks, gone: Collection[str], network: str) -> nx.Graph:
    """Return what is left of the network that is drawn, as ``Networks.drawn`` names it."""
    taken = _nodes_of(networks, gone)
    return _without(networks, gone).drawn(network) if taken is None else left_of(networks.drawn(network), taken)


def _nodes_of(networks: Networks, gone: Collection[str]) -> set[str] | None:
    """Return the nodes that go; None where not only stakeholders do, for then ties between the others may go too."""
    if not set(gone) <= networks.actor.keys():
        return None
    return {*gone, *(f"{GROUP_PREFIX}{one}" for one in gone)}


def _without(networks: Networks, gone: Collection[str]) -> Networks:
    """Return what is left; who runs a network that closes still acts as one with its organisation."""
    return Networks(networks.register.without(gone), networks.statuses, networks.actor)


def together(register: Register, ids: Iterable[str]) -> set[str]:
    """Return these ids with the other names of the same actors."""
    return _together(actors(register), ids)


def _together(actor: Mapping[str, str], ids: Iterable[str]) -> set[str]:
    wanted = set(ids)
    acting = {actor[one] for one in wanted if one in actor}
    return wanted | {one for one, name in actor.items() if name in acting}


def lost_between(before: nx.Graph, after: nx.Graph, gone: tuple[str, ...], standing: "Standing | None" = None) -> Loss:
    """Return what was lost between two networks of the same organisations, the second without some of them."""
    earlier, later = standing or Standing.of(before), Standing.of(after)
    stay = set(organisations_in(after))
    now = {node: number for number, part in enumerate(later.parts) for node in part}
    split, lost = [], 0
    for part in earlier.parts:
        pieces: dict[int, list[str]] = {}
        for node in part:
            if node in stay:
                pieces.setdefault(now[node], []).append(node)
        ordered = sorted((tuple(sorted(piece)) for piece in pieces.values()), key=lambda piece: (-len(piece), piece))
        if len(ordered) > 1:
            split.append(tuple(ordered))
            lost += sum(len(one) * len(other) for one, other in combinations(ordered, 2))
    alone = tuple(sorted(node for node in stay if before.degree(node) and not after.degree(node)))
    return Loss(
        gone,
        tuple(sorted(split, key=lambda pieces: (-sum(map(len, pieces[1:])), pieces))),
        lost,
        alone,
        tuple(sorted(earlier.regions - later.regions)),
        tuple(sorted(earlier.sectors - later.sectors)),
        tuple(sorted(earlier.borders - later.borders)),
    )


def _parts(G: nx.Graph) -> tuple[Part, ...]:
    nodes = list(G)
    return tuple(tuple(nodes[place] for place in part) for part in graphs.components(G))


@dataclass(frozen=True, slots=True)
class Standing:
    """How a network stands: its connected parts, and which regions, sectors and pairs of countries have a contact."""

    parts: tuple[Part, ...]
    regions: frozenset[str]
    sectors: frozenset[str]
    borders: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, G: nx.Graph) -> "Standing":
        """Return what is in contact: by a tie, or through a group that both are part of."""
        regions = {code for homes in _met(G, "region") if len(homes) > 1 for code in homes}
        sectors = {code for homes in _met(G, "sectors") for cell in homes for code in split_list(cell)}
        lands = [sorted({code for cell in homes for code in split_list(cell)}) for homes in _met(G, "country")]
        borders = {pair for codes in lands for pair in combinations(codes, 2)}
        return cls(_parts(G), frozenset(regions - {""}), frozenset(sectors), frozenset(borders))


def _met(G: nx.Graph, column: str) -> set[frozenset[str]]:
    """Return what meets where a tie, a group or an initiative brings organisations together, each meeting once."""
    cells = {node: str(row[column]) for node, row in G.nodes(data=True) if row.get("bipartite", 0) != 1}
    met = set[tuple[str, str]]()
    together = set[frozenset[str]]()
    for node, near in G.adjacency():
        if node in cells:
            met.update((cells[node], cells[other]) for other in near if other in cells)
        elif len(near) > 1:
            together.add(frozenset(cells[other] for other in near if other in cells))
    return together.union(map(frozenset, met))


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
