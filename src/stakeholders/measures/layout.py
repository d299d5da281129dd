"""Where each node of a network is drawn; the same for the same network."""

from collections.abc import Mapping
from typing import Final

import networkx as nx
import numpy as np

from stakeholders.codes import CORRIDOR, INITIATIVE_KINDS, KINDS, NORDIC
from stakeholders.measures.engines.graphs import ends
from stakeholders.measures.engines.layouts import arranged

Position = tuple[float, float]
ROOM: Final = (24.0, 24.0)  # what a node without a label takes
AREA: Final = (90.0, 80.0)  # between the columns and rows of a summary


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
    points[:, 1] -= boxes[:, 1] / 2 - ROOM[1] / 2  # a node stands at the top of its box, its label below it
    return {name: (float(x), float(y)) for name, (x, y) in zip(names, points.round(1).tolist(), strict=True)}


def area_layout(G: nx.Graph) -> dict[str, Position]:
    """Return positions for the nodes of ``summarised``: a column for each region, a row for each kind."""
    regions = sorted({(row["country"], row["region"]) for _, row in G.nodes(data=True)}, key=_from_the_west)
    kinds = [kind for kind in (*KINDS, *INITIATIVE_KINDS) if any(row["kind"] == kind for _, row in G.nodes(data=True))]
    kinds += sorted({row["kind"] for _, row in G.nodes(data=True)} - set(kinds))
    across = {region: i * AREA[0] for i, region in enumerate(regions)}
    down = {kind: i * AREA[1] for i, kind in enumerate(kinds)}
    return {node: (across[row["country"], row["region"]], down[row["kind"]]) for node, row in G.nodes(data=True)}


def _from_the_west(place: tuple[str, str]) -> tuple[int, int, str, str]:
    """Sort the corridor's regions first, as it runs, then those of the same countries."""
    country, region = place
    along = CORRIDOR.index(region) if region in CORRIDOR else len(CORRIDOR)
    return along, NORDIC.index(country) if country in NORDIC else len(NORDIC), country, region
