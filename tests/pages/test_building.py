"""Scenarios that are built, opened and deleted on their page: nothing is lost, and nothing hidden is told of."""

import pytest

from tests.pages.building import built, button, choice, everything, faults, gone_to
from tests.pages.readers import BEHIND_A_PROXY

pytestmark = pytest.mark.usefixtures("installation")


def test_whom_it_takes_away_stays_taken_away_when_one_works_on_it_again(open_app):
    app = built(open_app)
    button(app, "Try it in this session").click().run()
    assert choice(gone_to(app, "build"), "Take away from those on record").value == ["compare"]
    choice(app, "One that was built").set_value("own_my_idea").run()
    button(app, "Work on it").click().run()
    assert choice(app, "Take away from those on record").value == ["compare"]


def opened(app, **files):
    given = [(name.replace("_", "."), content.encode(), "text/csv") for name, content in files.items()]
    app.file_uploader[0].set_value(given).run()
    app.button(key="scenario-open").click().run()
    return app


@pytest.mark.parametrize("there", [True, False])
def test_a_scenario_that_is_hidden_is_as_one_that_is_not_there(open_app, there):
    if there:
        button(built(open_app), "Save it").click().run()
    app = built(open_app, headers=BEHIND_A_PROXY)
    button(app, "Try it in this session").click().run()
    choice(gone_to(app, "build"), "One that was built").set_value("own_my_idea").run()
    button(app, "Delete for good").click().run()
    assert faults(app) == []
    described = 'id = "own_my_idea"\nbase = "nordic_green_belt"\nremoves = ["compare"]\ntitle.en = "My own"\n'
    opened(app, scenario_toml=described)
    assert faults(app) == []
    assert app.query_params["scenarios"] == "own_my_idea"


def test_other_eyes_see_of_what_one_tries_what_they_would_if_it_were_saved(open_app):
    app = built(open_app)
    button(app, "Try it in this session").click().run()
    assert "A: My idea (1 join, 1 leave)" in everything(app)
    app.query_params["eyes"] = "public"
    app.run()
    assert faults(app) == []
    assert "My idea" not in everything(app)
    assert not [one for one in choice(app, "What if they joined?").options if "idea" in one]


def write_scenario(installation, name, tlp, more, **tables):
    folder = installation / "scenarios" / name
    folder.mkdir()
    described = f'id = "{name}"\nbase = "nordic_green_belt"\ntlp = "{tlp}"\n{more}'
    (folder / "scenario.toml").write_text(described, "utf-8")
    for table, rows in tables.items():
        (folder / f"{table}.csv").write_text(rows, "utf-8")


@pytest.mark.parametrize(("tlp", "told"), [("CLEAR", True), ("AMBER", False)])
def test_a_scenario_that_only_takes_somebody_away_is_offered_to_those_who_may_see_it(open_app, installation, tlp, told):
    write_scenario(installation, "less", tlp, 'removes = ["compare"]\ntitle.en = "One less"\n')
    app = open_app("scenarios", scenarios="less", headers=BEHIND_A_PROXY)
    assert ("A: One less (0 join, 1 leave)" in everything(app)) == told
    assert ("Organisations: 69 → 68" in everything(app)) == told


@pytest.mark.parametrize("choices", [{"scenarios": "finland", "side2": "mill"}, {"section": "build"}])
@pytest.mark.parametrize(("reader", "told"), [({"eyes": "community"}, True), ({"eyes": "public"}, False)])
def test_what_a_part_shows_beyond_the_sidebar_is_marked(open_app, installation, choices, reader, told):
    newcomer = "id,name,kind,country,tlp\nmill,Mill,company,SE,GREEN\n"
    write_scenario(installation, "mill", "GREEN", "", stakeholders=newcomer)
    app = open_app("scenarios", **choices, **reader)
    assert any("TLP:GREEN" in one.proto.body for one in app.get("html")) == told


def test_what_a_scenario_is_called_marks_every_page_and_file_while_it_is_on(open_app, installation):
    write_scenario(installation, "less", "AMBER", 'removes = ["compare"]\ntitle.en = "One less"\n')
    for scenario, marked in (("less", True), ("finland", False)):
        app = open_app("map", scenarios=scenario)
        assert faults(app) == []
        assert any("TLP:AMBER" in one.proto.body for one in app.get("html")) == marked
        assert any("TLP:AMBER" in one.proto.label for one in app.get("download_button")) == marked


def test_what_cannot_be_seen_in_a_description_is_made_visible(open_app, installation):
    told = 'removes = ["compare"]\nquestion = "Why\u202enot"\nassumptions = ["a\u200bb"]\ntitle.en = "One\u202eless"\n'
    write_scenario(installation, "less", "CLEAR", told)
    app = open_app("scenarios", scenarios="less")
    told = everything(app) + " ".join(one.label for one in app.expander).replace("\\", "")
    assert [letter for letter in "\u202e\u200b" if letter in told] == []
    assert "What One[U+202E]less assumes" in told


@pytest.mark.parametrize("tlp", ["CLEAR", "AMBER", "absent"])
def test_a_hidden_newcomer_of_one_scenario_takes_no_id_from_another(open_app, installation, tlp):
    head, mill = "id,name,kind,country,tlp\n", "mill,Mill,company,SE,{}\n"
    first = head + "port,Port,company,SE,CLEAR\n" + ("" if tlp == "absent" else mill.format(tlp))
    write_scenario(installation, "coast", "CLEAR", "", stakeholders=first)
    write_scenario(installation, "inland", "CLEAR", "", stakeholders=head + mill.format("CLEAR"))
    app = open_app("scenarios", scenarios=["coast", "inland"], headers=BEHIND_A_PROXY)
    assert "(2 join)" in everything(app)
