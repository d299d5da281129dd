"""What a viewer can find out from a release, all grids together, with the rows that they see."""

from functools import cache

import numpy as np
import pandas as pd

from stakeholders.codes import CAPABILITIES, KINDS, REGIONS, SECTORS, split_list
from stakeholders.measures.consent import consented
from stakeholders.schema import Viewer

CODES = {"kind": [*KINDS, "*"], "sector": [*SECTORS], "capability": [*CAPABILITIES]}


def viewers(reader, groups):
    """Return who reads a release: those who see least first, then those who see more and read it too."""
    inside = [Viewer(clearance, groups={group}) for group in groups for clearance in ("member", "steward")]
    if reader == "member":
        return [Viewer("member", groups=set()), *inside]
    shared = [Viewer(reader, groups={group}) for group in groups[:3]]
    return [Viewer(reader, groups=set()), *shared, Viewer("member", groups=set()), *inside[:2]]


@cache
def unseen(register, viewer, on):
    """Return the pairs (stakeholder, code) that a viewer doesn't see, by grid, and who is in view."""
    seen = register.visible_to(viewer, on)
    everyone, there = register.stakeholders, set(seen.stakeholders["id"])
    hidden = everyone[~everyone["id"].isin(there)]
    given, known = (set(zip(r["stakeholder_id"], r["capability"], strict=True)) for r in map(_at(on), (register, seen)))
    return {
        "kind": set(zip(hidden["id"], hidden["kind"], strict=True)),
        "sector": {(i, s) for i, cell in zip(hidden["id"], hidden["sectors"], strict=True) for s in split_list(cell)},
        "capability": given - known,
    }, there


def _at(on):
    return lambda register: consented(register, on)


def counted(pairs, county, grid):
    """Return the numbers of a grid with its totals: counties outside the list count as elsewhere."""
    home = [county[one] if county[one] in REGIONS else "" for one, _ in pairs]
    counts = pd.crosstab(pd.Series(home, dtype="str"), pd.Series([code for _, code in pairs], dtype="str"))
    counts = counts.reindex(index=[*REGIONS, "", "*"], columns=CODES[grid], fill_value=0)
    if grid == "kind" and not counts["*"].any():
        counts["*"] = counts.sum(axis=1)
    counts.loc["*"] = counts.sum()
    return counts


def shown_of(release, grid, reader):
    """Return a grid of a release: numbers, and where they are withheld."""
    wide = release.table(grid, reader).set_index(["region", "code"])["count"].unstack(sort=False)
    wide = wide.reindex(index=[*REGIONS, "", "*"], columns=CODES[grid])
    return wide.fillna(0).to_numpy(float), wide.isna().to_numpy()


def attack_release(attack, release, reader, register, viewer, on, *, off=None, highest=None):
    """Put a release into an attack, as a viewer of these rows reads it; return how many cells are withheld from them.

    Counties in which nobody is, as everybody can see, are left out.

    ``off``: by grid, by how much each number shown may be off, where it stands from an earlier release; ``highest``:
    what later releases tell that a withheld number can't be above.
    """
    base, in_view = unseen(register, Viewer(reader, groups=set()), on)
    mine, _ = unseen(register, viewer, on)
    county = dict(zip(register.stakeholders["id"], register.stakeholders["region"], strict=True))
    limit = release.limits[reader]
    seen_there = counted({(one, "*") for one in in_view}, county, "kind")["*"].to_numpy()
    totals, hidden_total = (each[:, -1] for each in shown_of(release, "kind", reader))
    rows = (totals > 0) | hidden_total | (seen_there > 0)
    rows[-1] = True
    withheld = 0
    for grid in CODES:
        shown, blank = (each[rows] for each in shown_of(release, grid, reader))
        known = counted(base[grid] - mine[grid], county, grid).to_numpy()[rows]
        loose = 0 if off is None else off[grid][rows]
        top = 1e4 if highest is None else highest[grid][rows]
        first = grid == "kind"
        places = attack.add(shown, blank, known, rows_add_up=first, highest=top, off=loose, apart=first)
        withheld += int(blank.sum())
        if grid == "kind":
            home = places[:, -1]
            continue
        most = seen_there[rows] * (grid == "capability")
        for row, column in np.argwhere(blank):
            attack.at_most.append({int(places[row, column]): 1.0, int(home[row]): -1.0, 0: -float(most[row])})
        few = (most + totals[rows])[:, None] - known < limit - 1  # too few in the county for so many numbers
        gone = set(places[few & ~hidden_total[rows][:, None]].tolist())
        attack.targets[-1] = [cell for cell in attack.targets[-1] if cell not in gone]
    return withheld
