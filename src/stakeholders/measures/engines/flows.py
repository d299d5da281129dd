"""Ways that share no node, smallest cuts, and the cheapest ways where some nodes or ties cost something.

Every node is split into an entrance and an exit, so that a flow counts nodes and not ties (Menger 1927). Largest flows
are igraph's; cheapest flows are a linear programme of scipy's HiGHS, whose corner solutions are whole numbers.
"""

from collections import defaultdict, deque
from dataclasses import dataclass
from typing import TypeAlias

import igraph
import numpy as np
from numpy.typing import NDArray

from stakeholders.measures.engines.flow_ways import taken_apart

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


def distinct(pairs: Places, n: int) -> Places:
    """Return pairs of places below n once each, the smaller first and in order, without those of one place twice."""
    low, high = pairs.min(axis=1), pairs.max(axis=1)
    numbers = np.unique((low * n + high)[low != high])
    return np.column_stack((numbers // max(n, 1), numbers % max(n, 1)))


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
    ways = taken_apart(arcs, np.rint(flow.flow).astype(np.int64), ground.many)
    return sorted(_shortened(ground, ways), key=lambda way: (len(way), way)), cut


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
    return sorted(taken_apart(arcs, np.rint(solved.x).astype(np.int64), ground.many), key=lambda way: (len(way), way))


def _shortened(ground: Ground, ways: list[Path]) -> list[Path]:
    """Return for each way the shortest among its nodes: a flow may make detours."""
    used = np.zeros(ground.n, dtype=bool)
    used[[node for way in ways for node in way]] = True
    near: dict[int, set[int]] = defaultdict(set)
    for one, other in ground.ties[used[ground.ties].all(axis=1)].tolist():
        near[one].add(other)
        near[other].add(one)
    sources, sinks = set(ground.sources.tolist()), set(ground.sinks.tolist())
    return [_shortest(way, near, sources, sinks) for way in ways]


def _shortest(way: Path, near: dict[int, set[int]], sources: set[int], sinks: set[int]) -> Path:
    """Return the shortest way among these nodes from a source to a sink; of equally short ones the first."""
    if len(way) < 3:
        return way
    among = set(way)
    came: dict[int, int] = dict.fromkeys(sorted(among & sources), -1)
    queue = deque(came)
    while queue:
        here = queue.popleft()
        if here in sinks:
            steps = [here]
            while came[steps[-1]] >= 0:
                steps.append(came[steps[-1]])
            return tuple(reversed(steps))
        for there in sorted(near[here] & among):
            if there not in came:
                came[there] = here
                queue.append(there)
    return way
