"""Fictional datasets: repeatable, complete, plausible, and never to be mistaken for real ones."""

import json
import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from stakeholders.codes import BELT, INITIATIVE_KINDS, KINDS, LISTS, MARKINGS, REGION, split_list
from stakeholders.register import Register
from stakeholders.schema import TABLES
from stakeholders.synthesis import fictional_tables, synthesise


@pytest.fixture(scope="module")
def tables() -> dict[str, pd.DataFrame]:
    return fictional_tables(1_000)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def sizes(tables: dict[str, pd.DataFrame]) -> pd.Series:
    pairs = tables["memberships"].drop_duplicates(["member_id", "group_id"])
    return pairs.groupby("group_id").size()


def test_the_same_size_and_seed_give_the_same_bytes(tmp_path):
    synthesise(300, tmp_path / "one", seed=7)
    synthesise(300, tmp_path / "other", seed=7)
    assert contents(tmp_path / "one") == contents(tmp_path / "other")
    assert "datapackage.json" in contents(tmp_path / "one")


def test_another_seed_gives_another_dataset(tmp_path):
    synthesise(300, tmp_path / "one", seed=7)
    synthesise(300, tmp_path / "other", seed=8)
    assert contents(tmp_path / "one")["memberships.csv"] != contents(tmp_path / "other")["memberships.csv"]


@pytest.mark.parametrize("n", [100, 1_000, 10_000])
def test_there_are_five_memberships_for_each_stakeholder(n):
    tables = fictional_tables(n)
    assert len(tables["stakeholders"]) == n
    assert len(tables["memberships"]) == pytest.approx(5 * n, rel=0.005)


@pytest.mark.parametrize("n", [1, 2, 3, 7, 20])
def test_a_handful_of_organisations_is_a_dataset_too(n, tmp_path):
    synthesise(n, tmp_path / "few")
    assert len(pd.read_csv(tmp_path / "few" / "stakeholders.csv")) == n


def test_every_organisation_initiative_and_document_says_that_it_is_fictional(tables):
    for name, column in (("stakeholders", "name"), ("initiatives", "name"), ("sources", "title")):
        assert tables[name][column].str.contains("fictional").all()
    for name in ("memberships", "relations"):
        assert tables[name]["evidence"].str.startswith("Fictional").all()


def test_the_package_says_in_four_languages_that_it_is_fictional(tmp_path):
    synthesise(50, tmp_path / "set")
    package = json.loads((tmp_path / "set" / "datapackage.json").read_text("utf-8"))
    assert set(package["titles"]) == {"en", "sv", "nb", "fi"}
    assert all("FICTIONAL" in title for title in (package["title"], *package["titles"].values()))
    assert {each["path"] for each in package["resources"]} == {p.name for p in (tmp_path / "set").glob("*.csv")}


def test_keys_are_unique_and_every_reference_resolves(tables):
    for name, frame in tables.items():
        assert not frame.duplicated(list(TABLES[name].key)).any(), name
        for column in TABLES[name].columns:
            if column.references and column.name in frame:
                known = pd.concat([tables[other]["id"] for other in column.references])
                assert frame[column.name].isin(known).all(), (name, column.name)
    assert not set(tables["stakeholders"]["id"]) & set(tables["initiatives"]["id"])


def test_a_register_keeps_every_row(tables):
    numbers = {column.name for table in TABLES.values() for column in table.columns if column.type == "number"}
    typed = {
        name: frame.assign(**{column: pd.to_numeric(frame[column]) for column in numbers & set(frame)})
        for name, frame in tables.items()
    }
    register = Register.of(typed, "fictional")
    assert {name: len(register.table(name)) for name in tables} == {name: len(each) for name, each in tables.items()}


def test_only_codes_of_the_lists_are_used_and_all_kinds_occur(tables):
    for name, frame in tables.items():
        for column in TABLES[name].columns:
            if column.codes and column.name in frame:
                used = {code for cell in frame[column.name] for code in split_list(cell)}
                assert used <= set(LISTS[column.codes]), (name, column.name)
    assert set(tables["stakeholders"]["kind"]) == set(KINDS)
    assert set(tables["initiatives"]["kind"]) == set(INITIATIVE_KINDS)
    assert set(tables["memberships"]["tlp"]) == set(MARKINGS)


def test_rows_are_mostly_open_and_some_are_shared_with_clusters_only(tables):
    marked = tables["memberships"]["tlp"].value_counts(normalize=True)
    assert marked["CLEAR"] > 0.6
    shared = tables["stakeholders"].loc[tables["stakeholders"]["shared_with"] != "", "shared_with"]
    clusters = set(tables["stakeholders"].loc[tables["stakeholders"]["kind"] == "cluster", "id"])
    assert len(shared)
    assert {group for cell in shared for group in split_list(cell)} <= clusters


