"""Where each node of a network is drawn; the same for the same network."""

from collections.abc import Mapping
from typing import Any, Final

import networkx as nx
import numpy as np

from stakeholders.codes import CORRIDOR, INITIATIVE_KINDS, KINDS, NORDIC
from stakeholders.measures.engines.graphs import ends
from stakeholders.measures.engines.layouts import arranged

Position = tuple[float, float]
ROOM: Final = (24.0, 24.0)  # what a node without a label takes
WIDE: Final = 2.2  # width of a summary, divided by its height, at least
AREA: Final = (96.0, 84.0)  # between the columns and rows of a summary


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
    """Return positions for the nodes of ``summarised``: regions across and kinds down, or the other way round.

    Whichever there are more of runs across, since pages are wider than high.
    """
    rows = dict(G.nodes(data=True))
    regions = sorted({_place(row) for row in rows.values()}, key=_from_the_west)
    present = {row["kind"] for row in rows.values()}
    known = [kind for kind in (*KINDS, *INITIATIVE_KINDS) if kind in present]
    kinds = [*known, *sorted(present - set(known))]
    places = {node: (regions.index(_place(row)), kinds.index(row["kind"])) for node, row in rows.items()}
    turned = len(kinds) > len(regions)
    columns, lines = (len(kinds), len(regions)) if turned else (len(regions), len(kinds))
    apart = max(AREA[0], AREA[1] * lines * WIDE / max(columns, 1))
    return {
        node: ((kind if turned else region) * apart, (region if turned else kind) * AREA[1])
        for node, (region, kind) in places.items()
    }


def _place(row: Mapping[str, Any]) -> tuple[str, str, bool]:  # Any: attributes have many types
    return row["country"], row["region"], row["rest"]


def _from_the_west(place: tuple[str, str, bool]) -> tuple[int, int, bool, str, str]:
    """Sort the corridor's regions first, as it runs, then other regions by country, then what has no region."""
    country, region, rest = place
    along = CORRIDOR.index(region) if region in CORRIDOR else len(CORRIDOR)
    return along, NORDIC.index(country) if country in NORDIC else len(NORDIC), not rest, country, region
