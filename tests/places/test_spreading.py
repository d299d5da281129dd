"""Stakeholders at one point are drawn apart, and what stands alone stays where it is."""

import geopandas as gpd
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import Point

from stakeholders.places import DEGREES, METRES, spread
from stakeholders.places.spreading import sunflower


def points(*spots: tuple[float, float] | None) -> gpd.GeoSeries:
    return gpd.GeoSeries([None if spot is None else Point(spot) for spot in spots], crs=DEGREES)


def test_what_stands_alone_and_what_is_nowhere_stays() -> None:
    here = points((14.6, 63.2), None, (10.4, 63.4), None)
    assert spread(here).equals(here)


@pytest.mark.parametrize("n", [2, 7, 40, 300])
def test_neighbours_stay_about_the_spacing_apart(n: int) -> None:
    drawn = spread(points(*[(14.6, 63.2)] * n), spacing=1000).to_crs(METRES)
    apart = [drawn[i].distance(drawn.drop(i).union_all()) for i in range(n)]
    assert min(apart) > 900
    assert max(apart) < 2100


def test_the_same_points_are_always_spread_alike_and_are_not_moved_themselves() -> None:
    here = points((14.6, 63.2), (10.4, 63.4), (14.6, 63.2))
    before = here.copy()
    assert spread(here).equals(spread(here))
    assert here.equals(before)


def test_points_are_spread_alike_whatever_their_index_is() -> None:
    here = points((14.6, 63.2), (10.4, 63.4), (14.6, 63.2), (14.6, 63.2))
    renamed = here.set_axis([7, 2, 0, 1])
    assert list(spread(renamed)) == list(spread(here))
    assert list(spread(here[here.x > 12])) == [spread(here)[i] for i in (0, 2, 3)]


@given(st.lists(st.sampled_from([(14.6, 63.2), (10.4, 63.4), None]), min_size=1, max_size=30))
def test_no_two_are_drawn_at_one_point(spots: list[tuple[float, float] | None]) -> None:
    drawn = spread(points(*spots)).dropna()
    assert len({(round(p.x, 6), round(p.y, 6)) for p in drawn}) == len(drawn)


def test_the_sunflower_has_no_two_seats_closer_than_nine_tenths() -> None:
    seats = sunflower(np.arange(500))
    gaps = np.hypot(*(seats[:, None] - seats[None]).transpose(2, 0, 1)) + np.eye(500) * 9
    assert gaps.min() > 0.9
