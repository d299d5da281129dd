"""GeoPackage and GeoJSON hold what was handed in, with marking and sources, and open in other programs."""

import json

import pyogrio
import pytest

from stakeholders.exports.geojson import geojson
from stakeholders.exports.geopackage import geopackage
from stakeholders.exports.map_layers import about, map_layers, stakeholder_layer
from stakeholders.measures.crossings import crossings
from stakeholders.places import locate
from stakeholders.places.counts import counts
from stakeholders.schema import Marking


@pytest.fixture
def said() -> dict[str, str]:
    return about(Marking.AMBER, "2026-05-01", "Two shores", {"report": "A report"})


@pytest.fixture
def package(two_shores, said, tmp_path):
    placed = locate(two_shores)
    layers = map_layers(placed, counts(placed, "county"), crossings(two_shores).between, "county")
    path = tmp_path / "map.gpkg"
    path.write_bytes(geopackage(layers, said))
    return path


def test_every_layer_is_there_in_degrees(package) -> None:
    names = [name for name, _ in pyogrio.list_layers(package)]
    assert names[:4] == ["stakeholders", "cross_border_ties", "corridor", "corridor_towns"]
    assert {"counties_no", "counties_se", "counties_fi", "counties_dk", "about"} <= set(names)
    assert pyogrio.read_info(package, layer="stakeholders")["crs"] == "EPSG:4326"


def test_rows_carry_their_own_marking_and_the_file_carries_the_highest(package) -> None:
    rows = pyogrio.read_dataframe(package, layer="stakeholders").set_index("id")
    assert rows["tlp"].to_dict()["hospital"] == "TLP:AMBER"
    assert rows["tlp"].to_dict()["forge"] == "TLP:CLEAR"
    table = pyogrio.read_dataframe(package, layer="about").set_index("item")["value"]
    assert table["marking"] == "TLP:AMBER"
    assert "A report" in table["sources"]
    assert "Kartverket" in table["borders"]


def test_counts_and_credits_stand_on_the_areas(package) -> None:
    counties = pyogrio.read_dataframe(package, layer="counties_no").set_index("area")
    assert counties.loc["NO060", "stakeholders"] == 4
    assert set(counties["credit"]) == {"© Kartverket (CC BY 4.0)"}
    assert pyogrio.read_dataframe(package, layer="cross_border_ties")["number"].sum() == 2


def test_who_has_no_place_stays_in_both_files(register_of, said, tmp_path) -> None:
    placed = locate(register_of(stakeholders="id,name,kind,country\na,A,company,NO\nb,B,company,SE\n"))
    path = tmp_path / "map.gpkg"
    path.write_bytes(geopackage({"stakeholders": stakeholder_layer(placed)}, said))
    assert pyogrio.read_dataframe(path, layer="stakeholders").geometry.isna().sum() == 2
    features = json.loads(geojson(stakeholder_layer(placed), said))["features"]
    assert [feature["geometry"] for feature in features] == [None, None]


def test_geojson_is_valid_and_says_what_it_is(two_shores, said, tmp_path) -> None:
    content = geojson(stakeholder_layer(locate(two_shores)), said)
    read = json.loads(content)
    assert read["marking"] == "TLP:AMBER"
    assert "A report" in read["sources"]
    assert len(read["features"]) == 7
    path = tmp_path / "map.geojson"
    path.write_bytes(content)
    assert len(pyogrio.read_dataframe(path)) == 7


def test_only_what_was_handed_in_is_written(two_shores, said, tmp_path) -> None:
    one = locate(two_shores).iloc[:1]
    path = tmp_path / "map.gpkg"
    path.write_bytes(geopackage({"stakeholders": stakeholder_layer(one)}, said))
    assert list(pyogrio.read_dataframe(path, layer="stakeholders")["id"]) == ["forge"]
    assert b"Hospital" not in path.read_bytes()


def test_where_a_row_was_read_from_is_left_out(two_shores) -> None:
    assert not {"file", "row"} & set(stakeholder_layer(locate(two_shores)))
