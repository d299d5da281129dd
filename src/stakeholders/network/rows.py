"""Rows of a table as nodes, and arrays that say the same of many pairs at once."""

from collections.abc import Iterable

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
    columns = [table[name].tolist() for name in names]
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def add_nodes(G: nx.Graph, ids: Iterable[str], attributes: Iterable[Record]) -> None:
    """Add one node for each id, in this order."""
    G.add_nodes_from(zip(ids, attributes, strict=True))


def first_of(low: Indices, high: Indices) -> tuple[Indices, Indices]:
    """Return where each run of equal pairs begins and where it ends, in arrays that are sorted by pair."""
    new = np.ones(len(low), dtype=bool)
    new[1:] = (np.diff(low) != 0) | (np.diff(high) != 0)
    first = np.flatnonzero(new)
    return first, np.append(first[1:], len(low))


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
