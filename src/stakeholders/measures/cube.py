"""The fixed grid of released counts: how many a reader may not see, by county and kind, sector or capability.

What a reader may see is shown to them as it is, so the cube counts the rest (METHODS 8.4): whoever adds what they see
has the whole, and whoever subtracts it has nothing more.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from stakeholders.codes import CAPABILITIES, GROUP_KINDS, KINDS, REGIONS, SECTORS, split_list
from stakeholders.measures.consent import consented
from stakeholders.register import Register
from stakeholders.schema import Marking, Viewer, among

ALL: Final = "*"  # stands for every county, or every kind, together
ELSEWHERE: Final = ""  # the county of those that have none, or one outside the list
GRIDS: Final = ("kind", "sector", "capability")
READERS: Final = ("public", "community", "member")
COUNTIES: Final = (*REGIONS, ELSEWHERE, ALL)
CODES: Final[Mapping[str, tuple[str, ...]]] = {
    "kind": (*KINDS, ALL),
    "sector": tuple(SECTORS),  # one stakeholder may have several: they don't add up to a county's total
    "capability": tuple(CAPABILITIES),
}
Counts = NDArray[np.int64]


@dataclass(frozen=True)
class Cube:
    """Counts by grid: a row for each of ``COUNTIES``, a column for each of the grid's ``CODES``.

    Attributes
    ----------
    there
        All stakeholders by county, hidden or not: no county has more with a capability.
    """

    counts: Mapping[str, Counts]
    there: Counts

    @property
    def key(self) -> bytes:
        """The same for the same counts."""
        return b"".join(self.counts[grid].tobytes() for grid in GRIDS)


@dataclass(frozen=True)
class Audience:
    """The readers of one release.

    Attributes
    ----------
    told
        What those who see least don't see: these counts are released.
    unseen
        What each of them doesn't see, those who see more among them: clusters' members and stewards, who can
        subtract the rows of their own cluster.
    names
        Of each viewer's key the place among ``unseen``: several may see the same.
    """

    reader: str
    told: Cube
    unseen: tuple[Cube, ...]
    names: Mapping[str, int]


def reader_of(viewer: Viewer) -> str:
    """Return whose release a viewer reads.

    Examples
    --------
    >>> reader_of(Viewer("steward", groups={"nic"})), reader_of(Viewer())
    ('member', 'public')
    """
    return READERS[min(viewer.rank, len(READERS) - 1)]


def audiences(register: Register, on: date, also: Collection[Viewer] = ()) -> tuple[Audience, ...]:
    """Return who reads the releases, those who are told most first, with what they can't see of the register.

    They are taken to belong to one cluster, association or other group each, or to none. Who belongs to several has
    to be named.

    Parameters
    ----------
    also
        Others who read them.
    """
    outsiders = {reader: Viewer(reader, groups=frozenset()) for reader in READERS}
    inside = [Viewer(clearance, groups={g}) for g in _groups(register) for clearance in ("member", "steward")]
    inside += [Viewer(clearance, groups={g}) for g in _open_to_some(register) for clearance in ("public", "community")]
    readers = [one for one in (*outsiders.values(), *inside, *also) if not one.is_local_steward]
    base = {reader: hidden_from(register, one, on) for reader, one in outsiders.items()}
    if base["member"].key == hidden_from(register, Viewer("steward"), on).key:
        readers = [one for one in readers if one.rank < 2]  # there is nothing that only some of the others see
    made = []
    for reader in reversed(READERS):
        mine = [one for one in dict.fromkeys(readers) if reader_of(one) == reader and one != outsiders[reader]]
        unseen = {outsiders[reader].key: base[reader]} | {one.key: hidden_from(register, one, on) for one in mine}
        every = {one.key: one for one in unseen.values()}
        names = {name: list(every).index(one.key) for name, one in unseen.items()}
        made.append(Audience(reader, base[reader], tuple(every.values()), names))
    return tuple(made)


def hidden_from(register: Register, viewer: Viewer, on: date) -> Cube:
    """Return how many different stakeholders the viewer may not see, cell by cell.

    In the grid of capabilities those count whose capability the viewer may not see, by a consent that holds on the
    day; the stakeholder itself may be in view.
    """
    seen, everyone = register.visible_to(viewer, on), register.stakeholders
    hidden = everyone[~among(everyone["id"], seen.stakeholders["id"])]
    county = pd.Series(everyone["region"].to_numpy(), index=everyone["id"])
    given, known = (one[["stakeholder_id", "capability"]] for one in (consented(register, on), consented(seen, on)))
    new = given.merge(known, how="left", indicator=True)
    new = new[new["_merge"] == "left_only"].drop_duplicates(["stakeholder_id", "capability"])
    sectors = hidden.assign(sector=hidden["sectors"].map(lambda cell: list(dict.fromkeys(split_list(cell)))))
    sectors = sectors.explode("sector")
    counts = {
        "kind": _counted("kind", hidden["region"], hidden["kind"]),
        "sector": _counted("sector", sectors["region"], sectors["sector"]),
        "capability": _counted("capability", new["stakeholder_id"].map(county), new["capability"]),
    }
    return Cube(counts, _counted("kind", everyone["region"], everyone["kind"])[:, -1])


def _groups(register: Register) -> list[str]:
    """Return every group by which somebody may see more: clusters, associations, and those that a cell shares with."""
    stakeholders = register.stakeholders
    real = stakeholders.loc[among(stakeholders["kind"], GROUP_KINDS), "id"].tolist()
    return sorted({*real, *_shared_with(register, ("", *(marking.code for marking in Marking)))})


def _open_to_some(register: Register) -> list[str]:
    """Return the groups that are shown rows which others without any clearance, or of the community, don't see."""
    return sorted(_shared_with(register, ("CLEAR", "GREEN")))


def _shared_with(register: Register, markings: Collection[str]) -> frozenset[str]:
    """Return the groups that stakeholders or capabilities of these markings are shared with."""
    marked = (register.table(name) for name in ("stakeholders", "capabilities"))
    cells = (table.loc[among(table["tlp"], markings), "shared_with"].unique() for table in marked)
    return frozenset(group for found in cells for cell in found for group in split_list(cell))


def _counted(grid: str, county: "pd.Series[str]", code: "pd.Series[str]") -> Counts:
    """Return the counts of a grid with its totals; a code outside the list counts in the totals of counties only."""
    codes = CODES[grid]
    rows = county.map({name: place for place, name in enumerate(COUNTIES[:-1])}).fillna(len(REGIONS)).to_numpy(int)
    columns = code.map({name: place for place, name in enumerate(codes)}).fillna(-1).to_numpy(int)
    counts = np.zeros((len(COUNTIES), len(codes)), dtype=np.int64)
    known = columns >= 0
    np.add.at(counts, (rows[known], columns[known]), 1)
    if grid == "kind":
        counts[:, -1] = counts[:, :-1].sum(axis=1)
    counts[-1] = counts[:-1].sum(axis=0)
    return counts
