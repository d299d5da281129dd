"""Which gaps a reader's filter lists: they are computed on everything seen, and only then chosen."""

import pandas as pd

from stakeholders.filter import Filter
from stakeholders.register import Register


def listed(gaps: pd.DataFrame, register: Register, choice: Filter) -> pd.DataFrame:
    """Return the gaps that concern what was chosen, in their order.

    Parameters
    ----------
    register
        What the filter left: a gap of one of its stakeholders is listed.
    choice
        A gap of a chosen kind, sector, country or region is listed too, whoever is or isn't on record there.
    """
    if not choice.chooses_stakeholders:
        return gaps
    ids = set(register.stakeholders["id"])
    codes = choice.kinds | choice.sectors | choice.countries | choice.regions
    places = [{place, place[:2]} - {""} for place in gaps["place"]]
    kept = [
        bool(ids.intersection(organisations) or codes & ({code, first, second} - {""} | place))
        for organisations, code, first, second, place in zip(
            gaps["organisations"], gaps["code"], gaps["first"], gaps["second"], places, strict=True
        )
    ]
    return gaps[kept].reset_index(drop=True)
