"""The network as a small still picture that leads to the real one."""

from collections.abc import Mapping
from typing import Final

import networkx as nx

from stakeholders.views.labels import label_of
from stakeholders.views.sketch_parts import (
    NOTHING,
    Highlights,
    halo,
    line,
    mark,
    numbers,
    picture,
    ring,
    ways,
    words_at,
)

WIDTH, HEIGHT = 760.0, 470.0
MARGIN: Final = 26.0
MOST: Final = 250  # nodes; those with most ties are drawn
NAMED: Final = 9  # nodes whose names are written
RADIUS: Final = 6.0
LARGEST_SCALE: Final = 2.5  # a network of few stays together
_LETTER: Final = 7.0  # width in pixels, about


def busiest(G: nx.Graph, most: int = MOST) -> nx.Graph:
    """Return the part of the network whose nodes have most ties, without those that have none.

    Examples
    --------
    >>> sorted(busiest(nx.star_graph(["broker", "forge", "lab"]), most=2))
    ['broker', 'forge']
    """
    ranked = sorted((node for node in G if G.degree(node)), key=lambda node: (-G.degree(node), node))
    return G.subgraph(ranked[:most])


def network_sketch(
    G: nx.Graph, positions: Mapping[str, tuple[float, float]], shown: Highlights = NOTHING, *, in_frame: bool = False
) -> str:
    """Return the network as SVG; names only where there is room for the few with most ties.

    Parameters
    ----------
    G
        A network with ``kind``, ``country``, ``name``, ``short_name`` and ``scenario`` on its nodes and
        ``cross_border`` and ``status`` on its edges; it isn't changed.
    positions
        Where each node stands, in pixels at full size.
    shown
        What stands out: newcomers, ways in colours of their own, a cut.
    in_frame
        Whether all positions are fitted into the picture, drawn or not, so that several pictures have one scale.
    """
    fitted = _fitted(positions if in_frame else {node: positions[node] for node in G})
    at = {node: fitted[node] for node in G}
    ties = sorted(G.edges(data=True), key=lambda edge: bool(edge[2].get("cross_border")))
    parts = [
        line(*at[u], *at[v], crosses=bool(tie.get("cross_border")), status=str(tie.get("status", "")))
        for u, v, tie in ties
    ]
    routes = [[at[node] for node in way if node in at] for way in shown.ways]
    parts += ways(routes)
    parts += [halo(*at[node], RADIUS) for node in sorted(shown.new) if node in at]
    parts += [
        mark(*at[node], RADIUS, str(row["kind"]), str(row.get("country", "")), dashed=bool(row.get("scenario")))
        for node, row in G.nodes(data=True)
    ]
    parts += [ring(*at[node], RADIUS) for node in sorted(shown.cut) if node in at]
    parts += numbers(routes)
    return picture(WIDTH, HEIGHT, [*parts, *_names(G, at, shown)])


def _fitted(positions: Mapping[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
    """Return the positions scaled into the picture."""
    if not positions:
        return {}
    left, right = min(x for x, _ in positions.values()), max(x for x, _ in positions.values())
    top, bottom = min(y for _, y in positions.values()), max(y for _, y in positions.values())
    across = min((WIDTH - 2 * MARGIN) / max(right - left, 1.0), LARGEST_SCALE)
    down = min((HEIGHT - 2 * MARGIN) / max(bottom - top, 1.0), LARGEST_SCALE)
    return {
        node: (WIDTH / 2 + (x - (left + right) / 2) * across, HEIGHT / 2 + (y - (top + bottom) / 2) * down)
        for node, (x, y) in positions.items()
    }


def _names(G: nx.Graph, at: Mapping[str, tuple[float, float]], shown: Highlights) -> list[str]:
    """Return the names of what stands out and of the nodes with most ties, as far as they stand clear of each other."""
    first = shown.cut.union(*shown.ways)
    taken: list[tuple[float, float, float, float]] = []
    written = []
    for node in sorted(G, key=lambda node: (node not in first, -G.degree(node), node)):
        name = label_of(G.nodes[node], lines=1)
        half = min(_LETTER * len(name) / 2, WIDTH / 2 - 2)
        x, y = min(max(at[node][0], half + 2), WIDTH - half - 2), at[node][1] - RADIUS - 5
        y = y if y > 12 else at[node][1] + RADIUS + 14
        box = (x - half, y - 12, x + half, y + 3)
        if any(box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3] for b in taken):
            continue
        taken.append(box)
        written.append(words_at(x, y, name))
        if len(written) >= max(NAMED, len(first)):
            break
    return written
