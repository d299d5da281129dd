"""A network too large to draw, summed up: one node for all of one kind in one region, one edge for all ties between."""

from typing import Final

import networkx as nx
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from stakeholders.codes import CORRIDOR, split_list
from stakeholders.measures.engines.graphs import ends

MOST_AREAS: Final = 400
MOST_BUNDLES: Final = 200


def summarised(G: nx.Graph) -> nx.Graph:
    """Return the network with its nodes put together by region and kind.

    Where that makes too many, only the regions of the corridor stay apart; the rest go by country.

    Returns
    -------
    networkx.Graph
        Nodes have ``kind``, ``country``, ``region`` (empty where it isn't known or stands for several), ``rest``
        (whether it stands for several) and ``count``; edges have ``count`` (of ties), ``cross_border`` and
        ``status``. Only the ``MOST_BUNDLES`` edges with most ties are there; ``G.graph["left_out"]`` tells how
        many ties they leave out, and ``G.graph["inside"]`` how many join two of the same area.
    """
    rows = pd.DataFrame(
        [(row["kind"], row["country"], str(row.get("region", ""))) for _, row in G.nodes(data=True)],
        columns=["kind", "country", "region"],
    )
    rows["rest"] = False
    by = ["kind", "country", "region", "rest"]
    if rows.groupby(by).ngroups > MOST_AREAS:
        rows["rest"] = (rows["region"] != "") & ~rows["region"].isin(CORRIDOR)
        rows["region"] = rows["region"].where(rows["region"].isin(CORRIDOR), "")
    if rows.groupby(by).ngroups > MOST_AREAS:
        rows = rows.assign(region="", rest=False)
    if rows.groupby(by).ngroups > MOST_AREAS:  # countries nobody can have meant
        common = rows["country"].value_counts().index[: MOST_AREAS // 20]
        rows["country"] = rows["country"].where(rows["country"].isin(common), "")
    areas = rows.groupby(by, sort=True)
    H = nx.Graph(shows="areas")
    for place, row in enumerate(areas.size().reset_index(name="count").to_dict("records")):
        H.add_node(place, **{str(name): value for name, value in row.items()})
    _add_bundles(H, np.asarray(areas.ngroup(), dtype=np.int64)[ends(G)])
    return nx.relabel_nodes(H, {place: _area_id(row) for place, row in H.nodes(data=True)})


def _add_bundles(H: nx.Graph, pairs: NDArray[np.int64]) -> None:
    """Add the edges between areas, given each tie's two areas."""
    pairs = np.sort(pairs, axis=1)
    inside = pairs[:, 0] == pairs[:, 1]
    bundles, counts = np.unique(pairs[~inside], axis=0, return_counts=True)
    most = np.argsort(-counts, kind="stable")[:MOST_BUNDLES]
    for (u, v), count in zip(bundles[most].tolist(), counts[most].tolist(), strict=True):
        one, other = H.nodes[u]["country"], H.nodes[v]["country"]
        crosses = bool(one and other) and not set(split_list(one)) & set(split_list(other))
        H.add_edge(u, v, count=count, cross_border=crosses, status="confirmed")
    H.graph.update(inside=int(inside.sum()), left_out=int(counts.sum() - counts[most].sum()))


def _area_id(row: dict[str, str]) -> str:
    return "|".join(("area:" + row["kind"], row["country"], "rest" if row["rest"] else row["region"]))
