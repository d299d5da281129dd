"""Requests for an introduction and their answers as they lie in the file of the log: one transaction writes both."""

import hashlib
import hmac
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from stakeholders.codes import split_list
from stakeholders.errors import NotAllowed
from stakeholders.keeping.audit import Audit, Writing
from stakeholders.measures.partners import Need
from stakeholders.schema import Viewer

SAYS: Final = ("asked", "yes", "no")
_TABLES: Final = (
    """CREATE TABLE IF NOT EXISTS request (
        number TEXT PRIMARY KEY,
        key TEXT NOT NULL,
        dataset TEXT NOT NULL,
        made TEXT NOT NULL,
        expires TEXT NOT NULL,
        capability TEXT NOT NULL,
        regions TEXT NOT NULL,
        by TEXT NOT NULL,
        dual_use INTEGER NOT NULL,
        purpose TEXT NOT NULL,
        organisation TEXT NOT NULL,
        name TEXT NOT NULL,
        mailbox TEXT NOT NULL,
        agreed INTEGER NOT NULL,
        withdrawn INTEGER NOT NULL DEFAULT 0,
        sender TEXT NOT NULL DEFAULT '',
        theirs TEXT NOT NULL DEFAULT ''
    )""",
    """CREATE TABLE IF NOT EXISTS answer (
        request TEXT NOT NULL,
        company TEXT NOT NULL,
        says TEXT NOT NULL,
        name TEXT NOT NULL,
        mailbox TEXT NOT NULL,
        at TEXT NOT NULL,
        sender TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (request, company)
    )""",
    """CREATE TABLE IF NOT EXISTS arrived (
        number TEXT PRIMARY KEY,
        sender TEXT NOT NULL,
        about TEXT NOT NULL,
        kind TEXT NOT NULL,
        made TEXT NOT NULL
    )""",
    "CREATE TABLE IF NOT EXISTS sent (request TEXT NOT NULL, receiver TEXT NOT NULL, PRIMARY KEY (request, receiver))",
)
_COLUMNS: Final = (
    "number, key, dataset, made, expires, capability, regions, by, dual_use, purpose, organisation, name, mailbox, "
    "agreed, withdrawn, sender, theirs"
)
Find = Callable[..., list[tuple[Any, ...]]]  # Any: cells of several types


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks: an organisation and its functional mailbox, never a person.

    Attributes
    ----------
    organisation
        Its id, where the viewer acts for a stakeholder; else empty.
    agreed
        Whether it may be named to those who say yes.
    """

    name: str
    mailbox: str
    organisation: str = ""
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What an organisation said to a request, as the broker who asked it wrote down.

    Attributes
    ----------
    company
        Id of the stakeholder; of an organisation in another installation's network, a mark that tells nothing.
    says
        One of ``SAYS``.
    name, mailbox
        As the broker sees them; shown to the other side only when both have said yes.
    sender
        Number of the keys of the installation that answered; empty: this one.
    """

    company: str
    says: str
    name: str
    mailbox: str
    at: str
    sender: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A request with all its answers: whole, and therefore never handed to a page (``keeping.case_views``).

    Attributes
    ----------
    key
        Hash of what the asker keeps to come back to it; empty where the request came from another installation.
    sender, theirs
        Number of the keys of the installation that the request came from, and its case number there; else empty.
    """

    number: str
    key: str
    dataset: str
    made: date
    expires: date
    need: Need
    purpose: str
    asker: Asker
    withdrawn: bool
    sender: str
    theirs: str
    answers: tuple[Answer, ...]

    def waits(self, on: date) -> bool:
        """Tell whether it can still be answered."""
        return not self.withdrawn and on <= self.expires

    def is_of(self, viewer: Viewer, key: str) -> bool:
        """Tell whether the viewer asked it: acts for the same organisation, or has its key."""
        same = bool(self.asker.organisation) and viewer.organisation == self.asker.organisation
        return not self.sender and (same or hmac.compare_digest(self.key, hashed(key)))


def hashed(key: str) -> str:
    """Return the hash of an asker's key however it was typed; a key of 20 letters of chance needs no more than that."""
    return hashlib.sha256("".join(sign for sign in key.upper() if sign.isalnum()).encode()).hexdigest()


