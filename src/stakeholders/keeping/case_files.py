"""A request and its answer between two installations: what goes into a sealed file, and how one is taken in.

The asking installation learns who said yes, once its asker has agreed to be named; nobody learns who was asked, who
said no, or who else there is. Each file is taken in once, in one transaction with its entry in the log.
"""

import sqlite3
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from stakeholders.errors import NotAllowed, StakeholdersError
from stakeholders.keeping.audit import Audit, Writing
from stakeholders.keeping.case_tables import Answer, Asker, Case, case_in, insert, put, writing
from stakeholders.keeping.case_views import willing
from stakeholders.keeping.cases import LONGEST_NAME, LONGEST_PURPOSE, NOBODY, Account, one_line, readable
from stakeholders.keeping.events import Event
from stakeholders.keeping.keys import OwnKeys, PublicKeys
from stakeholders.keeping.mailbox import mailbox
from stakeholders.keeping.sealed import Sealed, seal
from stakeholders.language import N_
from stakeholders.measures.partners import Need
from stakeholders.schema import Viewer
from stakeholders.sharing import may_keep

Holds = Callable[[str, str], bool]
Told = Mapping[str, Any]  # Any: what JSON holds
_MOST_ANSWERS: Final = 200


class TakenInBefore(StakeholdersError):  # noqa: N818 - reads as the sentence it tells
    """The same file again, or one that is older than what was taken in from there."""

    sentence = N_("This file, or a later one about the same case, was taken in before. Nothing was changed.")


class NoSuchContent(StakeholdersError):  # noqa: N818 - reads as the sentence it tells
    """Rightly sealed, but not a request or answer that can be understood here."""

    sentence = N_("This file is rightly sealed, but what it asks or answers is not known here: {reason}.")


def sealed_for(
    audit: Audit,
    viewer: Viewer,
    number: str,
    own: OwnKeys,
    receiver: PublicKeys,
    holds: Holds,
    on: date,
    account: Account = NOBODY,
) -> bytes:
    """Return what is to be sent about a case now: our request, that it was withdrawn, or the answer to theirs.

    Parameters
    ----------
    holds
        Tells whether an organisation's consent for a capability holds; a yes whose consent is gone is not sent.

    Raises
    ------
    NotAllowed
        When the viewer is no steward, there is no such case, it is over, or it came from somebody else.
    """
    if not may_keep(viewer):
        raise NotAllowed
    with writing(audit) as turn:
        case = case_in(turn.connection, number)
        if case.sender not in ("", receiver.fingerprint) or not (case.sender or case.withdrawn or case.waits(on)):
            raise NotAllowed
        kind = "answer" if case.sender else "withdrawal" if case.withdrawn else "request"
        content = _answer(case, holds) if case.sender else _request(case)
        turn.connection.execute("INSERT OR IGNORE INTO sent VALUES (?, ?)", (number, receiver.fingerprint))
        named = [one.company for one in willing(case, holds)] if kind == "answer" and case.asker.agreed else []
        facts = {**account, "case": number, "dataset": case.dataset, "sealed_to": receiver.fingerprint}
        turn.log(Event.by(viewer, kind, facts, named))
    return seal(kind, content, own, receiver, datetime.now(UTC))


def take_in(
    audit: Audit,
    viewer: Viewer,
    dataset: str,
    file: Sealed,
    on: date,
    expire_after_days: int = 30,
    account: Account = NOBODY,
) -> str:
    """Take in what a sealed file holds; return the case number here.

    Raises
    ------
    NotAllowed
        When the viewer is no steward, or it answers a case that was not sent to its sender.
    TakenInBefore, NoSuchContent, NotKept
        When it can't be taken in. Nothing is changed then.
    """
    if not may_keep(viewer):
        raise NotAllowed
    try:
        with writing(audit) as turn:
            _once(turn.connection, file)
            if file.kind == "request":
                number = _take_request(turn, dataset, file, on, expire_after_days)
            else:
                number = (_take_answer if file.kind == "answer" else _take_withdrawal)(turn, file)
            turn.log(Event.by(viewer, file.kind, {**account, "case": number, "sealed_by": file.sender.fingerprint}))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise NoSuchContent(reason=str(error)[:LONGEST_NAME]) from error
    return number


