"""Which group each node of a network belongs to, as arrays that measures can count with."""

from dataclasses import dataclass

import networkx as nx
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from stakeholders.codes import split_list
from stakeholders.measures.engines.graphs import ends

Indices = NDArray[np.int64]
SEVERAL = "sectors"  # the one attribute of which a node may have several


@dataclass(frozen=True, slots=True)
class Grouped:
    """The nodes of a network by group.

    Attributes
    ----------
    names
        The groups, sorted.
    of
        For each node in the order of ``G.nodes`` its group's place in ``names``, -1 where it isn't known.
    pairs
        Shape (m, 2): the ends of each tie with both groups known, as places in the order of ``G.nodes``.
    """

    names: tuple[str, ...]
    of: Indices
    pairs: Indices

    @property
    def sizes(self) -> Indices:
        """How many nodes each group has, those without a tie among them."""
        return np.bincount(self.of[self.of >= 0], minlength=len(self.names))

    def square(self, values: NDArray[np.float64]) -> pd.DataFrame:
        """Return values of shape (groups, groups) as a table."""
        return pd.DataFrame(values, index=list(self.names), columns=list(self.names))


def grouped(G: nx.Graph, attribute: str) -> Grouped:
    """Return the nodes by the value of an attribute; a tie with an end of unknown group is left out."""
    codes = np.array([str(code or "") for _, code in G.nodes(data=attribute, default="")], dtype=object)
    names = tuple(sorted(set(codes.tolist()) - {""}))
    place = {name: number for number, name in enumerate(names)}
    of = np.fromiter((place.get(code, -1) for code in codes), dtype=np.int64, count=len(codes))
    pairs = ends(G).reshape(-1, 2)
    known = (of[pairs] >= 0).all(axis=1) & (pairs[:, 0] != pairs[:, 1])
    return Grouped(names, of, pairs[known])


def counted(of_pairs: Indices, groups: int) -> NDArray[np.float64]:
    """Return a symmetric matrix of how many pairs join each two groups.

    Parameters
    ----------
    of_pairs
        Shape (m, 2): the groups of both ends.
    """
    low, high = of_pairs.min(axis=1, initial=groups), of_pairs.max(axis=1, initial=0)
    flat = np.bincount(low * groups + high, minlength=groups * groups)[: groups * groups]
    upper = flat.reshape(groups, groups).astype(np.float64)
    return upper + np.triu(upper, 1).T


def fractions(G: nx.Graph, attribute: str) -> tuple[tuple[str, ...], NDArray[np.float64]]:
    """Return the groups and, of shape (nodes, groups), which share of each node belongs to each.

    A node of several sectors belongs to each in equal parts; one of none has a row of zeros.
    """
    cells = [split_list(str(cell or "")) for _, cell in G.nodes(data=attribute, default="")]
    names = tuple(sorted({code for cell in cells for code in cell}))
    place = {name: number for number, name in enumerate(names)}
    shares = np.zeros((len(cells), len(names)))
    for row, cell in enumerate(cells):
        for code in set(cell):
            shares[row, place[code]] = 1 / len(set(cell))
    return names, shares
