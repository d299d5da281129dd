"""What each newcomer of a scenario adds: per region and per organisation (METHODS 6)."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from stakeholders.advice.newcomers import WORTHS, Game, Newcomers, newcomers_of
from stakeholders.measures.corridor import regions_of
from stakeholders.measures.shapley import ORDERS, Shares, shares
from stakeholders.register import Register
from stakeholders.scenario import Scenario

COLUMNS: Final = ("level", "id", "measure", "first_in", "last_in", "shapley", "error", "orders")
_EFFORT: Final = 60_000_000  # players times orders times nodes and ties: above that fewer orders are drawn


@dataclass(frozen=True, slots=True)
class Few:
    """A few newcomers that together add more than all others together.

    Attributes
    ----------
    adds, others_add
        What these alone would add to what is on record, and what all others alone would.
    """

    region: str
    measure: str
    ids: tuple[str, ...]
    others: int
    adds: float
    others_add: float


def contributions(
    register: Register,
    scenario: Scenario | Sequence[Scenario],
    *,
    regions: Sequence[str] | None = None,
    statuses: Collection[str] | None = None,
    seed: int = 1,
) -> pd.DataFrame:
    """Return what each region and each organisation of a scenario adds to a register.

    Parameters
    ----------
    register
        On record, before the door; a register that scenarios are laid over already goes to ``contributions_in``.
    regions
        The corridor; the usual one where none is named.
    statuses
        The statuses that count, on every side alike; None for what exists.
    seed
        Of the orders drawn where there are more than ten players.

    Returns
    -------
    DataFrame
        A row for each player and measure. ``level`` is region or organisation, ``id`` its NUTS 3 code (a country's
        where none is known) or its id. ``measure``: ``coverage`` (kinds and sectors that somebody tied in covers,
        region by region), ``crossings`` (pairs of actors with a tie across a border), ``width`` (of the corridor).
        ``shapley`` adds up to what all newcomers together add; ``error`` is half of its 95 % confidence interval, 0
        where ``orders`` is 0 and all orders were counted. What a scenario changes by itself before anybody joins, by
        taking somebody away or by ties between those on record, has rows of the level ``on_record``.
    """
    overlaid = register
    for one in [scenario] if isinstance(scenario, Scenario) else scenario:
        overlaid = overlaid.with_overlay(one)
    return contributions_in(overlaid, regions=regions, statuses=statuses, seed=seed)


def contributions_in(
    register: Register,
    *,
    regions: Sequence[str] | None = None,
    statuses: Collection[str] | None = None,
    seed: int = 1,
) -> pd.DataFrame:
    """Return what each newcomer adds, as ``contributions`` does, of a register with scenarios laid over it."""
    found = newcomers_of(register, regions or regions_of(register), statuses)
    organisations = found.players
    by_region = players_by_region(register, organisations)
    rows = _of_itself(register, found, statuses)
    for level, names, groups in (
        ("region", tuple(by_region), tuple(by_region.values())),
        ("organisation", organisations, tuple((one,) for one in organisations)),
    ):
        size = len(found.base.names) + len(found.ties) + 1
        orders = max(min(ORDERS, _EFFORT // (size * max(len(names), 1))), 20)
        rows += _rows(level, names, shares(len(names), Game(found, groups), orders=orders, seed=seed))
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _of_itself(register: Register, found: Newcomers, statuses: Collection[str] | None) -> list[tuple[object, ...]]:
    """Return what changes before anybody joins."""
    recorded = newcomers_of(register.without_overlays(), found.regions, statuses, found.places)
    before, after = Game(recorded, [])(frozenset()), Game(found, [])(frozenset())
    added = [later - earlier for earlier, later in zip(before, after, strict=True)]
    return [
        ("on_record", "", measure, value, value, value, 0.0, 0) for measure, value in zip(WORTHS, added, strict=True)
    ]


def players_by_region(register: Register, ids: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Return these stakeholders by their NUTS 3 region, by their country where none is known."""
    wanted, rows = set(ids), register.stakeholders
    found: dict[str, list[str]] = defaultdict(list)
    for one, region, country in zip(rows["id"], rows["region"], rows["country"], strict=True):
        if one in wanted:
            found[region or country].append(one)
    return {place: tuple(found[place]) for place in sorted(found)}


def _rows(level: str, names: Sequence[str], found: Shares) -> list[tuple[object, ...]]:
    return [
        (level, name, measure, *(float(part[at, column]) for part in _parts(found)), found.orders)
        for column, measure in enumerate(WORTHS)
        for at, name in enumerate(names)
    ]


def _parts(found: Shares) -> tuple[np.ndarray, ...]:
    return found.first_in, found.last_in, found.shapley, found.error


def a_few_do_more(
    register: Register,
    table: pd.DataFrame,
    measure: str,
    *,
    regions: Sequence[str] | None = None,
    statuses: Collection[str] | None = None,
) -> list[Few]:
    """Return for each region the fewest newcomers that do more together than all its others together.

    Taken in the order of their Shapley values, and proved by counting: what these alone add to what is on record is
    compared with what the others alone add. Regions where it takes half of the newcomers or more are left out.

    Parameters
    ----------
    table
        As ``contributions_in`` returns it for the same register.
    """
    found = newcomers_of(register, regions or regions_of(register), statuses)
    rows = table[(table["level"] == "organisation") & (table["measure"] == measure)]
    shapley = dict(zip(rows["id"], rows["shapley"], strict=True))
    column = WORTHS.index(measure)
    told = []
    for region, ids in players_by_region(register, found.players).items():
        ordered = sorted(ids, key=lambda one: (-round(shapley[one], 9), one))
        few = _fewest(found, ordered, column)
        if few is not None:
            told.append(Few(region, measure, *few))
    return told


def _fewest(found: Newcomers, ordered: list[str], column: int) -> tuple[tuple[str, ...], int, float, float] | None:
    for number in range(1, (len(ordered) + 1) // 2):
        game = Game(found, [ordered[:number], ordered[number:]])
        nothing, few, others = (game(frozenset(joined))[column] for joined in ((), (0,), (1,)))
        if few - nothing > others - nothing:
            return tuple(ordered[:number]), len(ordered) - number, few - nothing, others - nothing
    return None
