"""The fewest players that cover everything asked for: exactly by scipy's HiGHS, else greedily."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

SECONDS: Final = 10.0  # for the exact answer


@dataclass(frozen=True, slots=True)
class Provider:
    """Somebody who covers something once the conditions hold.

    Attributes
    ----------
    needs
        Players who must all have joined.
    one_of
        Players of whom one must have joined; empty where nobody needs to.
    """

    needs: tuple[int, ...] = ()
    one_of: tuple[int, ...] = ()

    def holds(self, joined: frozenset[int]) -> bool:
        """Tell whether the conditions hold."""
        return joined.issuperset(self.needs) and (not self.one_of or not joined.isdisjoint(self.one_of))


def smallest_cover(
    players: int, wanted: Sequence[Sequence[Provider]], seconds: float = SECONDS
) -> tuple[tuple[int, ...], bool] | None:
    """Return the fewest players with whom each thing wanted has a provider, and whether no fewer would do.

    Parameters
    ----------
    wanted
        For each thing its providers.
    seconds
        After which the greedy answer is given: at most 1 + ln(things) times as many players where each provider is a
        player of its own (Chvátal 1979).

    Returns
    -------
    tuple or None
        None where not even all players together cover everything.
    """
    everyone = frozenset(range(players))
    if not all(any(provider.holds(everyone) for provider in providers) for providers in wanted):
        return None
    exact = _exact(players, wanted, seconds)
    if exact is not None:
        return exact, True
    return greedy_cover(wanted), False


def greedy_cover(wanted: Sequence[Sequence[Provider]]) -> tuple[int, ...]:
    """Return players that cover everything, taken one by one: always the provider that covers most for each player."""
    joined: frozenset[int] = frozenset()
    left = list(wanted)
    while left := [providers for providers in left if not any(one.holds(joined) for one in providers)]:
        bundles = {_bundle(one, joined) for providers in left for one in providers}
        joined |= min(
            bundles,
            key=lambda new: (
                -sum(any(one.holds(joined | new) for one in providers) for providers in left) / len(new),
                sorted(new),
            ),
        )
    return tuple(sorted(joined))


def _bundle(provider: Provider, joined: frozenset[int]) -> frozenset[int]:
    """Return who must still join for a provider to cover."""
    new = frozenset(provider.needs) - joined
    if provider.one_of and (joined | new).isdisjoint(provider.one_of):
        new |= {min(provider.one_of)}
    return new


def _exact(players: int, wanted: Sequence[Sequence[Provider]], seconds: float) -> tuple[int, ...] | None:
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csr_array

    if not wanted:
        return ()
    every = list(dict.fromkeys(one for providers in wanted for one in providers))
    place = {one: players + number for number, one in enumerate(every)}
    n = players + len(every)
    rows: list[dict[int, float]] = []
    least: list[float] = []
    for providers in wanted:
        rows.append({place[one]: 1.0 for one in providers})
        least.append(1.0)
    for one in every:
        for player in one.needs:
            rows.append({player: 1.0, place[one]: -1.0})
            least.append(0.0)
        if one.one_of:
            rows.append({place[one]: -1.0} | dict.fromkeys(one.one_of, 1.0))
            least.append(0.0)
    entries = [(row, column, value) for row, cells in enumerate(rows) for column, value in cells.items()]
    row, column, value = (np.array(part) for part in zip(*entries, strict=True))
    matrix = csr_array((value, (row, column)), shape=(len(rows), n))
    later = np.arange(players) / (players**2 + 1)  # of equally few the first; all of it together is less than one
    cost = np.concatenate((1 + later, np.zeros(len(every))))
    solved = milp(
        cost,
        integrality=np.ones(n),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(matrix, lb=np.array(least)),
        options={"time_limit": seconds, "mip_rel_gap": 0.0},
    )
    if solved.status != 0 or solved.x is None:
        return None
    return tuple(np.flatnonzero(np.rint(solved.x[:players])).tolist())
