"""The map as plain data: everyone placed is drawn once, nobody else, and names stay text."""

import json
import re

import pytest

from stakeholders.language import LANGUAGES, Words
from stakeholders.measures.crossings import crossings
from stakeholders.places import locate
from stakeholders.places.counts import counts, members_of
from stakeholders.views import map_layers, map_picture
from stakeholders.views.map_cards import card_of
from stakeholders.views.map_folium import layers_of, local_map
from stakeholders.views.map_picture import LAYERS
from stakeholders.views.map_tables import areas_table, places_table, stakeholders_table, ties_table

HOSTILE = "</script><img src=x onerror=alert(1)>`${alert(2)}`\\"
WORDS = Words("en")


def drawn(register, words: Words = WORDS, **choices):
    placed = locate(register)
    crossing = crossings(register)
    level = choices.get("level", "county")
    return map_picture.map_picture(placed, counts(placed, level), crossing.between, words, **choices)


def hostile(register_of):
    return register_of(
        stakeholders=f'id,name,kind,country,municipality\na,"{HOSTILE}",company,NO,Trondheim\nb,"{HOSTILE}",?,SE,Sundsvall\n',
        relations="source_id,target_id,type\na,b,collaborates\n",
    )


def test_everyone_with_a_place_is_drawn_once_at_the_true_position(two_shores) -> None:
    points = drawn(two_shores).points["features"]
    assert {point["properties"]["pick"] for point in points} == {
        f"stakeholder:{some_id}" for some_id in two_shores.stakeholders["id"]
    }
    forge = next(point for point in points if point["properties"]["pick"].endswith("forge"))
    assert forge["geometry"]["coordinates"] == [10.39, 63.43]


def test_those_at_one_place_get_different_seats(two_shores) -> None:
    at_trondheim = [
        point["properties"]["seat"]
        for point in drawn(two_shores).points["features"]
        if point["geometry"]["coordinates"] == [10.39, 63.43]
    ]
    assert len(at_trondheim) == 3
    assert len({tuple(seat) for seat in at_trondheim}) == 3


def test_a_layer_that_is_not_chosen_is_empty(two_shores) -> None:
    picture = drawn(two_shores, layers=("ties",))
    assert picture.points["features"] == picture.corridor["features"] == []
    assert picture.areas["coloured"] is False
    assert sum(tie["properties"]["number"] for tie in picture.ties["features"]) == 2


def test_many_are_gathered_and_the_map_says_so(two_shores, monkeypatch) -> None:
    monkeypatch.setattr(map_picture, "MOST_POINTS", 3)
    picture = drawn(two_shores)
    assert picture.gathered
    assert sum(point["properties"]["count"] for point in picture.points["features"]) == 7
    assert any("too many to draw one by one" in sentence for sentence in picture.left_out)


def test_those_of_the_chosen_area_are_drawn_even_when_others_are_gathered(two_shores, monkeypatch) -> None:
    monkeypatch.setattr(map_picture, "MOST_POINTS", 3)
    points = drawn(two_shores, focus="SE322").points["features"]
    alone = [point["properties"]["pick"] for point in points if "count" not in point["properties"]]
    assert alone == ["stakeholder:hospital", "stakeholder:east"]
    assert sum(point["properties"].get("count", 1) for point in points) == 7


def test_who_has_no_place_is_told_of_and_never_drawn(register_of) -> None:
    picture = drawn(register_of(stakeholders="id,name,kind,country\na,A,company,NO\n"))
    assert picture.points["features"] == []
    assert picture.left_out == ("1 stakeholder has no known place and is not drawn.",)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_picture_can_be_told_in_every_language(two_shores, tag: str) -> None:
    picture = drawn(two_shores, Words(tag))
    assert picture.text
    assert json.dumps(picture.points, allow_nan=False)


def test_drawing_changes_nothing_that_it_was_given(two_shores) -> None:
    placed = locate(two_shores)
    before = placed.copy()
    crossing = crossings(two_shores)
    map_picture.map_picture(placed, counts(placed, "county"), crossing.between, WORDS)
    assert placed.equals(before)


def test_a_hostile_name_is_never_part_of_script_or_html(register_of) -> None:
    picture = drawn(hostile(register_of))
    base = local_map({"county": [], "municipality": [], "countries": []}, ["leaflet.js"], ["leaflet.css"], WORDS)
    layers_of(picture, WORDS).add_to(base)
    page = base.get_root().render()
    assert "<img" not in page
    assert "</script><img" not in page
    assert "`${" not in re.sub(r'"(?:[^"\\]|\\.)*"', '""', page)  # outside of JSON texts


def test_the_map_asks_no_other_host(two_shores) -> None:
    base = local_map(
        {"county": ["a"], "municipality": ["b"], "countries": ["c"]}, ["leaflet.js"], ["leaflet.css"], WORDS
    )
    layers_of(drawn(two_shores), WORDS).add_to(base)
    assert re.findall(r"https?://[^\"' ]+", base.get_root().render()) == []


def test_the_base_of_the_map_is_the_same_whatever_is_shown() -> None:
    borders = {"county": [], "municipality": [], "countries": []}
    one, other = (local_map(borders, [], [], WORDS) for _ in range(2))
    texts = [next(iter(base._children.values())).settings for base in (one, other)]
    assert texts[0] == texts[1]


def test_the_cards_say_who_is_there(two_shores) -> None:
    placed, pairs = locate(two_shores), crossings(two_shores).pairs
    county = card_of(placed, pairs, "area:NO060", WORDS)
    assert county is not None
    assert county.title == "Trøndelag"
    assert {some_id for some_id, _ in county.names} == {"forge", "yard", "broker", "west"}
    one = card_of(placed, pairs, "stakeholder:lab", WORDS)
    assert one is not None
    assert one.organisation == "lab"
    assert {some_id for some_id, _ in one.names} == {"broker", "yard"}
    empty = card_of(placed, pairs, "area:DK014", WORDS)
    assert empty is not None
    assert empty.names == ()


@pytest.mark.parametrize("chosen", ["", "area:", "area:XX", "stakeholder:nobody", "x", "area:SE:9999", "a:b:c"])
def test_what_means_nothing_has_no_card(two_shores, chosen: str) -> None:
    assert card_of(locate(two_shores), crossings(two_shores).pairs, chosen, WORDS) is None


def test_the_tables_hold_what_the_map_shows(two_shores) -> None:
    placed, crossing = locate(two_shores), crossings(two_shores)
    assert list(stakeholders_table(placed, WORDS)["name"]) == list(two_shores.stakeholders["name"])
    assert areas_table(counts(placed, "county"), "county", WORDS)["stakeholders"].sum() == 7
    assert len(ties_table(crossing.pairs, WORDS)) == 2
    assert places_table(crossing.between, WORDS)["cross_border_ties"].sum() == 2
    assert list(members_of(placed, "SE:2281")["id"]) == ["lab"]


def test_the_legend_explains_only_what_occurs(two_shores) -> None:
    entries = drawn(two_shores, layers=LAYERS).legend
    assert {entry.code for entry in entries if entry.shows == "country"} == {"NO", "SE"}
    assert "media" not in {entry.code for entry in entries if entry.shows == "kind"}
    assert map_layers.area_values(counts(locate(two_shores), "county"), "county", WORDS)["bounds"] == [1, 2]
