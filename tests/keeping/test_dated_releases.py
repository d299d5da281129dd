"""Releases of several days: none can be subtracted from another to find somebody, and none is written by halves."""

import multiprocessing
import stat
from datetime import date

import numpy as np
import pandas as pd
import pytest

from stakeholders.cli import main
from stakeholders.codes import REGIONS
from stakeholders.errors import Unreadable
from stakeholders.keeping import release_files
from stakeholders.keeping import releases as publishing
from stakeholders.keeping.audit import audit_of
from stakeholders.keeping.releases import latest, publish, releases
from stakeholders.keeping.store import NotKept
from stakeholders.measures.cube import READERS
from stakeholders.register import Register
from stakeholders.schema import Viewer
from tests.keeping.release_attacks import CODES, attack_release, shown_of
from tests.measures.attacker import Attack

COUNTIES = ("NO060", "SE322", "SE321")
TAGS = ("machining", "welding", "drones")


def register_of_numbers(kinds, tags=None):
    """Return a register of hidden organisations: so many of each kind in each county, and so many with each tag."""
    rows = [
        {"id": f"{home}_{kind}_{n}", "kind": kind, "region": home}
        for home, numbers in zip(COUNTIES, kinds, strict=False)
        for kind, number in zip(("company", "authority", "academia"), numbers, strict=False)
        for n in range(int(number))
    ]
    people = pd.DataFrame(rows, columns=["id", "kind", "region"]).assign(country="SE", tlp="AMBER", sectors="defence")
    given = [
        {"stakeholder_id": one, "capability": tag}
        for home, numbers in zip(COUNTIES, tags if tags is not None else [], strict=False)
        for tag, number in zip(TAGS, numbers, strict=False)
        for one in people.loc[people["region"] == home, "id"].tolist()[: int(number)]
    ]
    capabilities = pd.DataFrame(given, columns=["stakeholder_id", "capability"], dtype="str")
    capabilities = capabilities.assign(consent_by="board", consent_date="2025", tlp="AMBER")
    tables = {"stakeholders": people.assign(name=people["id"]), "capabilities": capabilities}
    return Register.of({name: frame.astype("str") for name, frame in tables.items()}, repr((kinds, tags)))


def days(number):
    return [date(2026, 1 + place, 1) for place in range(number)]


def told(release, grid, region, code, reader="public"):
    cells = release.table(grid, reader).set_index(["region", "code"])
    return cells.loc[(region, code), "count"], cells.loc[(region, code), "since"]


def test_a_small_change_is_not_told_and_a_large_one_is(tmp_path):
    for day, number in zip(days(4), (14, 16, 20, 13), strict=True):
        publish(tmp_path, "belt", register_of_numbers([[number, 8, 8]] * 3), day)
    first, second, third, fourth = (told(one, "kind", "NO060", "company") for one in releases(tmp_path, "belt"))
    assert first == (14, "2026-01-01")
    assert second == (14, "2026-01-01")  # 16 would tell that two came
    assert third == (20, "2026-03-01")
    assert fourth == (20, "2026-03-01")  # 13 differs by seven from the last, but by one from the first


def test_a_change_of_which_others_see_most_is_told_to_nobody(tmp_path):
    for day, (green, amber) in zip(days(3), ((9, 9), (14, 10), (14, 16)), strict=True):
        register = register_of_numbers([[green + amber, 20, 20]] * 3)
        people = register.stakeholders
        seen = people["id"].isin({f"{home}_company_{n}" for home in COUNTIES for n in range(green)})
        marked = people.assign(tlp=people["tlp"].mask(seen, "GREEN"))
        publish(tmp_path, "belt", Register.of({"stakeholders": marked}, f"{green} {amber}"), day)
    shown = [told(one, "kind", "NO060", "company")[0] for one in releases(tmp_path, "belt")]
    assert shown == [18, 18, 30]  # 24 less the fourteen that members see would tell them that one came


def test_what_was_withheld_is_told_once_it_has_grown_so_far_that_it_tells_little_of_then(tmp_path):
    for day, number in zip(days(3), (2, 8, 30), strict=True):
        publish(tmp_path, "belt", register_of_numbers([[40, 8, 8]] * 3, [[number, 0, 20]] * 3), day)
    first, second, third = (told(one, "capability", "NO060", "machining")[0] for one in releases(tmp_path, "belt"))
    assert pd.isna(first)
    assert pd.isna(second)  # 8 would leave four numbers for the first: none to three
    assert third == 30


