"""The networks of a register, each made when it is first asked for, for all that is counted and drawn."""

from collections.abc import Collection, Container, Mapping
from functools import cached_property

import networkx as nx

from stakeholders.network.acting import actors, merge_actors, merge_affiliations
from stakeholders.network.affiliations import affiliation_network
from stakeholders.network.one_each import one_node_each
from stakeholders.network.stakeholders import stakeholder_network
from stakeholders.register import Register


class Networks:
    """What is asked for twice is made once; whoever gets a network must not change it."""

    def __init__(
        self, register: Register, statuses: Collection[str] | None = None, acting: Mapping[str, str] | None = None
    ) -> None:
        """Take the register and the statuses that count, as the networks do.

        Parameters
        ----------
        acting
            Who acts as whom, where that isn't what the register says.
        """
        self.register = register
        self.statuses = statuses
        self._acting = acting

    @cached_property
    def actor(self) -> Mapping[str, str]:
        """The actor that each stakeholder acts as."""
        return actors(self.register) if self._acting is None else self._acting

    @cached_property
    def contacts(self) -> nx.Graph:
        """The stakeholder network."""
        G = stakeholder_network(self.register, statuses=self.statuses)
        if self._acting is not None:
            nx.set_node_attributes(G, dict(self._acting), "actor")
        return G

    @cached_property
    def merged(self) -> nx.Graph:
        """The stakeholder network with one node for each actor."""
        return merge_actors(self.contacts)

    @cached_property
    def affiliations(self) -> nx.Graph:
        """The affiliation network."""
        return affiliation_network(self.register, self.statuses)

    @cached_property
    def merged_affiliations(self) -> nx.Graph:
        """The affiliation network with one node for each actor."""
        return merge_affiliations(self.affiliations, self.actor)

    @cached_property
    def one_each(self) -> nx.Graph:
        """The affiliation network with one node for each organisation."""
        return one_node_each(self.affiliations)

    def drawn(self, network: str) -> nx.Graph:
        """Return the network that is drawn: ``contacts``, or ``affiliations`` with one node for each organisation."""
        return self.contacts if network == "contacts" else self.one_each


def left_of(G: nx.Graph, gone: Container[str]) -> nx.Graph:
    """Return what is left of a network without some nodes, as ``G.subgraph`` does, but without looking at all of it.

    Rows and ties are those of G: neither graph may be changed.
    """
    H = nx.Graph(**G.graph)
    near = dict(G.adjacency())
    touched = {other for node in near if node in gone for other in near[node]}
    for node, row in G.nodes(data=True):
        if node not in gone:
            ties = near[node]
            H._node[node] = row
            H._adj[node] = {other: tie for other, tie in ties.items() if other not in gone} if node in touched else ties
    return H
