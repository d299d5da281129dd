"""What was done stays on record, whoever writes at the same time; a change to the record is found."""

import multiprocessing
import os
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholders.keeping.audit import Audit, audit_of
from stakeholders.keeping.chain import Fault
from stakeholders.keeping.events import Event
from stakeholders.keeping.store import NotKept
from stakeholders.schema import Viewer

NIC = Viewer("member", groups={"nic"})


def export(*about, file="network"):
    return Event.by(NIC, "export", {"file": file}, about)


def five(path=None):
    audit = Audit(path)
    audit.append([export(f"firm{n}") for n in range(1, 6)])
    return audit


def tampered(path, *statements):
    """Somebody with the file and without conscience."""
    connection = sqlite3.connect(path, isolation_level=None)
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        connection.execute(statement)
    connection.close()


def test_what_was_logged_is_read_again_and_verifies(tmp_path):
    audit = five(tmp_path / "log.sqlite")
    last = audit.events()[-1]
    assert (last.kind, last.viewer_text, last.facts, last.about, last.shared_with, last.number) == (
        *("export", "member", {"file": "network"}, ("firm5",), "nic", 5),
    )
    verdict = audit.verify()
    assert (verdict.entries, verdict.erased, verdict.faults) == (5, 0, ())


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE chain SET kind = 'sign_in' WHERE number = 2", Fault(2, "changed")),
        ("UPDATE chain SET at = '2020-01-01' WHERE number = 5", Fault(5, "changed")),
        ("UPDATE detail SET content = replace(content, 'firm2', 'firm9')", Fault(2, "details")),
        ("UPDATE detail SET key = zeroblob(32) WHERE number = 2", Fault(2, "details")),
        ("DELETE FROM detail WHERE number = 2", Fault(2, "details")),
        ("UPDATE detail SET content = x'00ff', key = 'text' WHERE number = 2", Fault(2, "details")),
        ("DELETE FROM chain WHERE number = 2", Fault(2, "missing")),
        ("DELETE FROM chain WHERE number = 5", Fault(6, "cut")),
    ],
)
def test_every_change_to_the_file_is_found_and_named(tmp_path, statement, fault):
    path = tmp_path / "log.sqlite"
    five(path)
    tampered(path, statement)
    found = Audit(path).verify().faults
    assert fault in found or (fault.what == "cut" and [one.what for one in found] == ["cut"])


@pytest.mark.parametrize("entries", [None, 7, [[2]], [["a", "b"]]])
def test_an_erasure_that_tells_nothing_excuses_nothing(tmp_path, entries):
    audit = five(tmp_path / "log.sqlite")
    audit.append([Event("erasure", "operator", {} if entries is None else {"entries": entries})])
    tampered(audit.path, "DELETE FROM detail WHERE number = 2")
    assert audit.verify().faults == (Fault(2, "details"),)


def test_an_end_that_was_cut_off_is_missed_for_ever(tmp_path):
    audit = five(tmp_path / "log.sqlite")
    tampered(audit.path, "DELETE FROM chain WHERE number > 3", "DELETE FROM detail WHERE number > 3")
    audit.append([export("firm6")])
    assert audit.verify().faults == (Fault(4, "missing"),)


def test_a_log_written_anew_or_cut_short_with_care_is_found_by_what_was_noted(tmp_path):
    honest = five(tmp_path / "log.sqlite")
    noted = (5, honest.verify().head)
    assert honest.verify(noted).faults == ()
    honest.append([export("firm6")])
    assert honest.verify(noted).faults == ()
    assert five(tmp_path / "other.sqlite").verify(noted).faults == (Fault(5, "cut"),)
    tampered(
        honest.path,
        "DELETE FROM chain WHERE number > 4",
        "DELETE FROM detail WHERE number > 4",
        "UPDATE sqlite_sequence SET seq = 4 WHERE name = 'chain'",
    )
    assert honest.verify().faults == ()
    assert honest.verify(noted).faults == (Fault(5, "cut"),)


