"""Fictional memberships: roles, dates, statuses and markings of who takes part in what."""

from typing import Final

import numpy as np
import pandas as pd

from stakeholders.synthesis.draws import FICTIONAL, Indices, Text, among, dates, markings, shortened
from stakeholders.synthesis.gatherings import Gatherings

ON_AVERAGE: Final = 5  # memberships for each stakeholder
SECOND_ROLES: Final = 0.01  # share of memberships that state another role of the same pair
_ROLES: Final = {
    "group": {"member": 93, "partner": 3, "founder": 2, "owner": 2},
    "project": {"partner": 60, "participant": 20, "funder": 8, "invited": 5, "interested": 4, "": 3},
    "study": {"partner": 50, "participant": 40, "funder": 10},
    "meeting": {"participant": 85, "speaker": 7, "host": 4, "": 4},
    "large": {"participant": 70, "exhibitor": 14, "speaker": 8, "invited": 5, "": 3},
    "programme": {"partner": 45, "funder": 30, "participant": 20, "owner": 5},
    "strategy": {"partner": 60, "participant": 30, "owner": 10},
}
_FIRST_ROLE: Final = {
    "group": "administrator",
    "project": "owner",
    "study": "owner",
    "meeting": "organiser",
    "large": "organiser",
    "programme": "administrator",
    "strategy": "owner",
}
_SECOND: Final = {"group": "partner", "project": "host", "study": "funder", "meeting": "host", "large": "host"}
_STATUS: Final = {"confirmed": 93, "ended": 4, "planned": 3}
_FOUNDED: Final = np.datetime64("2012-01-01")


def memberships(
    rng: np.random.Generator, stakeholders: pd.DataFrame, gatherings: Gatherings, member: Indices, gathering: Indices
) -> pd.DataFrame:
    """Return the table of memberships, without their sources; by gathering, its first organisation in the lead."""
    order, leads = _shuffled(rng, gathering)
    member, gathering = member[order], gathering[order]
    sort = gatherings.sort[gathering]
    role = _drawn_roles(rng, sort)
    leads &= (sort != "group") | (rng.random(len(sort)) < 0.6)  # not every cluster is run by an organisation on record
    leads &= ~((sort == "group") & stakeholders["kind"].isin({"cluster", "association"}).to_numpy()[member])
    role = np.where(leads, np.array([_FIRST_ROLE[each] for each in sort.tolist()], dtype=object), role)
    status = among(rng, _STATUS, len(sort))
    status = np.where(gatherings.planned[gathering], "planned", status)
    status = np.where(role == "interested", "interested", status)
    since, until = _dates(rng, gatherings.start[gathering], sort, status)
    groups = gatherings.id[gatherings.sort == "group"].tolist()
    marks, shared = markings(rng, len(sort), groups)
    table = pd.DataFrame(
        {
            "member_id": stakeholders["id"].to_numpy(object)[member],
            "group_id": gatherings.id[gathering],
            "role": role,
            "since": since,
            "until": until,
            "status": status,
            "tlp": marks,
            "shared_with": shared,
            "evidence": np.full(len(sort), FICTIONAL, dtype=object),
        }
    )
    return _with_second_roles(rng, table, sort)


def _shuffled(rng: np.random.Generator, gathering: Indices) -> tuple[Indices, np.ndarray]:
    """Return an order by gathering and, within each, by chance; and which places are then the first of theirs."""
    order = np.lexsort((rng.random(len(gathering)), gathering))
    first = np.ones(len(gathering), dtype=bool)
    first[1:] = np.diff(gathering[order]) != 0
    return order, first


def _drawn_roles(rng: np.random.Generator, sort: Text) -> Text:
    role = np.full(len(sort), "", dtype=object)
    for each, shares in _ROLES.items():
        rows = np.flatnonzero(sort == each)
        role[rows] = among(rng, shares, len(rows))
    return role


def _dates(rng: np.random.Generator, start: Text, sort: Text, status: Text) -> tuple[Text, Text]:
    """Return since and until; in an initiative mostly empty or its own start, in a group the day of joining."""
    joined = _FOUNDED + rng.integers(0, 12 * 365, len(sort))
    text, length = dates(rng, joined)
    left = shortened(joined + rng.integers(100, 700, len(sort)), length)
    in_group = sort == "group"
    since = np.where(in_group, text, np.where(rng.random(len(sort)) < 0.5, start, ""))
    since = np.where(rng.random(len(sort)) < 0.1, "", since)
    return since, np.where(in_group & (status == "ended") & (since != ""), left, "")


def _with_second_roles(rng: np.random.Generator, table: pd.DataFrame, sort: Text) -> pd.DataFrame:
    """Return the table with a few pairs told twice, in two roles, as documents do."""
    second = np.array([_SECOND.get(each, "") for each in sort.tolist()], dtype=object)
    usable = np.flatnonzero((second != "") & (second != table["role"].to_numpy(object)))
    count = min(len(usable), round(len(table) * SECOND_ROLES / (1 - SECOND_ROLES)))
    rows = np.sort(rng.permutation(usable)[:count])
    again = table.iloc[rows].assign(role=second[rows])
    return pd.concat([table, again]).sort_index(kind="stable").reset_index(drop=True)
