"""Groups that are members of each other in a circle."""

import networkx as nx
import numpy as np
import pandas as pd

from stakeholders.reading.checks.draft import Draft

_MOST_NAMED = 8  # members of a circle that are named


def check_circles(memberships: Draft) -> None:
    """Tell of each set of groups that are members of each other in a circle, at the row where it begins."""
    rows = memberships.sheet.frame.loc[memberships.usable, ["member_id", "group_id"]]
    rows = _among_groups(rows)
    if rows.empty:
        return
    G = nx.DiGraph()
    G.add_edges_from(rows.itertuples(index=False, name=None))
    mask = np.zeros(len(memberships.sheet), dtype=bool)
    told = pd.Series("", index=range(len(memberships.sheet)), dtype="str")
    for ring in nx.strongly_connected_components(G):
        if len(ring) > 1:
            circle = nx.find_cycle(G.subgraph(ring))
            closes = (rows["member_id"] == circle[0][0]) & (rows["group_id"] == circle[0][1])
            position = int(closes.idxmax())
            mask[position] = True
            told[position] = _said([*(member for member, _ in circle), circle[0][0]])
    memberships.note(mask, "membership_cycle", "group_id", {"cycle": told})


def _among_groups(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows whose member has members and whose group is a member: only these can be part of a circle."""
    while True:
        possible = rows["member_id"].isin(set(rows["group_id"])) & rows["group_id"].isin(set(rows["member_id"]))
        if possible.all():
            return rows
        rows = rows[possible]


def _said(steps: list[str]) -> str:
    return " → ".join(steps if len(steps) <= _MOST_NAMED else [*steps[:_MOST_NAMED], "…"])
