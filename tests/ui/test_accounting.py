"""What is taken along is on record with who was in it; what can't be put on record is not handed out above CLEAR."""

import pytest

from stakeholders.exports.delimited import marked_csv
from stakeholders.exports.workbook import workbook
from stakeholders.keeping.audit import Audit
from stakeholders.keeping.store import NotKept
from stakeholders.schema import Marking, Viewer
from stakeholders.ui import accounting, datasets

NIC = Viewer("steward", groups={"west"})


@pytest.fixture
def reader(monkeypatch, two_shores, tmp_path):
    """A steward of the west who has the two shores before them; the log is in memory."""
    monkeypatch.setattr(accounting.st, "session_state", {})
    monkeypatch.setattr(accounting, "current_viewer", lambda: NIC)
    monkeypatch.setattr(accounting, "peek", lambda _: "community")
    audit = Audit()
    monkeypatch.setattr(accounting, "log", lambda: audit)
    accounting.note_page("Who is this?", "shores", two_shores, two_shores)
    return audit


def take(content, ending="csv", marking=Marking.AMBER):
    return accounting.accounted(lambda: content, f"list.{ending}", ending, marking)()


def test_on_record_is_who_took_what_and_which_organisations_were_in_it(reader, two_shores):
    rows = two_shores.stakeholders[["name", "kind"]].iloc[[0, 3]]
    content = marked_csv(rows, Marking.AMBER)
    assert take(content) == content
    take(workbook({"Who": rows}, title="Who", marking=Marking.AMBER, on="2026-01-31"), "xlsx")
    take(b"<p>Forge &amp; Yard</p>", "html")
    take(b"a picture", "png")
    told = reader.events()
    assert [event.about for event in told] == [
        ("forge", "lab"),
        ("forge", "lab"),
        ("forge", "yard"),
        tuple(sorted(two_shores.stakeholders["id"])),  # a picture can't be read: everyone it may show
    ]
    assert (told[0].kind, told[0].viewer_text, told[0].shared_with) == ("export", "steward", "west")
    assert told[0].facts == {
        "file": "list.csv",
        "marking": "AMBER",
        "page": "Who is this?",
        "dataset": "shores",
        "eyes": "community",
    }


@pytest.mark.parametrize("eyes", ["", "steward", "member:anything", "member:west|a word from a link"])
def test_eyes_that_a_link_only_names_are_not_on_record(reader, monkeypatch, eyes):
    monkeypatch.setattr(accounting, "peek", lambda _: eyes)
    take(b"", "png", Marking.CLEAR)
    assert "eyes" not in reader.events()[0].facts


def test_nothing_is_on_record_before_it_is_taken(reader):
    accounting.accounted(lambda: b"", "list.csv", "csv", Marking.CLEAR)
    assert reader.events() == []


def test_of_data_that_somebody_opened_for_themselves_nobody_is_named(reader, two_shores):
    accounting.note_page("Who is this?", datasets.OWN, two_shores, two_shores)
    take(b"Forge")
    take(b"a picture", "png")
    assert [event.about for event in reader.events()] == [(), ()]


def test_without_a_log_nothing_above_clear_is_handed_out(reader, monkeypatch, tmp_path):
    (tmp_path / "log.sqlite").mkdir()
    monkeypatch.setattr(accounting, "log", lambda: Audit(tmp_path / "log.sqlite"))
    assert take(b"open", marking=Marking.CLEAR) == b"open"
    with pytest.raises(NotKept):
        take(b"protected", marking=Marking.GREEN)
