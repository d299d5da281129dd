"""The fewest newcomers, or the fewest new ties, that reach a goal (METHODS 6)."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, islice, pairwise
from typing import Final

import networkx as nx
import numpy as np
import pandas as pd

from stakeholders.advice.introductions import USUAL, scored_pairs
from stakeholders.advice.newcomers import Game, Newcomers, newcomers_of
from stakeholders.advice.pairs import Limits
from stakeholders.codes import split_list
from stakeholders.measures.corridor import Base, corridor, regions_of
from stakeholders.measures.engines import covering, flows
from stakeholders.register import Register

Way = tuple[str, ...]
_WARMTH: Final = 1e-3  # of two equally short lists of introductions, the one with the better scores
_MOST_PAIRS: Final = 20_000  # candidates that are weighed, the best first
_MOST_TRIED: Final = 4_096  # coalitions, where it matters which name of an actor joins


@dataclass(frozen=True, slots=True)
class Smallest:
    """A smallest set that reaches a goal.

    Attributes
    ----------
    ids
        Newcomers; empty where the goal is reached without any.
    exact
        Whether it is proved that no fewer would do; else the set was found step by step.
    out_of_reach
        What not even all newcomers together reach; the rest of the goal is then what ``ids`` reach.
    """

    ids: tuple[str, ...]
    exact: bool
    out_of_reach: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Widening:
    """New ties that would widen the corridor.

    Attributes
    ----------
    before, after
        The widths.
    introductions
        ``one``, ``other`` (ids of actors), ``score`` (as of introductions, 0-100); as few as can be, and of equally
        few those with the best scores.
    ways
        As many independent ways as ``after``, from end to end, the new ties among their steps.
    """

    before: int
    after: int
    introductions: pd.DataFrame
    ways: tuple[Way, ...]


def newcomers_for_width(
    register: Register,
    goal: int,
    *,
    regions: Sequence[str] | None = None,
    statuses: Collection[str] | None = None,
) -> Smallest | None:
    """Return the fewest newcomers with whom the corridor is this wide; None where all of them are too few.

    Exact: ways that share no organisation and cost one for each newcomer are a flow, and the cheapest is found. Where
    a newcomer is one of several names of an actor, coalitions are tried by their size; above ``_MOST_TRIED`` of them
    all newcomers are sent away again one by one while the corridor stays so wide.

    Parameters
    ----------
    register
        With the scenarios laid over it.
    """
    found = newcomers_of(register, regions or regions_of(register), statuses)
    names = np.bincount(found.acting, minlength=1)
    if (names[found.acting[found.newcomer]] > 1).any():
        return _tried(found, goal)
    on_record = set(found.acting[~found.newcomer].tolist())
    costs = np.array([0.0 if place in on_record else 1.0 for place in range(found.ground().n)])
    ways = flows.cheapest_ways(found.ground(), goal, node_costs=costs)
    if ways is None:
        return None
    used = {place for way in ways for place in way if costs[place]}
    new = zip(found.ids, found.acting.tolist(), found.newcomer.tolist(), strict=True)
    return Smallest(tuple(one for one, place, joins in new if joins and place in used), exact=True)


def _tried(found: Newcomers, goal: int) -> Smallest | None:
    players = found.players
    every = range(len(players))
    game = Game(found, [(one,) for one in players])
    by_size = chain.from_iterable(combinations(every, size) for size in (*every, len(every)))
    for joined in islice(by_size, _MOST_TRIED):
        if game(frozenset(joined))[2] >= goal:
            return Smallest(tuple(players[one] for one in joined), exact=True)
    left = frozenset(every)
    if game(left)[2] < goal:
        return None
    for one in every:
        left -= {one} if game(left - {one})[2] >= goal else set()
    return Smallest(tuple(players[one] for one in sorted(left)), exact=False)


def newcomers_for_sectors(
    register: Register,
    *,
    countries: Collection[str] | None = None,
    regions: Sequence[str] | None = None,
    statuses: Collection[str] | None = None,
) -> Smallest:
    """Return the fewest newcomers with whom each sector has somebody tied in on every side of the border.

    Parameters
    ----------
    countries
        The sides: those of the corridor where none are named. A sector counts that somebody tied in has on any side.
    """
    chain = tuple(regions or regions_of(register))
    found = newcomers_of(register, chain, statuses)
    sides = tuple(dict.fromkeys(countries or (region[:2] for region in chain)))
    have = _have(register, sides)
    everybody = np.ones(len(found.ids), dtype=bool)
    tied = found.tied(everybody)
    sectors = sorted({sector for (sector, _), rows in have.items() if tied[rows].any()})
    goal = [(sector, side) for sector in sectors for side in sides]
    reachable = [cell for cell in goal if tied[have.get(cell, [])].any()]
    number = {row: place for place, row in enumerate(np.flatnonzero(found.newcomer).tolist())}
    providers = _providers(found, number)
    wanted = [[one for row in have[cell] for one in providers[row]] for cell in reachable]
    cover = covering.smallest_cover(len(number), wanted)
    chosen, exact = cover if cover is not None else ((), False)
    new = {place: row for row, place in number.items()}
    missing = tuple(cell for cell in goal if cell not in set(reachable))
    return Smallest(tuple(found.ids[new[place]] for place in chosen), exact, missing)


def _have(register: Register, sides: Iterable[str]) -> dict[tuple[str, str], list[int]]:
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    rows, wanted = register.stakeholders, set(sides)
    for row, (sectors, country) in enumerate(zip(rows["sectors"], rows["country"], strict=True)):
        for sector in split_list(sectors):
            for side in wanted & set(split_list(country)):
                found[sector, side].append(row)
    return found


def _providers(found: Newcomers, number: dict[int, int]) -> dict[int, list[covering.Provider]]:
    """Return for each stakeholder who must join for it to be there and tied in."""
    links: dict[int, set[int]] = defaultdict(set)
    for one, other in found.links.tolist():
        links[one].add(other)
        links[other].add(one)
    made = {}
    for row in range(len(found.ids)):
        needs = (number[row],) if row in number else ()
        near = links[row]
        if found.alone[row] or any(other not in number for other in near):
            made[row] = [covering.Provider(needs)]
        else:
            one_of = tuple(sorted(number[other] for other in near))
            made[row] = [covering.Provider(needs, one_of)] if one_of else []
    return made


def widen(
    register: Register,
    G: nx.Graph,
    *,
    goal: int | None = None,
    regions: Sequence[str] | None = None,
    taken: Iterable[Collection[str]] = (),
) -> Widening | None:
    """Return the fewest introductions that would make the corridor wider, from those that could be made.

    Exact among the candidates: ways that share no organisation and cost one for each new tie are a flow, and the
    cheapest is found. Candidates are the pairs that ``introductions.suggest`` weighs: no two that know each other
    already, are one actor, are two intermediaries, or are neighbours in one trade.

    Parameters
    ----------
    G
        One of ``corridor.corridor_networks``.
    goal
        The width to reach; one more than there is where none is named.
    taken
        Pairs that know each other or declined.

    Returns
    -------
    Widening or None
        None where an end has nobody on record, or no introductions reach the goal.
    """
    chain = tuple(regions or regions_of(register))
    now = corridor(G, chain)
    if now.width is None:
        return None
    wanted = now.width + 1 if goal is None else goal
    _, pairs, _ = scored_pairs(
        register, weights=USUAL, bold=0.0, taken=taken, between=None, limits=Limits(most=50, per_organisation=2)
    )
    pairs = pairs.head(_MOST_PAIRS)
    base = Base.of(G)
    ends = [base.places_in(region) for region in (chain[0], chain[-1])]
    new = np.array(
        [(base.place[one], base.place[other]) for one, other in zip(pairs["first"], pairs["second"], strict=True)],
        dtype=np.int64,
    ).reshape(-1, 2)
    cost = 1 + (1 - pairs["score"].to_numpy() / 100) * _WARMTH
    ground = flows.Ground(len(base.names), np.concatenate((base.ties, new)), base.many, *ends)
    ways = flows.cheapest_ways(ground, wanted, tie_costs=np.concatenate((np.zeros(len(base.ties)), cost)))
    if ways is None:
        return None
    return Widening(now.width, wanted, _used(pairs, base, new, ways), tuple(_named(base, way) for way in ways))


def _used(pairs: pd.DataFrame, base: Base, new: np.ndarray, ways: list[flows.Path]) -> pd.DataFrame:
    there = {(min(one, other), max(one, other)) for one, other in base.ties.tolist()}
    steps = {(min(step), max(step)) for way in ways for step in pairwise(way)} - there
    kept = [(min(pair), max(pair)) in steps for pair in map(tuple, new.tolist())]
    found = pairs.loc[kept, ["first", "second", "score"]]
    return found.set_axis(["one", "other", "score"], axis=1).reset_index(drop=True)


def _named(base: Base, way: flows.Path) -> Way:
    return tuple(base.names[place] for place in way)
