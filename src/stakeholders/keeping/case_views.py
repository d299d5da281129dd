"""What may be seen of a request, and by whom: the asker, the brokers, the organisation that was asked."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from stakeholders.keeping.audit import Audit
from stakeholders.keeping.brokers import asks
from stakeholders.keeping.case_tables import Answer, Asker, Case, cases
from stakeholders.measures.partners import Need
from stakeholders.register import Register
from stakeholders.schema import Viewer
from stakeholders.sharing import may_keep

Holds = Callable[[str, str], bool]  # tells whether an organisation's consent for a capability holds
State = Literal["waiting", "willing", "introduced", "expired", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Partner:
    """An organisation that said yes, as the asker sees it once they said yes as well; ``mailbox`` may be empty."""

    name: str
    mailbox: str


@dataclass(frozen=True, slots=True)
class Followed:
    """A request as its asker sees it.

    Attributes
    ----------
    state
        ``waiting`` for an answer; ``willing``: somebody said yes and the asker hasn't; ``introduced``: both did;
        ``expired`` without an answer; ``withdrawn``.
    partners
        Those introduced; nothing tells of anybody else who was asked.
    """

    number: str
    need: Need
    purpose: str
    made: date
    expires: date
    agreed: bool
    state: State
    partners: tuple[Partner, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """An organisation of the broker's own network that meets the need, and what it said; empty: not asked yet."""

    company: str
    name: str
    says: str
    mailbox: str


@dataclass(frozen=True, slots=True)
class Brokered:
    """A request as a broker sees it.

    Attributes
    ----------
    matches
        Those in the broker's own networks who meet the need.
    asker
        Who asks, once they and one of these have said yes; else None.
    sender
        Number of the keys of the installation that the request came from; empty: this one.
    """

    number: str
    need: Need
    purpose: str
    made: date
    expires: date
    matches: tuple[Asked, ...]
    asker: Asker | None
    sender: str
    theirs: str


@dataclass(frozen=True, slots=True)
class ToSend:
    """What may be sent about a case to another installation; ``sender``: the only one that an answer is for."""

    number: str
    need: Need
    kind: Literal["request", "answer", "withdrawal"]
    sender: str


@dataclass(frozen=True, slots=True)
class Introduced:
    """Who asked an organisation that said yes, as that organisation sees it."""

    number: str
    need: Need
    name: str
    mailbox: str


def followed(
    audit: Audit, viewer: Viewer, dataset: str, on: date, holds: Holds, number: str = "", key: str = ""
) -> list[Followed]:
    """Return the requests of the viewer's organisation, and the one whose number and key they have, the latest first.

    A wrong key gives what an unknown number gives: nothing.
    """
    own = [
        one
        for one in cases(audit, dataset)
        if one.is_of(viewer, key if one.number == number.strip().upper() and key else "")
    ]
    return [_followed(one, on, holds) for one in own]


def brokered(audit: Audit, register: Register, viewer: Viewer, dataset: str, on: date) -> list[Brokered]:
    """Return the requests that wait for an answer, each with the matches in this broker's own networks alone.

    One that is over stays where somebody there said yes: it may be taken back.
    """
    if not may_keep(viewer):
        return []
    held = [one for one in cases(audit, dataset) if not one.withdrawn]
    names = {need: asks(register, viewer, need, on) for need in {one.need for one in held}}
    seen = [(one.waits(on), _brokered(one, names[one.need])) for one in held]
    return [one for waits, one in seen if waits or any(match.says == "yes" for match in one.matches)]


def to_send(audit: Audit, viewer: Viewer, dataset: str, on: date) -> list[ToSend]:
    """Return what a steward may send to other installations, the latest first."""
    if not may_keep(viewer):
        return []
    sent = {number for (number,) in audit.rows("sent", "SELECT DISTINCT request FROM sent")}
    held = cases(audit, dataset)
    return [
        ToSend(
            one.number,
            one.need,
            "answer" if one.sender else "request" if not one.withdrawn else "withdrawal",
            one.sender,
        )
        for one in held
        if one.sender or (one.number in sent if one.withdrawn else one.waits(on))
    ]


def introduced_to(audit: Audit, viewer: Viewer, dataset: str, holds: Holds) -> list[Introduced]:
    """Return who asked the viewer's organisation, where it and they have said yes."""
    if not viewer.organisation:
        return []
    return [
        Introduced(one.number, one.need, one.asker.name, one.asker.mailbox)
        for one in cases(audit, dataset)
        if one.asker.agreed
        and not one.withdrawn
        and any(said.company == viewer.organisation for said in willing(one, holds))
    ]


def willing(case: Case, holds: Holds) -> list[Answer]:
    """Return the answers that are a yes now; one whose consent is gone is none."""
    said = [one for one in case.answers if one.says == "yes"]
    return [one for one in said if one.sender or holds(one.company, case.need.capability)]


def _followed(case: Case, on: date, holds: Holds) -> Followed:
    said = willing(case, holds)
    met = case.asker.agreed and not case.withdrawn
    partners = tuple(Partner(one.name, one.mailbox) for one in said if one.name) if met else ()
    state: State = "waiting" if case.waits(on) else "expired"
    if partners or (said and not case.asker.agreed):
        state = "introduced" if case.asker.agreed else state if state == "expired" else "willing"
    if case.withdrawn:
        state = "withdrawn"
    told = (case.number, case.need, case.purpose, case.made, case.expires, case.asker.agreed)
    return Followed(*told, state, partners)


def _brokered(case: Case, names: dict[str, str]) -> Brokered:
    said = {one.company: one for one in case.answers if not one.sender}
    matches = tuple(
        Asked(one, name, said[one].says if one in said else "", said[one].mailbox if one in said else "")
        for one, name in names.items()
    )
    met = case.asker.agreed and any(one.says == "yes" for one in matches)
    told = (case.number, case.need, case.purpose, case.made, case.expires, matches)
    return Brokered(*told, case.asker if met else None, case.sender, case.theirs)
