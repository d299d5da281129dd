"""Networks that can be checked on paper (METHODS 0.3, 2.4), and published ones that ship with networkx."""

from itertools import combinations, product

import networkx as nx
import numpy as np
from numpy.typing import NDArray

G8 = [("A1", "A2"), ("A1", "A3"), ("A2", "A3"), ("A3", "B1"), ("B1", "B2"), ("B1", "B3"), ("B2", "B3"), ("B3", "C1")]
COUNTRY = {"A": "NO", "B": "SE", "C": "FI"}


def corridor(*more: tuple[str, str]) -> nx.Graph:
    """Return G8: Trøndelag, Jämtland and Västernorrland, Ostrobothnia, with thin links; and more ties."""
    G = nx.Graph([*G8, ("C1", "C2"), *more])
    nx.set_node_attributes(G, {node: COUNTRY.get(node[0], "") for node in G}, "country")
    return G


def attendance() -> nx.Graph:
    """Return three events of two Norwegian and two Swedish organisations; 12 others have the same margins."""
    B = nx.Graph()
    B.add_nodes_from(["n1", "n2"], bipartite=0, country="NO")
    B.add_nodes_from(["s1", "s2"], bipartite=0, country="SE")
    B.add_nodes_from(["e1", "e2", "e3"], bipartite=1)
    B.add_edges_from([("n1", "e1"), ("n2", "e1"), ("s1", "e2"), ("s2", "e2"), ("n1", "e3"), ("n2", "e3"), ("s1", "e3")])
    return B


def simple_networks_with_degrees_of(G: nx.Graph) -> list[nx.Graph]:
    """Return every simple network on the same nodes in which each keeps its number of ties."""
    nodes = list(G)
    found: list[list[tuple[str, str]]] = []

    def fill(place: int, left: dict[str, int], ties: list[tuple[str, str]]) -> None:
        if place == len(nodes):
            found.append(ties)
            return
        node, later = nodes[place], [other for other in nodes[place + 1 :] if left[other]]
        for chosen in combinations(later, left[node]):
            rest = {other: left[other] - (other in chosen) for other in left}
            fill(place + 1, rest, [*ties, *((node, other) for other in chosen)])

    fill(0, dict(G.degree()), [])
    networks = []
    for ties in found:
        H = nx.Graph(ties)
        H.add_nodes_from(G.nodes(data=True))
        networks.append(H)
    return networks


def attendances_with_margins_of(incidence: NDArray[np.bool_]) -> list[NDArray[np.bool_]]:
    """Return every matrix of who attended what in which each row and each column adds up as in this one."""
    rows, columns = incidence.shape
    chosen = [list(combinations(range(columns), total)) for total in incidence.sum(axis=1)]
    found = []
    for attended in product(*chosen):
        matrix = np.zeros((rows, columns), dtype=np.bool_)
        for row, events in enumerate(attended):
            matrix[row, list(events)] = True
        if (matrix.sum(axis=0) == incidence.sum(axis=0)).all():
            found.append(matrix)
    return found


def published() -> dict[str, nx.Graph]:
    """Return Zachary's karate club, the women and events of Davis, and the Florentine families, without weights."""
    made = {
        "karate club": nx.karate_club_graph(),
        "Davis southern women": nx.davis_southern_women_graph(),
        "Florentine families": nx.florentine_families_graph(),
    }
    return {name: nx.Graph(G.edges) for name, G in made.items()}
