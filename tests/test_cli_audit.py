"""The log on the command line: what it prints, and how it ends."""

import re
import shutil
import sqlite3

import pytest

from stakeholders.cli import main
from stakeholders.keeping.audit import audit_of
from stakeholders.keeping.events import Event
from stakeholders.schema import Viewer


@pytest.fixture
def logged(tmp_path):
    audit = audit_of(tmp_path)
    audit.append(
        Event.by(Viewer("member", groups={"nic"}), "export", {"dataset": "belt", "file": "list\x1b.csv"}, about)
        for about in (("forge",), ("lab",))
    )
    return audit


def test_verify_says_that_the_log_agrees_or_what_does_not(logged, tmp_path, capsys):
    assert main(["audit", "verify", str(tmp_path)]) == 0
    noted = re.search(r"2:[0-9a-f]{64}", capsys.readouterr().out)[0]
    assert main(["audit", "verify", str(tmp_path), "--seen", noted]) == 0
    connection = sqlite3.connect(logged.path)
    connection.execute("DROP TRIGGER chain_stays")
    connection.execute("UPDATE chain SET at = '2020' WHERE number = 2")
    connection.commit()
    connection.close()
    capsys.readouterr()
    assert main(["audit", "verify", str(tmp_path), "--language", "en"]) == 1
    assert "Entry 2 was changed" in capsys.readouterr().out


def test_list_prints_what_concerns_an_organisation_and_nothing_that_a_terminal_obeys(logged, tmp_path, capsys):
    assert main(["audit", "list", str(tmp_path), "--about", "lab"]) == 0
    told = capsys.readouterr().out
    assert "lab" in told
    assert "forge" not in told
    assert "\x1b" not in told


def test_withdraw_lists_what_left(root, tmp_path, capsys):
    shutil.copytree(root / "data" / "nordic_green_belt", tmp_path / "belt")
    taken = Event.by(Viewer("steward"), "export", {"dataset": "belt", "file": "members.csv"}, ("midsec",))
    audit_of(tmp_path).append([taken])
    assert main(["audit", "withdraw", str(tmp_path / "belt"), "midsec"]) == 0
    assert "members.csv" in capsys.readouterr().out
    assert main(["audit", "withdraw", str(tmp_path / "belt"), "nobody"]) == 2
    assert "No organisation of belt has the id nobody." in capsys.readouterr().err
    assert [one.kind for one in audit_of(tmp_path).events()] == ["export", "withdrawal"]


def test_expire_says_how_many_are_gone_and_erases_nothing_by_settings_that_are_faulty(
    logged, tmp_path, capsys, monkeypatch
):
    (tmp_path / "settings.toml").write_text("[retention]\nexports_days = 0\n", encoding="utf-8")
    monkeypatch.setenv("STAKEHOLDERS_SETTINGS", str(tmp_path / "settings.toml"))
    assert main(["audit", "expire", str(tmp_path)]) == 2
    monkeypatch.delenv("STAKEHOLDERS_SETTINGS")
    assert main(["audit", "expire", str(tmp_path)]) == 0
    assert capsys.readouterr().out.startswith("0 entries")


def test_erase_takes_the_details_and_leaves_a_log_that_agrees(logged, tmp_path, capsys):
    assert main(["audit", "erase", str(tmp_path), "1"]) == 0
    assert main(["audit", "verify", str(tmp_path)]) == 0
    assert main(["audit", "list", str(tmp_path)]) == 0
    told = capsys.readouterr().out
    assert "The details of 1 entry were erased." in told
    assert "forge" not in told
    assert "lab" in told


def test_a_folder_that_is_not_there_is_told(tmp_path, capsys):
    assert main(["audit", "verify", str(tmp_path / "nowhere")]) == 2
    assert "nowhere" in capsys.readouterr().err
