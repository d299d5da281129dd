"""The page on scenarios without a browser: each part for each reader, and scenarios that are built."""

import hashlib

import pytest

from stakeholders import read_scenario
from stakeholders.keeping.building import Parts
from stakeholders.language import LANGUAGES
from tests.pages.building import built, button, everything, faults
from tests.pages.readers import BEHIND_A_PROXY

pytestmark = pytest.mark.usefixtures("installation")

SECTIONS = ("compare", "newcomers", "corridor", "build", "time")


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("scenarios", [[], ["vasternorrland", "finland"]])
def test_every_part_opens_in_every_language(open_app, section, tag, scenarios):
    assert faults(open_app("scenarios", section=section, language=tag, scenarios=scenarios)) == []


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("reader", [{"eyes": "member:nic"}, {"eyes": "community"}, {"headers": BEHIND_A_PROXY}])
def test_every_part_opens_for_every_reader(open_app, section, reader):
    assert faults(open_app("scenarios", section=section, scenarios="vasternorrland", **reader)) == []


def test_the_corridor_opens_when_vasternorrland_joins_and_narrows_when_its_university_does_not(open_app):
    def told(**choices):
        return everything(open_app("scenarios", section="corridor", **choices))

    assert "No way leads from Trøndelag to Västernorrland yet." in told()
    assert "2 independent ways lead from Trøndelag to Västernorrland." in told(scenarios="vasternorrland")
    without = told(scenarios="vasternorrland", left_out="vasternorrland/id/mittuniversitetet")
    assert "hangs on one organisation" in without
    assert "Mittuniversitetet" not in without


def test_kinds_of_a_scenario_are_switched_off_on_every_page(open_app):
    def hypothetical(page, **choices):
        shown = open_app(page, scenarios="vasternorrland", **choices).text[0].value
        return shown.split("nitiatives. ")[1]

    assert hypothetical("map") == "18 of them are hypothetical."
    assert hypothetical("map", left_out="vasternorrland/kind/authority") == "10 of them are hypothetical."
    assert hypothetical("overview", left_out="vasternorrland/kind/authority") == "10 of them are hypothetical."


def test_three_organisations_do_more_than_the_other_fifteen(open_app):
    told = everything(open_app("scenarios", section="newcomers", scenarios="vasternorrland"))
    assert "3 organisations in Västernorrland would do more than the other 15 together" in told
    assert "Alone with those on record they add 11" in told


@pytest.mark.parametrize("reader", [{"eyes": "public"}, {"eyes": "community"}, {"headers": BEHIND_A_PROXY}])
def test_who_is_no_member_gets_counts_and_nothing_of_resilience(open_app, reader):
    compared = everything(open_app("scenarios", scenarios="vasternorrland", **reader))
    assert "Organisations: 69 → 87" in compared
    assert not [word for word in ("ndependent way", "obustness", "E-I index", "aps that close") if word in compared]
    corridor = open_app("scenarios", section="corridor", scenarios="vasternorrland", **reader)
    assert "ndependent" not in everything(corridor)
    assert len(corridor.dataframe) == 0
    newcomers = open_app("scenarios", section="newcomers", scenarios="vasternorrland", worth="width", **reader)
    assert "Width of the corridor" not in everything(newcomers)
    assert "independent ways" not in everything(newcomers)


def test_a_member_sees_the_ways_and_not_what_they_hang_on(open_app):
    own = open_app("scenarios", section="corridor", scenarios="vasternorrland")
    member = open_app("scenarios", section="corridor", scenarios="vasternorrland", eyes="member:nic")
    assert "What it hangs on" in everything(own)
    shown = [[one.proto.body for one in app.get("html")] for app in (own, member)]
    assert ["AMBER+STRICT" in str(bodies) for bodies in shown] == [True, False]
    assert "2 independent ways" in everything(member)
    assert "hangs on" not in everything(member)
    assert "red ring" not in everything(member)


