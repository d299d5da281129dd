"""Ways that share no node, smallest cuts, and the cheapest ways where some nodes or ties cost something.

Every node is split into an entrance and an exit, so that a flow counts nodes and not ties (Menger 1927). Largest flows
are igraph's; cheapest flows are a linear programme of scipy's HiGHS, whose corner solutions are whole numbers.
"""

from collections import defaultdict, deque
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

import igraph
import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.int64]
Values = NDArray[np.float64]
Path = tuple[int, ...]
Split: TypeAlias = igraph.Graph  # every node as an entrance and an exit


@dataclass(frozen=True, slots=True)
class Ground:
    """What flows run through.

    Attributes
    ----------
    n
        Number of nodes.
    ties
        Shape (m, 2), places of their ends.
    many
        Shape (n,): nodes that any number of ways may share.
    sources, sinks
        Places where ways begin and end; each takes part in ways as any other node.
    """

    n: int
    ties: Places
    many: NDArray[np.bool_]
    sources: Places
    sinks: Places

    def arcs(self) -> Places:
        """Return all arcs, shape (a, 2): through each node, along each tie both ways, from the source, to the sink."""
        every = np.arange(self.n)
        one, other = self.ties[:, 0], self.ties[:, 1]
        source, sink = np.full(len(self.sources), 2 * self.n), np.full(len(self.sinks), 2 * self.n + 1)
        start = np.concatenate((every, one + self.n, other + self.n, source, self.sinks + self.n))
        end = np.concatenate((every + self.n, other, one, self.sources, sink))
        return np.column_stack((start, end))

    def capacities(self, nodes: NDArray[np.bool_] | None = None, ties: NDArray[np.bool_] | None = None) -> Values:
        """Return the capacity of each arc; nodes and ties that are not there have none."""
        through = np.where(self.many, float(self.n + 1), 1.0)
        there = np.ones(self.n, dtype=bool) if nodes is None else nodes
        along = np.full(len(self.ties), float(self.n + 1)) * (1.0 if ties is None else ties)
        ends = np.full(len(self.sources) + len(self.sinks), float(self.n + 1))  # no cut runs through these
        return np.concatenate((through * there, along, along, ends))


def graph_of(ground: Ground) -> Split:
    """Return the split graph on which ``width`` counts."""
    return igraph.Graph(n=2 * ground.n + 2, edges=ground.arcs(), directed=True)


def width(graph: Split, ground: Ground, capacities: Values) -> int:
    """Return how many ways share no node."""
    if not len(ground.sources) or not len(ground.sinks):
        return 0
    value = graph.maxflow_value(2 * ground.n, 2 * ground.n + 1, capacity=capacities.tolist())
    return round(float(value))


def disjoint_ways(ground: Ground) -> tuple[list[Path], list[int]]:
    """Return as many ways as share no node, and one smallest set of nodes that all ways run through.

    Returns
    -------
    tuple
        Ways as places from a source to a sink, the shortest first; the cut in the order of places. Both have the same
        length, which is the width.
    """
    if not len(ground.sources) or not len(ground.sinks):
        return [], []
    n, arcs = ground.n, ground.arcs()
    graph = igraph.Graph(n=2 * n + 2, edges=arcs, directed=True)
    flow = graph.maxflow(2 * n, 2 * n + 1, capacity=ground.capacities().tolist())
    near = np.zeros(2 * n + 2, dtype=bool)
    near[flow.partition[0]] = True
    cut = np.flatnonzero(near[:n] & ~near[n : 2 * n]).tolist()
    ways = _taken_apart(ground, arcs, np.rint(flow.flow).astype(np.int64))
    return sorted((_shortest(ground, way) for way in ways), key=lambda way: (len(way), way)), cut


def cheapest_ways(
    ground: Ground, wanted: int, *, node_costs: Values | None = None, tie_costs: Values | None = None
) -> list[Path] | None:
    """Return this many ways that share no node and cost least together; None where there are not so many.

    Parameters
    ----------
    node_costs, tie_costs
        Shapes (n,) and (m,), none negative: what each costs that is used.
    """
    from scipy.optimize import linprog
    from scipy.sparse import csr_array

    if not ground.n:
        return None
    arcs, n = ground.arcs(), ground.n
    zero = np.zeros(len(ground.ties)) if tie_costs is None else tie_costs
    through = np.zeros(n) if node_costs is None else node_costs
    little = 1e-6  # of two equally cheap solutions the one with fewer steps: no flow runs in circles
    ends = np.zeros(len(ground.sources) + len(ground.sinks))
    costs = np.concatenate((through, zero + little, zero + little, ends))
    row = np.concatenate((arcs[:, 0], arcs[:, 1]))
    column = np.tile(np.arange(len(arcs)), 2)
    sign = np.repeat([1.0, -1.0], len(arcs))
    balance = csr_array((sign, (row, column)), shape=(2 * n + 2, len(arcs)))
    net = np.zeros(2 * n + 2)
    net[2 * n], net[2 * n + 1] = wanted, -wanted
    bounds = np.column_stack((np.zeros(len(arcs)), np.minimum(ground.capacities(), wanted)))
    solved = linprog(costs, A_eq=balance, b_eq=net, bounds=bounds, method="highs-ds")
    if solved.x is None:
        return None
    return sorted(_taken_apart(ground, arcs, np.rint(solved.x).astype(np.int64)), key=lambda way: (len(way), way))


def _taken_apart(ground: Ground, arcs: Places, flow: Places) -> list[Path]:
    """Return the ways that a flow consists of; flow in circles is left out."""
    source, sink = 2 * ground.n, 2 * ground.n + 1
    left: dict[int, dict[int, int]] = defaultdict(dict)
    for arc in np.flatnonzero(flow > 0).tolist():
        start, end = arcs[arc].tolist()
        left[start][end] = left[start].get(end, 0) + int(flow[arc])
    ways = []
    while (steps := _search(left, source, sink)) is not None:
        for start, end in pairwise(steps):
            left[start][end] -= 1
            if not left[start][end]:
                del left[start][end]
        ways.append(tuple(step for step in steps[1:-1] if step < ground.n))
    return ways


def _search(left: dict[int, dict[int, int]], source: int, sink: int) -> list[int] | None:
    came = {source: source}
    queue = deque([source])
    while queue and sink not in came:
        here = queue.popleft()
        for there in sorted(left.get(here, ())):
            if there not in came:
                came[there] = here
                queue.append(there)
    if sink not in came:
        return None
    steps = [sink]
    while steps[-1] != source:
        steps.append(came[steps[-1]])
    return steps[::-1]


def _shortest(ground: Ground, way: Path) -> Path:
    """Return the shortest way among the nodes of one way: a flow may make detours."""
    if len(way) < 3:
        return way
    among = set(way)
    near: dict[int, dict[int, int]] = defaultdict(dict)
    inside = np.isin(ground.ties, way).all(axis=1)
    for one, other in ground.ties[inside].tolist():
        near[one][other] = near[other][one] = 1
    source, sink = -1, -2
    near[source] = dict.fromkeys(sorted(among & set(ground.sources.tolist())), 1)
    for end in among & set(ground.sinks.tolist()):
        near[end][sink] = 1
    steps = _search(near, source, sink)
    return tuple(steps[1:-1]) if steps else way
