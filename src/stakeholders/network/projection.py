"""From who took part in what to who met whom: every pair of each initiative, with Newman's weight.

The weight of a pair is the sum over its shared initiatives of 1 / (k - 1), where k is the number of
organisations in contact there (M. E. J. Newman 2001, Physical Review E 64:016132). So what one organisation
gets out of one initiative adds up to 1, however large that initiative was.
"""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from stakeholders.errors import TooManyTies
from stakeholders.network.contacts import Contacts, Indices

MOST_PAIRS: Final = 20_000_000  # about 2 GB as a graph; one event of 6,300 organisations makes as many


class Pairs(NamedTuple):
    """Pairs of contacts (positions in ``Contacts``) that share an initiative, and what each is worth."""

    left: Indices
    right: Indices
    weight: NDArray[np.float64]


def project(contacts: Contacts) -> Pairs:
    """Return all pairs of each initiative, one entry for each pair and initiative.

    Raises
    ------
    TooManyTies
        When there would be more than ``MOST_PAIRS``.
    """
    size = np.bincount(contacts.initiative)[contacts.initiative] if len(contacts.initiative) else _NONE
    start = np.searchsorted(contacts.initiative, contacts.initiative)
    place = np.arange(len(size))
    later = size - 1 - (place - start)  # how many of the same initiative come after this one
    total = int(later.sum())
    if total > MOST_PAIRS:
        raise TooManyTies(pairs=total, most=MOST_PAIRS)
    left = np.repeat(place, later)
    begin = np.cumsum(later) - later
    right = left + 1 + np.arange(total) - np.repeat(begin, later)
    return Pairs(left, right, 1.0 / np.maximum(size[left] - 1, 1))


_NONE: Final = np.zeros(0, dtype=np.int64)
