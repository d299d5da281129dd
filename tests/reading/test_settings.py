"""The settings as a security officer writes them; what is wrong with them closes the app."""

import pytest

from stakeholders.codes import CLEARANCES
from stakeholders.language import Words
from stakeholders.reading.settings import installed_settings, read_settings
from stakeholders.schema import Marking, Viewer
from stakeholders.schema.settings import FLOORS, Settings

GRANTS = """
[[login.grants]]
token_group = "nic-stewards"
clearance = "steward"
groups = ["nic"]

[[login.grants]]
token_group = "midsec-stewards"
clearance = "steward"
groups = ["midsec"]

[[login.grants]]
token_group = "staff"
clearance = "member"
groups = ["nic", "z"]
organisation = "forge"

[[login.grants]]
email = "@Region.example"
clearance = "community"

[[login.grants]]
email = "office@region.example"
clearance = "steward"
groups = "all"
"""
FAULTS = [
    ('[floors]\ngaps = "RED"', 2, "floors.gaps", "RED"),
    ('# a note\n\n[floors]\nsecrets = "AMBER"', 4, "floors.secrets", ""),
    ('[shown_to]\n"AMBER+STRICT" = "everyone"', 2, "shown_to.AMBER+STRICT", "everyone"),
    ("[limits]\npublic = 4", 2, "limits.public", "4"),
    ("[limits]\nmember = 3", 2, "limits.member", "3"),
    ("[limits]\nmember = true", 2, "limits.member", "True"),
    ("[login]\nsession_hours = 9", 2, "login.session_hours", "9"),
    ("[login]\nsession_hour = 8", 2, "login.session_hour", ""),
    ("[loign]\nsession_hours = 8", 1, "loign", ""),
    ("limits = 5", 1, "limits", "5"),
    (GRANTS + '[[login.grants]]\ntoken_group = "x"\nclearance = "root"', 28, "login.grants[6].clearance", "root"),
    ('[[login.grants]]\nclearance = "steward"\ngroups = "all"', 1, "login.grants[1].token_group", ""),
    ('[[login.grants]]\ntoken_group = "x"\nclearance = "member"\ngroups = "all"', 4, "login.grants[1].groups", "all"),
    ('[[login.grants]]\nemail = "example"\nclearance = "member"', 2, "login.grants[1].email", "example"),
    ('[[login.grants]]\nemail = "@"\nclearance = "member"', 2, "login.grants[1].email", "@"),
    ("[limits\npublic = 5", 1, "", ""),
]


@pytest.fixture
def settings_of(tmp_path):
    def made(text: str) -> Settings:
        (tmp_path / "settings.toml").write_text(text, encoding="utf-8")
        return read_settings(tmp_path / "settings.toml")

    return made


def test_the_shipped_file_says_what_the_house_has_anyway(root):
    assert read_settings(root / "settings.toml").key == Settings().key


def test_what_is_said_counts_and_the_rest_is_as_the_house_has_it(settings_of):
    settings = settings_of('[floors]\ngaps = "AMBER+STRICT"\n[limits]\npublic = 10\n[login]\nsession_hours = 2\n')
    assert settings.faults == ()
    assert settings.floors == {**FLOORS, "gaps": Marking.AMBER_STRICT}
    assert (settings.limits.public, settings.limits.member, settings.login.session_hours) == (10, 4, 2)


@pytest.mark.parametrize(("text", "line", "key", "value"), FAULTS)
def test_a_fault_is_told_by_line_key_value_and_mend_and_closes_the_app(settings_of, text, line, key, value):
    settings = settings_of(text)
    fault = settings.faults[0]
    assert (fault.file, fault.row, fault.column, fault.value) == ("settings.toml", line, key, value)
    assert len(fault.message(Words("en"))) > 40
    assert settings.viewer_of(["nic-stewards", "x"], "office@region.example") == Viewer("public")
    assert set(settings.floors.values()) == {Marking.AMBER_STRICT}
    assert settings.limits.member > 100_000


def test_a_file_that_is_not_there_closes_the_app(tmp_path):
    assert read_settings(tmp_path / "gone.toml").faults[0].rule == "settings_unreadable"


@pytest.mark.parametrize(
    ("groups", "email", "viewer"),
    [
        (["nic-stewards"], "", Viewer("steward", groups={"nic"})),
        (["nic-stewards", "midsec-stewards"], "", Viewer("steward", groups={"nic", "midsec"})),
        (["nic-stewards", "staff"], "", Viewer("steward", groups={"nic"})),  # of z they are no steward
        (["staff"], "a@region.example", Viewer("member", groups={"nic", "z"}, organisation="forge")),
        ([], "A@region.example", Viewer("community", groups=set())),
        ([], "a@evil-region.example", Viewer("public")),
        ([], "a@region.example.evil.example", Viewer("public")),
        ([], "Office@Region.example", Viewer("steward")),
        (["Staff", "@region.example"], "", Viewer("public")),
        ([], "", Viewer("public")),
    ],
)
def test_groups_and_addresses_give_a_clearance(settings_of, groups, email, viewer):
    assert settings_of(GRANTS).viewer_of(groups, email) == viewer


def test_the_file_of_an_installation_is_read_anew_at_once(tmp_path, monkeypatch):
    assert installed_settings(tmp_path) == Settings()
    file = tmp_path / "settings.toml"
    for hours in (3, 4):
        file.write_text(f"[login]\nsession_hours = {hours}", encoding="utf-8")
        assert installed_settings(tmp_path).login.session_hours == hours
    monkeypatch.setenv("STAKEHOLDERS_SETTINGS", str(tmp_path / "other.toml"))
    assert installed_settings(tmp_path).faults


def test_there_is_a_key_for_every_state_of_the_file(settings_of):
    keys = {settings_of(text).key for text in ("", "[limits]\npublic = 6", '[floors]\ngaps = "GREEN"', GRANTS)}
    assert len(keys) == 4
    assert list(CLEARANCES) == list(Settings().shown_to.values())
