"""Scenarios that are built, opened and deleted on their page: nothing is lost, and nothing hidden is told of."""

import pytest

from tests.pages.building import built, button, choice, faults, gone_to
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
