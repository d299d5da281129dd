"""Coverage: which kinds and sectors are on record, and tied in, in which regions and countries (METHODS 2.6)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from stakeholders.advice.plans import Plan, plans, tied_in
from stakeholders.codes import BELT, KINDS, NORDIC, split_list
from stakeholders.register import Register

Cell = tuple[str, str, str]  # attribute (kind or sector), code, place (a NUTS 3 region or a country)
COVERED, LOOSE, EMPTY = "covered", "loose", "empty"
_OF: Final = {"kind": "kind", "sector": "sectors"}


@dataclass(frozen=True, slots=True)
class Coverage:
    """Who is on record in which cell, and which cells one would expect to be covered.

    Attributes
    ----------
    regions, countries
        Those of the belt and of the scenarios laid over it, and the countries that sources name as a way to grow.
    present
        For each cell with anybody on record, their ids.
    tied
        Everybody who is tied in.
    expected
        Cells that one would expect to be covered.
    homes
        For each stakeholder its region and its countries.
    """

    regions: tuple[str, ...]
    countries: tuple[str, ...]
    present: Mapping[Cell, frozenset[str]]
    tied: frozenset[str]
    expected: frozenset[Cell]
    directions: Mapping[str, tuple[Plan, ...]]
    plans: tuple[Plan, ...]
    codes: Mapping[str, Mapping[str, frozenset[str]]]
    homes: Mapping[str, frozenset[str]]

    def state(self, cell: Cell) -> str:
        """Return whether somebody there is tied in, somebody is on record but loose, or nobody is on record."""
        there = self.present.get(cell, frozenset())
        return COVERED if there & self.tied else LOOSE if there else EMPTY

    def naming(self, cell: Cell) -> tuple[Plan, ...]:
        """Return the plans that name what the cell lacks.

        A plan does where it would bring in somebody of the cell, or where somebody of the same kind from another
        country is named for an initiative that reaches into this one.
        """
        attribute, code, place = cell
        return tuple(
            plan for plan in self.plans if any(self._names(plan, end, attribute, code, place) for end in plan.ends)
        )

    def _names(self, plan: Plan, end: str, attribute: str, code: str, place: str) -> bool:
        if code not in self.codes[attribute].get(end, frozenset()):
            return False
        homes = self.homes[end]
        reaches = attribute == "kind" and place in plan.countries and place not in homes
        return reaches or (place in homes and end not in self.tied)


def coverage(register: Register) -> Coverage:
    """Return the coverage of a register; scenarios laid over it count as if they were so."""
    stakeholders = register.stakeholders
    ids = stakeholders["id"].tolist()
    homes = {
        some_id: frozenset({region, *split_list(country)} - {""})
        for some_id, region, country in zip(ids, stakeholders["region"], stakeholders["country"], strict=True)
    }
    codes = {
        attribute: dict(zip(ids, (frozenset(split_list(cell)) for cell in stakeholders[column]), strict=True))
        for attribute, column in _OF.items()
    }
    tied, named = tied_in(register), plans(register)
    recorded = tied_in(register.without_overlays()) if register.scenarios else tied
    directions = _directions(named, homes, recorded)
    regions = _regions(register)
    countries = _countries(regions, directions)
    present = _present(ids, codes, homes, {*regions, *countries})
    expected = frozenset(_expected(codes, homes, tied, regions, countries, directions))
    return Coverage(regions, countries, present, tied, expected, directions, named, codes, homes)


def _regions(register: Register) -> tuple[str, ...]:
    """Return the regions of the belt, and those where a scenario assumes newcomers."""
    rows = register.stakeholders
    assumed = sorted(set(rows.loc[rows["scenario"] != "", "region"]) - {"", *BELT})
    return (*BELT, *assumed)


def _countries(regions: Iterable[str], directions: Mapping[str, object]) -> tuple[str, ...]:
    wanted = {region[:2] for region in regions} | set(directions)
    return tuple(country for country in NORDIC if country in wanted)


def _directions(
    named: Iterable[Plan], homes: Mapping[str, frozenset[str]], tied: frozenset[str]
) -> dict[str, tuple[Plan, ...]]:
    """Return the places that sources name as a way to grow, each with the plans that point there.

    A plan points to the countries that its initiative spans, and to where those of its ends are who aren't tied in.
    """
    found: dict[str, list[Plan]] = defaultdict(list)
    for plan in named:
        outside = [homes[end] for end in plan.ends if end in homes and end not in tied]
        for place in plan.countries.union(*outside):
            found[place].append(plan)
    return {place: tuple(pointing) for place, pointing in found.items()}


def _present(
    ids: list[str],
    codes: Mapping[str, Mapping[str, frozenset[str]]],
    homes: Mapping[str, frozenset[str]],
    places: set[str],
) -> dict[Cell, frozenset[str]]:
    found: dict[Cell, set[str]] = defaultdict(set)
    for attribute, of in codes.items():
        for some_id in ids:
            for place in homes[some_id] & places:
                for code in of[some_id]:
                    found[attribute, code, place].add(some_id)
    return {cell: frozenset(there) for cell, there in found.items()}


def _expected(
    codes: Mapping[str, Mapping[str, frozenset[str]]],
    homes: Mapping[str, frozenset[str]],
    tied: frozenset[str],
    regions: tuple[str, ...],
    countries: tuple[str, ...],
    directions: Mapping[str, object],
) -> Iterator[Cell]:
    """Yield the cells whose kind or sector is tied in elsewhere in the belt, and all kinds where sources point to."""
    for attribute, of in codes.items():
        where: dict[str, set[str]] = defaultdict(set)
        for some_id in tied:
            for code in of[some_id]:
                where[code] |= homes[some_id] & set(regions)
        for code, there in where.items():
            yield from ((attribute, code, region) for region in regions if there - {region})
            yield from ((attribute, code, land) for land in countries if any(land != one[:2] for one in there))
    for place in (*regions, *countries):
        if place in directions:
            yield from (("kind", kind, place) for kind in KINDS)
