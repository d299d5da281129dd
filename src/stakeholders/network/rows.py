"""Rows of a table as nodes, and arrays that say the same of many pairs at once."""

from collections.abc import Sequence
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from stakeholders.codes import split_list
from stakeholders.network.contacts import Indices

Record = dict[str, object]


def records(table: pd.DataFrame) -> list[Record]:
    """Return each row as a dict of plain Python values."""
    names = list(table.columns)
    columns = [plain(table[name]) for name in names]
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def plain(column: pd.Series) -> list[Any]:  # Any: a column may hold any type
    """Return the cells of a column as plain Python values."""
    return column.to_numpy(object).tolist()


def network_of(
    shows: str, ids: Sequence[str], nodes: list[Record], one: Indices, other: Indices, edges: list[Record]
) -> nx.Graph:
    """Return an undirected graph of these nodes and edges, in one go.

    ``add_edges_from`` looks at each edge by itself and takes three times as long, so the two dictionaries that
    make up a networkx graph are filled here as it would fill them.

    Parameters
    ----------
    shows
        What the graph is, kept as ``G.graph["shows"]``: a column of the data can't be mistaken for it.
    ids, nodes
        The nodes' names and their attributes.
    one, other, edges
        The ends of each edge, as positions in ``ids``, and its attributes. No pair comes twice.
    """
    G = nx.Graph(shows=shows)
    G._node.update(zip(ids, nodes, strict=True))
    from_, to = np.append(one, other), np.append(other, one)
    order = np.argsort(from_, kind="stable")
    names = np.array([*ids, ""], dtype=object)[:-1][to[order]].tolist()
    ends = np.cumsum(np.bincount(from_, minlength=len(ids))).tolist()
    places = np.append(np.arange(len(one)), np.arange(len(one)))[order].tolist()
    attributes = [edges[place] for place in places]
    begin = 0
    for name, end in zip(ids, ends, strict=True):
        G._adj[name] = dict(zip(names[begin:end], attributes[begin:end], strict=True))
        begin = end
    return G


def first_of(low: Indices, high: Indices) -> tuple[Indices, Indices]:
    """Return where each run of equal pairs begins and where it ends, in arrays that are sorted by pair."""
    new = np.ones(len(low), dtype=bool)
    new[1:] = (np.diff(low) != 0) | (np.diff(high) != 0)
    first = np.flatnonzero(new)
    return first, np.append(first, len(low))[1:]


def crosses_border(countries: pd.Series, one: Indices, others: pd.Series, other: Indices) -> NDArray[np.bool_]:
    """Tell for each pair whether its ends lie in different countries; False where one is not known."""
    one_codes, one_names = pd.factorize(countries.to_numpy(object))
    other_codes, other_names = pd.factorize(others.to_numpy(object))
    both = one_codes[one].astype(np.int64) * max(len(other_names), 1) + other_codes[other]
    distinct, place = np.unique(both, return_inverse=True)
    apart = [_apart(one_names[code // len(other_names)], other_names[code % len(other_names)]) for code in distinct]
    return np.array(apart, dtype=bool)[place]


def _apart(one: str, other: str) -> bool:
    return bool(one and other) and not set(split_list(one)) & set(split_list(other))
