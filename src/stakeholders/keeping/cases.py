"""Requests for an introduction: asked, answered through a broker, agreed to, withdrawn, forgotten.

Each step is one transaction together with its entry in the log, so that several processes may take steps at once and
one that is killed leaves nothing half done. What a step repeats changes nothing. ``account``: under which account the
viewer is signed in, for the log alone.
"""

import hashlib
import secrets
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from stakeholders.errors import NotAllowed, StakeholdersError
from stakeholders.keeping.audit import Audit
from stakeholders.keeping.brokers import asks, may_take_back
from stakeholders.keeping.case_tables import SAYS, Answer, Asker, Case, case_in, case_of, hashed, insert, put, writing
from stakeholders.keeping.events import Event
from stakeholders.keeping.mailbox import mailbox
from stakeholders.language import N_
from stakeholders.measures.partners import Need
from stakeholders.register import Register
from stakeholders.schema import Viewer

LONGEST_NAME, LONGEST_PURPOSE = 120, 600  # letters
MOST_UNSIGNED: Final = 200  # requests of a dataset that wait at once and that nobody's organisation stands behind
Account = Mapping[str, str]
NOBODY: Final[Account] = MappingProxyType({})
_LETTERS: Final = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # none that is taken for another when read aloud or copied


class SayWho(StakeholdersError):  # noqa: N818 - reads as the sentence it tells
    """A request without the name of an organisation."""

    sentence = N_("Give the name of the organisation that asks, in at most {most} letters.")


