"""Where each node of a network is drawn; the same for the same network."""

from collections.abc import Mapping
from typing import Final

import networkx as nx
import numpy as np

from stakeholders.measures.engines.graphs import ends
from stakeholders.measures.engines.layouts import arranged

Position = tuple[float, float]
ROOM: Final = (48.0, 48.0)  # what a node without a label takes


def layout(
    G: nx.Graph, room: Mapping[str, tuple[float, float]] | None = None, aspect: float = 1.6
) -> dict[str, Position]:
    """Return a position for each node, in pixels at full size, y downwards, centred on (0, 0).

    Connected parts are laid out one by one and packed side by side; nodes without a tie stand in rows below.

    Parameters
    ----------
    room
        Width and height that each node needs with its label, so that labels don't cover each other.
    aspect
        Width of the whole, divided by its height.

    Examples
    --------
    >>> place = layout(nx.path_graph(["atlantic", "border", "bothnia"]))
    >>> place["atlantic"] != place["border"]
    True
    >>> place == layout(nx.path_graph(["atlantic", "border", "bothnia"]))
    True
    """
    names = sorted(G)  # so that the order in which rows stand in a file moves nothing
    place = {name: i for i, name in enumerate(names)}
    renumber = np.array([place[name] for name in G], dtype=np.int64)
    edges = np.sort(renumber[ends(G)], axis=1) if len(G) else np.zeros((0, 2), dtype=np.int64)
    edges = edges[np.lexsort((edges[:, 1], edges[:, 0]))]
    boxes = np.array([(room or {}).get(name, ROOM) for name in names], dtype=float).reshape(-1, 2)
    points = arranged(edges, boxes, aspect)
    return {name: (float(x), float(y)) for name, (x, y) in zip(names, points.round(1).tolist(), strict=True)}
