"""What there is to choose from in a register."""

from dataclasses import dataclass

from stakeholders.codes import GROUP_KINDS, KINDS, NORDIC, REGIONS, SECTORS, split_list
from stakeholders.register import Register
from stakeholders.selection import years_of

EARLIEST, LATEST = 1900, 2100


@dataclass(frozen=True, slots=True)
class Offer:
    """Codes and ids that occur in a register, each in its order of display."""

    kinds: tuple[str, ...]
    countries: tuple[str, ...]
    regions: tuple[str, ...]
    sectors: tuple[str, ...]
    clusters: tuple[str, ...]  # ids of the clusters and associations that somebody is part of
    groups: tuple[str, ...]  # those, and the initiatives that somebody takes part in
    years: tuple[int, ...]  # every year from the first to the last that a row names


def offer(register: Register) -> Offer:
    """Return what occurs in the register."""
    stakeholders, initiatives = register.stakeholders, register.initiatives
    sectors = {code for cell in stakeholders["sectors"].unique() for code in split_list(cell)}
    taken_part = set(register.memberships["group_id"])
    groups = stakeholders.loc[stakeholders["kind"].isin(GROUP_KINDS) & stakeholders["id"].isin(taken_part), "id"]
    joined = initiatives.loc[initiatives["id"].isin(taken_part), "id"]
    return Offer(
        kinds=_in_order(set(stakeholders["kind"]), tuple(KINDS)),
        countries=_in_order(set(stakeholders["country"]) - {""}, NORDIC),
        regions=_in_order(set(stakeholders["region"]) - {""}, tuple(REGIONS)),
        sectors=_in_order(sectors, tuple(SECTORS)),
        clusters=tuple(groups),
        groups=(*groups, *joined),
        years=years(register),
    )


def years(register: Register) -> tuple[int, ...]:
    """Return every year from the first to the last that a row names, of those that can be meant as one.

    A year such as 9999 stands for "no end" in some programs; it limits nothing, and is no year to look at.
    """
    dates = [register.initiatives["start"], register.initiatives["end"]]
    dates += [rows[column] for rows in (register.memberships, register.relations) for column in ("since", "until")]
    found = [year for column in dates for year in years_of(column[column != ""].drop_duplicates()).dropna()]
    found = [year for year in found if EARLIEST <= year <= LATEST]
    return tuple(range(int(min(found)), int(max(found)) + 1)) if found else ()


def _in_order(found: set[str], order: tuple[str, ...]) -> tuple[str, ...]:
    """Return what was found: first what the list knows, in its order, then the rest by code."""
    return (*(code for code in order if code in found), *sorted(found - set(order)))