class TooManyWait(StakeholdersError):  # noqa: N818 - reads as the sentence it tells
    """So many requests wait already that another would not be read."""

    sentence = N_(
        "So many requests wait for an answer that none can be taken in now. Write to a cluster office instead."
    )


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the asker keeps: the case number, which others may know, and the key, which nobody else may."""

    number: str
    key: str


def new_token() -> str:
    """Return what makes a request this one and no other, however often it is sent; a secret of who asks."""
    return secrets.token_hex(16)


def ask(
    audit: Audit,
    viewer: Viewer,
    dataset: str,
    need: Need,
    asker: Asker,
    *,
    token: str,
    purpose: str = "",
    on: date,
    expire_after_days: int = 30,
    account: Account = NOBODY,
) -> Receipt:
    """Take a request in, to be seen by the brokers of every cluster; the same token again is the same request.

    Raises
    ------
    NoMailbox, SayWho, TooManyWait
        When it can't be taken in.
    NotAllowed
        When the viewer does not act for the organisation that asks.
    NotKept
        When it could not be written.
    """
    if asker.organisation and asker.organisation != viewer.organisation:
        raise NotAllowed
    checked = replace(asker, name=_name(asker.name), mailbox=mailbox(asker.mailbox))
    receipt = Receipt(readable("number", token, 8), readable("key", token, 20))
    case = Case(
        *(receipt.number, hashed(receipt.key), dataset, on, on + timedelta(days=expire_after_days), need),
        *(one_line(purpose)[:LONGEST_PURPOSE], checked, False, "", "", ()),
    )
    with writing(audit) as turn:
        if not asker.organisation and _unsigned(turn.connection, dataset, on) >= MOST_UNSIGNED:
            raise TooManyWait
        if insert(turn.connection, case):
            turn.log(_of_asker(viewer, "request", {**account, **_facts(case)}))
    return receipt


def answer(
    audit: Audit,
    register: Register,
    viewer: Viewer,
    number: str,
    company: str,
    says: str,
    *,
    contact: str = "",
    on: date,
    account: Account = NOBODY,
) -> None:
    """Write down what an organisation said when its broker asked it, or that it was asked.

    Stewards do so for organisations of their own networks that meet the need. An organisation may always take back its
    yes by itself.

    Parameters
    ----------
    register
        What the viewer may see.
    says
        One of ``SAYS``; a later one counts instead of an earlier one.
    contact
        The functional mailbox that the organisation wants to be written to, or nothing.

    Raises
    ------
    NotAllowed
        When there is no such request, it does not wait any more, or the organisation is not one of the viewer's to ask.
    """
    if says not in SAYS:
        raise ValueError(f"an organisation says one of {', '.join(SAYS)}, not {says!r}")
    reached = mailbox(contact) if contact else ""
    name = asks(register, viewer, case_of(audit, number).need, on).get(
        company
    )  # before: nobody waits for what this takes
    takes_back = says == "no" and may_take_back(register, viewer, company, on)
    with writing(audit) as turn:
        case = case_in(turn.connection, number)
        before = next((one for one in case.answers if one.company == company and not one.sender), None)
        may_answer = case.waits(on) and name is not None
        if not may_answer and not (takes_back and before is not None):
            raise NotAllowed
        called = name if name is not None else before.name if before is not None else ""
        said = Answer(company, says, called, reached, turn.now().isoformat(timespec="seconds"))
        if before is None or (before.says, before.mailbox) != (says, reached):
            put(turn.connection, number, said)
            turn.log(Event.by(viewer, "answer", {**account, **_named(case), "says": says}, (company,)))


def agree(
    audit: Audit,
    viewer: Viewer,
    number: str,
    key: str = "",
    *,
    on: date,
    named: bool = True,
    account: Account = NOBODY,
) -> None:
    """Write down whether the asker may be named to those who say yes.

    ``NotAllowed`` where the request isn't theirs, or where they agree to what is over.
    """
    with writing(audit) as turn:
        case = case_in(turn.connection, number)
        if not case.is_of(viewer, key) or (named and not case.waits(on)):
            raise NotAllowed
        if case.asker.agreed != named:
            turn.connection.execute("UPDATE request SET agreed = ? WHERE number = ?", (named, number))
            turn.log(_of_asker(viewer, "answer", {**account, **_named(case), "asker_says": "yes" if named else "no"}))


def withdraw(audit: Audit, viewer: Viewer, number: str, key: str = "", *, account: Account = NOBODY) -> None:
    """Take a request back: nobody sees anything of it any more.

    ``NotAllowed`` where it isn't the viewer's; the local steward may close any, so that nobody can fill the list.
    """
    with writing(audit) as turn:
        case = case_in(turn.connection, number)
        if not (case.is_of(viewer, key) or viewer.is_local_steward):
            raise NotAllowed
        if not case.withdrawn:
            turn.connection.execute("UPDATE request SET withdrawn = 1 WHERE number = ?", (number,))
            turn.log(_of_asker(viewer, "withdrawal", {**account, **_named(case)}))


def forget_requests(audit: Audit, made_before: date, by: str = "operator") -> int:
    """Delete requests that were made before a day, with all answers, and log that; return how many there were."""
    if not audit.rows("request", "SELECT 1 FROM request WHERE made < ? LIMIT 1", made_before.isoformat()):
        return 0
    with writing(audit) as turn:
        day = (made_before.isoformat(),)
        turn.connection.execute("DELETE FROM answer WHERE request IN (SELECT number FROM request WHERE made < ?)", day)
        gone = turn.connection.execute("DELETE FROM request WHERE made < ?", day).rowcount
        turn.connection.execute("DELETE FROM sent WHERE request NOT IN (SELECT number FROM request)")
        if gone:
            turn.log(Event("erasure", by, {"reason": "retention", "requests": gone, "entries": []}))
    return gone


def _name(text: str) -> str:
    name = one_line(text)
    if not 0 < len(name) <= LONGEST_NAME:
        raise SayWho(most=LONGEST_NAME)
    return name


def one_line(text: str) -> str:
    """Return what was typed as one line of what can be read."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def _of_asker(viewer: Viewer, kind: str, facts: dict[str, object]) -> Event:
    """Return what an asker did, for the operator alone: brokers learn who asks when both sides have said yes."""
    return replace(Event.by(viewer, kind, facts), shared_with="")


def _facts(case: Case) -> dict[str, object]:
    """Return what the log tells of a request: codes alone, nothing of what was typed."""
    return {**_named(case), "capability": case.need.capability, **_where(case.need)}


def _named(case: Case) -> dict[str, object]:
    return {"case": case.number, "dataset": case.dataset}


def _where(need: Need) -> dict[str, object]:
    return {"regions": list(need.regions)} | ({"by": need.by.isoformat()} if need.by else {})


def readable(purpose: str, token: str, letters: int) -> str:
    """Return letters made of a token for one purpose, in groups of four; from them the token can't be found."""
    drawn = int.from_bytes(hashlib.sha256(f"{purpose} {token}".encode()).digest())
    signs = [_LETTERS[drawn // len(_LETTERS) ** place % len(_LETTERS)] for place in range(letters)]
    return "-".join("".join(signs[at : at + 4]) for at in range(0, letters, 4))


def _unsigned(connection: sqlite3.Connection, dataset: str, on: date) -> int:
    query = "SELECT count(*) FROM request WHERE dataset = ? AND organisation = '' AND withdrawn = 0 AND expires >= ?"
    return int(connection.execute(query, (dataset, on.isoformat())).fetchone()[0])
