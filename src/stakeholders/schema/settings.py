"""What a security officer decides in one file: floors, clearances, thresholds, sign-in, how long things stay.

The values here are those of an installation that decided nothing. ``settings_in_force`` tells what counts now.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final

from stakeholders.codes import CLEARANCES
from stakeholders.errors import Problem
from stakeholders.schema.viewer import Marking, Viewer

FLOORS: Final[Mapping[str, Marking]] = MappingProxyType(
    {
        "gaps": Marking.AMBER,
        "introductions": Marking.AMBER,
        "mixing": Marking.AMBER,
        "brokerage": Marking.AMBER,
        "resilience": Marking.AMBER,  # the width of the corridor and its ways among it
        "capabilities": Marking.AMBER,  # coverage counted in rows, and how it compares with elsewhere
        "cut_sets": Marking.AMBER_STRICT,  # what names those on whom others hang: cuts, cut points, bridges
        "single_suppliers": Marking.AMBER_STRICT,
    }
)
SHOWN_TO: Final[Mapping[Marking, str]] = MappingProxyType(  # the least clearance that sees a result of this marking
    dict(zip(Marking, CLEARANCES, strict=True))
)


def _number(default: int, low: int, high: int) -> int:
    """Return a field that holds a whole number from low to high."""
    number: int = field(default=default, metadata={"low": low, "high": high})
    return number


@dataclass(frozen=True, slots=True)
class Limits:
    """The smallest count that is released to each clearance (METHODS 8.2); they may be raised, never lowered.

    A member knows their own row and can subtract it: what is to hide among 3 others needs 4.
    """

    public: int = _number(5, 5, 1_000_000)
    community: int = _number(5, 5, 1_000_000)
    member: int = _number(4, 4, 1_000_000)


@dataclass(frozen=True, slots=True)
class Requests:
    """How long a request for an introduction waits for its answers."""

    expire_after_days: int = _number(30, 1, 365)


@dataclass(frozen=True, slots=True)
class Retention:
    """After how many days the details of something are deleted."""

    log_details_days: int = _number(365, 1, 3650)
    requests_days: int = _number(365, 1, 3650)
    exports_days: int = _number(730, 1, 3650)


@dataclass(frozen=True, slots=True)
class Upload:
    """How large one file may be that somebody opens for their session; the server's own limit comes before it."""

    megabytes: int = _number(200, 1, 200)


@dataclass(frozen=True, slots=True)
class Grant:
    """What signing in gives to those whose token has a group, or an e-mail address.

    Attributes
    ----------
    token_group
        As the identity provider calls it.
    email
        Of one account, or of all that end in ``@domain``; in small letters.
    groups
        Clusters and associations of the dataset that they belong to; None: every one, which makes a steward that of
        the whole installation.
    organisation
        The id of the stakeholder they act for.
    """

    clearance: str
    token_group: str = ""
    email: str = ""
    groups: frozenset[str] | None = frozenset()
    organisation: str | None = None

    def fits(self, token_groups: Collection[str], email: str) -> bool:
        """Tell whether it is given to who has these groups, or this verified e-mail address (in small letters)."""
        if self.token_group:
            return self.token_group in token_groups
        return bool(self.email) and (
            email == self.email or (self.email.startswith("@") and "@" + email.rpartition("@")[2] == self.email)
        )


@dataclass(frozen=True, slots=True)
class Login:
    """Who gets what by signing in, and for how long.

    Attributes
    ----------
    session_hours
        After which one has to sign in again, even if the token would be good for longer.
    groups_claim
        The part of the token that lists groups.
    """

    session_hours: int = _number(8, 1, 8)
    groups_claim: str = "groups"
    grants: tuple[Grant, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """All that a security officer decides.

    Attributes
    ----------
    faults
        What is wrong with the file. Where there is anything, everybody gets the public view and all is as strict as
        can be (``closed``).
    """

    floors: Mapping[str, Marking] = field(default_factory=lambda: FLOORS)
    shown_to: Mapping[Marking, str] = field(default_factory=lambda: SHOWN_TO)
    limits: Limits = Limits()
    login: Login = Login()
    requests: Requests = Requests()
    retention: Retention = Retention()
    upload: Upload = Upload()
    faults: tuple[Problem, ...] = ()

    @property
    def key(self) -> str:
        """The same text for the same settings, another for any others."""
        return repr((dict(self.floors), dict(self.shown_to), replace(self, floors={}, shown_to={})))

    def viewer_of(self, token_groups: Collection[str], email: str) -> Viewer:
        """Return who somebody is whose token has these groups and this verified e-mail address; none: the public.

        Where several grants fit, the highest clearance counts, with the groups of all grants that give it.

        Examples
        --------
        >>> nic = Grant("member", token_group="nic-staff", groups=frozenset({"nic"}))
        >>> Settings(login=Login(grants=(nic,))).viewer_of(["nic-staff"], "").groups
        frozenset({'nic'})
        """
        fitting = [one for one in self.login.grants if one.fits(token_groups, email.casefold())]
        if self.faults or not fitting:
            return Viewer("public")
        highest = max(fitting, key=lambda one: list(CLEARANCES).index(one.clearance)).clearance
        given = [one for one in fitting if one.clearance == highest]
        groups = [one.groups for one in given if one.groups is not None]
        organisations = {one.organisation for one in given if one.organisation}
        return Viewer(
            highest,
            groups=frozenset().union(*groups) if len(groups) == len(given) else None,
            organisation=organisations.pop() if len(organisations) == 1 else None,
        )


def closed(faults: tuple[Problem, ...]) -> Settings:
    """Return the settings of a file that can't be relied on: nobody signs in, and nothing is shown but CLEAR rows."""
    return Settings(
        floors=MappingProxyType(dict.fromkeys(FLOORS, Marking.AMBER_STRICT)),
        limits=Limits(public=1_000_000, community=1_000_000, member=1_000_000),
        login=Login(session_hours=1),
        upload=Upload(megabytes=1),
        faults=faults,
    )


class _InForce:
    """Where the settings come from that count now: the app reads them from its file anew whenever that changes."""

    def __init__(self) -> None:
        self.source: Callable[[], Settings] = Settings


_IN_FORCE: Final = _InForce()


def settings_in_force() -> Settings:
    """Return the settings that count now; in a notebook that named no source, those of the house."""
    return _IN_FORCE.source()


def take_settings_from(source: Callable[[], Settings]) -> None:
    """Let the settings come from here from now on, for the whole process."""
    _IN_FORCE.source = source
