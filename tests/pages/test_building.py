"""Scenarios that are built, opened and deleted on their page: nothing is lost, and nothing hidden is told of."""

import pytest

from tests.pages.building import built, button, choice, faults, gone_to

pytestmark = pytest.mark.usefixtures("installation")


def test_whom_it_takes_away_stays_taken_away_when_one_works_on_it_again(open_app):
    app = built(open_app)
    button(app, "Try it in this session").click().run()
    assert choice(gone_to(app, "build"), "Take away from those on record").value == ["compare"]
    choice(app, "One that was built").set_value("own_my_idea").run()
    button(app, "Work on it").click().run()
    assert choice(app, "Take away from those on record").value == ["compare"]
