"""How what a register holds hangs together: pairs in contact, across which borders, in how many parts."""

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import networkx as nx

from stakeholders.measures.age import Age, age, documents
from stakeholders.measures.contacts import cross_border_ties
from stakeholders.measures.holdings import membership_pairs, unnamed_groups
from stakeholders.network import affiliation_network, merge_actors
from stakeholders.network.stakeholders import DEFAULT_LAYERS
from stakeholders.register import Register

FEWEST_FOR_A_SHARE: Final = 9  # pairs below which a share says nothing (METHODS 2.5)


@dataclass(frozen=True, slots=True)
class Contacts:
    """Who is in contact, counted on actors: a cluster and the organisation that runs it count as one.

    Attributes
    ----------
    actors
        How many there are.
    pairs
        Pairs of actors with a tie: a declared relation, a shared project or a small meeting.
    compared
        Those of them of which both countries are known.
    cross_border
        Those of them whose countries differ.
    hypothetical
        Pairs that only a scenario joins.
    alone
        Ids of the actors without a tie.
    two_names
        Ids of the stakeholders that act as one, for each actor of several names.
    """

    actors: int
    pairs: int
    compared: int
    cross_border: int
    hypothetical: int
    alone: tuple[str, ...]
    two_names: tuple[tuple[str, ...], ...]

    @property
    def share(self) -> float | None:
        """Cross-border pairs among those compared; None where these are too few to say."""
        return self.cross_border / self.compared if self.compared >= FEWEST_FOR_A_SHARE else None


@dataclass(frozen=True, slots=True)
class Parts:
    """How what is on record falls apart when contacts and taking part in something both count as being connected.

    Attributes
    ----------
    parts
        Separate parts of two or more stakeholders and initiatives.
    largest
        How many stakeholders the largest part holds.
    alone
        Ids of the stakeholders that are connected to nothing.
    """

    parts: int
    largest: int
    alone: tuple[str, ...]


def contacts(G: nx.Graph) -> Contacts:
    """Return who is in contact with whom, in numbers (METHODS 0.2).

    Parameters
    ----------
    G
        A stakeholder network with one node for each actor, as ``merge_actors`` returns it.
    """
    crossing, compared = cross_border_ties(G)
    several = sorted(tuple(sorted(names)) for _, names in G.nodes(data="parts") if len(names) > 1)
    assumed = sum(1 for *_, status in G.edges(data="status") if status == "hypothetical")
    return Contacts(
        actors=len(G),
        pairs=G.number_of_edges(),
        compared=compared,
        cross_border=crossing,
        hypothetical=assumed,
        alone=tuple(sorted(nx.isolates(G))),
        two_names=tuple(several),
    )


def parts(register: Register, contact: nx.Graph) -> Parts:
    """Return how what is on record falls apart; every stakeholder counts, with or without a tie (METHODS 0.5).

    Parameters
    ----------
    contact
        The register's stakeholder network; it isn't changed.
    """
    G = nx.Graph(affiliation_network(register).edges)
    G.add_nodes_from(register.stakeholders["id"])
    G.add_edges_from(contact.edges)
    same_actor: dict[str, list[str]] = {}
    for node, actor in contact.nodes(data="actor"):
        same_actor.setdefault(actor, []).append(node)
    for names in same_actor.values():
        G.add_edges_from(pairwise(names))
    found = [part for part in nx.connected_components(G) if len(part) > 1]
    sizes = [sum(1 for node in part if node in contact) for part in found]
    alone = sorted(node for node in nx.isolates(G) if node in contact)
    return Parts(len(found), max(sizes, default=0), tuple(alone))


def pairs_by_layer(G: nx.Graph) -> tuple[tuple[str, int, int], ...]:
    """Return for each layer how many pairs of actors it joins, and how many of these cross a border.

    A pair that is joined in two ways counts in both rows, so that the rows add up to more than there are pairs.

    Parameters
    ----------
    G
        A stakeholder network with one node for each actor, as ``merge_actors`` returns it.
    """
    number: Counter[str] = Counter()
    crossing: Counter[str] = Counter()
    for _, _, edge in G.edges(data=True):
        number.update(edge["layers"])
        crossing.update(edge["layers"] if edge["cross_border"] else ())
    return tuple((layer, number[layer], crossing[layer]) for layer in DEFAULT_LAYERS)


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything that the overview of a register says in numbers.

    Attributes
    ----------
    newcomers
        Stakeholders that a scenario assumes.
    by_layer
        As ``pairs_by_layer`` returns it.
    groups, unnamed
        Clusters and associations, and those of them of which fewer than two members are named.
    documents, largest_title, largest_share
        How many sources are cited; which of them most rows cite, and the share of all rows that do.
    """

    stakeholders: int
    initiatives: int
    memberships: int
    newcomers: int
    contacts: Contacts
    by_layer: tuple[tuple[str, int, int], ...]
    parts: Parts
    age: Age
    groups: int
    unnamed: int
    documents: int
    largest_title: str
    largest_share: float


def overview(register: Register, contact: nx.Graph) -> Overview:
    """Return what there is in a register, and what hangs together, in numbers.

    Parameters
    ----------
    contact
        The register's stakeholder network; it isn't changed.
    """
    merged = merge_actors(contact)
    groups, unnamed = unnamed_groups(register)
    cited = documents(register)
    cited = cited[(cited["rows"] > 0) & (cited["id"] != "")]
    return Overview(
        stakeholders=len(register),
        initiatives=len(register.initiatives),
        memberships=membership_pairs(register),
        newcomers=int((register.stakeholders["scenario"] != "").sum()),
        contacts=contacts(merged),
        by_layer=pairs_by_layer(merged),
        parts=parts(register, contact),
        age=age(register),
        groups=groups,
        unnamed=unnamed,
        documents=len(cited),
        largest_title="" if cited.empty else str(cited["title"].iloc[0]),
        largest_share=0.0 if cited.empty else float(cited["share"].iloc[0]),
    )
