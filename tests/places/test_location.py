"""Each stakeholder is placed as well as the register allows, and never where nobody put it."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholders.places import DEGREES, METRES, locate
from tests.places.places_examples import register_of

OSTERSUND = (63.1792, 14.63566)


def test_coordinates_are_taken_as_given() -> None:
    placed = locate(register_of({"lat": 63.18, "lon": 14.64, "location_precision": "place"}))
    assert placed.crs == DEGREES
    assert (placed.geometry[0].y, placed.geometry[0].x) == (63.18, 14.64)
    assert placed["location_precision"][0] == "place"


def test_a_municipality_without_coordinates_is_its_main_town() -> None:
    placed = locate(register_of({"municipality": "Östersund"}))
    assert (placed.geometry[0].y, placed.geometry[0].x) == OSTERSUND
    assert placed["location_precision"][0] == "municipality"
    assert placed["municipality_code"][0] == "SE:2380"


@pytest.mark.parametrize(
    ("country", "name", "code"),
    [
        ("FI", "Vasa", "FI:905"),
        ("FI", "vaasa", "FI:905"),
        ("FI", "Helsingfors", "FI:Helsinki"),
        ("NO", "Rosse", "NO:5025"),
    ],
)
def test_a_municipality_goes_by_its_other_names(country: str, name: str, code: str) -> None:
    assert locate(register_of({"country": country, "municipality": name}))["municipality_code"][0] == code


def test_of_two_municipalities_with_one_name_the_region_decides() -> None:
    rows = ({"country": "NO", "municipality": "Herøy", "region": region} for region in ("NO071", "NO0A3"))
    assert list(locate(register_of(*rows))["municipality_code"]) == ["NO:1818", "NO:1515"]


def test_an_unknown_municipality_falls_back_to_the_region() -> None:
    placed = locate(register_of({"municipality": "Atlantis", "region": "SE322"}))
    assert (placed.geometry[0].x, placed.geometry[0].y) == (14.31, 63.26)
    assert placed["location_precision"][0] == "region"
    assert placed["county"][0] == "SE322"
    assert placed["municipality_code"][0] == ""


def test_who_cannot_be_placed_stays_in_the_table_without_a_point() -> None:
    rows = (
        {},
        {"lat": 0.0, "lon": 0.0},
        {"lat": 63.0},
        {"region": "NO0B2", "country": "NO"},
        {"municipality": "Östersund"},
    )
    placed = locate(register_of(*rows))
    assert list(placed["id"]) == ["s0", "s1", "s2", "s3", "s4"]
    assert list(placed.geometry.isna()) == [True, True, True, True, False]
    assert list(placed["area_note"]) == [*["unplaced"] * 4, ""]


def test_a_point_on_the_border_stays_in_its_own_country() -> None:
    border = {"lat": 63.316, "lon": 12.05}  # Storlien, a few kilometres from Meråker
    placed = locate(register_of({**border, "country": "SE"}, {**border, "country": "NO"}))
    assert placed["county"][0] == "SE322"
    assert placed["county"][1] in {"NO060", ""}


def test_a_harbour_off_its_coarse_coast_belongs_to_the_nearest_municipality() -> None:
    placed = locate(register_of({"lat": 62.39, "lon": 17.40}))  # in the bay off Sundsvall
    assert placed["municipality_code"][0] == "SE:2281"


def test_far_out_at_sea_the_stated_region_is_all_that_is_known() -> None:
    placed = locate(register_of({"lat": 61.5, "lon": 19.0, "region": "SE321"}, {"lat": 61.5, "lon": 19.0}))
    assert list(placed["county"]) == ["SE321", ""]
    assert list(placed["area_note"]) == ["stated", "outside"]
    assert list(placed["municipality_code"]) == ["", ""]


def test_what_is_known_to_a_region_only_claims_no_municipality() -> None:
    placed = locate(register_of({"lat": 63.18, "lon": 14.64, "location_precision": "region", "region": "SE322"}))
    assert placed["municipality_code"][0] == ""
    assert placed["county"][0] == "SE322"


def test_aland_is_part_of_finland() -> None:
    placed = locate(register_of({"country": "AX", "lat": 60.097, "lon": 19.935}))
    assert placed["county"][0] == "FI200"


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["NO", "SE", "FI", "DK", "AX", "DE", ""]),
            st.one_of(st.none(), st.floats(54, 71)),
            st.one_of(st.none(), st.floats(4, 31)),
            st.sampled_from(["", "Östersund", "Våler", "Vasa", "?"]),
            st.sampled_from(["", "SE322", "NO060", "XX999"]),
        ),
        max_size=20,
    )
)
def test_nobody_is_lost_moved_or_put_at_zero(rows: list[tuple[str, float | None, float | None, str, str]]) -> None:
    columns = ("country", "lat", "lon", "municipality", "region")
    register = register_of(*(dict(zip(columns, row, strict=True)) for row in rows)) if rows else register_of({})
    placed = locate(register)
    assert list(placed["id"]) == list(register.stakeholders["id"])
    pd.testing.assert_frame_equal(
        pd.DataFrame(placed[["name", "lat", "lon"]]), register.stakeholders[["name", "lat", "lon"]]
    )
    drawn = placed.geometry.dropna()
    assert not ((drawn.x == 0) & (drawn.y == 0)).any()
    given_points = placed["lat"].notna() & placed["lon"].notna()
    assert (placed.geometry[given_points].x == placed["lon"][given_points]).all()


def test_metres_are_metres() -> None:
    placed = locate(register_of({"lat": 63.0, "lon": 15.0}, {"lat": 64.0, "lon": 15.0})).to_crs(METRES)
    assert placed.geometry[0].distance(placed.geometry[1]) == pytest.approx(111_500, rel=0.01)