def test_gaps_are_compared_when_somebody_asks(open_app):
    app = open_app("scenarios", scenarios="vasternorrland")
    assert "Västernorrland as a whole" not in everything(app)
    opened = next(one for one in app.expander if one.label == "Gaps that close and open")
    assert opened is not None


def test_three_sides_stand_beside_what_is_on_record(open_app):
    app = open_app("scenarios", scenarios="vasternorrland", side2="finland", side3=["vasternorrland", "finland"])
    told = everything(app)
    assert faults(app) == []
    assert "A: Västernorrland joins: from coast to coast (18 join)" in told
    assert "B: Finland joins: across Kvarken (20 join)" in told
    assert "C: Finland joins: across Kvarken and Västernorrland joins: from coast to coast (38 join)" in told
    assert told.count("The picture shows") == 4


def test_one_side_may_leave_out_whom_another_does_not(open_app):
    app = open_app(
        "scenarios", scenarios="vasternorrland", side2="vasternorrland", left_out2="vasternorrland/kind/authority"
    )
    assert "A: Västernorrland joins: from coast to coast (18 join)" in everything(app)
    assert "B: Västernorrland joins: from coast to coast (10 join)" in everything(app)


def test_planned_ties_count_on_every_side_alike(open_app):
    told = everything(open_app("scenarios", scenarios="vasternorrland", planned="true"))
    assert "Independent ways coast to coast, by shared groups: 1 → 1" in told


@pytest.mark.parametrize("reader", [{}, {"headers": BEHIND_A_PROXY}])
def test_a_scenario_of_ones_own_is_tried_in_ones_own_session_alone(open_app, reader):
    app = built(open_app, **reader)
    button(app, "Try it in this session").click().run()
    assert faults(app) == []
    assert "Organisations: 69 → 69" in everything(app)  # one comes, one goes
    assert "A: My idea (1 join, 1 leave)" in everything(app)
    assert "My idea" not in everything(open_app("scenarios", scenarios="own_my_idea", **reader))


def hashes(folder):
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_the_local_steward_saves_a_scenario_and_everyone_gets_it_by_its_link(open_app, root, installation):
    before = hashes(root / "data")
    app = built(open_app)
    button(app, "Save it").click().run()
    assert faults(app) == []
    saved = read_scenario(installation / "scenarios" / "own_my_idea")
    assert saved.problems.empty
    assert (saved.removes, saved.tlp, saved.built) == (("compare",), "AMBER", True)
    assert "A: My idea (1 join, 1 leave)" in everything(open_app("scenarios", scenarios="own_my_idea"))
    assert hashes(root / "data") == before


def test_its_description_is_not_for_those_who_may_not_see_it(open_app):
    button(built(open_app), "Save it").click().run()
    hidden = open_app("scenarios", scenarios="own_my_idea", headers=BEHIND_A_PROXY)
    absent = open_app("scenarios", scenarios="own_no_idea", headers=BEHIND_A_PROXY)
    assert everything(hidden) == everything(absent)
    offered = next(one for one in hidden.multiselect if one.label == "What if they joined?").options
    assert not [one for one in offered if "idea" in one]


@pytest.mark.parametrize("reader", [{"eyes": "member:nic"}, {"headers": BEHIND_A_PROXY}])
def test_nobody_but_the_local_steward_saves(open_app, reader):
    app = built(open_app, **reader)
    assert not [one for one in app.button if one.label.startswith("Save")]


def test_what_was_begun_is_there_when_one_comes_back(open_app):
    app = built(open_app)
    app.query_params["section"] = "compare"
    app.run()
    app.query_params["section"] = "build"
    app.run()
    assert next(one for one in app.text_input if one.label == "Name").value == "My idea"
    taken = next(one for one in app.multiselect if one.label == "Take over from other scenarios")
    assert taken.value == ["mittuniversitetet"]


