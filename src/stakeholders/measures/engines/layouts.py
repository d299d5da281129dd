"""Where nodes are put: each connected part by igraph, made roomy enough for labels, and packed side by side."""

from math import sqrt
from typing import Final, NamedTuple

import igraph
import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]  # shape (n, 2)
Boxes = NDArray[np.float64]  # shape (n, 2): width and height that each node needs

GOLDEN_ANGLE: Final = np.pi * (3 - sqrt(5))
STRESS_LIMIT: Final = 400  # nodes up to which every pair's distance is respected; above, forces on a grid
PUSH_LIMIT: Final = 2500  # nodes up to which overlapping labels are moved apart
PUSHES: Final = 120
WIDEST: Final = 2.4  # width of one part, divided by its height
GAP: Final = 30.0  # between parts


class _Free(NamedTuple):
    """The width of all shelves, where the last one ends, where it begins, and where the next would begin."""

    width: float
    x: float
    y: float
    below: float


def arranged(edges: NDArray[np.int64], boxes: Boxes, aspect: float) -> Points:
    """Return a position for each node; the same for the same edges and boxes.

    Parameters
    ----------
    edges
        Shape (m, 2), nodes by number, in an order that depends on the content alone.
    boxes
        Room that each node needs, in the unit of the result.
    aspect
        Width of the whole, divided by its height.
    """
    graph = igraph.Graph(n=len(boxes), edges=edges)
    points = np.zeros((graph.vcount(), 2))
    parts = sorted(graph.connected_components(), key=lambda part: (-len(part), part[0]))
    together = [np.array(part) for part in parts if len(part) > 1]
    alone = np.array([part[0] for part in parts if len(part) == 1], dtype=np.int64)
    room = boxes.prod(axis=1)
    for part in together:  # a part is as much wider as the others below it will need height
        wide = min(aspect * room.sum() / room[part].sum(), WIDEST)
        points[part] = _part(graph.induced_subgraph(part.tolist()), boxes[part], wide)
    free = _pack(points, together, boxes, aspect, room[alone].sum())
    _rows(points, alone, boxes, free)
    return points - (points.min(axis=0) + points.max(axis=0)) / 2 if len(points) else points


def _part(graph: igraph.Graph, boxes: Boxes, aspect: float) -> Points:
    """Return positions for one connected part."""
    n = graph.vcount()
    place = np.arange(n)
    radius = np.sqrt(place + 0.5)  # a sunflower: no two nodes start at one point, and nothing is left to chance
    start = np.column_stack((radius * np.cos(place * GOLDEN_ANGLE), radius * np.sin(place * GOLDEN_ANGLE)))
    if n <= STRESS_LIMIT:
        points = np.array(graph.layout_kamada_kawai(seed=start.tolist(), maxiter=60 * n).coords)
    else:
        points = np.array(graph.layout_fruchterman_reingold(seed=start.tolist(), niter=300, grid=True).coords)
    points -= points.mean(axis=0)
    points = _widest_way(points)
    extent = np.ptp(points, axis=0)
    spread = np.maximum(extent, max(0.2 * extent.max(), 1e-9))  # points on one line have no height to be scaled by
    room = (boxes[:, 0] * boxes[:, 1]).sum() * 1.35
    wanted = np.array([sqrt(room * aspect), sqrt(room / aspect)])
    scale = np.sqrt(np.prod(wanted / spread)) if n > 2 else (wanted / spread).min()
    points *= scale * np.clip(wanted / spread / scale, 0.6, 1.7)
    return pushed_apart(points, boxes) if n <= PUSH_LIMIT else points


def _widest_way(points: Points) -> Points:
    """Return the points turned so that their longest extent lies across the page."""
    _, _, axes = np.linalg.svd(points, full_matrices=False)
    axes *= np.sign(axes[np.arange(len(axes)), np.abs(axes).argmax(axis=1)])[:, None]
    return np.asarray(points @ axes.T)


def pushed_apart(points: Points, boxes: Boxes) -> Points:
    """Return the points, moved as little as is needed for their boxes not to overlap.

    Each step moves every overlapping pair along the axis on which the smaller move parts it.
    """
    points = points.copy()
    half = boxes / 2
    for _ in range(PUSHES):
        one, other = _near(points, boxes)
        gap = points[one] - points[other]
        lack = half[one] + half[other] - np.abs(gap)
        hit = (lack > 0.5).all(axis=1)
        if not hit.any():
            break
        one, other, gap, lack = one[hit], other[hit], gap[hit], lack[hit]
        along = lack.argmin(axis=1)
        rows = np.arange(len(one))
        sign = np.where(gap[rows, along] >= 0, 1.0, -1.0)
        move = np.zeros_like(gap)
        move[rows, along] = sign * lack[rows, along] * 0.52
        np.add.at(points, one, move * 0.6)
        np.add.at(points, other, -move * 0.6)
    return points


def _near(points: Points, boxes: Boxes) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the pairs of points that lie so near each other that their boxes might overlap."""
    from scipy.spatial import cKDTree

    reach = boxes.max(axis=0)
    pairs = cKDTree(points / reach).query_pairs(1.0, p=np.inf, output_type="ndarray")
    return pairs[:, 0], pairs[:, 1]


def _frame(points: Points, boxes: Boxes) -> Points:
    """Return the corners of what the points and their boxes cover: least x and y, greatest x and y."""
    return np.stack(((points - boxes / 2).min(axis=0), (points + boxes / 2).max(axis=0)))


def _pack(points: Points, parts: list[NDArray[np.int64]], boxes: Boxes, aspect: float, more: float) -> _Free:
    """Move the parts into shelves, the highest first; returns the room that is left beside the last ones.

    ``more`` is the area that those without a tie will need.
    """
    frames = [_frame(points[part], boxes[part]) for part in parts]
    sizes = np.array([frame[1] - frame[0] for frame in frames]).reshape(-1, 2) + GAP
    width = max(sizes[:, 0].max(initial=0.0), sqrt((sizes.prod(axis=1).sum() + more) * aspect))
    x = y = shelf = 0.0
    for place in sorted(range(len(parts)), key=lambda i: (-sizes[i, 1], parts[i][0])):
        if x and x + sizes[place, 0] > width * 1.02:
            x, y, shelf = 0.0, y + shelf, 0.0
        points[parts[place]] += np.array([x, y]) - frames[place][0]
        x, shelf = x + float(sizes[place, 0]), max(shelf, float(sizes[place, 1]))
    return _Free(float(width), x, y, y + shelf)


def _rows(points: Points, alone: NDArray[np.int64], boxes: Boxes, free: _Free) -> None:
    """Put the nodes without any tie into tidy rows: beside the last parts where that is wide enough, else below."""
    if not len(alone):
        return
    cell = boxes[alone].max(axis=0)
    beside = free.width - free.x >= 4 * cell[0]
    left, top = (free.x, free.y) if beside else (0.0, free.below)
    room = free.width - left
    columns = max(1, min(round(room / cell[0]), len(alone)))
    place = np.arange(len(alone))
    points[alone] = np.column_stack(
        (left + (place % columns + 0.5) * cell[0], top + (place // columns + 0.5) * cell[1])
    )
