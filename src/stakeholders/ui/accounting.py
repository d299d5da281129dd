"""What a reader does is told to the log: what they take along, and their signing in and out."""

import logging
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final, cast

import streamlit as st

from stakeholders.errors import StakeholdersError
from stakeholders.exports.contained import text_of
from stakeholders.keeping.audit import Audit, audit_of
from stakeholders.keeping.events import Event
from stakeholders.keeping.retention import expire
from stakeholders.measures.mentions import mentioned
from stakeholders.register import Register
from stakeholders.schema import Marking, Viewer
from stakeholders.ui import datasets
from stakeholders.ui.choices import peek
from stakeholders.ui.settings import current_settings
from stakeholders.ui.viewer import current_viewer, through_eyes

_READING: Final = "stakeholders.reading"


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a reader has before them: the page's question, the dataset, what is shown of it and all they may see."""

    page: str
    dataset: str
    shown: Register
    everyone: Register


def note_page(page: str, dataset: str, shown: Register, everyone: Register) -> None:
    """Note what the reader has before them, for the log of what they take along from it."""
    st.session_state[_READING] = _Reading(page, dataset, shown, everyone)
    today = date.today().isoformat()  # noqa: DTZ011 - the day of the place where the app runs
    _forget_what_is_too_old(datasets.root(), today, current_settings().key)


@st.cache_resource(max_entries=4, show_spinner=False)
def _forget_what_is_too_old(folder: Path, today: str, settings: str) -> None:  # noqa: ARG001 - once for each of these
    """Erase what the settings say may be kept no longer: once a day, and when they change; never by faulty ones."""
    now, audit = current_settings(), audit_of(folder)
    if now.faults or audit.path is None or not audit.path.exists():
        return
    try:
        expire(audit, now.retention, date.fromisoformat(today))
    except StakeholdersError:
        logging.getLogger(__name__).exception("what is too old could not be erased")


def log() -> Audit:
    """Return the log of the installation."""
    return audit_of(datasets.root())


def record(kind: str, viewer: Viewer, facts: dict[str, Any], about: Collection[str] = ()) -> None:
    """Log what a viewer did, under the account that they are signed in with.

    ``facts``: codes and numbers (any that JSON holds), never what somebody typed into a search.

    Raises
    ------
    NotKept
        When the log can't be written; then what was to be done must not be done.
    """
    log().append([Event.by(viewer, kind, signed_in_account() | facts, about)])


def accounted(make: Callable[[], bytes], named: str, ending: str, marking: Marking | None) -> Callable[[], bytes]:
    """Return a function that makes a file and logs that it was taken, and who was in it: to be called when it is taken.

    What is above CLEAR is not handed out when that can't be logged.
    """
    reading = cast("_Reading | None", st.session_state.get(_READING))
    viewer, eyes, audit, account = current_viewer(), peek("eyes"), log(), signed_in_account()

    def made() -> bytes:
        content = make()
        facts = account | {"file": named} | ({"marking": marking.code} if marking is not None else {})
        if reading is not None:
            facts |= {"page": reading.page, "dataset": reading.dataset}
        if through_eyes(viewer, eyes) != viewer:  # a link may name others, or anything
            facts["eyes"] = eyes
        about = frozenset() if reading is None or marking is None else _in_file(reading, ending, content)
        try:
            audit.append([Event.by(viewer, "export", facts, about)])
        except StakeholdersError:
            if marking is not None and marking > Marking.CLEAR:
                raise
            logging.getLogger(__name__).exception("%s was taken and could not be logged", named)
        return content

    return made


def _in_file(reading: _Reading, ending: str, content: bytes) -> frozenset[str]:
    """Return who is in a file; everyone whom the page shows where its text can't be told, such as in a picture.

    Of data that somebody opened for their session alone, the installation's log names nobody.
    """
    if reading.dataset == datasets.OWN:
        return frozenset()
    text = text_of(ending, content)
    if text is None:
        return frozenset(reading.shown.stakeholders["id"])
    return mentioned(text, reading.everyone)


def signed_in_account() -> dict[str, str]:
    """Return the account as the identity provider numbers it, where somebody is signed in: no name, no address."""
    account = st.user.to_dict().get("sub")
    return {"account": str(account)} if account else {}
