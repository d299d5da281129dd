"""What the tables of the page on which scenarios are built offer."""

from stakeholders.reading import open_scenario
from stakeholders.ui.building_tables import ends_on_offer

FILES = {
    "scenario.toml": b'id = "more"\nbase = "shores"\n',
    "stakeholders.csv": b"id,name,kind,country\nmill,Mill,company,SE\nport,Port,company,SE\n",
}


def test_in_a_large_register_those_who_join_and_the_ends_of_ties_drawn_are_on_offer(two_shores):
    seen = two_shores.with_overlay(open_scenario(FILES))
    drawn = [{"one": "mill", "other": "hospital", "type": "supplies"}]
    offered = ends_on_offer(seen, [{"name": "New one"}], ("mill",), drawn, most=2)
    assert set(offered) == {"mill", "hospital", "forge", "yard", "bridge", "New one"}
    assert offered["mill"] == "Mill"
