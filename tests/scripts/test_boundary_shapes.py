"""Shapes get lighter without gaps between neighbours, and counties lose slivers but no enclave."""

import geopandas as gpd
import shapely

from scripts.boundary_shapes import METRES, WGS84, counties, simplified


def squares(*boxes: tuple[float, float, float, float], **columns: list[str]) -> gpd.GeoDataFrame:
    shapes = [shapely.box(4_500_000 + x0, 4_200_000 + y0, 4_500_000 + x1, 4_200_000 + y1) for x0, y0, x1, y1 in boxes]
    # corners every 100 m, so that neighbours share theirs
    return gpd.GeoDataFrame(columns, geometry=shapely.segmentize(shapes, 100), crs=METRES).to_crs(WGS84)


def test_neighbours_still_share_their_border() -> None:
    pair = squares((0, 0, 20_000, 20_000), (20_000, 0, 40_000, 20_000))
    light = simplified(pair, metres=700, smallest_km2=1).to_crs(METRES)
    assert light.geometry[0].distance(light.geometry[1]) < 20
    assert light.geometry[0].intersection(light.geometry[1]).area < 20_000


def test_a_sliver_between_two_municipalities_is_closed() -> None:
    ring = squares(
        (0, 0, 9_000, 30_000), (9_000, 0, 21_000, 14_900), (9_000, 15_000, 21_000, 30_000), (21_000, 0, 30_000, 30_000)
    )
    county = counties(ring.assign(county="01"), "county")
    assert len(county) == 1
    assert len(county.geometry[0].interiors) == 0


def test_an_enclave_of_another_county_stays_open() -> None:
    around = squares(
        (0, 0, 9_000, 30_000), (9_000, 0, 11_000, 14_000), (9_000, 16_000, 11_000, 30_000), (11_000, 0, 30_000, 30_000)
    )
    inside = squares((9_000, 14_000, 11_000, 16_000))
    both = gpd.GeoDataFrame({"county": ["01"] * 4 + ["02"]}, geometry=[*around.geometry, *inside.geometry], crs=WGS84)
    found = counties(both, "county").set_index("county").to_crs(METRES)
    assert len(found.geometry["01"].interiors) == 1
    assert found.geometry["02"].area > 3e6
