"""Whom one would bring together to close a gap."""

from collections.abc import Mapping
from typing import Any

from stakeholders.register import Register

Sides = tuple[tuple[str, ...], tuple[str, ...]]


def sides(gap: Mapping[str, Any], register: Register) -> Sides:
    """Return two collections of stakeholders: an introduction with one of each would help to close the gap.

    Parameters
    ----------
    gap
        A row of ``find_gaps``.  Any: its cells have many types.

    Returns
    -------
    tuple
        Between groups, the stakeholders of either. Of coverage, those on record there, or, where nobody is, those whom
        the sources name for it; of memberships, those concerned; on the other side then everybody.
    """
    rows = register.stakeholders
    everybody = tuple(rows["id"])
    if gap["first"]:
        group = rows[gap["attribute"]]
        return tuple(rows.loc[group == gap["first"], "id"]), tuple(rows.loc[group == gap["second"], "id"])
    if gap["organisations"]:
        return tuple(gap["organisations"]), everybody
    memberships = register.memberships
    wanted = {(file, row) for table, file, row in gap["evidence"] if table == "memberships"}
    here = [place in wanted for place in zip(memberships["file"], memberships["row"], strict=True)]
    return tuple(dict.fromkeys(memberships.loc[here, "member_id"])), everybody
