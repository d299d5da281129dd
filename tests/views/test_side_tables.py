"""The ties of several sides as a table."""

from stakeholders.language import Words
from stakeholders.network import Networks
from stakeholders.reading import read_dataset, read_scenario
from stakeholders.views.side_tables import ties_of_sides


def sides(root):
    base = read_dataset(root / "data" / "nordic_green_belt").register
    with_finland = base.with_overlay(read_scenario(root / "data" / "scenarios" / "finland"))
    return Networks(base), Networks(with_finland)


def test_every_tie_of_every_side_is_a_row_and_those_that_differ_come_first(root):
    before, after = sides(root)
    for drawn in ("contacts", "affiliations"):
        table = ties_of_sides([before.drawn(drawn), after.drawn(drawn)], ["On record", "A"], Words("en"))
        assert (table["On record"] == "yes").sum() == before.drawn(drawn).number_of_edges()
        assert (table["A"] == "yes").sum() == after.drawn(drawn).number_of_edges()
        alike = (table["On record"] == table["A"]).tolist()
        assert alike == sorted(alike)
        assert not alike[0]
        assert alike[-1]


def test_under_a_map_only_ties_across_a_border_are_listed(root):
    before, after = sides(root)
    table = ties_of_sides([before.contacts, after.contacts], ["On record", "A"], Words("en"), crossing=True)
    crossing = [tie for *_, tie in before.contacts.edges(data=True) if tie["cross_border"]]
    assert (table["On record"] == "yes").sum() == len(crossing) > 0


def test_each_row_has_the_highest_marking_of_what_its_tie_rests_on(root):
    before, _ = sides(root)
    G = before.contacts.copy()
    u, v, edge = next(iter(G.edges(data=True)))
    edge["ties"] = ({**edge["ties"][0], "tlp": "AMBER"}, *edge["ties"])
    table = ties_of_sides([G], ["On record"], Words("en"))
    marked = table[table["tlp"] == "TLP:AMBER"]
    assert len(marked) == 1
    assert {marked["from"].iloc[0], marked["to"].iloc[0]} == {G.nodes[u]["name"], G.nodes[v]["name"]}
