"""Fictional capabilities with the consent that real ones would need: who consented, when, and until when."""

from typing import Final

import numpy as np
import pandas as pd

from stakeholders.codes import split_list
from stakeholders.synthesis.draws import Text, among

_AS_OF: Final = "2025-12"
_BY_SECTOR: Final = {  # what organisations of a sector can often do
    "machining": "machining machining machining welding additive surface_treatment",
    "metal": "welding welding welding machining casting surface_treatment",
    "electronics": "electronics electronics electronics testing integration",
    "systems": "integration integration design testing maintenance",
    "technology": "design design testing software additive",
    "ict": "software software software communications geodata",
    "transport": "transport transport transport storage vehicles",
    "cyber": "cyber cyber software",
    "food_supply": "food food storage",
    "energy": "power power fuel maintenance",
    "forest": "vehicles transport construction power",
    "manufacturing": "composites textiles machining storage",
    "tourism": "accommodation accommodation food",
    "blue": "sea_transport food",
    "health": "care care medical",
    "process_industry": "decontamination testing power",
    "environment": "decontamination geodata",
    "infrastructure": "construction construction construction vehicles",
    "defence": "integration drones maintenance training",
    "education": "training training",
    "research": "testing design",
    "public_administration": "rescue training",
}
_COMMON: Final = ("machining", "transport", "construction")  # what many can do besides: large enough to be released
_HAVE_COMMON: Final = 0.6
_RARE: Final = "explosives"  # one organisation alone can do it; nobody can do "optics"
_HOW_MANY: Final = [1, 2, 3, 4]
_MARKED: Final = {"CLEAR": 8, "GREEN": 14, "AMBER": 66, "AMBER+STRICT": 12}
_ROLES: Final = {
    "NO": {"daglig leder": 6, "styret": 3, "sikkerhetsleder": 1},
    "SE": {"verkställande direktör": 6, "styrelsen": 3, "säkerhetschef": 1},
    "FI": {"toimitusjohtaja": 6, "hallitus": 3, "turvallisuuspäällikkö": 1},
}
_CERTIFIED: Final = {"": 60, "ISO 9001": 22, "ISO 9001, ISO 14001": 10, "ISO 27001": 4, "AS 9100": 4}
_DUAL: Final = {"yes": 45, "no": 45, "": 10}
_UNTIL: Final = {"2030": 40, "2031-06": 30, "": 20, "2025-10": 10}  # a tenth of them is over
_SHARED: Final = ("fiktiv_kyst|fiktiv_fjall", "fiktiv_fjall")


def capabilities(rng: np.random.Generator, stakeholders: pd.DataFrame) -> pd.DataFrame:
    """Return the table of capabilities, without their sources: of companies and others that can do things."""
    able = stakeholders[stakeholders["kind"].isin({"company", "academia", "civil_society"})]
    pairs: list[tuple[str, str]] = []
    for some_id, sectors in zip(able["id"], able["sectors"], strict=True):
        tags = [tag for sector in split_list(sectors) for tag in _BY_SECTOR.get(sector, "").split()]
        if tags:
            drawn = rng.choice(np.array(tags, dtype=object), int(rng.choice(_HOW_MANY))).tolist()
            drawn += rng.choice(np.array(_COMMON, dtype=object), int(rng.random() < _HAVE_COMMON)).tolist()
            pairs += [(some_id, tag) for tag in dict.fromkeys(drawn)]
    if pairs:
        pairs.append((pairs[0][0], _RARE))
    country = dict(zip(able["id"], able["country"], strict=True))
    count = len(pairs)
    marks = among(rng, _MARKED, count)
    shared = np.where((marks == "AMBER") & (rng.random(count) < 0.15), among(rng, dict.fromkeys(_SHARED, 1), count), "")
    return pd.DataFrame(
        {
            "stakeholder_id": [some_id for some_id, _ in pairs],
            "capability": [tag for _, tag in pairs],
            "certification": among(rng, _CERTIFIED, count),
            "dual_use": among(rng, _DUAL, count),
            "consent_by": _roles(rng, [country[some_id] for some_id, _ in pairs]),
            "consent_date": [f"2025-0{month}" for month in rng.integers(1, 10, count).tolist()],
            "valid_until": among(rng, _UNTIL, count),
            "tlp": marks,
            "shared_with": shared,
            "as_of": _AS_OF,
        },
        dtype=object,
    ).sort_values(["stakeholder_id", "capability"], ignore_index=True)


def _roles(rng: np.random.Generator, countries: list[str]) -> Text:
    """Return for each country the role that consented, in its language; Norwegian where none is known."""
    choices = {country: among(rng, shares, len(countries)) for country, shares in _ROLES.items()}
    spoken = [choices.get(country, choices["NO"])[at] for at, country in enumerate(countries)]
    return np.array(spoken, dtype=object)
