"""What if they joined: what is on record beside scenarios, in numbers that may be compared (METHODS 6)."""

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import pandas as pd

from stakeholders.advice.before_after import COMPARABLE, MOVING, Facts, facts, facts_over
from stakeholders.advice.contributions import contributions as contributions  # noqa: PLC0414 - handed on: it is asked for here
from stakeholders.advice.gaps import find_gaps
from stakeholders.measures.corridor import regions_of
from stakeholders.register import Register
from stakeholders.scenario import Scenario

MEASURES: Final = ("measure", "comparable", "side", "value", "difference", "over_base", "difference_over_base")
Cells = Mapping[Hashable, Any]  # Any: a row of gaps, whose cells have many types
CHANGES: Final = ("closed", "eased", "opened", "worse", "too_few")


@dataclass(frozen=True, slots=True)
class Comparison:
    """Sides that stand beside each other; the first is what is on record.

    Attributes
    ----------
    measures
        ``MEASURES``, a row for each measure and side. ``comparable`` tells whether the numbers of two sides may be
        compared; of the others ``over_base`` is over those on record only, and may.
    coverage
        ``side``, ``attribute``, ``code``, ``place`` and ``change`` (won or lost) of each cell.
    gaps
        Those of ``find_gaps`` with ``side`` and ``change``, of ``CHANGES``; None where they weren't asked for.
    """

    sides: tuple[Register, ...]
    regions: tuple[str, ...]
    facts: tuple[Facts, ...]
    measures: pd.DataFrame
    coverage: pd.DataFrame
    gaps: pd.DataFrame | None


def compare(
    register: Register,
    scenarios: Sequence[Scenario | Sequence[Scenario]],
    *,
    regions: Sequence[str] | None = None,
    statuses: Collection[str] | None = None,
    gaps: bool = True,
    seed: int = 1,
    samples: int = 999,
    today: date | None = None,
) -> Comparison:
    """Return what is on record beside each scenario.

    Parameters
    ----------
    register
        On record, before the door: a viewer's comparison is made of registers that passed it (``compare_registers``).
    scenarios
        Each is a side of its own; several in a sequence are laid over together.
    regions
        The corridor. Where none is named, from Trøndelag to Västernorrland, and on to Ostrobothnia in numbers of
        their own if any side has somebody there.
    statuses
        The statuses that count, on every side alike; None for what exists: confirmed rows, and the hypothetical ones
        of each side's own scenarios. Gaps are always those of what exists.
    gaps
        Whether to look for gaps, which takes longest; ``seed``, ``samples`` and ``today`` are theirs.

    Raises
    ------
    ValueError
        When the register passed the door or a filter already.
    """
    sides = [register]
    for one in scenarios:
        side = register
        for overlay in [one] if isinstance(one, Scenario) else one:
            side = side.with_overlay(overlay)
        sides.append(side)
    found = compare_registers(sides, regions=regions, statuses=statuses)
    if not gaps:
        return found
    day = today or date.today()  # noqa: DTZ011 - the day of the place where it is asked
    told = [find_gaps(side, seed=seed, samples=samples, today=day) for side in sides]
    changed = [gaps_between(told[0], after).assign(side=number) for number, after in enumerate(told[1:], start=1)]
    table = pd.concat(changed, ignore_index=True) if changed else gaps_between(told[0], told[0]).assign(side=0)
    return Comparison(found.sides, found.regions, found.facts, found.measures, found.coverage, table)


def compare_registers(
    sides: Sequence[Register],
    *,
    regions: Sequence[str] | None = None,
    statuses: Collection[str] | None = None,
) -> Comparison:
    """Return some registers beside the first of them, each seen through the same eyes; without gaps."""
    chain, far = chains_of(sides, regions)
    places = places_of(sides, regions)
    found = tuple(facts(side, chain, places, statuses, far) for side in sides)
    members = tuple(sides[0].stakeholders["id"])
    over = [facts_over(side, members, statuses) for side in sides]
    return Comparison(tuple(sides), far or chain, found, measured(found, over), coverage_won(found), None)


