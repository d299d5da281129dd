"""Fictional relations between two organisations, of the types that fit the one they start from."""

from typing import Final

import numpy as np
import pandas as pd

from stakeholders.synthesis.draws import FICTIONAL, among, dates, markings
from stakeholders.synthesis.taking_part import Pool

_FOR_EACH: Final = 0.6  # relations for each stakeholder
_TYPES: Final = {
    "company": {"collaborates": 6, "supplies": 3, "owns": 1},
    "authority": {"collaborates": 3, "supports": 3, "funds": 2, "regulates": 2},
    "academia": {"researches_with": 6, "collaborates": 4},
    "funder": {"funds": 8, "supports": 2},
    "media": {"informs": 1},
}
_OTHER: Final = {"collaborates": 6, "supports": 4}
_STATUS: Final = {"confirmed": 88, "planned": 7, "ended": 3, "interested": 2}


def relations(rng: np.random.Generator, stakeholders: pd.DataFrame, pool: Pool) -> pd.DataFrame:
    """Return the table of relations, without their sources."""
    count = int(len(stakeholders) * _FOR_EACH)
    source = pool.draw(rng, np.full(count, "", dtype=object), wide=True)
    target = pool.draw(rng, stakeholders["region"].to_numpy(object)[source], wide=False)
    kept = source != target
    source, target = source[kept], target[kept]
    kind = stakeholders["kind"].to_numpy(object)[source]
    type_ = np.full(len(source), "", dtype=object)
    for each in sorted(set(kind)):
        rows = np.flatnonzero(kind == each)
        type_[rows] = among(rng, _TYPES.get(each, _OTHER), len(rows))
    days = np.datetime64("2012-01-01") + rng.integers(0, 13 * 365, len(source))
    since, _ = dates(rng, days)
    groups = stakeholders.loc[stakeholders["kind"] == "cluster", "id"].tolist()
    marks, shared = markings(rng, len(source), groups)
    ids = stakeholders["id"].to_numpy(object)
    table = pd.DataFrame(
        {
            "source_id": ids[source],
            "target_id": ids[target],
            "type": type_,
            "since": np.where(rng.random(len(source)) < 0.5, since, ""),
            "status": among(rng, _STATUS, len(source)),
            "tlp": marks,
            "shared_with": shared,
            "evidence": np.full(len(source), FICTIONAL, dtype=object),
        }
    )
    return table.drop_duplicates(["source_id", "target_id", "type"], ignore_index=True)
