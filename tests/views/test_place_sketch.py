"""The small map: the smallest area that is known to hold the stakeholder stands out."""

import re

from stakeholders.places import locate
from stakeholders.views.place_sketch import place_of, place_sketch


def test_nobody_is_drawn_without_a_place(register_of):
    points = locate(register_of(stakeholders="id,name,kind,country\na,A,company,\n"))
    assert place_of(points, "a") is None
    assert place_of(points, "nobody") is None


def test_the_municipality_stands_out_where_it_is_known_else_the_county(two_shores):
    points = locate(two_shores)
    exact = place_of(points.assign(location_precision="place"), "yard")
    coarse = place_of(points.assign(location_precision="region"), "yard")
    assert (exact.county, coarse.county) == ("NO060", "NO060")
    drawn = [
        re.search(r'class="belt"[^>]* d="([^"]*)"', place_sketch(place, "company", "NO", "Yard"))[1]
        for place in (exact, coarse)
    ]
    assert 0 < len(drawn[0]) < len(drawn[1])


def test_a_name_is_text_in_the_picture(two_shores):
    place = place_of(locate(two_shores), "yard")
    drawn = place_sketch(place, "company", "NO", "<script>alert(1)</script>")
    assert "<script" not in drawn
    assert "&lt;script&gt;" in drawn
    assert "http" not in drawn.replace('xmlns="http://www.w3.org/2000/svg"', "")
