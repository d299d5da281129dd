"""What a register looks like by the numbers that scenarios are compared in (METHODS 6)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import nan
from typing import Final

import networkx as nx

from stakeholders.advice.covered import Cell, covered_cells
from stakeholders.measures.contacts import cross_border_ties
from stakeholders.measures.corridor import widths
from stakeholders.measures.homophily import ei_index
from stakeholders.measures.reach import efficiency_over, global_efficiency
from stakeholders.measures.removal import robustness_over
from stakeholders.network import Networks, left_of
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
    covered
        Kinds and sectors that somebody tied in covers, region by region.
    """

    numbers: Mapping[str, float]
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
    networks = Networks(register, statuses)
    ways, farther = widths_of(networks, regions), widths_of(networks, far)
    return facts_from(counts_of(networks), ways, farther, covered_in(networks), places)


def facts_from(
    counted: Mapping[str, float],
    ways: Mapping[str, float],
    farther: Mapping[str, float],
    cells: Collection[Cell],
    places: Collection[str],
) -> Facts:
    """Return the numbers of one side, put together so that what doesn't depend on the others is counted once.

    Parameters
    ----------
    counted, ways, farther, cells
        As ``counts_of``, ``widths_of`` (of the corridor, and of the longer one) and ``covered_in`` return them.
    """
    wanted = set(places)
    covered = frozenset(cell for cell in cells if cell[2] in wanted)
    beyond = {f"{name}{FAR}": width for name, width in farther.items()}
    return Facts({**counted, "covered": float(len(covered)), **ways, **beyond}, covered)


def counts_of(networks: Networks) -> dict[str, float]:
    """Return the numbers of one side that depend on its network alone, ``MOVING`` among them."""
    G = networks.merged
    crossing, _ = cross_border_ties(G)
    numbers = {"actors": float(len(G)), "pairs": float(G.number_of_edges()), "cross_border": float(crossing)}
    return numbers | moving(G, set(G))


def widths_of(networks: Networks, regions: Sequence[str]) -> dict[str, float]:
    """Return how wide a corridor is in each network; nothing where it has no regions."""
    found = widths(networks, regions) if regions else {}
    return {f"width_{name}": nan if width is None else float(width) for name, width in found.items()}


def covered_in(networks: Networks) -> frozenset[Cell]:
    """Return which kinds and sectors somebody tied in covers, region by region."""
    return covered_cells(networks.register, networks.contacts, networks.statuses)


def facts_over(
    register: Register, members: Collection[str], statuses: Collection[str] | None = None
) -> dict[str, float]:
    """Return the ``MOVING`` numbers over some stakeholders only: those that were there before."""
    return moving_over(Networks(register, statuses), members)


def moving_over(networks: Networks, members: Collection[str]) -> dict[str, float]:
    """Return the ``MOVING`` numbers over some stakeholders only."""
    G, wanted = networks.merged, set(members)
    return moving(G, {node for node, parts in G.nodes(data="parts") if not wanted.isdisjoint(parts)})


def moving(G: nx.Graph, members: Collection[str]) -> dict[str, float]:
    """Return ``MOVING`` of a network of actors over some of its nodes; ways may lead through the others."""
    among = G if len(members) == len(G) else left_of(G, set(G).difference(members))
    across = ei_index(among, "country")
    return {
        "density": nx.density(among) if len(among) > 1 else nan,
        "global_efficiency": global_efficiency(G) if among is G else efficiency_over(G, members),
        "robustness": robustness_over(G, members),
        "ei_index": nan if across is None else across,
    }
