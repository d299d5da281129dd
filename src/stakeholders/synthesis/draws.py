"""Seeded draws: whole columns at once, so that a hundred thousand rows take seconds."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

Indices = NDArray[np.int64]
Text = NDArray[np.object_]

FICTIONAL: Final = "Fictional: invented by a program. True of nobody."
_ROWS_MARKED: Final = {"CLEAR": 0.74, "GREEN": 0.14, "AMBER": 0.09, "AMBER+STRICT": 0.03}
_SHARED: Final = 0.4  # of the rows marked AMBER


def among(rng: np.random.Generator, shares: Mapping[str, float], size: int) -> Text:
    """Return words drawn by their shares, which need not add up to 1."""
    words = np.array(list(shares), dtype=object)
    weight = np.array(list(shares.values()), dtype=float)
    return words[rng.choice(len(words), size, p=weight / weight.sum())]


def numbered(prefix: str, places: Indices, total: int) -> Text:
    """Return ``prefix`` and a number for each place, of one width for all of ``total`` rows.

    Examples
    --------
    >>> numbered("fiktiv_", np.array([0, 41]), 100).tolist()
    ['fiktiv_00001', 'fiktiv_00042']
    """
    width = max(5, len(str(total)))
    return np.array([f"{prefix}{place + 1:0{width}}" for place in places.tolist()], dtype=object)


def heavy_tailed(rng: np.random.Generator, size: int, exponent: float) -> NDArray[np.float64]:
    """Return numbers from 1 upwards, the few largest of which carry much of the sum (Pareto)."""
    return 1.0 + rng.pareto(exponent, size)


def dates(rng: np.random.Generator, days: NDArray[np.datetime64]) -> tuple[Text, Indices]:
    """Return the days as text, as exact as documents are: year, month or day; and the length of each text."""
    exact = rng.choice([4, 7, 10], len(days), p=[0.3, 0.45, 0.25])
    return shortened(days, exact), exact


def shortened(days: NDArray[np.datetime64], length: Indices) -> Text:
    """Return each day as text, cut to its first 4, 7 or 10 characters."""
    text = days.astype("datetime64[D]").astype(str)
    return np.array([day[:cut] for day, cut in zip(text.tolist(), length.tolist(), strict=True)], dtype=object)


def markings(rng: np.random.Generator, size: int, groups: Sequence[str]) -> tuple[Text, Text]:
    """Return for each row its marking, and the groups it is shared with (for some of those marked AMBER)."""
    marks = among(rng, _ROWS_MARKED, size)
    shared = np.full(size, "", dtype=object)
    chosen = np.flatnonzero((marks == "AMBER") & (rng.random(size) < _SHARED))
    if len(groups):
        one = rng.integers(0, len(groups), len(chosen))
        other = rng.integers(0, len(groups), len(chosen))
        both = (rng.random(len(chosen)) < 0.3) & (one != other)
        cells = zip(one.tolist(), other.tolist(), both.tolist(), strict=True)
        shared[chosen] = [f"{groups[i]}|{groups[j]}" if two else groups[i] for i, j, two in cells]
    return marks, shared
