"""The borders are complete, valid and named, and every area is found by its own middle."""

import geopandas as gpd
import pandas as pd
import pytest

from stakeholders.codes import REGIONS
from stakeholders.errors import StakeholdersError
from stakeholders.places import DEGREES, METRES, areas, countries, gazetteer, sources
from stakeholders.places.areas import Level
from stakeholders.places.joins import nearest_area


@pytest.mark.parametrize(
    ("level", "counts"),
    [
        ("county", {"NO": 15, "SE": 21, "FI": 19, "DK": 11}),
        ("municipality", {"NO": 356, "SE": 290, "FI": 306, "DK": 98}),
    ],
)
def test_no_area_is_missing(level: Level, counts: dict[str, int]) -> None:
    found = areas(level)
    assert found["country"].value_counts().to_dict() == counts
    assert found["area"].is_unique
    assert found.geometry.is_valid.all()
    assert found.crs == DEGREES
    assert set(found["county"]) <= set(REGIONS)


@pytest.mark.parametrize("level", ["county", "municipality"])
def test_the_middle_of_every_area_belongs_to_it(level: Level) -> None:
    found = areas(level)
    middle = gpd.GeoSeries(found.to_crs(METRES).representative_point())
    nearest, metres = nearest_area(middle, found["country"], level)
    assert list(nearest) == list(found["area"])
    assert (metres == 0).all()


def test_places_come_with_the_largest_first_and_aland_in_finland() -> None:
    places = gazetteer()
    assert places["population"].is_monotonic_decreasing
    assert set(places["country"]) == {"NO", "SE", "FI", "DK"}
    assert set(places["area"]) <= set(areas("municipality")["area"])


def test_every_file_names_its_source_and_licence() -> None:
    named = sources()
    assert len(named) == 10
    assert all(one.source and one.licence for one in named)


def test_changing_what_was_handed_out_changes_nobody_elses() -> None:
    mine = areas("county")
    mine["name"] = "mine"
    assert "mine" not in set(areas("county")["name"])
    assert {"NO", "SE", "FI", "DK", "EE"} <= set(countries()["code"])


def test_missing_borders_are_told_by_name(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    from pathlib import Path

    (Path(str(tmp_path)) / "boundaries").mkdir()
    monkeypatch.setenv("STAKEHOLDERS_DATA", str(tmp_path))
    with pytest.raises(StakeholdersError, match="no_regions"):
        areas("county")


def test_counties_have_no_slivers_inside() -> None:
    flat = areas("county").to_crs(METRES)
    parts = flat.explode()
    holes = pd.Series([len(part.interiors) for part in parts.geometry]).sum()
    assert holes <= 30  # lakes and enclaves; joining municipalities alone leaves more than 300
