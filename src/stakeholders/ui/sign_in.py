"""Signing in and out: the buttons, what is said of it, and that nothing stays behind when a sign-in is over."""

import logging
from datetime import UTC, datetime, tzinfo
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from stakeholders.errors import StakeholdersError
from stakeholders.keeping.sign_ins import BEGUN, OVER
from stakeholders.language import N_, Words
from stakeholders.ui.accounting import record
from stakeholders.ui.coming_back import come_back, keep_place
from stakeholders.ui.links import plain
from stakeholders.ui.pages import data_folder
from stakeholders.ui.provider import login_is_safe, providers
from stakeholders.ui.settings import current_settings
from stakeholders.ui.viewer import Standing, current_request, current_viewer, marks, standing_now

_MARK: Final = "stakeholders.signed_in"  # the sign-in that this session belongs to, and what it gives
_DRAWN: Final = "stakeholders.drawn_for"  # the viewer and the settings that the page before the reader was drawn for
_CLOSED: Final = N_("The settings have a fault, so everybody gets the public view until it is mended.")
_LOOK_AGAIN: Final = 30  # seconds: how long a page that nobody touches may outlive its sign-in


def forget_the_one_before() -> None:
    """Forget all that this session holds when the sign-in that it began with is over, or gives something else now."""
    standing = standing_now(current_request())
    mark = standing.sign_in.mark if standing.sign_in and standing.state in ("in", "unknown") else ""
    held = (mark, standing.viewer.key) if mark else ("", "")
    before = st.session_state.get(_MARK, held)
    if before[0] and before != held:
        _forget()
    new = bool(mark) and _MARK not in st.session_state
    st.session_state[_MARK] = held
    if mark and standing.sign_in and marks(data_folder(), BEGUN).add(mark, standing.sign_in.expires):
        _log("sign_in", standing)
    if new:
        come_back()


def show_sign_in(words: Words) -> None:
    """Say who is signed in and until when, and offer to sign in or out."""
    request = current_request()
    standing = standing_now(request)
    st.session_state[_DRAWN] = _drawn_now()
    if request.is_local:
        _show_faults(words)
    if standing.state == "no login":
        return
    with st.sidebar:
        if standing.state in ("in", "unknown") and standing.sign_in:
            _show_signed_in(standing, words)
        else:
            _offer_to_sign_in(standing, words)
    if standing.state == "in":
        _watch()


def _show_signed_in(standing: Standing, words: Words) -> None:
    assert standing.sign_in is not None  # noqa: S101 - for the type checker: asked by the caller
    ends = datetime.fromtimestamp(standing.sign_in.ends(current_settings().login.session_hours), _clock_of_reader())
    st.text(words.say("Signed in: {name}", name=standing.sign_in.name))
    st.caption(
        words.say(
            "{clearance}, until {time}",
            clearance=words.label("clearance", standing.viewer.clearance),
            time=f"{ends:%H:%M}",
        )
    )
    if standing.state == "unknown":
        st.warning(
            words.say(_CLOSED)
            if current_settings().faults
            else words.say(
                "You are signed in, but your account has no access beyond the public view. "
                "Ask whoever runs this installation."
            )
        )
    st.button(words.say("Sign out"), key="sign_out", on_click=_sign_out, icon=":material/logout:", width="stretch")


def _clock_of_reader() -> tzinfo:
    try:
        return ZoneInfo(st.context.timezone or "UTC")
    except (ValueError, OSError, ZoneInfoNotFoundError):  # a browser may name anything
        return UTC


def _offer_to_sign_in(standing: Standing, words: Words) -> None:
    if standing.state == "ended":
        st.info(words.say("Your sign-in has ended. Sign in again to go on."), icon=":material/schedule:")
    offered = providers() if login_is_safe() else []
    if not offered:
        st.warning(words.say("Signing in is not set up safely here, so everybody gets the public view."))
    for name in offered:
        label = words.say("Sign in with {provider}", provider=plain(name)) if name else words.say("Sign in")
        st.button(
            label,
            key=f"sign_in:{name}",
            on_click=_sign_in,
            args=(name,),
            icon=":material/login:",
            width="stretch",
        )


def _show_faults(words: Words) -> None:
    """Tell whoever runs the app on this machine what is wrong with the settings."""
    faults = current_settings().faults
    if not faults:
        return
    st.error(words.say(_CLOSED))
    for fault in faults:
        where = words.say("{file}, line {line}: {key}", file=fault.file, line=fault.row or "–", key=fault.column)
        st.text(f"{where} {fault.value}\n{fault.message(words)}")


def _sign_in(provider: str) -> None:
    keep_place()
    st.login(provider or None)


def _sign_out() -> None:
    standing = standing_now(current_request())
    if standing.sign_in and marks(data_folder(), OVER).add(standing.sign_in.mark, standing.sign_in.expires):
        _log("sign_out", standing)
    _forget()
    st.logout()


def _log(kind: str, standing: Standing) -> None:
    """Log it; nobody is kept from signing in or out where that fails, and the server's log says so."""
    try:
        record(kind, standing.viewer, {})
    except StakeholdersError:
        logging.getLogger(__name__).exception("a %s could not be logged", kind)


def _forget() -> None:
    for key in list(st.session_state):
        del st.session_state[key]


def draw_anew_if_changed() -> None:
    """Leave a part of a page that runs by itself, and draw the page anew, once that was drawn for somebody else.

    They may have signed out elsewhere or timed out, or the settings have changed.
    """
    if st.session_state.get(_DRAWN) != _drawn_now():
        st.rerun()


def _drawn_now() -> tuple[str, str]:
    return current_viewer().key, current_settings().key


@st.fragment(run_every=_LOOK_AGAIN)
def _watch() -> None:
    draw_anew_if_changed()
