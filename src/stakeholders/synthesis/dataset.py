"""A fictional dataset: all its tables, and the folder they are written to."""

import json
from pathlib import Path

import numpy as np
import pandas as pd

from stakeholders.schema import TABLES
from stakeholders.synthesis.belt import BELT_REGIONS, with_clusters, with_members
from stakeholders.synthesis.capabilities import capabilities
from stakeholders.synthesis.draws import FICTIONAL, among, numbered
from stakeholders.synthesis.gatherings import gatherings
from stakeholders.synthesis.memberships import ON_AVERAGE, SECOND_ROLES, memberships
from stakeholders.synthesis.organisations import organisations
from stakeholders.synthesis.package import description
from stakeholders.synthesis.relations import relations
from stakeholders.synthesis.taking_part import Pool, who_takes_part
from stakeholders.synthesis.towns import towns


def synthesise(n: int, folder: str | Path, seed: int = 1, *, belt: bool = False) -> None:
    """Write a fictional dataset to a folder: the same files, byte for byte, for the same n and seed.

    Parameters
    ----------
    n
        Number of stakeholders; there are five memberships for each, where so few can take part in so much.
    folder
        Where to; made where it isn't there.
    seed
        Any number from 0 upwards; another seed gives another dataset.
    belt
        Whether all of it lies in the belt and around four clusters, with capabilities that were consented to.

    Raises
    ------
    ValueError
        When n is less than 1 or the seed less than 0.
    FileExistsError
        When the folder holds anything already: nothing is ever overwritten.
    """
    target = Path(folder)
    if target.exists() and any(target.iterdir()):
        raise FileExistsError(f"{target} holds files already; name a new or an empty folder")
    tables = fictional_tables(n, seed, belt=belt)
    target.mkdir(parents=True, exist_ok=True)
    for name, frame in tables.items():
        frame.to_csv(target / TABLES[name].file, index=False, lineterminator="\n", encoding="utf-8")
    text = json.dumps(description(tables, n, seed, belt=belt), ensure_ascii=False, indent=2)
    (target / "datapackage.json").write_text(text + "\n", encoding="utf-8", newline="\n")


def fictional_tables(n: int, seed: int = 1, *, belt: bool = False) -> dict[str, pd.DataFrame]:
    """Return the tables of a fictional dataset, all cells as text, in the order of the schema.

    Parameters and errors are those of ``synthesise``. Without ``belt`` there are no capabilities: nobody gave consent.
    """
    if n < 1 or seed < 0:
        raise ValueError(f"n must be 1 or more and the seed 0 or more, not {n} and {seed}")
    rng = np.random.default_rng([seed, n])
    where = towns(BELT_REGIONS if belt else None)
    stakeholders = organisations(rng, n, where)
    if belt:
        stakeholders = with_clusters(stakeholders)
    slots = round(n * ON_AVERAGE * (1 - SECOND_ROLES))
    groups_and_initiatives, initiatives = gatherings(rng, stakeholders, slots if n > 1 else 0, where)
    pool = Pool(rng, stakeholders["region"])
    member, gathering = who_takes_part(rng, pool, stakeholders, groups_and_initiatives)
    tables = {
        "stakeholders": stakeholders,
        "initiatives": initiatives,
        "memberships": memberships(rng, stakeholders, groups_and_initiatives, member, gathering),
        "relations": relations(rng, stakeholders, pool),
        "indicators": _indicators(rng, initiatives),
    }
    if belt:
        tables["memberships"] = with_members(rng, tables["memberships"], stakeholders)
        tables["capabilities"] = capabilities(rng, stakeholders)
    documents = _documents(rng, n)
    for frame in tables.values():
        frame["source"] = documents["id"].to_numpy(object)[rng.integers(0, len(documents), len(frame))]
    tables["sources"] = documents
    return {name: _in_order(name, tables[name]) for name in TABLES if name in tables}


def _indicators(rng: np.random.Generator, initiatives: pd.DataFrame) -> pd.DataFrame:
    """Return a number for some large events: not all who came are on record."""
    large = initiatives[(initiatives["scale"] == "large") & (rng.random(len(initiatives)) < 0.5)]
    return pd.DataFrame(
        {
            "initiative_id": large["id"].to_numpy(object),
            "indicator": np.full(len(large), "registered_participants", dtype=object),
            "value": rng.integers(60, 900, len(large)).astype(str),
            "unit": np.full(len(large), "persons", dtype=object),
            "comment": np.full(len(large), FICTIONAL, dtype=object),
        }
    )


def _documents(rng: np.random.Generator, n: int) -> pd.DataFrame:
    count = min(max(3, n // 40), 400)
    number = numbered("", np.arange(count), count)
    return pd.DataFrame(
        {
            "id": numbered("fiktiv_kilde_", np.arange(count), count),
            "title": np.array([f"Fiktiv rapport {each} (fictional)" for each in number.tolist()], dtype=object),
            "publisher": np.full(count, "stakeholders synthesise", dtype=object),
            "language": among(rng, {"sv": 4, "nb": 4, "fi": 1, "da": 1}, count),
            "published": rng.integers(2014, 2026, count).astype(str),
            "kind": among(rng, {"report": 2, "news": 1}, count),
            "url": np.full(count, "", dtype=object),
        }
    )


def _in_order(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    return frame[[column for column in TABLES[name].names if column in frame]]