@contextmanager
def writing(audit: Audit) -> Iterator[Writing]:
    """Give a transaction in which requests, answers and the log are written together, or not at all."""
    with audit.writing() as turn:
        for statement in _TABLES:
            turn.connection.execute(statement)
        yield turn


def cases(audit: Audit, dataset: str) -> list[Case]:
    """Return all requests of a dataset, the latest first."""

    def find(query: str, *values: str) -> list[tuple[Any, ...]]:  # Any: cells of several types
        return audit.rows("request", query, *values)

    return _cases(find, "dataset = ? ORDER BY made DESC, number", dataset)


def case_of(audit: Audit, number: str) -> Case:
    """Return a request; ``NotAllowed`` where there is none, as where it isn't open to somebody."""

    def find(query: str, *values: str) -> list[tuple[Any, ...]]:  # Any: cells of several types
        return audit.rows("request", query, *values)

    return _only(find, number)


def case_in(connection: sqlite3.Connection, number: str) -> Case:
    """Return a request as ``case_of`` does, within a transaction."""

    def find(query: str, *values: str) -> list[tuple[Any, ...]]:  # Any: cells of several types
        return connection.execute(query, values).fetchall()

    return _only(find, number)


def insert(connection: sqlite3.Connection, case: Case) -> bool:
    """Write a request without its answers; tell whether it is new."""
    need, asker = case.need, case.asker
    values = (
        *(case.number, case.key, case.dataset, case.made.isoformat(), case.expires.isoformat()),
        *(need.capability, "|".join(need.regions), need.by.isoformat() if need.by else "", need.dual_use, case.purpose),
        *(asker.organisation, asker.name, asker.mailbox, asker.agreed, case.withdrawn, case.sender, case.theirs),
    )
    query = f"INSERT OR IGNORE INTO request ({_COLUMNS}) VALUES ({', '.join('?' * len(values))})"  # noqa: S608 - constants alone
    return connection.execute(query, values).rowcount == 1


def put(connection: sqlite3.Connection, number: str, said: Answer) -> None:
    """Write what an organisation said now in place of what it said before; the log tells what that was."""
    connection.execute(
        "INSERT OR REPLACE INTO answer (request, company, says, name, mailbox, at, sender) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (number, said.company, said.says, said.name, said.mailbox, said.at, said.sender),
    )


def _only(find: Find, number: str) -> Case:
    found = _cases(find, "number = ?", number)
    if not found:
        raise NotAllowed
    return found[0]


def _cases(find: Find, which: str, *values: str) -> list[Case]:
    found = find(f"SELECT {_COLUMNS} FROM request WHERE {which}", *values)  # noqa: S608 - constants alone
    query = (
        "SELECT request, company, says, a.name, a.mailbox, at, a.sender FROM answer a "  # noqa: S608 - constants alone
        f"JOIN request ON number = request WHERE {which.partition(' ORDER')[0]} ORDER BY at, company"
    )
    said: dict[str, list[Answer]] = {}
    for request, *rest in find(query, *values) if found else ():
        said.setdefault(request, []).append(Answer(*rest))
    return [_case(row, tuple(said.get(row[0], ()))) for row in found]


def _case(row: tuple[Any, ...], answers: tuple[Answer, ...]) -> Case:  # Any: cells of several types
    number, key, dataset, made, expires, capability, regions, by, dual_use, purpose, *rest = row
    organisation, name, mailbox, agreed, withdrawn, sender, theirs = rest
    need = Need(capability, tuple(split_list(regions)), date.fromisoformat(by) if by else None, bool(dual_use))
    asker = Asker(name, mailbox, organisation, bool(agreed))
    days = date.fromisoformat(made), date.fromisoformat(expires)
    return Case(number, key, dataset, *days, need, purpose, asker, bool(withdrawn), sender, theirs, answers)
