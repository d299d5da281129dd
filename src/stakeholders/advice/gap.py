"""A gap: collaboration that one would expect and that is missing, with its evidence and what would close it."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from math import nan
from typing import Final

import pandas as pd

from stakeholders.schema import Marking
from stakeholders.schema.floors import marking_of_result

Part = tuple[str, str, str, str]  # attribute, code, place, state
Row = tuple[str, str, int]  # table, file, row as a spreadsheet counts it

FAMILIES: Final = ("coverage", "mixing", "bridge", "membership")  # the order of equal severities
WHOLE, IN_A_COUNTRY, ONE, CELL = 1.0, 0.8, 0.5, 0.3  # reach: region or country; kind or sector there; one; one cell
NAMED, IMPLIED = 1.0, 0.5  # evidence: a source row names what is missing, or only the data imply it


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One gap; METHODS 2.5 and 2.6 define the numbers.

    Attributes
    ----------
    id
        The same for the same gap whenever it is found again.
    depth, evidence_weight, reach
        Each in [0, 1]; their product times 100 is the severity.
    attribute, code, place
        Of coverage: ``kind`` or ``sector``, which of them (empty: all), and the NUTS 3 region or the country.
    first, second
        Of mixing and bridge: the two groups by ``attribute``.
    observed, expected, ratio, ratio_low, ratio_high, p, q, width, ties_needed
        NaN where there is none; the bounds of the ratio come from leaving out one event at a time.
    parts
        The cells of a coverage gap that are missing.
    organisations, brokers
        Stakeholders that it is about, and those who carry what contact there is.
    held
        Whether expected values were kept from before a scenario was laid over, since nothing of this pair changed.
    """

    id: str
    family: str
    state: str
    depth: float
    evidence_weight: float
    reach: float
    attribute: str = ""
    code: str = ""
    place: str = ""
    first: str = ""
    second: str = ""
    layer: str = ""
    observed: float = nan
    expected: float = nan
    ratio: float = nan
    ratio_low: float = nan
    ratio_high: float = nan
    p: float = nan
    q: float = nan
    width: float = nan
    ties_needed: float = nan
    parts: tuple[Part, ...] = ()
    organisations: tuple[str, ...] = ()
    brokers: tuple[str, ...] = ()
    evidence: tuple[Row, ...] = ()
    closes: str = ""
    one_event: bool = False
    held: bool = False

    @property
    def severity(self) -> float:
        """From 0 (nothing to act on) to 100 (a whole region or country that a source names, and nobody is there).

        Examples
        --------
        >>> Gap(id="x", family="coverage", state="empty", depth=1, evidence_weight=0.5, reach=0.8).severity
        40.0
        """
        return round(100 * self.depth * self.evidence_weight * self.reach, 6)


COLUMNS: Final = ("severity", *(field.name for field in fields(Gap)))


def ranked(gaps: Iterable[Gap], *, as_of: str, seed: int, marking: Marking) -> pd.DataFrame:
    """Return the gaps as a table, the most severe first; equal ones by family, then by id.

    Parameters
    ----------
    as_of
        The date of the data.
    marking
        Of what the gaps were found in; the table is marked at least AMBER.
    """
    ordered = sorted(gaps, key=lambda gap: (-gap.severity, FAMILIES.index(gap.family), gap.id))
    columns = {name: [getattr(gap, name) for gap in ordered] for name in COLUMNS}
    frame = pd.DataFrame(columns, columns=list(COLUMNS))
    return frame.assign(as_of=as_of, seed=seed, tlp=marking_of_result("gaps", marking).code)
