"""A table on its way from text to rows that can be used: what each check looks at and writes to."""

from collections.abc import Callable, Iterable, Mapping

import numpy as np
import numpy.typing as npt
import pandas as pd

from stakeholders.errors import Problem
from stakeholders.reading.findings import Findings, shortened
from stakeholders.reading.sheet import Mask, Sheet
from stakeholders.rules import RULES
from stakeholders.schema import TABLES, Column

Codes = npt.NDArray[np.intp]
Details = Mapping[str, str | pd.Series]  # what fills a sentence: the same for all rows, or one text for each


class Draft:
    """A table whose rows are being checked.

    Attributes
    ----------
    usable
        Which rows have no error so far, in step with the sheet.
    numbers
        Of each numeric column, once it is checked, what its texts mean; in step with the sheet.
    """

    def __init__(self, name: str, sheet: Sheet, findings: Findings) -> None:
        self.table = TABLES[name]
        self.sheet = sheet
        self.findings = findings
        self.usable: Mask = np.ones(len(sheet), dtype=bool)
        self.numbers: dict[str, npt.NDArray[np.float64]] = {}
        self._distinct: dict[str, tuple[Codes, list[str]]] = {}

    def __contains__(self, column: str) -> bool:
        return column in self.sheet.frame

    def __getitem__(self, column: str) -> pd.Series:
        """Return the cells of a column as text."""
        return self.sheet.frame[column]

    def columns(self, *types: str) -> list[Column]:
        """Return the columns of the schema that are of one of these types and in the file."""
        return [column for column in self.table.columns if column.type in types and column.name in self]

    def distinct(self, column: str) -> tuple[Codes, list[str]]:
        """Return each text of a column once, and for each row the position of its text."""
        if column not in self._distinct:
            codes, texts = pd.factorize(self[column])
            self._distinct[column] = (codes, texts.tolist())
        return self._distinct[column]

    def where(self, column: str, breaks: Callable[[str], bool]) -> Mask:
        """Return which rows have a text in the column for which ``breaks`` holds; each text is asked about once."""
        codes, texts = self.distinct(column)
        return self.spread(column, [breaks(text) for text in texts]) if len(codes) else np.zeros(0, dtype=bool)

    def spread(self, column: str, verdicts: Iterable[bool]) -> Mask:
        """Return verdicts about the distinct texts of a column as one for each row."""
        codes, _ = self.distinct(column)
        mask: Mask = np.array([*verdicts, False], dtype=bool)[codes]
        return mask

    def note(
        self, mask: Mask, rule: str, column: str = "", details: Details | None = None, *, quote: bool = True
    ) -> None:
        """Note that the rows break the rule; where it is an error, they can't be used.

        ``details`` fill the rule's sentence; with ``quote=False`` the value is not repeated.
        """
        if not mask.any():
            return
        cells, sheet = self[column] if quote and column in self else None, self.sheet  # it may be made later

        def at(position: int) -> Problem:
            value = "" if cells is None else shortened(str(cells.iloc[position]))
            filled = tuple((name, _told(text, position)) for name, text in (details or {}).items())
            return Problem(sheet.file, int(sheet.rows[position]), column, value, rule, filled)

        self.findings.add_where(mask, self.sheet.file, rule, at)
        if RULES[rule].severity == "error":
            self.usable &= ~mask

    def drop(self, mask: Mask) -> None:
        """Take rows out for good, so that no later check speaks of them."""
        if mask.any():
            self.sheet = self.sheet.keep(~mask)
            self.usable = self.usable[~mask]
            self._distinct.clear()

    def write(self, column: str, cells: pd.Series) -> None:
        """Put other cells in the place of a column's."""
        frame = self.sheet.frame.assign(**{column: cells})
        self.sheet = Sheet(self.sheet.file, frame, self.sheet.rows)
        self._distinct.pop(column, None)

    def rewrite(self, column: str, understood: Callable[[str], str]) -> None:
        """Put what each text means in its place; nothing is done where all mean themselves."""
        codes, texts = self.distinct(column)
        meant = [understood(text) for text in texts]
        if meant != texts:
            self.write(column, pd.Series(pd.array(meant, dtype="str")[codes]))


def _told(text: str | pd.Series, position: int) -> str:
    return text if isinstance(text, str) else str(text.iloc[position])


Drafts = Mapping[str, Draft]