def test_most_organisations_are_in_the_belt_and_the_region_fits_the_country(tables):
    placed = tables["stakeholders"][tables["stakeholders"]["region"] != ""]
    assert placed["region"].isin(BELT).mean() > 0.5
    assert set(placed["region"]) <= set(REGION)
    assert (placed["region"].str[:2] == placed["country"]).all()
    assert set(placed["country"]) == {"NO", "SE", "FI", "DK"}


def test_who_has_no_known_place_has_no_coordinates(tables):
    nowhere = tables["stakeholders"]["location_precision"] == "country"
    assert nowhere.any()
    assert (tables["stakeholders"].loc[nowhere, ["lat", "lon", "region"]] == "").all(axis=None)
    assert (tables["stakeholders"].loc[~nowhere, ["lat", "lon"]] != "").all(axis=None)


def test_projects_and_small_meetings_stay_small_while_clusters_and_large_events_have_a_heavy_tail():
    tables = fictional_tables(10_000)
    size = sizes(tables)
    initiatives = tables["initiatives"].assign(size=tables["initiatives"]["id"].map(size).fillna(0))
    small = initiatives["scale"] == "small"
    large = initiatives["scale"] == "large"
    assert initiatives.loc[small, "size"].max() <= 12
    assert initiatives.loc[~small & ~large, "size"].max() <= 40
    for tail in (initiatives.loc[large, "size"], size[size.index.isin(tables["stakeholders"]["id"])]):
        assert tail.max() > 10 * tail.median()


def test_a_few_organisations_are_in_very_many_things(tables):
    each = tables["memberships"].groupby("member_id").size()
    assert each.max() > 8 * each.median()


def test_planned_initiatives_lie_ahead_and_their_memberships_are_planned(tables):
    planned = tables["initiatives"][tables["initiatives"]["name"].str.contains("planned")]
    assert len(planned)
    assert (planned["start"].str[:4] >= "2026").all()
    rows = tables["memberships"][tables["memberships"]["group_id"].isin(planned["id"])]
    assert set(rows["status"]) <= {"planned", "interested"}


def test_dates_have_three_exactnesses_and_never_end_before_they_begin(tables):
    for name, first, last in (("initiatives", "start", "end"), ("memberships", "since", "until")):
        cells = pd.concat([tables[name][first], tables[name][last]])
        assert cells.str.fullmatch(r"|\d{4}(-\d\d){0,2}").all()
        assert {4, 7, 10} <= set(cells.str.len())
        both = tables[name][(tables[name][first] != "") & (tables[name][last] != "")]
        assert len(both)
        assert (both[first] <= both[last]).all()


def test_groups_are_never_members_of_each_other_in_a_circle():
    tables = fictional_tables(10_000)
    inside = tables["memberships"][tables["memberships"]["group_id"].isin(tables["stakeholders"]["id"])]
    groups = set(inside["group_id"])
    between = inside[inside["member_id"].isin(groups)]
    assert len(between)
    assert (between["member_id"] > between["group_id"]).all()


def test_no_organisation_number_is_invented_since_it_could_be_somebodys(tables):
    assert "registration_number" not in tables["stakeholders"]
    assert "capabilities" not in tables


def test_web_addresses_lead_nowhere(tables):
    sites = tables["stakeholders"]["website"]
    assert all(re.fullmatch(r"(https://fiktiv-\d+\.example)?", site) for site in sites)


def test_a_folder_that_holds_something_is_left_alone(tmp_path):
    (tmp_path / "stakeholders.csv").write_text("id\nours\n")
    with pytest.raises(FileExistsError, match="empty folder"):
        synthesise(10, tmp_path)
    assert (tmp_path / "stakeholders.csv").read_text() == "id\nours\n"


@pytest.mark.parametrize(("n", "seed"), [(0, 1), (-5, 1), (10, -1)])
def test_impossible_sizes_and_seeds_are_refused(n, seed, tmp_path):
    with pytest.raises(ValueError, match="or more"):
        synthesise(n, tmp_path / "none", seed)
    assert not (tmp_path / "none").exists()


def test_drawing_leaves_the_global_random_state_alone():
    before = np.random.get_state()[1].copy()  # noqa: NPY002 - the global state is what must not change
    fictional_tables(50)
    assert (np.random.get_state()[1] == before).all()  # noqa: NPY002 - as above
