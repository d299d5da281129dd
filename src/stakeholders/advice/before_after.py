"""What a register looks like by the numbers that scenarios are compared in (METHODS 6)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import nan
from typing import Final

import networkx as nx
import numpy as np

from stakeholders.advice.newcomers import Cell, newcomers_of
from stakeholders.measures.contacts import cross_border_ties
from stakeholders.measures.corridor import Corridor, corridor, corridor_networks
from stakeholders.measures.homophily import ei_index
from stakeholders.measures.reach import efficiency_over, global_efficiency
from stakeholders.measures.removal import robustness_over
from stakeholders.network import merge_actors, stakeholder_network
from stakeholders.network.stakeholders import DEFAULT_LAYERS
from stakeholders.register import Register

FAR: Final = "_far"  # after the name of a width: to the farthest end that any side reaches
COMPARABLE: Final = (
    *("actors", "pairs", "cross_border", "covered", "width_contacts", "width_affiliations"),
    *("width_contacts_far", "width_affiliations_far"),
)
MOVING: Final = ("density", "global_efficiency", "robustness", "ei_index")  # they move just because a network grows


@dataclass(frozen=True, slots=True)
class Facts:
    """Numbers of one side.

    Attributes
    ----------
    numbers
        ``COMPARABLE`` and ``MOVING`` by name, NaN where there is none to tell.
    corridors
        By network: ``contacts`` and ``affiliations``, and the same with ``FAR``.
    covered
        Kinds and sectors that somebody tied in covers, region by region.
    """

    numbers: Mapping[str, float]
    corridors: Mapping[str, Corridor]
    covered: frozenset[Cell]


def facts(
    register: Register,
    regions: Sequence[str],
    places: Sequence[str],
    statuses: Collection[str] | None = None,
    far: Sequence[str] = (),
) -> Facts:
    """Return the numbers of one side.

    Parameters
    ----------
    regions, far
        The corridor, and a longer one where any side reaches farther; the same for all that are compared.
    places
        The regions in which coverage is counted; the same for all that are compared.
    """
    G = actor_network(register, statuses)
    networks = corridor_networks(register, statuses)
    ways = {name: corridor(network, regions) for name, network in networks.items()}
    if far:
        ways |= {f"{name}{FAR}": corridor(network, far) for name, network in networks.items()}
    found = newcomers_of(register, regions, statuses, places)
    covered = found.covered(np.ones(len(found.ids), dtype=bool))
    cells = frozenset(cell for cell, there in zip(found.cell_names, covered.tolist(), strict=True) if there)
    crossing, _ = cross_border_ties(G)
    numbers = {
        "actors": float(len(G)),
        "pairs": float(G.number_of_edges()),
        "cross_border": float(crossing),
        "covered": float(len(cells)),
    }
    numbers |= {f"width_{name}": nan if found.width is None else float(found.width) for name, found in ways.items()}
    return Facts(numbers | moving(G, set(G)), ways, cells)


def facts_over(
    register: Register, members: Collection[str], statuses: Collection[str] | None = None
) -> dict[str, float]:
    """Return the ``MOVING`` numbers over some stakeholders only: those that were there before."""
    G, wanted = actor_network(register, statuses), set(members)
    return moving(G, {node for node, parts in G.nodes(data="parts") if not wanted.isdisjoint(parts)})


def moving(G: nx.Graph, members: Collection[str]) -> dict[str, float]:
    """Return ``MOVING`` of a network of actors over some of its nodes; ways may lead through the others."""
    among = G if len(members) == len(G) else G.subgraph(members)
    across = ei_index(among, "country")
    return {
        "density": nx.density(among) if len(among) > 1 else nan,
        "global_efficiency": global_efficiency(G) if among is G else efficiency_over(G, members),
        "robustness": robustness_over(G, members),
        "ei_index": nan if across is None else across,
    }


def actor_network(register: Register, statuses: Collection[str] | None = None) -> nx.Graph:
    """Return the stakeholder network with one node for each actor."""
    return merge_actors(stakeholder_network(register, DEFAULT_LAYERS, statuses))
