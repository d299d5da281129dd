"""Pairs of organisations that could be introduced to each other, and the parts of what that would be worth."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import networkx as nx
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from stakeholders.advice.actors import Actors
from stakeholders.advice.fairness import enough, fair
from stakeholders.advice.weights import Weights, feasibility
from stakeholders.measures.engines.two_steps import shared_contacts

Places = NDArray[np.int64]
Values = NDArray[np.float64]
Mask = NDArray[np.bool_]
FULL: Final = 300  # organisations up to which every pair is followed to the end
_LOOKED_AT: Final = 50_000  # best pairs of the first rows from which one sees how good others must be
_LONGER: Final = 4  # twice would do; more lets pairs in that H may lift


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a list of introductions looks.

    Attributes
    ----------
    most, per_organisation
        Of the list that is asked for.
    """

    most: int
    per_organisation: int

    @property
    def each(self) -> int:
        """How many pairs of each organisation are enough to fill the list."""
        return enough(self.most, self.per_organisation)


def candidates(
    G: nx.Graph,
    actors: Actors,
    taken: Collection[frozenset[str]],
    wanted: tuple[Mask, Mask],
    weights: Weights,
    bold: float,
    limits: Limits,
) -> pd.DataFrame:
    """Return the pairs worth following, obvious ones removed (METHODS 5.2).

    Removed are pairs that are tied, share both NUTS 3 region and a sector, are both intermediaries, or are taken.

    Parameters
    ----------
    taken
        Pairs that know each other or declined.
    wanted
        Who may stand at one end and who at the other of a pair that is listed.
    weights, bold
        Decide which pairs are the best of an organisation where not all are followed.

    Returns
    -------
    DataFrame
        Columns one and other (places in ``actors.ids``, one < other), X, C, G, W and wanted, in the order of the ids.
        Up to ``FULL`` organisations all pairs, above it wanted ones only.
    """
    marked = _places_of(actors, taken)
    greatest = max((float((shared * free).max()) for _, free, shared in _blocks(G, actors, marked)), default=0.0)
    found, least = [], None
    for block, free, shared in _blocks(G, actors, marked):
        parts = actors.parts(block)
        warmth = shared / greatest if greatest else np.zeros_like(shared)
        worth = weights.benefit(parts.X, parts.C, parts.G, 0.0) * feasibility(warmth, bold)
        listed = np.outer(wanted[0][block], wanted[1]) | np.outer(wanted[1][block], wanted[0])
        if len(actors.ids) <= FULL:
            one, other = np.nonzero(free)
        else:
            least = least_needed(worth, free & listed, block.start, limits) if least is None else least
            open_to = free & listed & (worth >= least)
            one, other = np.nonzero(best_of_each(worth, open_to, limits.each))
        found.append(
            {
                "one": np.minimum(one + block.start, other),
                "other": np.maximum(one + block.start, other),
                "X": parts.X[one, other],
                "C": parts.C[one, other],
                "G": parts.G[one, other],
                "W": warmth[one, other],
                "wanted": listed[one, other],
            }
        )
    if not found:
        empty = pd.DataFrame({name: pd.Series(dtype="float64") for name in ("one", "other", "X", "C", "G", "W")})
        return empty.assign(wanted=pd.Series(dtype="bool"))
    table = pd.DataFrame({name: np.concatenate([part[name] for part in found]) for name in found[0]})
    return table.drop_duplicates(["one", "other"]).sort_values(["one", "other"], ignore_index=True)


def best_of_each(worth: Values, free: Mask, most: int) -> Mask:
    """Return which are the best of each row, of equal ones the first.

    Examples
    --------
    >>> best_of_each(np.array([[3.0, 1.0, 3.0, 3.0]]), np.array([[False, True, True, True]]), 1)
    array([[False, False,  True, False]])
    """
    chosen = free.copy()
    many = np.flatnonzero(free.sum(axis=1) > most)
    values = np.where(free[many], worth[many], -1.0)
    last = values.shape[1] - most
    least = np.partition(values, last, axis=1)[:, last, None] if len(many) and most else np.inf
    above, level = values > least, values == least
    room = most - above.sum(axis=1, keepdims=True)
    chosen[many] = above | (level & (np.cumsum(level, axis=1) <= room))
    return chosen


def least_needed(worth: Values, free: Mask, start: int, limits: Limits) -> float:
    """Return a worth below which no pair gets onto a fair list, whatever other rows hold; 0 where that can't be said.

    A list filled top-down is at least half as long as the longest fair list of the same pairs. So where these rows
    alone give twice as many fair pairs as are asked for, all pairs worth as much give at least as many.

    Parameters
    ----------
    worth, free
        Of some rows with all columns; the first row is that of column ``start``.
    """
    flat = np.where(free, worth, -1.0).ravel()
    best = np.argpartition(-flat, min(_LOOKED_AT, len(flat) - 1))[:_LOOKED_AT]
    best = best[np.lexsort((best, -flat[best]))]
    best = best[flat[best] >= 0]
    rows, columns = np.divmod(best, worth.shape[1])
    ends = zip(
        np.minimum(rows + start, columns).astype(str), np.maximum(rows + start, columns).astype(str), strict=True
    )
    worth_of = dict(zip(ends, flat[best].tolist(), strict=True))
    wanted = _LONGER * limits.most
    listed = fair(worth_of, lambda _: (), most=wanted, per_organisation=limits.per_organisation, per_broker=0)
    return worth_of[listed[-1][0]] if listed and len(listed) == wanted else 0.0


def _blocks(G: nx.Graph, actors: Actors, marked: Places) -> Iterator[tuple[slice, Mask, Values]]:
    for block, tied, shared in shared_contacts(G, actors.places):
        free = ~(tied | actors.obvious(block))
        rows = marked[(marked[:, 0] >= block.start) & (marked[:, 0] < block.stop)]
        free[rows[:, 0] - block.start, rows[:, 1]] = False
        yield block, free, shared


def _places_of(actors: Actors, taken: Iterable[frozenset[str]]) -> Places:
    """Return the taken pairs as places, each both ways round."""
    place = {name: number for number, name in enumerate(actors.ids)}
    known = [
        tuple(place[end] for end in pair) for pair in taken if len(pair) == 2 and all(end in place for end in pair)
    ]
    return np.array([*known, *(pair[::-1] for pair in known)], dtype=np.int64).reshape(-1, 2)
