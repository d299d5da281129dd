"""Measures of a network against igraph's own call on a converted graph, or the fastest published way we know."""

import random
from collections.abc import Callable, Iterator
from functools import partial
from statistics import fmean
from typing import Final

import igraph
import networkx as nx

from scripts.benchmarks.clock import Budget, medians, timed
from scripts.benchmarks.datasets import SHIPPED, dataset, in_words
from scripts.benchmarks.results import Line
from stakeholders import read_dataset
from stakeholders.advice.mixing_table import ATTRIBUTES, LAYERS
from stakeholders.measures import brokerage, contacts, mixing, nulls, reach
from stakeholders.measures.communities import communities
from stakeholders.measures.engines.graphs import as_igraph
from stakeholders.measures.nulls import SAMPLES
from stakeholders.network import attendance_network, merge_actors, stakeholder_network
from stakeholders.network.attendance import ATTENDED
from stakeholders.register import Register

AIM: Final = 2.0
NULLS_WITHIN: Final = 5.0  # seconds, on the shipped data

Measure = Callable[[nx.Graph], object]
Direct = Callable[[igraph.Graph], object]


def _sources(graph: igraph.Graph, limit: int, sample: int) -> list[int] | None:
    """Return the vertices that ours counts from too; None for all."""
    n = graph.vcount()
    return None if n <= limit else list(range(0, n, max(n // sample, 1)))


def _betweenness(graph: igraph.Graph) -> object:
    sources = _sources(graph, contacts.EXACT_LIMIT, contacts.SAMPLE)
    return graph.betweenness(directed=False, sources=sources)


def _efficiency(graph: igraph.Graph) -> object:
    """Return the mean of harmonic centrality, which is global efficiency."""
    return fmean(graph.harmonic_centrality(vertices=_sources(graph, reach.EXACT_LIMIT, reach.SAMPLE)))


def _assortativity(graph: igraph.Graph) -> object:
    return graph.assortativity_nominal("group", directed=False)


def _leiden(graph: igraph.Graph) -> object:
    # the same partition as ours, not one that takes more or fewer rounds; nobody else draws from this generator
    igraph.set_random_number_generator(random.Random(1))  # noqa: S311 - a partition, the same in every run
    try:
        return graph.community_leiden(objective_function="modularity", n_iterations=-1)
    finally:
        igraph.set_random_number_generator(random)


BY_IGRAPH: Final[dict[str, tuple[Measure, Direct]]] = {
    "constraint": (brokerage.constraint, igraph.Graph.constraint),
    "betweenness": (contacts.betweenness, _betweenness),
    "communities (Leiden)": (communities, _leiden),
    "assortativity": (partial(mixing.assortativity, attribute="country"), _assortativity),
    "global efficiency": (reach.global_efficiency, _efficiency),
}
BY_NETWORKX: Final[dict[str, tuple[Measure, Measure]]] = {
    "effective size": (brokerage.effective_size, nx.effective_size),
    "mixing matrix": (
        partial(mixing.matrix, attribute="region"),
        partial(nx.attribute_mixing_matrix, attribute="region"),
    ),
}
ALONE: Final[dict[str, Measure]] = {  # nobody else publishes these for Python
    "E-I index": partial(mixing.ei_index, attribute="country"),
    "Gould-Fernandez roles": partial(brokerage.roles, attribute="country"),
    "bridge widths of all regions": partial(mixing.pairs, attribute="region"),
}


def measure(names: list[str], budget: Budget) -> Iterator[Line]:
    """Yield the null models of the shipped data, and for each dataset a line for each measure."""
    yield _nulls()
    for place, name in enumerate(names):
        G = merge_actors(stakeholder_network(read_dataset(dataset(name)).register))
        yield from _lines(G, name, budget.part(1 / (len(names) - place)))


def _nulls() -> Line:
    register = read_dataset(dataset(SHIPPED)).register
    note = f"{SAMPLES} samples each, large events too, one initiative at a time left out"
    return Line("null models", in_words(SHIPPED), timed(partial(_draw, register)), limit=NULLS_WITHIN, note=note)


def _draw(register: Register) -> None:
    """Draw every null model that the data could ask for, whether or not any pair of groups is large enough to judge."""
    G = merge_actors(stakeholder_network(register, LAYERS["declared"]))
    B = attendance_network(register, (*ATTENDED, "large_event"))
    shared = [node for node, side in B.nodes(data="bipartite") if side == 1 and B.degree(node) > 1]
    for attribute in ATTRIBUTES:
        nulls.rewired(G, attribute)
        nulls.curveball(B, attribute)
        for initiative in shared:
            nulls.curveball(B.subgraph([node for node in B if node != initiative]), attribute)


def _with_groups(G: nx.Graph) -> igraph.Graph:
    """Return the graph as igraph's, with the countries numbered, as igraph wants them."""
    graph = as_igraph(G)
    countries = [country for _, country in G.nodes(data="country", default="")]
    number = {country: place for place, country in enumerate(sorted(set(countries)))}
    graph.vs["group"] = [number[country] for country in countries]
    return graph


def _and_converted(G: nx.Graph, graph: igraph.Graph, direct: Direct) -> None:
    """Convert the network once, and let igraph measure: in one turn, so that a slow moment hits both sides alike."""
    as_igraph(G)
    direct(graph)


def _lines(G: nx.Graph, name: str, budget: Budget) -> Iterator[Line]:
    size = f"{in_words(name)} ({G.number_of_edges():,} ties)"
    converted = _with_groups(G)
    conversion = min(timed(partial(as_igraph, G)) for _ in range(3))
    yield Line("converting to igraph", size, conversion, note="once in each measure below, and in its baseline")
    left = len(BY_IGRAPH) + len(BY_NETWORKX) + len(ALONE)
    for what, (ours, direct) in BY_IGRAPH.items():
        baseline = partial(_and_converted, G, converted, direct)
        mine, theirs = medians([partial(ours, G), baseline], 5, budget.part(1 / left))
        yield Line(what, size, mine, theirs, aim=AIM, note="igraph and one conversion")
        left -= 1
    for what, (ours, published) in BY_NETWORKX.items():
        mine, theirs = medians([partial(ours, G), partial(published, G)], 3, budget.part(1 / left))
        yield Line(what, size, mine, theirs, note="networkx")
        left -= 1
    for what, ours in ALONE.items():
        yield Line(what, size, timed(partial(ours, G)), note="nothing published to compare with")
