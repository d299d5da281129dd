"""Which nodes and ties hold parts together, and how many would be cut off; by igraph's biconnected components."""

from collections import defaultdict
from dataclasses import dataclass

import igraph


@dataclass(frozen=True, slots=True)
class Splits:
    """Cut points and bridges.

    Attributes
    ----------
    points
        For each cut point the sizes of the parts that are left of its own when it goes, the largest first.
    bridges
        For each bridge (two places) how many nodes are on its smaller side.
    """

    points: dict[int, list[int]]
    bridges: dict[tuple[int, int], int]


def splits(graph: igraph.Graph) -> Splits:
    """Return the cut points and bridges of a graph (Tarjan 1972), each with what it would cut off.

    Blocks (biconnected components) and cut points make a forest. What hangs on a cut point beyond one of its blocks
    is the sum of what lies there, added up from the leaves.
    """
    found, points = graph.biconnected_components(return_articulation_points=True)
    blocks = [tuple(block) for block in found]
    of_point: dict[int, list[int]] = defaultdict(list)
    is_point = set(points)
    for number, block in enumerate(blocks):
        for node in block:
            if node in is_point:
                of_point[node].append(number)
    beyond = _beyond(blocks, of_point)
    whole = {node: 1 + sum(beyond[node, block] for block in of_point[node]) for node in is_point}
    parts = {node: sorted((beyond[node, block] for block in of_point[node]), reverse=True) for node in sorted(is_point)}
    bridges = {}
    for number, block in enumerate(blocks):
        if len(block) == 2:
            one, other = sorted(block)
            whole_part = whole.get(one, whole.get(other, 2))
            far = beyond.get((one, number), whole_part - 1)
            bridges[one, other] = min(far, whole_part - far)
    return Splits(parts, dict(sorted(bridges.items())))


def _beyond(blocks: list[tuple[int, ...]], of_point: dict[int, list[int]]) -> dict[tuple[int, int], int]:
    """Return for each cut point and each of its blocks how many nodes lie beyond it on that side."""
    beyond: dict[tuple[int, int], int] = {}
    down: dict[int, int] = {}  # of a block: nodes in it and beneath it, the one it hangs on left out
    seen: set[int] = set()
    for root in range(len(blocks)):
        if root in seen:
            continue
        order = _from(root, blocks, of_point, seen)
        for block, above in reversed(order):
            hanging = _hanging(block, above, blocks, of_point)
            down[block] = len(blocks[block]) - (above >= 0) + sum(down[other] for _, other in hanging)
        for block, above in order:
            if above >= 0:
                beyond[above, block] = down[block]
            for node in blocks[block]:
                if node != above and node in of_point:
                    beyond[node, block] = down[root] - 1 - sum(down[o] for o in of_point[node] if o != block)
    return beyond


def _hanging(
    block: int, above: int, blocks: list[tuple[int, ...]], of_point: dict[int, list[int]]
) -> list[tuple[int, int]]:
    """Return the blocks that hang on this one with the cut point that each hangs on, its own cut point left out."""
    nodes = [node for node in blocks[block] if node != above and node in of_point]
    return [(node, other) for node in nodes for other in of_point[node] if other != block]


def _from(
    root: int, blocks: list[tuple[int, ...]], of_point: dict[int, list[int]], seen: set[int]
) -> list[tuple[int, int]]:
    """Return the blocks of one part from the root down, each with the cut point that it hangs on (-1: none)."""
    order, waiting = [], [(root, -1)]
    while waiting:
        block, above = waiting.pop()
        seen.add(block)
        order.append((block, above))
        waiting += [(other, node) for node, other in _hanging(block, above, blocks, of_point)]
    return order
