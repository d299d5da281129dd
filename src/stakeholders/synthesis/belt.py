"""The fictional belt: four clusters with names that nobody can mistake, those who run them, and their members."""

from typing import Final

import numpy as np
import pandas as pd

from stakeholders.synthesis.draws import FICTIONAL, among

BELT_REGIONS: Final = ("NO060", "SE322", "SE321", "FI19A")
_AS_OF: Final = "2025-12"
# id, name, short name, kind, region, municipality, point; then who runs it
_CLUSTERS: Final = (
    ("fiktiv_kyst", "Fiktiv forsvarsklynge Kyst", "FIK-KYST", "cluster", "NO060", "Trondheim", "63.43", "10.40"),
    ("fiktiv_fjall", "Fiktivt industrikluster Fjäll", "FIK-FJÄLL", "cluster", "SE322", "Östersund", "63.18", "14.64"),
    ("fiktiv_alv", "Fiktiv beredskapsförening Älv", "FIK-ÄLV", "association", "SE321", "Sundsvall", "62.39", "17.31"),
    ("fiktiv_meri", "Kuvitteellinen klusteri Meri", "FIK-MERI", "cluster", "FI19A", "Vaasa", "63.10", "21.62"),
)
_RUNS: Final = {"fiktiv_kyst": "Fiktivt industriforum Kyst", "fiktiv_fjall": "Fiktivt utvecklingsbolag Fjäll"}
_JOINED: Final = 0.5  # of the companies in a cluster's region
_ELSEWHERE: Final = 0.06  # of the companies of other regions
_MEMBERS_MARKED: Final = {"CLEAR": 3, "GREEN": 5, "AMBER": 2}


def with_clusters(stakeholders: pd.DataFrame) -> pd.DataFrame:
    """Return the stakeholders with the four clusters, and the organisations that run two of them, in front."""
    rows = []
    for some_id, name, short, kind, region, municipality, lat, lon in _CLUSTERS:
        place = {"country": region[:2], "region": region, "municipality": municipality, "lat": lat, "lon": lon}
        shared = {"location_precision": "municipality", "level": "regional", "description": FICTIONAL, "tlp": "CLEAR"}
        shared |= place | {"as_of": _AS_OF, "sectors": "innovation_support"}
        rows.append({"id": some_id, "name": f"{name} (fictional)", "short_name": short, "kind": kind} | shared)
        if some_id in _RUNS:
            runs = {"id": f"{some_id}_drift", "name": f"{_RUNS[some_id]} (fictional)", "kind": "company"}
            rows.append(runs | shared)
    clusters = pd.DataFrame(rows, columns=stakeholders.columns, dtype=object).fillna("")
    return pd.concat([clusters, stakeholders], ignore_index=True)


def with_members(rng: np.random.Generator, memberships: pd.DataFrame, stakeholders: pd.DataFrame) -> pd.DataFrame:
    """Return the memberships with those of the four clusters: most companies of its region, and few of others."""
    parts = [memberships]
    companies = stakeholders[stakeholders["kind"] == "company"]
    for cluster, *_, region, _municipality, _lat, _lon in _CLUSTERS:
        home = (companies["region"] == region).to_numpy()
        joined = rng.random(len(companies)) < np.where(home, _JOINED, _ELSEWHERE)
        parts.append(_members(rng, companies.loc[joined, "id"].tolist(), cluster, "member"))
        if cluster in _RUNS:
            parts.append(_members(rng, [f"{cluster}_drift"], cluster, "administrator").assign(tlp="CLEAR"))
    every = pd.concat(parts, ignore_index=True)
    return every.drop_duplicates(["member_id", "group_id", "role"], keep="last", ignore_index=True)


def _members(rng: np.random.Generator, members: list[str], group: str, role: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "member_id": members,
            "group_id": group,
            "role": role,
            "since": rng.integers(2016, 2026, len(members)).astype(str),
            "until": "",
            "status": "confirmed",
            "tlp": among(rng, _MEMBERS_MARKED, len(members)),
            "shared_with": "",
            "evidence": FICTIONAL,
        },
        dtype=object,
    )