@given(st.sets(st.integers(1, 8)), st.sets(st.integers(1, 8)))
def test_whatever_is_erased_the_chain_verifies_and_only_those_details_are_gone(first, second):
    audit = Audit()
    audit.append([export(f"firm{n}") for n in range(1, 9)])
    assert audit.erase(first, "retention") == len(first)
    assert audit.erase(second, "retention") == len(second - first)
    verdict = audit.verify()
    assert verdict.faults == ()
    assert verdict.erased == len(first | second)
    assert {one.number for one in audit.events(["export"]) if one.erased} == first | second
    assert {one for event in audit.events() for one in event.about} == {
        f"firm{n}" for n in range(1, 9) if n not in first | second
    }


def test_what_is_erased_is_gone_from_the_file_and_cannot_be_found_by_trying(tmp_path):
    audit = five(tmp_path / "log.sqlite")
    audit.append([export("a_long_and_unlikely_name")])
    key = sqlite3.connect(audit.path).execute("SELECT key FROM detail WHERE number = 6").fetchone()[0]
    audit.erase([6], "withdrawal")
    held = audit.path.read_bytes()
    assert b"firm5" in held
    assert b"a_long_and_unlikely_name" not in held
    assert key not in held


def test_what_tells_of_an_erasure_stays():
    audit = five()
    audit.erase([2], "retention")
    assert audit.erase([6], "retention") == 0
    (told,) = audit.events(["erasure"])
    assert (told.viewer_text, told.facts) == ("operator", {"reason": "retention", "entries": [[2, 2]]})


def test_the_same_details_leave_another_trace_each_time(tmp_path):
    audit = Audit(tmp_path / "log.sqlite")
    audit.append([export("firm")] * 20)
    assert len(set(audit.rows("chain", "SELECT details FROM chain"))) == 20


def ask_and_fail(audit):
    with audit.writing() as turn:
        turn.connection.execute("INSERT INTO asked VALUES ('half')")
        turn.log(Event("request", "member"))
        turn.log(Event("unheard_of", "member"))


def test_what_is_written_with_an_event_is_there_with_it_or_neither_is(tmp_path):
    audit = Audit(tmp_path / "log.sqlite")
    with audit.writing() as turn:
        turn.connection.execute("CREATE TABLE asked (what TEXT)")
        turn.log(export("firm"))
    with pytest.raises(ValueError):
        ask_and_fail(audit)
    assert audit.rows("asked", "SELECT * FROM asked") == []
    assert [one.kind for one in audit.events()] == ["export"]
    assert audit.verify().faults == ()


def log_fifty(path, name):
    audit = Audit(path)
    for number in range(50):
        audit.append([export(f"{name}{number}")])


def log_and_die(path):
    with Audit(path).writing() as turn:
        turn.log(export("half"))
        os._exit(1)


def test_processes_that_log_at_once_or_die_while_they_do_lose_and_double_nothing(tmp_path):
    audit = audit_of(tmp_path)
    start = multiprocessing.get_context("spawn").Process
    writers = [start(target=log_fifty, args=(audit.path, name)) for name in ("a", "b")]
    writers.append(start(target=log_and_die, args=(audit.path,)))
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0, 1]
    assert sorted(one for event in audit.events() for one in event.about) == sorted(
        f"{name}{number}" for name in ("a", "b") for number in range(50)
    )
    assert audit.verify().faults == ()


def test_looking_writes_nothing_and_nothing_can_be_changed_by_mistake(tmp_path):
    audit = audit_of(tmp_path)
    assert (audit.events(), audit.verify().entries, list(tmp_path.iterdir())) == ([], 0, [])
    audit.append([export("firm")])
    connection = sqlite3.connect(audit.path)
    for statement in ("UPDATE chain SET kind = 'x'", "DELETE FROM chain", "UPDATE detail SET content = 'x'"):
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute(statement)
    connection.close()


def test_a_log_that_can_not_be_written_is_told(tmp_path):
    (tmp_path / "kept").write_text("a file is in the way")
    with pytest.raises(NotKept):
        audit_of(tmp_path).append([export("firm")])
