"""Who can do what where: counts, location quotients, concentration, and what rests on one organisation (METHODS 7).

All of it counts capabilities whose consent holds on a day. What is on record is not what exists: a zero says that
nobody who can do it has consented to be listed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import pandas as pd

from stakeholders.codes import CAPABILITIES
from stakeholders.measures.consent import consented, holds_through
from stakeholders.register import Register

KAPPA: Final = 5.0  # how many average organisations a small county is mixed with before it is compared
LEAST: Final = 5  # organisations in a county below which no quotient is shown


def coverage(register: Register, on: date) -> pd.DataFrame:
    """Return how many organisations have each capability in each county; a pair that isn't there has nobody.

    Returns
    -------
    DataFrame
        Columns region (NUTS 3; empty where it isn't known), capability (code), suppliers.
    """
    counted = _suppliers(register, on).groupby(["region", "capability"]).size()
    return counted.rename("suppliers").astype("int64").reset_index()


def quotients(register: Register, on: date) -> pd.DataFrame:
    """Return how each county's share of organisations with a capability compares with the share of all counties.

    Counted are organisations with a known county that have consented to be listed with anything; counties with fewer
    than ``LEAST`` of them are left out. Above 1 the capability is more common than elsewhere, below 1 less. Counts are
    small: trust ``shrunk``, which pulls small counties towards 1, before ``quotient`` (Balassa 1965).

    Returns
    -------
    DataFrame
        Columns region, capability, suppliers, organisations (in the county), quotient, shrunk; the most common first.
    """
    rows = _suppliers(register, on)
    rows = rows[rows["region"] != ""]
    by_region = rows.drop_duplicates("stakeholder_id").groupby("region").size()
    by_capability, total = rows.groupby("capability").size(), rows["stakeholder_id"].nunique()
    counts = rows.groupby(["region", "capability"]).size()
    made = []
    for region, x_r in by_region[by_region >= LEAST].items():
        for capability, x_c in by_capability.items():
            x_rc = int(counts.get((region, capability), 0))
            measured = (location_quotient(x_rc, x_r, x_c, total), shrunk_quotient(x_rc, x_r, x_c, total))
            made.append((region, capability, x_rc, int(x_r), *measured))
    frame = pd.DataFrame(
        made, columns=["region", "capability", "suppliers", "organisations", "quotient", "shrunk"]
    ).astype({"region": "str", "capability": "str", "quotient": "float64", "shrunk": "float64"})
    return frame.sort_values(["shrunk", "region", "capability"], ascending=[False, True, True], ignore_index=True)


def location_quotient(x_rc: int, x_r: int, x_c: int, x: int) -> float:
    """Return the share of a county's organisations that have a capability, over the share of all organisations.

    Examples
    --------
    >>> [round(location_quotient(n, 10, x_c, 20), 4) for n, x_c in ((8, 12), (2, 8), (4, 12), (6, 8))]
    [1.3333, 0.5, 0.6667, 1.5]
    """
    return (x_rc / x_r) / (x_c / x)


def shrunk_quotient(x_rc: int, x_r: int, x_c: int, x: int, kappa: float = KAPPA) -> float:
    """Return the location quotient after mixing the county with ``kappa`` organisations as they are on average.

    Examples
    --------
    >>> [round(shrunk_quotient(n, 10, x_c, 20), 4) for n, x_c in ((8, 12), (2, 8), (4, 12), (6, 8))]
    [1.2222, 0.6667, 0.7778, 1.3333]
    """
    share = x_c / x
    return ((x_rc + kappa * share) / (x_r + kappa)) / share


@dataclass(frozen=True, slots=True)
class Concentration:
    """How much of a supply rests on few: the Herfindahl-Hirschman index, and what it amounts to.

    Attributes
    ----------
    index
        Sum of squared shares, from 1/n (all the same) to 1 (one has all).
    effective
        As if there were so many equal ones.
    normalised
        From 0 (all the same) to 1; None for one alone.
    """

    index: float
    effective: float
    normalised: float | None


def concentration(sizes: Sequence[float]) -> Concentration | None:
    """Return how concentrated sizes are, None where they add up to nothing.

    Examples
    --------
    >>> found = concentration([50, 30, 20])
    >>> round(found.index, 2), round(found.effective, 2), round(found.normalised, 2)
    (0.38, 2.63, 0.07)
    """
    total = sum(sizes)
    if total <= 0:
        return None
    index, n = sum((size / total) ** 2 for size in sizes), len(sizes)
    return Concentration(index, 1 / index, (index - 1 / n) / (1 - 1 / n) if n > 1 else None)


def supply(register: Register, on: date) -> pd.DataFrame:
    """Return for every capability how many can do it, and what that means; what hangs on few stands first.

    Returns
    -------
    DataFrame
        Columns capability, suppliers, countries (how many), counties (the effective number of counties that the
        suppliers are spread over; NaN where there are none), state (a code of ``codes.SUPPLY_STATES``).
    """
    rows = _suppliers(register, on)
    made = []
    for capability in CAPABILITIES:
        those = rows[rows["capability"] == capability]
        n, countries = len(those), int(those.loc[those["country"] != "", "country"].nunique())
        spread = concentration(those.groupby("region").size().tolist())
        made.append((capability, n, countries, spread.effective if spread else float("nan"), _state(n, countries)))
    frame = pd.DataFrame(made, columns=["capability", "suppliers", "countries", "counties", "state"])
    return frame.sort_values(["suppliers", "countries"], kind="stable", ignore_index=True)


def _state(suppliers: int, countries: int) -> str:
    if suppliers < 2:
        return "single" if suppliers else "gap"
    return "redundant" if suppliers >= 3 and countries >= 2 else "few"


def single_suppliers(register: Register, on: date) -> pd.DataFrame:
    """Return the organisations that are the only one with a capability: capability, stakeholder_id, name, region."""
    rows = _suppliers(register, on)
    alone = rows[rows.groupby("capability")["stakeholder_id"].transform("size") == 1]
    return alone[["capability", "stakeholder_id", "name", "region"]].reset_index(drop=True)


def to_renew(register: Register, on: date, through: date) -> pd.DataFrame:
    """Return the capabilities whose consent doesn't hold through a day, those over already first.

    Returns
    -------
    DataFrame
        Columns stakeholder_id, name, capability, consent_by, consent_date, valid_until, holds (whether it still does).
    """
    rows = register.capabilities
    rows = rows[(rows["scenario"] == "") & ~((rows["valid_until"] == "") | holds_through(rows["valid_until"], through))]
    held = consented(register, on)
    holding = set(zip(held["stakeholder_id"], held["capability"], strict=True))
    keys = zip(rows["stakeholder_id"], rows["capability"], strict=True)
    rows = rows.assign(
        holds=pd.Series([key in holding for key in keys], index=rows.index, dtype="bool"),
        name=rows["stakeholder_id"].map(register.names),
    )
    columns = ["stakeholder_id", "name", "capability", "consent_by", "consent_date", "valid_until", "holds"]
    return rows.sort_values(["holds", "valid_until", "name", "capability"], ignore_index=True)[columns]


def _suppliers(register: Register, on: date) -> pd.DataFrame:
    """Return each organisation once for each capability it has, with its name and place, ordered."""
    rows = consented(register, on).drop_duplicates(["stakeholder_id", "capability"])
    people = register.stakeholders.set_index("id")[["name", "country", "region"]]
    placed = rows[["stakeholder_id", "capability"]].merge(people, left_on="stakeholder_id", right_index=True)
    return placed.sort_values(["capability", "name", "stakeholder_id"], ignore_index=True)
