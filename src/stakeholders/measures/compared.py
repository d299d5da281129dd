"""Everything that the mixing and the brokerage of one register are told in, worked out together."""

from dataclasses import dataclass

import networkx as nx
import pandas as pd

from stakeholders.codes import split_list
from stakeholders.measures import brokerage, mixing
from stakeholders.measures.communities import communities
from stakeholders.measures.contacts import betweenness
from stakeholders.measures.groups import SEVERAL
from stakeholders.network import merge_actors, stakeholder_network
from stakeholders.network.attendance import ATTENDED
from stakeholders.network.stakeholders import DEFAULT_LAYERS
from stakeholders.register import Register

LAYERS = {"declared": ("declared",), "attended": ATTENDED, "all": DEFAULT_LAYERS}
MOST_GROUPS = 30  # the largest ones are compared


@dataclass(frozen=True, slots=True)
class Mixing:
    """Contacts between groups, observed and expected by stub matching, and how far ties stay within them.

    Attributes
    ----------
    sizes
        How many stakeholders each group has, one actor with two names counted once.
    ties
        How many are compared.
    left_out
        Groups that are not shown, since there are too many.
    tested, assortativity
        None for sectors, of which one stakeholder may have several, and where there is no tie.
    """

    observed: pd.DataFrame
    expected: pd.DataFrame
    sizes: dict[str, int]
    ties: int
    left_out: int
    tested: mixing.Shuffled | None
    assortativity: float | None


@dataclass(frozen=True, slots=True)
class Brokerage:
    """Who stands between whom in a network of actors."""

    G: nx.Graph
    roles: pd.DataFrame
    measured: dict[str, dict[str, float]]
    communities: dict[str, int]


def contact_network(register: Register, layer: str = "all") -> nx.Graph:
    """Return the stakeholder network of ``declared`` relations, what was ``attended``, or ``all``, an actor a node."""
    return merge_actors(stakeholder_network(register, LAYERS[layer]))


def compare(register: Register, attribute: str, layer: str) -> Mixing:
    """Return how a register's contacts mix by ``country``, ``region``, ``kind`` or ``sectors``."""
    G = contact_network(register, layer)
    observed, expected = mixing.matrix(G, attribute), mixing.expected(G, attribute)
    sizes: dict[str, int] = {}
    for _, cell in G.nodes(data=attribute, default=""):
        for code in split_list(str(cell)) if attribute == SEVERAL else [str(cell)]:
            sizes[code] = sizes.get(code, 0) + 1
    largest = sorted(observed.index, key=lambda code: (-sizes[code], code))[:MOST_GROUPS]
    shown = [code for code in observed.index if code in set(largest)]
    values = observed.to_numpy()
    alone = attribute == SEVERAL
    return Mixing(
        observed=observed.loc[shown, shown],
        expected=expected.loc[shown, shown],
        sizes=sizes,
        ties=round(float(values.sum() + values.trace()) / 2),
        left_out=len(observed) - len(shown),
        tested=None if alone else mixing.ei_permutation(G, attribute),
        assortativity=None if alone else mixing.assortativity(G, attribute),
    )


def brokers(register: Register, attribute: str, *, intermediaries: bool) -> Brokerage:
    """Return who stands between whom, with clusters and associations or without them."""
    G = contact_network(register)
    without = () if intermediaries else brokerage.INTERMEDIARIES
    H = G.subgraph([node for node, kind in G.nodes(data="kind") if kind not in without])
    return Brokerage(
        G=H,
        roles=brokerage.roles(H, attribute),
        measured={
            "constraint": brokerage.constraint(H),
            "effective_size": brokerage.effective_size(H),
            "betweenness": betweenness(H),
        },
        communities=communities(H),
    )
