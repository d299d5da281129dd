"""The checks of a dataset's tables: each rule looks at distinct values once; rows that can't be used are left out."""

from collections.abc import Mapping

import pandas as pd

from stakeholders.reading.findings import Findings
from stakeholders.reading.numbers import numbers_of
from stakeholders.reading.sheet import Sheet
from stakeholders.schema import TABLES


def checked(sheets: Mapping[str, Sheet], findings: Findings, scenario: str = "") -> dict[str, pd.DataFrame]:
    """Return the usable rows of the sheets with numbers as numbers, each with the file and row it comes from."""
    tables = {}
    for name, sheet in sheets.items():
        numbers = {
            c.name: numbers_of(sheet.frame[c.name])
            for c in TABLES[name].columns
            if c.type == "number" and c.name in sheet.frame
        }
        tables[name] = sheet.frame.assign(**numbers, file=sheet.file, row=sheet.rows, scenario=scenario)
    return tables
