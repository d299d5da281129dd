"""Who is looking: the rule for an app without login, and looking through other eyes."""

import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import urlsplit

import streamlit as st

from stakeholders.schema import Viewer

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


def current_viewer() -> Viewer:
    """Return who is looking in this session."""
    return viewer_without_login(st.get_option("server.address"), dict(st.context.headers))


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
