"""Released counts on a page: as the reader is told them, with day and rules."""

from datetime import date

import pandas as pd
import pytest

from stakeholders.keeping.releases import publish
from stakeholders.reading import read_dataset

STAKEHOLDERS = (
    "id,name,kind,country,region,tlp\nopen,Open,company,SE,SE322,CLEAR\nc,Cluster,cluster,SE,SE322,CLEAR\n"
    + "".join(
        f"hidden{n},Hidden {n},{kind},SE,SE322,{tlp}\n"
        for n, (kind, tlp) in enumerate(
            [("company", "GREEN")] * 3 + [("company", "AMBER")] * 6 + [("academia", "AMBER")]
        )
    )
)


@pytest.fixture
def belt(tmp_path, monkeypatch):
    folder = tmp_path / "belt"
    folder.mkdir()
    (folder / "stakeholders.csv").write_text(STAKEHOLDERS, encoding="utf-8")
    (folder / "memberships.csv").write_text("member_id,group_id,role,tlp\nhidden3,c,member,AMBER\n", encoding="utf-8")
    monkeypatch.setenv("STAKEHOLDERS_DATA", str(tmp_path))
    publish(tmp_path, "belt", read_dataset(folder).register, date(2026, 3, 1))
    return tmp_path


@pytest.mark.parametrize(("eyes", "together", "marking"), [("public", 10, "CLEAR"), ("community", 7, "AMBER")])
def test_readers_are_told_how_many_there_are_beyond_those_whom_they_see(belt, open_app, eyes, together, marking):
    app = open_app("overview", eyes=eyes)
    app.session_state["released"] = True
    app.run()
    assert not app.exception
    kinds = next(table.value for table in app.main.dataframe if "All together" in table.value)
    row = kinds[kinds["county"] == "Jämtland Härjedalen"].iloc[0]
    assert row["All together"] == together
    assert pd.isna(row["Academia and research"])
    assert pd.isna(row["Business"])
    assert (row["released_on"], row["limit"]) == ("2026-03-01", 5)
    assert any(f"TLP:{marking}" in button.proto.label for button in app.get("download_button"))
    assert any("1 March 2026" in text.value for text in app.main.text)


def test_members_are_told_that_those_of_their_own_networks_are_among_the_counted(belt, open_app):
    app = open_app("overview", eyes="member:c")
    assert any("only their own networks" in part.proto.label for part in app.expander)
    app.session_state["released"] = True
    app.run()
    kinds = next(table.value for table in app.main.dataframe if "All together" in table.value)
    assert kinds.set_index("county").loc["Jämtland Härjedalen", "All together"] == 7  # one of them is in view
    assert any("Those of your own networks are among them." in text.value for text in app.main.text)


def test_without_a_release_nothing_is_offered(belt, open_app):
    for file in (belt / "kept" / "belt" / "releases").glob("*.json"):
        file.unlink()
    assert not any("counted" in part.proto.label for part in open_app("overview", eyes="public").expander)


def test_limits_that_were_raised_since_count_at_once(belt, open_app, monkeypatch):
    settings = belt / "settings.toml"
    monkeypatch.setenv("STAKEHOLDERS_SETTINGS", str(settings))
    for said, offered in (("community = 6", True), ("public = 6", False), ("public = 1", False)):  # the last: a fault
        settings.write_text(f"[limits]\n{said}\n", encoding="utf-8")
        app = open_app("overview", eyes="public")
        assert any("counted" in part.proto.label for part in app.expander) is offered


def test_what_was_released_by_a_smaller_limit_than_the_settings_is_not_told(belt, open_app, monkeypatch):
    (belt / "settings.toml").write_text("[limits]\npublic = 6\n", encoding="utf-8")
    monkeypatch.setenv("STAKEHOLDERS_SETTINGS", str(belt / "settings.toml"))
    assert not any("counted" in part.proto.label for part in open_app("overview", eyes="public").expander)
    assert any("counted" in part.proto.label for part in open_app("overview", eyes="community").expander)
