"""The Data page tells what was done to who may know, and takes consent back."""

from datetime import UTC, date, datetime

import pytest

from stakeholders.keeping.audit import Audit, audit_of
from stakeholders.keeping.events import Event
from stakeholders.keeping.withdrawals import withdraw
from stakeholders.schema import Viewer
from stakeholders.ui import accounting, frame
from tests.pages.test_pages import faults

WEST = Viewer("steward", groups={"west"})
TABLES = {
    "stakeholders": (
        "id,name,kind,country,tlp\nforge,Forge,company,NO,GREEN\nlab,Lab,academia,SE,AMBER\n"
        "west,West,cluster,NO,CLEAR\neast,East,cluster,SE,CLEAR\n"
    ),
    "memberships": "member_id,group_id,role,tlp\nforge,west,member,GREEN\nlab,east,member,AMBER\n",
    "capabilities": (
        "stakeholder_id,capability,consent_by,consent_date,tlp\n"
        "forge,welding,board,2025-01-01,AMBER\nlab,optics,board,2025-01-01,AMBER\n"
    ),
}


@pytest.fixture
def shores(tmp_path, monkeypatch):
    """An installation with one dataset and a log; who looks is told by ``shores(viewer)``, which opens its log."""
    (tmp_path / "shores").mkdir()
    for name, text in TABLES.items():
        (tmp_path / "shores" / f"{name}.csv").write_text(text, encoding="utf-8")
    monkeypatch.setenv("STAKEHOLDERS_DATA", str(tmp_path))
    audit = audit_of(tmp_path)
    taken = [(WEST, "west.csv", ("forge",)), (Viewer("steward"), "all.csv", ("forge", "lab"))]
    audit.append(
        Event.by(who, "export", {"dataset": "shores", "file": name, "page": "Who is this?"}, about)
        for who, name, about in taken
    )
    return audit


@pytest.fixture
def as_west(monkeypatch):
    for room in (frame, accounting):
        monkeypatch.setattr(room, "current_viewer", lambda: WEST)


def opened(open_app, **choices):
    return open_app("data", open_parts=["log_table"], **choices)


def told(app):
    cells = [str(cell) for frame in app.dataframe for row in frame.value.values.tolist() for cell in row]
    return " | ".join([*cells, *(text.value for text in (*app.text, *app.subheader))])


def test_the_local_steward_sees_all_that_was_done_and_that_the_log_agrees(open_app, shores):
    said = told(opened(open_app))
    assert "File: west.csv; Page: Who is this?" in said
    assert "all.csv" in said
    assert "Forge, Lab" in said
    assert f"Its last entry: 2:{shores.verify().head}" in said


def test_a_steward_of_groups_sees_what_was_done_in_these_and_nothing_of_others(open_app, shores, as_west):
    said = told(opened(open_app))
    assert "west.csv" in said
    for hidden in ("all.csv", "Lab", "Its last entry"):
        assert hidden not in said


@pytest.mark.parametrize("eyes", ["public", "community", "member:west"])
def test_nobody_else_learns_that_there_is_a_log(open_app, shores, eyes):
    app = opened(open_app, eyes=eyes)
    assert faults(app) == []
    said = told(app)
    assert "What was done" not in said
    assert "west.csv" not in said
    assert "Withdrawal of consent" not in said


def test_consent_is_taken_back_by_the_steward_of_the_cluster_and_counts_at_once(open_app, shores, as_west):
    app = open_app("data")
    box = next(one for one in app.selectbox if one.key == "withdraw:company")
    assert box.options == ["Forge"]
    app = box.select("forge").run()
    assert "1 file on record that was taken along has Forge in it." in told(app)
    app = next(one for one in app.button if one.key == "withdraw:button").click().run()
    assert faults(app) == []
    said = told(app)
    assert "Consent taken back: Forge." in said
    assert "west.csv" in said
    assert "all.csv" not in said
    assert [one.key for one in app.selectbox if one.key == "withdraw:company"] == []  # nothing left to take back
    last = shores.events()[-1]
    assert (last.kind, last.about, last.viewer_text) == ("withdrawal", ("forge",), "steward")


def test_whoever_took_consent_back_is_found_by_no_search(open_app, shores, as_west, two_shores):
    def found():
        return told(open_app("capabilities", section="search", capability="welding"))

    assert "Forge" in found()
    withdraw(shores, two_shores, Viewer("steward"), "shores", "forge", on=date(2024, 12, 31))
    assert "Forge" in found()  # it consented after that
    withdraw(shores, two_shores, Viewer("steward"), "shores", "forge", on=date(2025, 1, 1))
    assert "Forge" not in found()


def test_an_organisation_takes_its_own_consent_back_and_sees_no_log(open_app, shores, monkeypatch):
    for room in (frame, accounting):
        monkeypatch.setattr(room, "current_viewer", lambda: Viewer("member", groups={"west"}, organisation="forge"))
    app = open_app("data")
    app = next(one for one in app.selectbox if one.key == "withdraw:company").select("forge").run()
    said = told(app)
    assert "The stewards of your cluster can see" in said
    assert "west.csv" not in said
    app = next(one for one in app.button if one.key == "withdraw:button").click().run()
    assert "Consent taken back: Forge." in told(app)
    assert shores.events(["withdrawal"])[0].viewer_text == "member"


def test_a_log_that_cannot_be_read_hides_every_capability(open_app, shores):
    shores.path.write_bytes(b"no database" * 100)
    app = open_app("data")
    assert faults(app) == []
    assert [one.key for one in app.selectbox if one.key == "withdraw:company"] == []


def test_a_marking_changed_in_the_file_is_on_record(open_app, shores, tmp_path):
    open_app("data")
    file = tmp_path / "shores" / "stakeholders.csv"
    file.write_text(TABLES["stakeholders"].replace("SE,AMBER", "SE,CLEAR"), encoding="utf-8")
    said = told(opened(open_app))
    assert "Markings changed | On the server | From: AMBER; Rows: 1; Table: Stakeholders; To: CLEAR | Lab" in said


def test_details_that_are_too_old_are_gone_once_a_page_is_opened(open_app, shores, tmp_path, monkeypatch):
    old = Audit(shores.path, now=lambda: datetime(2020, 1, 1, tzinfo=UTC))
    old.append([Event.by(WEST, "sign_in", {})])
    faulty, named = tmp_path / "settings.toml", "STAKEHOLDERS_SETTINGS"
    faulty.write_text("[retention]\nlog_details_days = 0\n", encoding="utf-8")
    monkeypatch.setenv(named, str(faulty))
    open_app("data")
    assert not shores.events(["sign_in"])[0].erased  # faulty settings erase nothing
    monkeypatch.delenv(named)
    open_app("data")
    assert shores.events(["sign_in"])[0].erased
    assert shores.verify().faults == ()
