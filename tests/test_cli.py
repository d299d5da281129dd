"""The commands: what they print, and how they end."""

import re
import subprocess
import sys

import pytest

from stakeholders.cli import main, printable

FAULTY = {
    "stakeholders.csv": (
        "id,name,kind,country,tlp\nnic,NIC\x1b[31m\u202e,cluster,SE,\nforge,Forge,smithy,NO,\n"
        "x,Secret,company,SE,HEMLIG\n"
    ),
    "memberships.csv": "member_id,group_id\nnobody,nic\n",
}


@pytest.fixture
def faulty(tmp_path):
    for name, text in FAULTY.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return str(tmp_path)


def test_the_shipped_data_is_valid(root, capsys):
    for folder in ("nordic_green_belt", "scenarios/denmark", "scenarios/finland", "scenarios/vasternorrland"):
        assert main(["validate", str(root / "data" / folder)]) == 0
    assert capsys.readouterr().out == "0 errors, 0 warnings\n" * 4


def test_faults_are_named_and_the_exit_code_is_1(faulty, capsys):
    assert main(["validate", faulty]) == 1
    told = capsys.readouterr().out
    for part in ("stakeholders.csv", "smithy", "nobody", "Unknown kind", "3 errors, 1 warning"):
        assert part in told
    assert "Secret" not in told


def test_problems_are_told_in_the_language_asked_for(faulty, capsys):
    main(["validate", faulty])
    english = capsys.readouterr().out
    main(["validate", faulty, "--language", "sv"])
    assert capsys.readouterr().out != english


def test_warnings_alone_are_no_failure(tmp_path, capsys):
    (tmp_path / "stakeholders.csv").write_text("id,name,kind,country\na,=A,company,SE\n")
    (tmp_path / "memberships.csv").write_text("member_id,group_id\n")
    assert main(["validate", str(tmp_path)]) == 0
    assert "0 errors, 1 warning" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["validate", "summary"])
def test_a_missing_folder_is_one_clear_line(command, capsys):
    assert main([command, "/no/such\nfolder"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert re.fullmatch(r"stakeholders: There is no dataset at /no/such.folder\..*\n", told.err)


@pytest.mark.parametrize("command", ["validate", "summary"])
def test_nothing_of_the_data_can_steer_the_terminal(command, faulty, capsys):
    main([command, faulty])
    told = capsys.readouterr()
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", told.out + told.err)


def test_text_is_made_harmless_and_letters_stay():
    assert printable("Åre\x1b]0;x\x07\u202e\r\nÖ") == "Åre�]0;x�� Ö"


def test_a_summary_counts_tables_parts_and_dates(root, capsys):
    assert main(["summary", str(root / "data" / "nordic_green_belt"), "--language", "en"]) == 0
    told = capsys.readouterr().out
    assert "Total defence in the Nordic Green Belt" in told
    for line in (
        r"Stakeholders +71",
        r"Memberships +112",
        r"Facts from +2017-07-10 – 2024",
        r"Highest marking +TLP:CLEAR",
    ):
        assert re.search(line, told)


def test_a_fictional_dataset_is_valid_and_never_written_over_another(tmp_path, capsys):
    folder = str(tmp_path / "made")
    assert main(["synthesise", "-n", "60", folder]) == 0
    assert main(["validate", folder]) == 0
    assert main(["synthesise", "-n", "60", folder]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_the_module_runs_as_the_command(faulty):
    done = subprocess.run([sys.executable, "-m", "stakeholders", "validate", faulty], capture_output=True, check=False)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