def grown(draw, numbers, most):
    """Return numbers some of which changed, most of these upwards."""
    return np.maximum(numbers + draw.integers(-3, most, numbers.shape) * (draw.random(numbers.shape) < 0.6), 0)


def test_no_two_releases_and_no_rule_give_a_withheld_number_away(tmp_path):
    draw, told_later = np.random.default_rng(11), 0
    attacks = {reader: Attack() for reader in READERS}
    for case in range(3):
        truths, kinds, tags = [], draw.integers(0, 16, (3, 3)), draw.integers(0, 6, (3, 3))
        for day in days(3):
            truths.append(register_of_numbers(kinds, tags))
            publish(tmp_path, f"belt{case}", truths[-1], day)
            kinds, tags = grown(draw, kinds, 12), grown(draw, tags, 25)
        made = releases(tmp_path, f"belt{case}")
        for reader, attack in attacks.items():
            grids, limit = (
                [{grid: shown_of(one, grid, reader) for grid in CODES} for one in made],
                made[0].limits[reader],
            )
            fresh = [{grid: stale(one, grid, reader) == 0 for grid in CODES} for one in made]
            assert_changes_are_none_or_large(grids, limit)
            for place, (release, truth, day) in enumerate(zip(made, truths, days(3), strict=True)):
                highest = {grid: lowest_later(grids[place:], fresh[place:], grid, limit) for grid in CODES}
                told_later += sum(int((grids[place][grid][1] & (highest[grid] < 1e4)).sum()) for grid in CODES)
                off = {grid: stale(release, grid, reader) * 1e4 for grid in CODES}
                outsider = Viewer(reader, groups=set())
                attack_release(attack, release, reader, truth, outsider, day, off=off, highest=highest)
    assert told_later > 0
    for reader, attack in attacks.items():
        limit = made[0].limits[reader]
        assert min(map(min, filter(len, attack.possibilities(limit)))) >= limit


def assert_changes_are_none_or_large(grids, limit):
    for place, earlier in enumerate(grids):
        for later in grids[place + 1 :]:
            for grid in CODES:
                both = ~earlier[grid][1] & ~later[grid][1]
                change = np.abs(later[grid][0] - earlier[grid][0])[both]
                assert not ((change > 0) & (change < limit)).any()


def lowest_later(grids, fresh, grid, limit):
    """Return what a withheld number was at most, since it is told later: less by the limit than the first then told."""
    still, found = grids[0][grid][1].copy(), np.full(grids[0][grid][0].shape, 1e4)
    for later, new in zip(grids[1:], fresh[1:], strict=True):
        shown, blank = later[grid]
        first = still & ~blank & new[grid]
        found[first] = shown[first] - limit
        still &= blank
    return np.maximum(found, 0)


def stale(release, grid, reader):
    """Tell which numbers stand from an earlier release."""
    cells = release.table(grid, reader)
    wide = cells.assign(old=(cells["since"] < release.day).astype(float)).set_index(["region", "code"])["old"]
    return wide.unstack(sort=False).reindex(index=[*REGIONS, "", "*"], columns=CODES[grid]).to_numpy()


def test_readers_who_see_more_learn_of_no_small_change_either(tmp_path):
    for day, green, amber in zip(days(3), (6, 10, 10), (8, 10, 16), strict=True):
        rows = [("open", "GREEN")] * green + [("closed", "AMBER")] * amber
        people = pd.DataFrame(
            [(f"{name}{n}", "company", "SE", "SE322", tlp) for n, (name, tlp) in enumerate(rows)],
            columns=["id", "kind", "country", "region", "tlp"],
        )
        truth = Register.of({"stakeholders": people.assign(name=people["id"]).astype("str")}, str(day))
        publish(tmp_path, "belt", truth, day)
    numbers = [told(one, "kind", "SE322", "company")[0] for one in releases(tmp_path, "belt")]
    assert numbers == [14, 14, 26]  # six more, but the community sees four of them come


def publish_once(root, day):
    publish(root, "belt", register_of_numbers([[14, 8, 8]] * 3), day)