def chains_of(
    sides: Sequence[Register], regions: Sequence[str] | None = None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the corridor that all sides have, and a longer one where any side reaches farther, else nothing.

    A width to an end where one side has nobody on record says nothing about the others, so both are told.
    """
    if regions:
        return tuple(regions), ()
    chains = [regions_of(side) for side in sides]
    shortest, longest = min(chains, key=len), max(chains, key=len)
    return shortest, longest if longest != shortest else ()


def places_of(sides: Sequence[Register], regions: Sequence[str] | None = None) -> tuple[str, ...]:
    """Return the regions in which coverage is counted: those of the corridor and of everybody who joins."""
    joined = [rows.loc[rows["scenario"] != "", "region"] for rows in (side.stakeholders for side in sides)]
    more = sorted({region for regions_joined in joined for region in regions_joined} - {""})
    chain, far = chains_of(sides, regions)
    return tuple(dict.fromkeys((*(far or chain), *more)))


def measured(found: Sequence[Facts], over: Sequence[dict[str, float]]) -> pd.DataFrame:
    """Return ``MEASURES`` of several sides, given their facts and those over the stakeholders on record."""
    rows = []
    for name in (one for one in (*COMPARABLE, *MOVING) if one in found[0].numbers):
        first, base = found[0].numbers[name], over[0].get(name, float("nan"))
        for side, facts_of_side in enumerate(found):
            value, among = facts_of_side.numbers[name], over[side].get(name, float("nan"))
            rows.append((name, name in COMPARABLE, side, value, value - first, among, among - base))
    return pd.DataFrame(rows, columns=list(MEASURES))


def coverage_won(found: Sequence[Facts]) -> pd.DataFrame:
    """Return the cells that somebody tied in covers on a side and not on the first, and the other way round."""
    rows = [
        (side, *cell, change)
        for side, after in enumerate(found[1:], start=1)
        for change, cells in (("won", after.covered - found[0].covered), ("lost", found[0].covered - after.covered))
        for cell in sorted(cells)
    ]
    return pd.DataFrame(rows, columns=["side", "attribute", "code", "place", "change"])


def gaps_between(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Return what became of gaps: closed, eased, opened, worse, or still too few to say.

    Parameters
    ----------
    before, after
        As ``find_gaps`` returns them. Only gaps whose own contacts or roster changed differ between the two
        (METHODS 6), so that a gap which stayed as it was is left out.

    Returns
    -------
    DataFrame
        Columns as theirs, ``change``, and ``severity_before``; a closed gap is told as it was.
    """
    earlier, later = ({_subject(row): row for row in frame.to_dict("records")} for frame in (before, after))
    rows = []
    for key in dict.fromkeys((*earlier, *later)):
        change = _change(earlier.get(key), later.get(key))
        if change:
            was = earlier.get(key, {}).get("severity", float("nan"))
            rows.append((later.get(key) or earlier[key]) | {"change": change, "severity_before": was})
    order = {change: place for place, change in enumerate(CHANGES)}
    rows.sort(key=lambda row: (order[row["change"]], -max(row["severity"], row["severity_before"] or 0), row["id"]))
    return pd.DataFrame(rows, columns=[*before.columns, "change", "severity_before"])


def _subject(row: Cells) -> tuple[object, ...]:
    """Return what a gap is about, whatever its state: somebody on record instead of nobody is no other gap."""
    if row["family"] == "coverage":
        return "coverage", row["attribute"], row["code"], row["place"]
    return (row["id"],)


def _change(was: Cells | None, now: Cells | None) -> str:
    if now is None:
        return "" if was is None or was["state"] == "too_few" else "closed"
    if now["state"] == "too_few":
        return "too_few" if was is None or was["state"] == "too_few" else "closed"
    if was is None or was["state"] == "too_few":
        return "opened"
    less = float(str(now["severity"])) - float(str(was["severity"]))
    return "eased" if less < 0 else "worse" if less > 0 else ""
