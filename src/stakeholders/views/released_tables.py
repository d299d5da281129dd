"""Released counts as a table: a row for each county, a column for each kind, sector or capability."""

from collections.abc import Collection

import pandas as pd

from stakeholders.codes import BELT
from stakeholders.language import Words
from stakeholders.measures.cube import ALL, ELSEWHERE


def released_table(cells: pd.DataFrame, grid: str, in_view: Collection[str], words: Words) -> pd.DataFrame:
    """Return released counts with a row for each county; what is withheld is NA.

    Parameters
    ----------
    cells
        Columns region, code and count of one grid, as ``keeping.releases`` has them.
    in_view
        Counties in which the reader sees somebody. They have a row, and so have those of the belt and those of which a
        number is told: what is withheld decides over no row and no column.
    """
    counties = {*cells.loc[cells["count"].fillna(0) > 0, "region"], *in_view, *BELT, ALL}
    shown = cells[cells["region"].isin(counties)]
    names = {ALL: words.say("All together"), ELSEWHERE: words.say("Elsewhere, or not known")}
    regions = shown["region"].unique().tolist()
    columns: dict[str, object] = {"county": [names.get(one) or words.label("region", one) for one in regions]}
    for code, column in shown.groupby("code", sort=False):
        label = names.get(str(code)) or words.label(grid, str(code))
        columns[label] = column.set_index("region")["count"].reindex(regions).array
    return pd.DataFrame(columns)
