"""Released counts: nobody finds out more than they are told, not with all releases together, nor with what they see."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from stakeholders.keeping.releases import publish
from stakeholders.measures.cube import READERS
from stakeholders.reading import list_datasets, read_dataset
from stakeholders.register import Register
from stakeholders.synthesis import synthesise
from tests.conftest import ROOT
from tests.keeping.release_attacks import CODES, attack_release, counted, shown_of, unseen, viewers
from tests.measures.attacker import Attack

DAY = date(2026, 3, 1)


def marked_by_chance(register, seed):
    """Return the register with markings drawn anew, most of them above CLEAR."""
    draw = np.random.default_rng(seed)
    tables = {}
    for name in ("stakeholders", "memberships", "capabilities"):
        frame = register.table(name)
        share = [0.3, 0.3, 0.3, 0.1] if name == "stakeholders" else [0.9, 0.1, 0, 0]
        drawn = draw.choice(["CLEAR", "GREEN", "AMBER", "AMBER+STRICT"], len(frame), p=share)
        tables[name] = frame if name == "capabilities" else frame.assign(tlp=pd.Series(drawn, dtype="str"))
    people, groups = tables["stakeholders"], groups_of(register)
    tables["stakeholders"] = people.assign(shared_with=np.where(draw.random(len(people)) < 0.2, groups[0], ""))
    return Register.of(tables, f"{register.key} {seed}")


def groups_of(register):
    rows = register.stakeholders
    return sorted(rows.loc[rows["kind"].isin(["cluster", "association"]), "id"])


def attacked(release, register, on=DAY):
    """Return by how many the fewest numbers that are possible for any withheld cell, for any viewer, pass the limit."""
    fewest = {}
    for reader in READERS:
        attack = Attack()
        readers = viewers(reader, groups_of(register)[:4])
        for viewer in readers:
            attack_release(attack, release, reader, register, viewer, on)
        widths = attack.possibilities(release.limits[reader])
        limits = [limit_of(release, reader, viewer) for viewer in readers]
        spare = [width.min() - limit for width, limit in zip(widths, limits, strict=True) if len(width)]
        fewest[reader] = min(spare, default=np.inf)
    return fewest


def limit_of(release, reader, viewer):
    """Return the limit that holds for a viewer who reads what these readers are told."""
    return release.limits["member" if viewer.rank > 1 else reader]


def made(tmp_path_factory, n, seed):
    folder = tmp_path_factory.mktemp("made") / "belt"
    synthesise(n, folder, seed, belt=True)
    return read_dataset(folder).register


@pytest.fixture(scope="module")
def belts(tmp_path_factory):
    """Small fictional belts with capabilities, and the shipped datasets, of which one has markings by chance."""
    shipped = {name: read_dataset(ROOT / "data" / name).register for name in list_datasets(ROOT / "data")}
    drawn = marked_by_chance(shipped["nordic_green_belt"], 1)
    return {**shipped, "drawn": drawn, "small": made(tmp_path_factory, 60, 2)}


@pytest.fixture(scope="module")
def released(belts, tmp_path_factory):
    root = tmp_path_factory.mktemp("released")
    return {name: publish(root, name, register, DAY) for name, register in belts.items()}


def test_no_viewer_narrows_a_withheld_number_with_all_grids_and_all_they_see(belts, released):
    for name, release in released.items():
        for reader, fewest in attacked(release, belts[name]).items():
            assert fewest >= 0, (name, reader)


def test_what_is_told_is_true_and_leaves_nobody_with_too_few(belts, released):
    for name, release in released.items():
        register = belts[name]
        county = dict(zip(register.stakeholders["id"], register.stakeholders["region"], strict=True))
        for reader in READERS:
            for grid in CODES:
                shown, blank = shown_of(release, grid, reader)
                for viewer in viewers(reader, groups_of(register)[:4]):
                    limit = limit_of(release, reader, viewer)
                    left = counted(unseen(register, viewer, DAY)[0][grid], county, grid).to_numpy()
                    assert not ((left > 0) & (left < limit))[~blank].any()
                    if viewer == viewers(reader, [])[0]:
                        assert (shown == left)[~blank].all()
                        assert grid != "capability" or (left >= limit)[~blank].all()


def test_the_shipped_register_hides_nothing_so_that_nothing_is_counted(released):
    assert released["nordic_green_belt"].table("kind", "public")["count"].eq(0).all()
