"""The corridor runs through its towns from west to east, and arcs join what they say."""

import geopandas as gpd
import pytest
from shapely import Point

from stakeholders.codes import CORRIDOR
from stakeholders.places import DEGREES, METRES, arcs, corridor, corridor_towns


def test_the_corridor_begins_at_stjordal_and_ends_in_vaasa() -> None:
    names = list(corridor_towns()["name"])
    assert names[0] == "Stjørdalshalsen"
    assert names[-1] == "Vaasa"
    assert names.index("Östersund") < names.index("Sundsvall") < names.index("Umeå")
    assert set(CORRIDOR) <= set(corridor_towns()["county"])


def test_every_corner_of_the_line_is_a_town() -> None:
    towns = {(point.x, point.y) for point in corridor_towns().geometry}
    lines = corridor()
    assert list(lines["part"]) == ["e14", "coast", "crossing"]
    assert {spot for line in lines.geometry for spot in line.coords} == towns


def test_each_part_begins_where_the_one_before_ends() -> None:
    lines = list(corridor().geometry)
    assert [line.coords[-1] for line in lines[:-1]] == [line.coords[0] for line in lines[1:]]


def test_an_arc_joins_its_ends_and_looks_the_same_from_both() -> None:
    a = gpd.GeoSeries([Point(10.4, 63.4)], crs=DEGREES)
    b = gpd.GeoSeries([Point(14.6, 63.2)], crs=DEGREES)
    there, back = arcs(a, b)[0], arcs(b, a)[0]
    assert there.coords[0] == pytest.approx((10.4, 63.4))
    assert there.coords[-1] == pytest.approx((14.6, 63.2))
    assert there.hausdorff_distance(back) < 1e-9
    chord = gpd.GeoSeries([a[0], b[0]], crs=DEGREES).to_crs(METRES)
    assert arcs(a, b).to_crs(METRES).length[0] > chord[0].distance(chord[1])


def test_no_ties_make_no_arcs() -> None:
    nothing = gpd.GeoSeries([], crs=DEGREES)
    assert len(arcs(nothing, nothing)) == 0
