"""Who could be a partner: what is needed, where and by when, and who has consented to be found for it."""

from dataclasses import dataclass
from datetime import date
from typing import Final

import pandas as pd

from stakeholders.codes import CAPABILITIES, REGIONS
from stakeholders.measures.consent import consented, holds_through
from stakeholders.register import Register
from stakeholders.schema import Marking, among

COLUMNS: Final = (
    "stakeholder_id", "name", "country", "region", "municipality", "capability", "certification", "dual_use",
    "consent_date", "valid_until", "holds", "tlp", "shared_with",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Need:
    """What somebody looks for: codes and a date alone, so that a request can carry it without telling more.

    Attributes
    ----------
    capability
        A code of ``codes.CAPABILITIES``.
    regions
        NUTS 3 codes, sorted; none means anywhere.
    by
        When it is needed at the latest; None where that doesn't matter.
    dual_use
        Whether only partners count who serve both civil and military ends.

    Raises
    ------
    ValueError
        When the capability or a region is none of its list.
    """

    capability: str
    regions: tuple[str, ...] = ()
    by: date | None = None
    dual_use: bool = False

    def __post_init__(self) -> None:
        if self.capability not in CAPABILITIES:
            raise ValueError(f"capability must be one of {', '.join(CAPABILITIES)}, not {self.capability!r}")
        unknown = [region for region in self.regions if region not in REGIONS]
        if unknown:
            raise ValueError(f"regions must be NUTS 3 codes of the list, not {', '.join(unknown)}")
        object.__setattr__(self, "regions", tuple(sorted(set(self.regions))))


def matches(register: Register, need: Need, on: date) -> pd.DataFrame:
    """Return who in the register meets the need, each once, by name; consent must hold on the day ``on``.

    Where it ends before the need does, the organisation is still a match: its broker asks it anyway.

    Returns
    -------
    DataFrame
        Columns stakeholder_id, name, country, region, municipality, capability, certification, dual_use (codes),
        consent_date, valid_until, holds (whether the consent on record reaches to ``need.by``), tlp, shared_with.
        ``tlp`` is the marking of the row of the capability or of the stakeholder, whichever is stricter.
    """
    rows = consented(register, on)
    rows = rows[rows["capability"] == need.capability]
    if need.dual_use:
        rows = rows[rows["dual_use"] == "yes"]
    told = ["name", "country", "region", "municipality"]  # of the stakeholder, also where a table has such a column
    people = register.stakeholders.set_index("id")[[*told, "tlp"]].rename(columns={"tlp": "tlp_of_stakeholder"})
    rows = rows.drop(columns=told, errors="ignore").merge(people, left_on="stakeholder_id", right_index=True)
    if need.regions:
        rows = rows[among(rows["region"], frozenset(need.regions))]
    rows["holds"] = (rows["valid_until"] == "") | holds_through(rows["valid_until"], need.by or on)
    pairs = zip(rows["tlp"], rows["tlp_of_stakeholder"], strict=True)
    strictest = [max(map(Marking.of, pair)).code for pair in pairs]
    rows["tlp"] = pd.Series(strictest, index=rows.index, dtype="str")
    ordered = rows.sort_values(["name", "stakeholder_id"], ignore_index=True)
    return ordered.drop_duplicates("stakeholder_id", ignore_index=True)[list(COLUMNS)]