def _request(case: Case) -> dict[str, Any]:
    need, asker = case.need, case.asker
    told: dict[str, Any] = {
        "case": case.number,
        "capability": need.capability,
        "regions": list(need.regions),
        "by": need.by.isoformat() if need.by else "",
        "dual_use": need.dual_use,
        "purpose": case.purpose,
        "expires": case.expires.isoformat(),
    }
    return told | ({"name": asker.name, "mailbox": asker.mailbox} if asker.agreed else {})


def _answer(case: Case, holds: Holds) -> dict[str, Any]:
    said = [] if case.withdrawn else [one for one in willing(case, holds) if not one.sender]
    if case.asker.agreed:
        named = [{"mark": readable("mark", f"{case.number} {one.company}", 12), "name": one.name} for one in said]
        answers = [told | {"mailbox": one.mailbox} for told, one in zip(named, said, strict=True)]
    else:  # no names, and not how many
        answers = [{"mark": "somebody", "name": "", "mailbox": ""}] if said else []
    return {"case": case.theirs, "answers": answers}


def _once(connection: sqlite3.Connection, file: Sealed) -> None:
    """Note that a file was taken in; ``TakenInBefore`` for the same, or one made before another about its case."""
    about, sender, made = str(file.content["case"]), file.sender.fingerprint, file.made.isoformat()
    later = "SELECT 1 FROM arrived WHERE number = ? OR (sender = ? AND about = ? AND kind = ? AND made > ?)"
    if connection.execute(later, (file.number, sender, about, file.kind, made)).fetchone():
        raise TakenInBefore
    told = (file.number, sender, about, file.kind, made)
    connection.execute("INSERT INTO arrived (number, sender, about, kind, made) VALUES (?, ?, ?, ?, ?)", told)


def _take_request(turn: Writing, dataset: str, file: Sealed, on: date, expire_after_days: int) -> str:
    told, sender = file.content, file.sender.fingerprint
    number = _number_here(file)
    by = date.fromisoformat(told["by"]) if told["by"] else None
    need = Need(str(told["capability"]), tuple(map(str, told["regions"])), by, bool(told["dual_use"]))
    expires = min(date.fromisoformat(told["expires"]), on + timedelta(days=expire_after_days))
    asker = Asker("", "")
    if "name" in told:
        asker = Asker(one_line(told["name"])[:LONGEST_NAME], mailbox(told["mailbox"]), agreed=True)
    purpose = one_line(told["purpose"])[:LONGEST_PURPOSE]
    case = Case(number, "", dataset, on, expires, need, purpose, asker, False, sender, str(told["case"])[:20], ())
    if not insert(turn.connection, case):  # once more: the asker has agreed to be named since, or no longer does
        change = "UPDATE request SET name = ?, mailbox = ?, agreed = ? WHERE number = ?"
        turn.connection.execute(change, (asker.name, asker.mailbox, asker.agreed, number))
    return number


def _take_answer(turn: Writing, file: Sealed) -> str:
    number, sender = str(file.content["case"]), file.sender.fingerprint
    if not turn.connection.execute(
        "SELECT 1 FROM sent WHERE request = ? AND receiver = ?", (number, sender)
    ).fetchone():
        raise NotAllowed
    case_in(turn.connection, number)  # it may have been deleted since
    turn.connection.execute("DELETE FROM answer WHERE request = ? AND sender = ?", (number, sender))
    at = turn.now().isoformat(timespec="seconds")
    for told in list(file.content["answers"])[:_MOST_ANSWERS]:
        reached = mailbox(told["mailbox"]) if told["mailbox"] else ""
        name, mark = one_line(told["name"])[:LONGEST_NAME], one_line(told["mark"])[:20]
        put(turn.connection, number, Answer(f"{sender} {mark}", "yes", name, reached, at, sender))
    return number


def _take_withdrawal(turn: Writing, file: Sealed) -> str:
    number = _number_here(file)
    case_in(turn.connection, number)
    turn.connection.execute("UPDATE request SET withdrawn = 1 WHERE number = ?", (number,))
    return number


def _number_here(file: Sealed) -> str:
    """Return the case number that another installation's case has here: always the same, and told to nobody there."""
    return readable("number", f"{file.sender.fingerprint} {file.content['case']}", 8)
