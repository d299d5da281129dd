"""Who is tied in, and which kinds and sectors they cover, region by region."""

from collections.abc import Collection

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from stakeholders.codes import NO_AFFILIATION_ROLES, split_list
from stakeholders.network.contacts import counts
from stakeholders.register import Register

Places = NDArray[np.int64]
Mask = NDArray[np.bool_]
Cell = tuple[str, str, str]  # attribute (kind or sector), code, place


def covered_cells(register: Register, G: nx.Graph, statuses: Collection[str] | None = None) -> frozenset[Cell]:
    """Return which kinds and sectors somebody who is tied in covers, in every region.

    Parameters
    ----------
    G
        The register's stakeholder network.
    """
    rows = register.stakeholders
    place = {one: number for number, one in enumerate(rows["id"])}
    links, tied = memberships_of(register, place, statuses)
    tied[links.ravel()] = True
    tied |= np.fromiter((bool(G[one]) for one in place), dtype=bool, count=len(place))
    cells = _own_cells(register)
    return frozenset(cell for row in np.flatnonzero(tied).tolist() for cell in cells[row])


def _own_cells(register: Register) -> list[list[Cell]]:
    rows = register.stakeholders
    return [
        [("kind", kind, region), *(("sector", sector, region) for sector in split_list(sectors))]
        for kind, sectors, region in zip(rows["kind"], rows["sectors"], rows["region"], strict=True)
    ]


def cells_of(register: Register, places: Collection[str]) -> tuple[Mask, tuple[Cell, ...]]:
    """Return who would cover which kind and which sector in which of the regions."""
    wanted = set(places)
    own = [[cell for cell in cells if cell[2] in wanted] for cells in _own_cells(register)]
    names = tuple(sorted({cell for cells in own for cell in cells}))
    number = {cell: place for place, cell in enumerate(names)}
    found = np.zeros((len(own), len(names)), dtype=bool)
    for row, cells in enumerate(own):
        found[row, [number[cell] for cell in cells]] = True
    return found, names


def memberships_of(register: Register, place: dict[str, int], statuses: Collection[str] | None) -> tuple[Places, Mask]:
    """Return links between members and groups that are stakeholders, and who takes part in an initiative.

    Large events tie nobody in, and neither do being invited or interested (``plans.tied_in``).
    """
    rows, initiatives = register.memberships, register.initiatives
    rows = rows[counts(rows, statuses) & ~rows["role"].isin(NO_AFFILIATION_ROLES)]
    large = set(initiatives.loc[(initiatives["kind"] == "event") & (initiatives["scale"] != "small"), "id"])
    alone = np.zeros(len(place), dtype=bool)
    links = []
    for member, group in zip(rows["member_id"], rows["group_id"], strict=True):
        if group in place and group != member:
            links.append((place[member], place[group]))
        elif group not in large:
            alone[place[member]] = True
    return np.array(links, dtype=np.int64).reshape(-1, 2), alone