def test_what_is_built_lists_what_is_wrong_with_it(open_app):
    yard = {"name": "<b>Yard</b>", "kind": "company", "country": "SE"}
    itself = {"one": "<b>Yard</b>", "other": "<b>Yard</b>", "type": "collaborates"}
    app = open_app("scenarios", section="build")
    app.session_state["stakeholders.build_begun"] = Parts(
        "own_mine", "nordic_green_belt", {"en": "Mine"}, newcomers=(yard,), ties=(itself,)
    )
    app.session_state["stakeholders.build_round"] = 1
    app.session_state["stakeholders.build_last"] = None
    app.run()
    assert faults(app) == []
    problems = app.dataframe[-1].value
    assert set(problems["file"]) == {"stakeholders.csv", "relations.csv"}
    assert "Stakeholders: 1" in everything(app)  # what the table is called, not its file


def test_a_scenario_can_be_renamed(open_app, installation):
    button(built(open_app), "Save it").click().run()
    app = open_app("scenarios", section="build")
    next(one for one in app.selectbox if one.label == "One that was built").set_value("own_my_idea").run()
    button(app, "Work on it").click().run()
    next(one for one in app.text_input if one.label == "Name").set_value("Renamed").run()
    button(app, "Save it again").click().run()
    assert faults(app) == []
    assert read_scenario(installation / "scenarios" / "own_my_idea").title["en"] == "Renamed"


@pytest.mark.parametrize("key", ["scenarios", "side2"])
def test_a_link_to_a_scenario_that_is_not_there_says_so(open_app, key):
    app = open_app("scenarios", **{key: "nowhere"})
    assert [told.value for told in app.warning] == [
        "A scenario in the link is not open to you here; this is without it."
    ]
    assert not open_app("scenarios", **{key: "finland"}).warning


def test_what_was_saved_and_deleted_is_said_in_the_run_that_follows(open_app):
    app = built(open_app)
    button(app, "Save it").click().run()
    assert [told.value for told in app.toast] == ["Saved as own\\_my\\_idea\\."]
    app.run()
    assert not app.toast


def test_then_and_now_is_of_what_is_on_record(open_app):
    alone, joined = (open_app("scenarios", section="time", **on) for on in ({}, {"scenarios": "vasternorrland"}))
    assert "what is on record counts" in everything(joined)
    assert [frame.value.to_csv() for frame in joined.dataframe] == [frame.value.to_csv() for frame in alone.dataframe]
    assert "who joins" not in everything(joined)


def test_then_and_now_marks_what_has_no_date(open_app):
    app = open_app("scenarios", section="time", then="2022", now="2024")
    assert faults(app) == []
    assert "have no date and count in every year" in everything(app)


def test_shared_with_a_network_its_members_see_it(open_app):
    app = built(open_app)
    next(one for one in app.multiselect if one.label == "Shared with").set_value(["nic"]).run()
    button(app, "Save it").click().run()
    assert faults(app) == []
    member = open_app("scenarios", scenarios="own_my_idea", eyes="member:nic")
    other = open_app("scenarios", scenarios="own_my_idea", eyes="member:midsec")
    assert ["A: My idea (1 join, 1 leave)" in everything(one) for one in (member, other)] == [True, False]


@pytest.mark.parametrize(
    ("choices", "held"),
    [
        ({"section": "compare", "scenarios": "finland"}, "A"),
        ({"section": "compare", "scenarios": "finland", "draw": "map"}, "A"),
        ({"section": "time", "then": "2023", "now": "2024"}, "2023"),
    ],
)
def test_what_the_pictures_beside_each_other_show_is_there_as_a_table(open_app, choices, held):
    app = open_app("scenarios", **choices)
    before = len(app.dataframe)
    app.session_state["sides-table"] = True
    app.run()
    assert faults(app) == []
    tables = [one.value for one in app.dataframe if {"from", "to", "layers", held} <= set(one.value.columns)]
    assert len(app.dataframe) == before + 1
    assert len(tables) == 1
    assert (tables[0][held] == "yes").any()
