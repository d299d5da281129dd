"""Fictional organisations: kinds, sectors and levels as they are met in the belt, placed in its real towns."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import pandas as pd

from stakeholders.codes import KINDS
from stakeholders.synthesis.draws import FICTIONAL, Text, among, markings, numbered
from stakeholders.synthesis.naming import organisation_names
from stakeholders.synthesis.towns import Town

AS_OF: Final = "2025-12"
_KIND_SHARE: Final = {
    "company": 0.66,
    "authority": 0.12,
    "academia": 0.04,
    "cluster": 0.008,
    "association": 0.012,
    "armed_forces": 0.03,
    "funder": 0.02,
    "civil_society": 0.08,
    "media": 0.03,
}
_LEVEL_SHARE: Final = {
    "company": {"local": 5, "regional": 3, "national": 1, "international": 1},
    "authority": {"local": 5, "regional": 3, "national": 2},
    "cluster": {"regional": 4, "national": 1},
    "funder": {"regional": 2, "national": 2, "international": 1},
    "armed_forces": {"regional": 2, "national": 3},
}
_OTHER_LEVEL: Final = {"local": 2, "regional": 3, "national": 1}
_COMPANY_SECTORS: Final = {
    "machining": 12, "metal": 10, "electronics": 7, "systems": 5, "technology": 7, "ict": 8, "transport": 9, "cyber": 3,
    "food_supply": 7, "energy": 8, "forest": 7, "manufacturing": 8, "tourism": 4, "blue": 2, "health": 3,
    "process_industry": 4, "finance": 2, "environment": 2, "infrastructure": 4, "defence": 5,
}  # fmt: skip
_KIND_SECTORS: Final = {
    "company": _COMPANY_SECTORS,
    "authority": {"public_administration": 8, "infrastructure": 2, "health": 2, "education": 1, "environment": 1},
    "academia": {"education": 5, "research": 5},
    "cluster": {"innovation_support": 5, "technology": 1, "defence": 1},
    "association": {"innovation_support": 3, "trade_promotion": 4, "finance": 1},
    "armed_forces": {"defence": 1},
    "funder": {"finance": 3, "innovation_support": 2},
    "civil_society": {"public_administration": 2, "health": 2, "transport": 1},
}
_PRECISION: Final = {"municipality": 0.55, "place": 0.37, "region": 0.05, "country": 0.03}


def organisations(rng: np.random.Generator, n: int, where: Sequence[Town]) -> pd.DataFrame:
    """Return the table of n stakeholders in these towns, without sources; the first of them stand for every kind."""
    kind = among(rng, _KIND_SHARE, n)
    guaranteed = ["cluster", "company", *(each for each in KINDS if each not in {"cluster", "company"})]
    kind[: len(guaranteed)] = guaranteed[:n]
    place = _places(rng, n, where)
    sectors = _sectors(rng, kind)
    number = numbered("", np.arange(n), n)
    ids = numbered("fiktiv_", np.arange(n), n)
    marks, shared = markings(rng, n, ids[kind == "cluster"].tolist())
    short = kind == "cluster"
    return pd.DataFrame(
        {
            "id": ids,
            "name": organisation_names(kind, sectors, place["country"].to_numpy(object), number),
            "short_name": np.where(short, "FIK-" + number, ""),
            "aliases": np.where(rng.random(n) < 0.05, "Fiktiva " + number, ""),
            "kind": kind,
            "level": _levels(rng, kind),
            **{str(name): place[name] for name in place},
            "sectors": sectors,
            "website": np.where(rng.random(n) < 0.6, "https://fiktiv-" + number + ".example", ""),
            "description": np.full(n, FICTIONAL, dtype=object),
            "tlp": marks,
            "shared_with": shared,
            "as_of": np.full(n, AS_OF, dtype=object),
        }
    )


def _places(rng: np.random.Generator, n: int, where: Sequence[Town]) -> pd.DataFrame:
    """Return country, region, municipality and point; of some only the region or the country is known."""
    town = rng.choice(len(where), n, p=[each.share for each in where])
    table = pd.DataFrame(where)
    precision = among(rng, _PRECISION, n)
    largest = np.searchsorted(table["region"].to_numpy(str), table["region"].to_numpy(str))  # first of its region
    town = np.where(precision == "region", largest[town], town)
    near = np.where(precision == "place", 1, 0)
    latitude = table["latitude"].astype(float).to_numpy()[town] + near * rng.integers(-3, 4, n) / 100
    longitude = table["longitude"].astype(float).to_numpy()[town] + near * rng.integers(-6, 7, n) / 100
    region = table["region"].to_numpy(object)[town]
    country = np.array([code[:2] for code in region.tolist()], dtype=object)
    nowhere = precision == "country"
    country[nowhere & (rng.random(n) < 0.3)] = ""
    return pd.DataFrame(
        {
            "country": country,
            "region": np.where(nowhere, "", region),
            "municipality": np.where(
                nowhere | (precision == "region"), "", table["municipality"].to_numpy(object)[town]
            ),
            "lat": _degrees(latitude, nowhere),
            "lon": _degrees(longitude, nowhere),
            "location_precision": precision,
        }
    )


def _degrees(values: np.ndarray, unknown: np.ndarray) -> Text:
    text = [f"{value:.2f}" for value in values.tolist()]
    return np.where(unknown, "", np.array(text, dtype=object))


def _sectors(rng: np.random.Generator, kind: Text) -> Text:
    """Return one sector for each, two or three for some; none for media."""
    cells = np.full(len(kind), "", dtype=object)
    for each, shares in _KIND_SECTORS.items():
        of_kind = np.flatnonzero(kind == each)
        drawn = [among(rng, shares, len(of_kind)).tolist() for _ in range(3)]
        count = rng.choice([1, 2, 3], len(of_kind), p=[0.6, 0.3, 0.1]).tolist()
        rows = zip(*drawn, count, strict=True)
        cells[of_kind] = ["|".join(dict.fromkeys(row[: row[3]])) for row in rows]
    return cells


def _levels(rng: np.random.Generator, kind: Text) -> Text:
    cells = np.full(len(kind), "", dtype=object)
    for each in KINDS:
        of_kind = np.flatnonzero(kind == each)
        cells[of_kind] = among(rng, _LEVEL_SHARE.get(each, _OTHER_LEVEL), len(of_kind))
    return cells