def test_two_at_once_make_one_release_after_the_other(tmp_path):
    context = multiprocessing.get_context("spawn")
    makers = [context.Process(target=publish_once, args=(tmp_path, day)) for day in days(2)]
    for maker in makers:
        maker.start()
    for maker in makers:
        maker.join()
    assert [maker.exitcode for maker in makers] == [0, 0]
    assert [one.number for one in releases(tmp_path, "belt")] == [1, 2]
    assert [event.facts["number"] for event in audit_of(tmp_path).events(["release"])] == [1, 2]


def test_a_release_that_can_not_be_written_leaves_nothing_and_is_not_logged(tmp_path, monkeypatch):
    def fails(one, other):
        raise OSError("no room")

    monkeypatch.setattr(release_files.os, "link", fails)
    with pytest.raises(NotKept, match="no room"):
        publish_once(tmp_path, days(1)[0])
    assert latest(tmp_path, "belt") is None
    assert audit_of(tmp_path).events(["release"]) == []


def test_a_release_whose_maker_was_killed_before_the_log_had_it_is_logged_with_the_next(tmp_path):
    publish_once(tmp_path, days(1)[0])
    audit_of(tmp_path).path.unlink()
    publish_once(tmp_path, days(2)[1])
    assert [event.facts["number"] for event in audit_of(tmp_path).events(["release"])] == [1, 2]


def test_nothing_is_released_beside_an_earlier_release_that_can_not_be_read(tmp_path):
    publish_once(tmp_path, days(1)[0])
    place = tmp_path / "kept" / "belt" / "releases"
    assert stat.S_IMODE(place.stat().st_mode) == 0o700
    next(place.glob("*.json")).write_text("{", encoding="utf-8")
    with pytest.raises(Unreadable):
        publish_once(tmp_path, days(2)[1])
    assert len(list(place.glob("*.json"))) == 1


def test_what_is_withheld_stays_so_where_the_basis_of_an_earlier_release_is_gone(tmp_path):
    for day, number in zip(days(2), (2, 30), strict=True):
        publish(tmp_path, "belt", register_of_numbers([[40, 8, 8]] * 3, [[number, 0, 20]] * 3), day)
        for file in (tmp_path / "kept" / "belt" / "releases").glob("*.npz"):
            file.unlink()
    assert pd.isna(told(latest(tmp_path, "belt"), "capability", "NO060", "machining")[0])


@pytest.mark.parametrize(("asked", "kept"), [("2", 5), ("9", 9)])
def test_the_command_releases_and_limits_are_raised_but_never_lowered(tmp_path, capsys, monkeypatch, asked, kept):
    monkeypatch.chdir(tmp_path)
    belt = tmp_path / "belt"
    belt.mkdir()
    (belt / "stakeholders.csv").write_text("id,name,kind,country,tlp\na,A,company,SE,AMBER\n", encoding="utf-8")
    (belt / "memberships.csv").write_text("member_id,group_id\n", encoding="utf-8")
    assert main(["release", str(belt), "--public", asked]) == 0
    assert "Release 1 of belt" in capsys.readouterr().out
    release = latest(tmp_path, "belt")
    assert release.limits == {"public": kept, "community": 5, "member": 4}
    assert pd.isna(told(release, "kind", "*", "company")[0])


def test_the_command_reckons_with_whoever_can_sign_in(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    grants = [f'[[login.grants]]\ntoken_group = "{g}"\nclearance = "member"\ngroups = ["{g}"]\n' for g in "xy"]
    (tmp_path / "settings.toml").write_text("\n".join(grants), encoding="utf-8")
    (tmp_path / "belt").mkdir()
    (tmp_path / "belt" / "stakeholders.csv").write_text("id,name,kind,country\n", encoding="utf-8")
    (tmp_path / "belt" / "memberships.csv").write_text("member_id,group_id\n", encoding="utf-8")
    named = []
    monkeypatch.setattr(publishing, "audiences", lambda _register, _on, also: named.extend(also) or ())
    main(["release", str(tmp_path / "belt")])
    assert Viewer("member", groups={"x", "y"}) in named


def test_faulty_settings_release_nothing(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "settings.toml").write_text("[limits]\npublic = 1\n", encoding="utf-8")
    assert main(["release", str(tmp_path / "belt")]) == 2
    assert "settings.toml" in capsys.readouterr().err
    assert not (tmp_path / "kept").exists()
