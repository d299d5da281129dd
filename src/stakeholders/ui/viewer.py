"""Who is looking: whoever has signed in, the rule for an app without login, and looking through other eyes."""

import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final, Literal, TypeVar
from urllib.parse import urlsplit

import streamlit as st

from stakeholders.errors import NotAllowed
from stakeholders.keeping.sign_ins import OVER, Marks
from stakeholders.schema import Viewer
from stakeholders.schema.settings import Settings
from stakeholders.ui.pages import data_folder
from stakeholders.ui.provider import claims, login_is_set_up
from stakeholders.ui.settings import current_settings
from stakeholders.ui.tokens import SignIn, sign_in_of

R = TypeVar("R")
PUBLIC: Final = Viewer("public")
LOCAL_STEWARD: Final = Viewer("steward")
_LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
_PROXY: Final = re.compile(
    r"^(forwarded|via|x-forwarded-.*|x-original-.*|x-envoy-.*|cf-.*|(.*-)?(client|real)-ip)$", re.IGNORECASE
)


def viewer_without_login(bound_to: str | None, headers: Mapping[str, str]) -> Viewer:
    """Return the local steward where the request can only come from this machine, else the public (DESIGN 5).

    Parameters
    ----------
    bound_to
        The address that the server listens on.
    headers
        Of the request; one that names a proxy, or a host or origin that isn't local, makes the viewer the public.

    Examples
    --------
    >>> viewer_without_login("127.0.0.1", {"Host": "localhost:8501"}).clearance
    'steward'
    >>> viewer_without_login("127.0.0.1", {"Host": "localhost", "X-Forwarded-For": "10.0.0.7"}).clearance
    'public'
    """
    given = {name.casefold(): value for name, value in headers.items()}
    behind_proxy = any(_PROXY.match(name) for name in given)
    # A proxy may ask for "localhost" and say nothing of itself; the browser then still names the page's own address.
    origins = [_host_of(given[name]) for name in ("origin", "referer") if name in given]
    hosts = [given.get("host", ""), *origins]
    local = bound_to in _LOOPBACK and all(_host_name(host) in _LOOPBACK for host in hosts) and not behind_proxy
    return LOCAL_STEWARD if local else PUBLIC


@dataclass(frozen=True, slots=True)
class Request:
    """What is known of whoever asks.

    Attributes
    ----------
    login
        Whether signing in was set up.
    claims
        Of their token; empty where they have not signed in.
    bound_to, headers
        As for ``viewer_without_login``.
    """

    login: bool
    claims: Mapping[str, object]
    bound_to: str | None
    headers: Mapping[str, str]

    @property
    def is_local(self) -> bool:
        """Whether it can only come from this machine."""
        return viewer_without_login(self.bound_to, self.headers) is LOCAL_STEWARD


@dataclass(frozen=True, slots=True)
class Standing:
    """Who is looking, and how that came about.

    Attributes
    ----------
    state
        ``no login`` was set up; ``out``: nobody signed in; ``in``; ``ended``: they had signed in; ``unknown``: they
        have signed in, and the settings give them nothing.
    """

    viewer: Viewer
    state: Literal["no login", "out", "in", "ended", "unknown"]
    sign_in: SignIn | None = None


def standing_of(request: Request, settings: Settings, now: float, is_over: Callable[[str], bool]) -> Standing:
    """Return who is looking.

    Parameters
    ----------
    now
        Seconds of the epoch.
    is_over
        Tells by its mark whether a sign-in was ended by signing out.
    """
    if not request.login and not settings.login.grants:
        here = viewer_without_login(request.bound_to, request.headers)
        return Standing(PUBLIC if settings.faults else here, "no login")
    sign_in = sign_in_of(request.claims, settings.login.groups_claim)
    if sign_in is None:
        return Standing(PUBLIC, "ended" if request.claims.get("is_logged_in") else "out")
    if not sign_in.holds(now, settings.login.session_hours) or is_over(sign_in.mark):
        return Standing(PUBLIC, "ended", sign_in)
    viewer = settings.viewer_of(sign_in.groups, sign_in.email)
    return Standing(viewer, "unknown" if viewer == PUBLIC else "in", sign_in)


def current_request() -> Request:
    """Return what is known of whoever this session belongs to."""
    return Request(login_is_set_up(), claims(), st.get_option("server.address"), dict(st.context.headers))


def standing_now(request: Request) -> Standing:
    """Return who is looking, by the settings and the clock of this moment; also outside of any run of a page."""
    return standing_of(request, current_settings(), time.time(), marks(data_folder(), OVER).has)


def current_viewer() -> Viewer:
    """Return who is looking in this session: the one way to learn it."""
    return standing_now(current_request()).viewer


def for_who_looks_now(make: Callable[[], R]) -> Callable[[], R]:
    """Return a function that makes something later, and only for who is looking now under the settings of now.

    It raises ``NotAllowed`` once their sign-in is over or the settings have changed: a page may have been drawn before.
    """
    request, settings = current_request(), current_settings().key
    drawn_for = standing_now(request).viewer

    def made() -> R:
        if standing_now(request).viewer != drawn_for or current_settings().key != settings:
            raise NotAllowed
        return make()

    return made


@lru_cache(maxsize=4)  # not one of Streamlit's: a browser could empty that, and undo a sign-out not on disk
def marks(root: Path, what: str) -> Marks:
    """Return the sign-ins that began, or those that are over."""
    return Marks(root, what)


def parse_eyes(code: str) -> Viewer | None:
    """Return the viewer that a code of ``eyes_of`` names, None where it names none.

    Examples
    --------
    >>> parse_eyes("member:nic").groups
    frozenset({'nic'})
    """
    clearance, _, group = code.partition(":")
    if clearance in {"public", "community"} and not group:
        return Viewer(clearance)
    return Viewer("member", groups={group}) if clearance == "member" and group else None


def through_eyes(viewer: Viewer, code: str) -> Viewer:
    """Return the viewer that the code names where that can only lower what is seen, else the viewer unchanged."""
    eyes = parse_eyes(code)
    if eyes is None or eyes.rank > viewer.rank:
        return viewer
    if viewer.is_local_steward or not eyes.groups or eyes.groups <= (viewer.groups or frozenset()):
        return eyes
    return viewer


def _host_of(address: str) -> str:
    """Return the host of an address with its port; nothing where it is none."""
    try:
        return urlsplit(address).netloc
    except ValueError:
        return ""


def _host_name(host: str) -> str:
    """Return the name of a Host header without its port; a header with anything else in it is no name."""
    found = re.fullmatch(r"(?:\[([0-9a-fA-F:]+)\]|([^\[\]:,\s]+))(?::\d+)?", host.strip())
    return (found[1] or found[2]).casefold() if found else ""
