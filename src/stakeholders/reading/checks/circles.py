"""Groups that are members of each other in a circle."""

import networkx as nx
import numpy as np
import numpy.typing as npt
import pandas as pd

from stakeholders.reading.checks.draft import Draft

_MOST_NAMED = 8  # members of a circle that are named


def check_circles(memberships: Draft) -> None:
    """Tell of each set of groups that are members of each other in a circle, at the row where it begins."""
    positions, ends = _among_groups(memberships)
    if not len(positions):
        return
    rows = memberships.sheet.frame.iloc[positions]
    G = nx.DiGraph()
    G.add_edges_from(ends.tolist())
    mask = np.zeros(len(memberships.sheet), dtype=bool)
    told = pd.Series("", index=range(len(memberships.sheet)), dtype="str")
    for ring in nx.strongly_connected_components(G):
        if len(ring) > 1:
            circle = nx.find_cycle(G.subgraph(ring))
            closing = np.flatnonzero((ends == circle[0]).all(axis=1))[0]
            mask[positions[closing]] = True
            names = dict(zip(ends[:, 0].tolist(), rows["member_id"], strict=True))
            told[positions[closing]] = _said([names[member] for member, _ in [*circle, circle[0]]])
    memberships.note(mask, "membership_cycle", "group_id", {"cycle": told})


def _among_groups(memberships: Draft) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Return the rows whose member has members and whose group is a member, and their two ends as numbers.

    Only these can be part of a circle; what is left of a tree is nothing.
    """
    positions = np.flatnonzero(memberships.usable)
    frame = memberships.sheet.frame.iloc[positions]
    numbers, _ = pd.factorize(pd.concat([frame["member_id"], frame["group_id"]]))
    ends = numbers.reshape(2, -1).T
    while len(ends):
        size = int(numbers.max()) + 1
        is_member, is_group = np.zeros(size, dtype=bool), np.zeros(size, dtype=bool)
        is_member[ends[:, 0]], is_group[ends[:, 1]] = True, True
        possible = is_group[ends[:, 0]] & is_member[ends[:, 1]]
        if possible.all():
            break
        positions, ends = positions[possible], ends[possible]
    return positions, ends


def _said(steps: list[str]) -> str:
    return " → ".join(steps if len(steps) <= _MOST_NAMED else [*steps[:_MOST_NAMED], "…"])
