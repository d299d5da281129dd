"""The affiliation network with one node for each organisation, as it is drawn and walked through."""

import networkx as nx

from stakeholders.codes import GROUP_PREFIX
from stakeholders.network.contacts import rank_of
from stakeholders.network.rows import Record


def one_node_each(G: nx.Graph) -> nx.Graph:
    """Return the network with each group's second node taken into the stakeholder that it is.

    Parameters
    ----------
    G
        A graph made by ``affiliation_network``; it isn't changed. One without groups of two nodes, such as a
        stakeholder network, is returned as it is.

    Returns
    -------
    networkx.Graph
        Where two organisations are part of each other, one edge has the roles and ties of both.
    """
    if G.graph.get("shows") != "affiliations":
        return G
    own = {node: node.removeprefix(GROUP_PREFIX) for node in G if node.startswith(GROUP_PREFIX)}
    if not own:
        return G
    H = nx.Graph(**G.graph)
    H.add_nodes_from((node, row) for node, row in G.nodes(data=True) if node not in own)
    for u, v, edge in G.edges(data=True):
        one, other = own.get(u, u), own.get(v, v)
        if one != other:
            H.add_edge(one, other, **(_both(H.edges[one, other], edge) if H.has_edge(one, other) else edge))
    return H


def _both(one: Record, other: Record) -> Record:
    return one | {
        "roles": tuple(dict.fromkeys((*one["roles"], *other["roles"]))),  # type: ignore[misc]  # tuples, as built
        "ties": (*one["ties"], *other["ties"]),  # type: ignore[misc]  # sequences, as built
        "status": min(str(one["status"]), str(other["status"]), key=rank_of),
        "cross_border": bool(one["cross_border"] or other["cross_border"]),
        "scenario": min(str(one["scenario"]), str(other["scenario"])),
    }
