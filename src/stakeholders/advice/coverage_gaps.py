"""Coverage gaps: cells where nobody is on record or nobody is tied in; cells that say the same become one gap."""

from collections.abc import Iterable, Iterator
from typing import Final

from stakeholders.advice.coverage import COVERED, EMPTY, LOOSE, Cell, Coverage, coverage
from stakeholders.advice.gap import CELL, IMPLIED, IN_A_COUNTRY, NAMED, WHOLE, Gap, Part, Row
from stakeholders.advice.plans import Plan
from stakeholders.register import Register

FEWEST_KINDS: Final = 2  # expected kinds below which a place can't be said to be missing as a whole
MOST_EXAMPLES: Final = 5  # rows shown of those elsewhere that make a cell expected


def coverage_gaps(register: Register, recorded: Register) -> list[Gap]:
    """Return the coverage gaps of a register.

    Parameters
    ----------
    recorded
        The same register without its scenarios. What a scenario adds elsewhere makes no cell of the record expected
        that wasn't: only a cell whose own roster changed, or that the scenario brought along, changes its state.
    """
    now = coverage(register)
    missing = _missing(now, now if recorded is register else coverage(recorded))
    whole = [place for place in (*now.countries, *now.regions) if _is_whole(now, missing, place)]
    taken = [place for place in whole if place[:2] not in whole or len(place) == 2]
    gaps = [_place_gap(now, place, [cell for cell in missing if place in (cell[2], cell[2][:2])]) for place in taken]
    rest = {cell: state for cell, state in missing.items() if not {cell[2], cell[2][:2]} & set(taken)}
    return [*gaps, *_code_gaps(now, rest)]


def _missing(now: Coverage, recorded: Coverage) -> dict[Cell, str]:
    """Return the expected cells that aren't covered, each with its state, in the order of their ids."""
    old = {*recorded.regions, *recorded.countries}
    wanted = {
        cell
        for cell in now.expected
        if cell in recorded.expected or cell[2] not in old or now.present.get(cell) != recorded.present.get(cell)
    }
    return {cell: state for cell in sorted(wanted) if (state := now.state(cell)) != COVERED}


def _is_whole(now: Coverage, missing: dict[Cell, str], place: str) -> bool:
    """Tell whether all kinds that one would expect in a place are missing there."""
    kinds = [cell for cell in now.expected if cell[0] == "kind" and cell[2] == place]
    return len(kinds) >= FEWEST_KINDS and all(cell in missing for cell in kinds)


def _code_gaps(now: Coverage, missing: dict[Cell, str]) -> Iterator[Gap]:
    """Yield a gap for each kind or sector that is missing in a country, and one for each cell that is left.

    A country where nobody is on record says something else than one where somebody is and nobody is tied in.
    """
    for attribute, code, country, state in sorted({(cell[0], cell[1], cell[2][:2], missing[cell]) for cell in missing}):
        subject = (attribute, code, country)
        cells = [cell for cell in missing if (*cell[:2], cell[2][:2]) == subject and missing[cell] == state]
        regions = [(attribute, code, region) for region in now.regions if region[:2] == country]
        if subject in cells or (len(regions) > 1 and set(regions) <= set(cells)):
            yield _gap(now, *subject, IN_A_COUNTRY, cells, missing)
        else:
            yield from (_gap(now, *cell, CELL, [cell], missing) for cell in cells)


def _place_gap(now: Coverage, place: str, cells: list[Cell]) -> Gap:
    states = {cell: now.state(cell) for cell in cells}
    pointing = now.directions.get(place, ())
    return _made(now, ("kind", "", place), WHOLE, cells, states, pointing)


def _gap(
    now: Coverage, attribute: str, code: str, place: str, reach: float, cells: list[Cell], states: dict[Cell, str]
) -> Gap:
    naming = tuple(dict.fromkeys(plan for cell in cells for plan in now.naming(cell)))
    return _made(now, (attribute, code, place), reach, cells, states, naming)


def _made(
    now: Coverage, subject: Cell, reach: float, cells: list[Cell], states: dict[Cell, str], naming: tuple[Plan, ...]
) -> Gap:
    attribute, code, place = subject
    empty = sum(states[cell] == EMPTY for cell in cells)
    state = EMPTY if empty else LOOSE
    loose = sorted({one for cell in cells for one in now.present.get(cell, ())})
    parts: tuple[Part, ...] = tuple((*cell, states[cell]) for cell in cells)
    return Gap(
        id=f"coverage:{attribute}:{code or 'all'}:{place}:{state}",
        family="coverage",
        state=state,
        depth=(empty + 0.5 * (len(cells) - empty)) / len(cells),
        evidence_weight=NAMED if naming else IMPLIED,
        reach=reach,
        attribute=attribute,
        code=code,
        place=place,
        observed=float(len(loose)),
        parts=parts,
        organisations=tuple(loose),
        brokers=_elsewhere(now, cells),
        evidence=_rows(naming),
        closes="invite" if state == EMPTY else "tie_in",
    )


def _elsewhere(now: Coverage, cells: Iterable[Cell]) -> tuple[str, ...]:
    """Return a few of those who are tied in elsewhere in the belt and make the cells expected."""
    wanted = {(attribute, code) for attribute, code, _ in cells}
    found = {
        one
        for (attribute, code, place), there in now.present.items()
        if (attribute, code) in wanted and place in now.regions
        for one in there & now.tied
    }
    return tuple(sorted(found)[:MOST_EXAMPLES])


def _rows(naming: Iterable[Plan]) -> tuple[Row, ...]:
    return tuple(dict.fromkeys(plan.row for plan in naming))
