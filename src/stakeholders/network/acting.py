"""One actor with two names: a cluster and the organisation that runs it act as one (METHODS 0.2)."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import combinations
from typing import Any

import networkx as nx

from stakeholders.network.contacts import counted, rank_of
from stakeholders.register import Register

Edge = dict[str, Any]  # Any: what networkx keeps on an edge has many types


def actors(register: Register) -> dict[str, str]:
    """Return for each stakeholder id the id of the actor that it acts as, its own where it acts for itself.

    Stakeholders act as one when an ``administers`` relation joins them, or an ``administrator`` membership in
    a stakeholder. The actor is the one among them whom none of the others administers; of several, the
    first by id. Ownership joins nobody.
    """
    ids = register.stakeholders["id"].tolist()
    run_by = administered(register)
    together = nx.Graph(run_by)
    actor = dict(zip(ids, ids, strict=True))
    clusters = {cluster for _, cluster in run_by}
    for group in nx.connected_components(together):
        name = min(group - clusters or group)
        actor.update(dict.fromkeys(group, name))
    return actor


def administered(register: Register) -> list[tuple[str, str]]:
    """Return pairs of who administers and what is administered, ids of stakeholders."""
    relations = counted(register.relations, None)
    relations = relations[relations["type"] == "administers"]
    memberships = counted(register.memberships, None)
    memberships = memberships[memberships["role"] == "administrator"]
    known = set(register.stakeholders["id"])
    pairs = [
        *zip(relations["source_id"], relations["target_id"], strict=True),
        *zip(memberships["member_id"], memberships["group_id"], strict=True),
    ]
    return [(one, other) for one, other in pairs if one != other and other in known]


def merge_actors(G: nx.Graph) -> nx.Graph:
    """Return the stakeholder network with one node for each actor, its parts listed in ``parts``.

    Parameters
    ----------
    G
        A graph made by ``stakeholder_network``; it isn't changed.

    Returns
    -------
    networkx.Graph
        Nodes and edges as in G. Ties between two parts of one actor fall away. An initiative in which both
        parts took part counts once, and its weight is that of the actors it brought together.
    """
    actor = dict(G.nodes(data="actor"))
    parts: dict[str, list[str]] = defaultdict(list)
    for node, name in actor.items():
        parts[name].append(node)
    merged = nx.Graph()
    merged.add_nodes_from((name, G.nodes[name] | {"parts": tuple(members)}) for name, members in parts.items())
    bundles: dict[tuple[str, str], list[Edge]] = defaultdict(list)
    for u, v, edge in G.edges(data=True):
        one, other = actor[u], actor[v]
        if one != other:
            bundles[(one, other) if one < other else (other, one)].append(edge)
    surplus, near = _surplus(G, actor), merged._adj  # filled as add_edges_from fills it, in half the time
    for (u, v), edges in bundles.items():
        alone = len(edges) == 1 and (u, v) not in surplus
        near[u][v] = near[v][u] = dict(edges[0]) if alone else _bundle(edges, surplus.get((u, v), 0.0))
    return merged


def merge_affiliations(G: nx.Graph, actor: Mapping[str, str]) -> nx.Graph:
    """Return the affiliation network with one node for each actor, its parts listed in ``parts``; groups stay.

    Parameters
    ----------
    G
        A graph made by ``affiliation_network``; it isn't changed.
    actor
        As ``actors`` returns it for the same register.
    """
    own = {node: actor.get(node, node) if side == 0 else node for node, side in G.nodes(data="bipartite")}
    parts: dict[str, list[str]] = defaultdict(list)
    for node, name in own.items():
        parts[name].append(node)
    merged = nx.Graph(**G.graph)
    merged.add_nodes_from((name, G.nodes[name] | {"parts": tuple(members)}) for name, members in parts.items())
    bundles: dict[tuple[str, str], list[Edge]] = defaultdict(list)
    for u, v, edge in G.edges(data=True):
        bundles[own[u], own[v]].append(edge)
    merged.add_edges_from(
        (u, v, edges[0] if len(edges) == 1 else _parts_in(edges)) for (u, v), edges in bundles.items()
    )
    return merged


def _parts_in(edges: list[Edge]) -> Edge:
    """Return what the edges of the parts of one actor to one group say together; that to itself says nothing."""
    real = [edge for edge in edges if not edge["identity"]]
    return {
        "roles": tuple(dict.fromkeys(role for edge in real for role in edge["roles"])),
        "ties": real[0]["ties"] if len(real) == 1 else tuple(tie for edge in real for tie in edge["ties"]),
        "status": min((edge["status"] for edge in real), key=rank_of),
        "cross_border": any(edge["cross_border"] for edge in real),
        "identity": False,
        "scenario": min(edge["scenario"] for edge in real),
    }


def _surplus(G: nx.Graph, actor: dict[str, str]) -> dict[tuple[str, str], float]:
    """Return how much too much Newman's weight counts for pairs of actors when their parts are added up.

    That happens only where two parts of one actor took part in one initiative, so that they have an edge.
    """
    present: dict[str, set[str]] = defaultdict(set)
    for u, v, edge in G.edges(data=True):
        if edge["same_actor"]:
            shared = _initiatives(edge)
            for node in (u, v):
                for other, tie in G[node].items():
                    for initiative in shared & _initiatives(tie):
                        present[initiative] |= {node, other}
    surplus: dict[tuple[str, str], float] = defaultdict(float)
    for nodes in present.values():
        count = Counter(actor[node] for node in nodes)
        for u, v in combinations(sorted(count), 2):
            surplus[u, v] += count[u] * count[v] / (len(nodes) - 1) - 1 / (len(count) - 1)
    return surplus


def _initiatives(edge: Edge) -> set[str]:
    return {tie["initiative"] for tie in edge["ties"] if tie["layer"] != "declared"}


def _bundle(edges: list[Edge], surplus: float) -> Edge:
    """Return what the edges between the parts of two actors say together."""
    declared = sum("declared" in edge["layers"] for edge in edges)
    return {
        "weight": sum(edge["weight"] for edge in edges) - max(declared - 1, 0) - surplus,
        "layers": tuple(sorted({layer for edge in edges for layer in edge["layers"]})),
        "ties": edges[0]["ties"] if len(edges) == 1 else tuple(tie for edge in edges for tie in edge["ties"]),
        "status": min((edge["status"] for edge in edges), key=rank_of),
        "cross_border": any(edge["cross_border"] for edge in edges),
        "same_actor": False,
        "scenario": min(edge["scenario"] for edge in edges),
    }
