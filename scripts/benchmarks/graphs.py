"""Building both networks from a register, against igraph building the same graphs from finished arrays."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

import igraph
import networkx as nx
import numpy as np
from numpy.typing import NDArray

from scripts.benchmarks.clock import Budget, medians, timed
from scripts.benchmarks.datasets import dataset, in_words
from scripts.benchmarks.results import Line
from stakeholders import read_dataset
from stakeholders.network import affiliation_network, stakeholder_network
from stakeholders.register import Register

NETWORKS: Final[dict[str, Callable[[Register], nx.Graph]]] = {
    "stakeholder network": stakeholder_network,
    "affiliation network": affiliation_network,
}


def arrays(G: nx.Graph) -> tuple[list[str], NDArray[np.int64], list[float]]:
    """Return the names of the nodes, the ends of the edges as positions, and the weights: what igraph is given."""
    names = list(G)
    place = {name: number for number, name in enumerate(names)}
    ends = np.array([(place[u], place[v]) for u, v in G.edges()], dtype=np.int64).reshape(-1, 2)
    return names, ends, [weight for _, _, weight in G.edges(data="weight", default=1.0)]


def by_igraph(names: list[str], ends: NDArray[np.int64], weights: list[float]) -> igraph.Graph:
    """Return the graph with names and weights and nothing else, as igraph builds it."""
    return igraph.Graph(
        n=len(names), edges=ends, vertex_attrs={"name": names}, edge_attrs={"weight": weights}, directed=False
    )


def measure(names: list[str], budget: Budget) -> Iterator[Line]:
    """Yield a line for each network of each dataset; our graphs carry all columns and every tie's source."""
    for place, name in enumerate(names):
        register = read_dataset(dataset(name)).register
        part = budget.part(1 / (len(names) - place))
        for number, what in enumerate(NETWORKS):
            yield _line(what, name, register, part.part(1 / (len(NETWORKS) - number)))


def _line(what: str, name: str, register: Register, budget: Budget) -> Line:
    """Build once to have the arrays, and again in turns with igraph where the time allows."""
    built: list[nx.Graph] = []
    first = timed(lambda: built.append(NETWORKS[what](register)))
    baseline = partial(by_igraph, *arrays(built[0]))
    size = f"{in_words(name)} ({built[0].number_of_edges():,} edges)"
    built.clear()
    if first > budget.left:
        return Line(f"building the {what}", size, first, timed(baseline), note="once")
    igraph_, ours = medians([baseline, partial(NETWORKS[what], register)], 5, budget)
    return Line(f"building the {what}", size, ours, igraph_)
