"""What hangs on one, as tables to be read."""

from collections.abc import Iterable, Mapping

import networkx as nx
import pandas as pd

from stakeholders.advice.losses import Loss
from stakeholders.codes import GROUP_PREFIX
from stakeholders.language import Words
from stakeholders.views.network_legend import kind_in_words

Names = Mapping[str, str]


def name_in(names: Names, node: str, words: Words) -> str:
    """Return the name of a stakeholder or an initiative; of a cluster's part as a group, that it is meant so."""
    if node.startswith(GROUP_PREFIX):
        own = node.removeprefix(GROUP_PREFIX)
        return words.say("{cluster}, its network", cluster=names.get(own, own))
    return names.get(node, node)


def cut_points_table(points: pd.DataFrame, G: nx.Graph, words: Words, names: Names, *, places: bool) -> pd.DataFrame:
    """Return the cut points that are organisations, or those that are meeting places.

    Parameters
    ----------
    points
        As ``resilience.cut_points`` returns them of G.
    """
    sides = dict(G.nodes(data="bipartite", default=0))
    rows = points[points["id"].map(lambda node: (sides[node] == 1) == places).astype("bool")]
    return pd.DataFrame(
        {
            "name": pd.Series([name_in(names, node, words) for node in rows["id"]], dtype="str"),
            "kind": pd.Series([kind_in_words(G.nodes[node]["kind"], words) for node in rows["id"]], dtype="str"),
            "parts": rows["parts"].astype("float64").to_numpy(),
            "cut_off": rows["cut_off"].astype("float64").to_numpy(),
        }
    )


def bridges_table(bridges: pd.DataFrame, words: Words, names: Names) -> pd.DataFrame:
    """Return the ties whose loss splits the network."""
    return pd.DataFrame(
        {
            "from": pd.Series([name_in(names, node, words) for node in bridges["one"]], dtype="str"),
            "to": pd.Series([name_in(names, node, words) for node in bridges["other"]], dtype="str"),
            "cut_off": bridges["cut_off"].astype("float64"),
        }
    )


def cores_table(cores: Mapping[str, int], G: nx.Graph, words: Words, names: Names) -> pd.DataFrame:
    """Return everybody who has a contact with the core that they are in, the innermost first."""
    sides = dict(G.nodes(data="bipartite", default=0))
    inside = [(node, k) for node, k in cores.items() if k and sides[node] != 1]
    inside.sort(key=lambda one: (-one[1], words.order(name_in(names, one[0], words))))
    return pd.DataFrame(
        {
            "name": pd.Series([name_in(names, node, words) for node, _ in inside], dtype="str"),
            "kind": pd.Series([kind_in_words(G.nodes[node]["kind"], words) for node, _ in inside], dtype="str"),
            "core": pd.Series([float(k) for _, k in inside], dtype="float64"),
        }
    )


def pieces_table(found: Loss, words: Words, names: Names) -> pd.DataFrame:
    """Return who is cut off from whom: each piece that came loose, and what it lost."""
    rows = [
        (float(len(piece)), _listed(piece, words, names), float(len(parts[0])), _listed(parts[0], words, names))
        for parts in found.split
        for piece in parts[1:]
    ]
    return pd.DataFrame(rows, columns=["size", "piece", "size_of_rest", "rest"])


def _listed(ids: Iterable[str], words: Words, names: Names, most: int = 8) -> str:
    ids = tuple(ids)
    shown = [name_in(names, one, words) for one in ids[:most]]
    if len(ids) > most:
        shown.append(words.say_n("{n} other", "{n} others", len(ids) - most))
    return words.listing(shown)


def preventing_table(introductions: pd.DataFrame, words: Words, names: Names) -> pd.DataFrame:
    """Return the introductions that would have kept the pieces together."""
    return pd.DataFrame(
        {
            "one": pd.Series([name_in(names, one, words) for one in introductions["one"]], dtype="str"),
            "two": pd.Series([name_in(names, one, words) for one in introductions["other"]], dtype="str"),
            "score": introductions["score"].round(1),
            "size": introductions["size"].astype("float64"),
        }
    )
