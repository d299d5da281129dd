"""The table under a picture: sort, search, and our own download that carries the marking."""

from typing import TYPE_CHECKING, Any, cast

import pandas as pd
import streamlit as st

from stakeholders.exports.delimited import marked_csv
from stakeholders.language import Words
from stakeholders.schema import Marking
from stakeholders.ui.downloads import File, offer_file

if TYPE_CHECKING:
    from streamlit.elements.arrow import DataframeState

ROW_HEIGHT, MOST_ROWS_IN_VIEW = 33, 12  # pixels at the theme's letter size
MOST_LINES_IN_VIEW = 16  # where a row has several
MEASURED_ROWS, LONGEST_SHORT, LETTER_WIDTH = 200, 14, 7  # rows, letters, pixels
WIDTH_OF_TWO_LINES = {"meaning": 370, "measure": 215}  # pixels, for the longest: numbers stay in view on a phone


def show_table(
    frame: pd.DataFrame,
    words: Words,
    *,
    name: str,
    marking: Marking,
    title: str = "",
    choose: bool = False,
    key: str | None = None,
    lines: int = 1,
) -> int | None:
    """Show the table with labels in the reader's language, and a button to download it.

    Parameters
    ----------
    frame
        Columns under their names of the schema (``codes.columns`` has their labels); cells ready to be read.
    name
        Of the file to download, without ending; also the key of the button.
    marking
        Of the whole; each row keeps its own where the frame has a ``tlp`` column.
    choose
        Whether the reader can choose a row.
    lines
        How many lines of text a row has room for.

    Returns
    -------
    int or None
        The position of the chosen row in the frame.
    """
    if title:
        st.subheader(title, anchor=False)
    if frame.empty:
        st.text(words.say("Nothing to list."))
        return None
    state = st.dataframe(
        frame,
        hide_index=True,
        width="stretch",
        height=ROW_HEIGHT * (min(len(frame) * lines, MOST_ROWS_IN_VIEW if lines == 1 else MOST_LINES_IN_VIEW) + 1) + 3,
        row_height=ROW_HEIGHT * lines if lines > 1 else None,
        column_config=_columns(frame, words, narrow=lines == 1),
        key=f"table:{key or name}",
        placeholder="–",  # where nothing is known
        alt=title or words.say_n("Table with {n} row", "Table with {n} rows", len(frame)),
        on_select="rerun" if choose else "ignore",
        selection_mode="single-row",
    )
    offer_file(
        File(name, "csv", lambda: marked_csv(frame, marking.exported), marking.exported),
        words.say("Download as CSV ({marking})", marking=marking.exported.text),
        key=f"download:{key or name}",
    )
    rows = (
        cast("DataframeState", state)["selection"]["rows"] if choose else []
    )  # what it returns when rows can be chosen
    return int(rows[0]) if rows else None


def _columns(frame: pd.DataFrame, words: Words, *, narrow: bool) -> dict[str, Any]:
    """Return Streamlit's column settings, for which it publishes no type."""
    settings: dict[str, Any] = {}
    for column in map(str, frame):
        label = words.label("column", column)
        if pd.api.types.is_float_dtype(frame[column]):
            kind = "percent" if column == "share" else "localized"
            settings[column] = st.column_config.NumberColumn(label, format=kind)
        else:
            width = None if narrow else WIDTH_OF_TWO_LINES.get(column)
            if narrow and frame[column].dtype != "int64":
                width = _width(frame[column], label)
            settings[column] = st.column_config.Column(label, width=width)
    return settings


def _width(cells: "pd.Series[Any]", label: str) -> int | None:
    """Return a width in pixels for short cells that would be cut, else None.

    The browser makes a column as wide as its first ten cells, without those twice as wide as the mean.
    """
    lengths = cells.head(MEASURED_ROWS).dropna().astype("str").str.len()
    if lengths.empty:
        return None
    first = lengths.head(10)
    shown = int(first[first < 2 * first.mean()].max()) if first.any() else 0
    longest = int(lengths.max())
    if longest > LONGEST_SHORT or longest <= max(len(label), shown):
        return None
    return LETTER_WIDTH * longest + 18
