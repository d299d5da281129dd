"""What fictional organisations take part in: how large each group and initiative is, when and where it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from stakeholders.codes import GROUP_KINDS
from stakeholders.synthesis.draws import FICTIONAL, Indices, Text, dates, heavy_tailed, markings, numbered, shortened
from stakeholders.synthesis.naming import initiative_names
from stakeholders.synthesis.towns import Town

LARGEST_PROJECT: Final = 40
LARGEST_MEETING: Final = 12
_IN_GROUPS: Final = 0.28  # of all memberships those in clusters and associations; large events have what is left
_IN: Final = {"project": 0.22, "study": 0.03, "meeting": 0.14, "programme": 0.03, "strategy": 0.02}
_FIRST_DAY: Final = np.datetime64("2014-01-01")
_TODAY: Final = np.datetime64("2025-12-31")  # the day on which the dataset pretends to have been made
_LAST_DAY: Final = np.datetime64("2028-12-31")
_CURRENCY: Final = {"NO": "NOK", "SE": "SEK", "FI": "EUR", "DK": "DKK"}


@dataclass(frozen=True, slots=True)
class Gatherings:
    """Groups first, then initiatives, one entry each.

    Attributes
    ----------
    id, sort, region
        ``sort`` is group, project, study, meeting, large, programme or strategy; ``region`` the home (NUTS 3).
    size
        How many organisations should take part.
    planned, start
        Whether it lies ahead, and its beginning as the table tells it (empty for groups).
    """

    id: Text
    sort: Text
    region: Text
    size: Indices
    planned: NDArray[np.bool_]
    start: Text


def gatherings(
    rng: np.random.Generator, stakeholders: pd.DataFrame, slots: int, where: Sequence[Town]
) -> tuple[Gatherings, pd.DataFrame]:
    """Return everything that organisations are part of, and the table of initiatives (without sources).

    Parameters
    ----------
    stakeholders
        The table of organisations; its clusters and associations are groups.
    slots
        How many pairs of organisation and gathering there should be.
    where
        The towns in which initiatives have their home.
    """
    n = len(stakeholders)
    groups = stakeholders[stakeholders["kind"].isin(GROUP_KINDS)]
    group_size = _group_sizes(rng, len(groups), n, slots)
    size, sort = _initiative_sizes(rng, n, slots, slots - int(group_size.sum()))
    table, planned = _initiatives(rng, sort, groups["id"].tolist(), n)
    home = rng.choice(len(where), len(sort), p=[town.share for town in where])
    region = np.array([town.region for town in where], dtype=object)[home]
    table = table.assign(**_where(rng, pd.DataFrame(where).iloc[home], sort))
    return Gatherings(
        id=np.append(groups["id"].to_numpy(object), table["id"].to_numpy(object)),
        sort=np.append(np.full(len(groups), "group", dtype=object), sort),
        region=np.append(groups["region"].to_numpy(object), region),
        size=np.append(group_size, size),
        planned=np.append(np.zeros(len(groups), dtype=bool), planned),
        start=np.append(np.full(len(groups), "", dtype=object), table["start"].to_numpy(object)),
    ), table


def _most(n: int) -> int:
    """Return how large a cluster or a large event may be among n organisations."""
    return max(2, min(n - 1, max(LARGEST_MEETING + 1, int(n**0.75))))


def _group_sizes(rng: np.random.Generator, count: int, n: int, slots: int) -> Indices:
    if count == 0:
        return np.zeros(0, dtype=np.int64)
    share = heavy_tailed(rng, count, 1.1)
    wanted = share / share.sum() * slots * _IN_GROUPS
    return np.asarray(np.clip(wanted, min(3, n - 1), _most(n)), dtype=np.int64)


def _initiative_sizes(rng: np.random.Generator, n: int, slots: int, left: int) -> tuple[Indices, Text]:
    """Return the size and the sort of every initiative, which together have as many places as are left."""
    drawn: dict[str, Indices] = {}
    for sort, share in _IN.items():
        drawn[sort] = _sizes(rng, sort, int(slots * share), n)
    drawn["large"] = _sizes(rng, "large", left - sum(int(sizes.sum()) for sizes in drawn.values()), n)
    sizes = np.concatenate([*drawn.values(), np.zeros(0, dtype=np.int64)])
    sorts = np.repeat(np.array(list(drawn), dtype=object), [len(each) for each in drawn.values()])
    order = rng.permutation(len(sizes))
    return sizes[order], sorts[order]


def _sizes(rng: np.random.Generator, sort: str, slots: int, n: int) -> Indices:
    """Return sizes that add up to at most the slots, and to all of them where there is more than one place left."""
    most = max(slots, 0) // 2
    if sort == "large":
        sizes = np.clip((LARGEST_MEETING + 1) * heavy_tailed(rng, most, 1.3), 2, _most(n))
    elif sort == "meeting":
        sizes = np.clip(2 + rng.poisson(3.5, most), 2, LARGEST_MEETING)
    else:
        sizes = np.clip(rng.lognormal(np.log(5), 0.7, most), 2, LARGEST_PROJECT)
    whole: Indices = np.minimum(sizes, max(n // 2, 2)).astype(np.int64)
    used = np.cumsum(whole)
    kept = int(np.searchsorted(used, slots, side="right"))
    rest = slots - (int(used[kept - 1]) if kept else 0)
    return np.append(whole[:kept], [rest] if rest > 1 else []).astype(np.int64)


def _initiatives(
    rng: np.random.Generator, sort: Text, groups: list[str], n: int
) -> tuple[pd.DataFrame, NDArray[np.bool_]]:
    count = len(sort)
    kind = np.where((sort == "meeting") | (sort == "large"), "event", sort).astype(object)
    start = _FIRST_DAY + rng.integers(0, int((_LAST_DAY - _FIRST_DAY).astype(int)), count)
    ahead = start > _TODAY
    ahead &= rng.random(count) < 0.5  # fewer things are known of the years to come
    start = np.where((start > _TODAY) & ~ahead, start - np.timedelta64(4 * 365, "D"), start)
    days = np.where(kind == "event", rng.integers(0, 3, count), rng.integers(180, 1500, count))
    text, length = dates(rng, start)
    open_end = rng.random(count) < np.where(kind == "event", 0.5, 0.2)
    number = numbered("", np.arange(count), max(count, n))
    marks, shared = markings(rng, count, groups)
    table = pd.DataFrame(
        {
            "id": numbered("fiktivt_initiativ_", np.arange(count), max(count, n)),
            "name": initiative_names(kind, ahead, number),
            "kind": kind,
            "start": text,
            "end": np.where(open_end, "", shortened(start + days, length)),
            "scale": np.where(sort == "meeting", "small", np.where(sort == "large", "large", "")),
            "description": np.full(count, FICTIONAL, dtype=object),
            "tlp": marks,
            "shared_with": shared,
        }
    )
    return table, ahead


def _where(rng: np.random.Generator, home: pd.DataFrame, sort: Text) -> dict[str, Text]:
    """Return country, place and point of each initiative, and the budget of projects and programmes."""
    count = len(home)
    country = np.array([code[:2] for code in home["region"].tolist()], dtype=object)
    across = (rng.random(count) < 0.3) & np.isin(country, ["NO", "SE"])
    placed = np.isin(sort, ["meeting", "large"])
    funded = np.isin(sort, ["project", "programme"]) & (rng.random(count) < 0.6)
    money = np.round(rng.lognormal(14, 1, count), -4).astype(np.int64).astype(str).astype(object)
    currency = np.array([_CURRENCY[code] for code in country.tolist()], dtype=object)
    column = {name: home[name].to_numpy(object) for name in ("municipality", "latitude", "longitude")}
    return {
        "place": np.where(placed, column["municipality"], ""),
        "country": np.where(across, "NO|SE", country),
        "lat": np.where(placed, column["latitude"], ""),
        "lon": np.where(placed, column["longitude"], ""),
        "budget": np.where(funded, money, ""),
        "currency": np.where(funded, np.where(across, "EUR", currency), ""),
    }
