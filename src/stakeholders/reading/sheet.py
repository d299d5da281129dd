"""A table as it was typed: every cell text, every row with the number that a spreadsheet gives it."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

Rows = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

NAMELESS = "column "  # what a column without a name is called, with its number


@dataclass(frozen=True, eq=False)
class Sheet:
    """A table as it was typed.

    Attributes
    ----------
    file
        The file, or the workbook and its sheet, as problems name it.
    frame
        Cells as text of dtype ``str``, never missing; its index counts from 0.
    rows
        Row numbers as a spreadsheet counts them, in step with the frame; the header is row 1.
    """

    file: str
    frame: pd.DataFrame
    rows: Rows

    def __len__(self) -> int:
        """Return the number of rows below the header."""
        return len(self.frame)

    def keep(self, mask: Mask) -> "Sheet":
        """Return the sheet with the rows where the mask holds."""
        if mask.all():
            return self
        return replace(self, frame=self.frame[mask].reset_index(drop=True), rows=self.rows[mask])

    def without_empty(self) -> "Sheet":
        """Return the sheet without the empty rows and nameless empty columns that Excel leaves around a table."""
        nameless = [name for name in self.frame if str(name).startswith(NAMELESS)]
        empty = [name for name in nameless if not (self.frame[name] != "").any()]
        frame = self.frame.drop(columns=empty)
        filled: Mask = np.zeros(len(frame), dtype=bool)
        for name in frame:
            if filled.all():
                break
            filled |= (frame[name] != "").to_numpy()
        return replace(self, frame=frame).keep(filled)
