"""Where collaboration is missing: the gaps of all four families in one table, the most severe first."""

from datetime import date

import pandas as pd

from stakeholders.advice.bridge_gaps import bridge_gaps
from stakeholders.advice.coverage import coverage
from stakeholders.advice.coverage_gaps import coverage_gaps
from stakeholders.advice.gap import ranked
from stakeholders.advice.membership_gaps import membership_gaps
from stakeholders.advice.mixing_gaps import mixing_gaps
from stakeholders.advice.mixing_table import Draw, Progress, Remember
from stakeholders.measures.age import age
from stakeholders.register import Register


def find_gaps(
    register: Register,
    *,
    seed: int = 1,
    samples: int = 999,
    today: date | None = None,
    progress: Progress | None = None,
    remember: Remember | None = None,
) -> pd.DataFrame:
    """Return the gaps of a register, best to act on first (METHODS 2.5-2.6).

    Parameters
    ----------
    register
        What the viewer may see, with the scenarios to look at laid over it. Where a scenario is, an expected value
        and its significance are kept from before unless the pair's own contacts or roster changed (METHODS 6).
    seed, samples
        Of the null models; the same register, seed and samples give the same table.
    today
        Decides which evidence has grown old; the current day where none is named.
    progress
        Is told how many null models have been drawn, after each.
    remember
        Keeps null models for the next time: gets a key and what draws one.

    Returns
    -------
    DataFrame
        One row for each gap with the columns of ``advice.gap.Gap`` and severity (0 to 100), as_of (the newest date
        of a fact), seed and tlp (never below AMBER). Empty where nothing is expected that isn't there. Pairs of
        groups that are too few to say come last, with severity 0.
    """
    recorded = register.without_overlays()
    draw = Draw(seed, samples)
    if remember is not None or progress is not None:
        draw = Draw(seed, samples, remember or draw.remember, progress or draw.progress)
    seen = coverage(register)
    places = (*seen.regions, *seen.countries)
    found = [
        *coverage_gaps(register, recorded),
        *mixing_gaps(register, recorded, places, draw),
        *bridge_gaps(register, places),
        *membership_gaps(register, today or date.today()),  # noqa: DTZ011 - the day of the place where it is asked
    ]
    return ranked(found, as_of=age(register).facts.newest, seed=seed, marking=register.marking())
