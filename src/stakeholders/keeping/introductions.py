"""What becomes of an introduction: stewards mark pairs, and those of their groups see it."""

from collections.abc import Collection
from datetime import date
from typing import Final

import pandas as pd

from stakeholders.codes import split_list
from stakeholders.errors import NotAllowed
from stakeholders.keeping.store import Entry, Store
from stakeholders.register import Register
from stakeholders.schema import Marking, Viewer
from stakeholders.sharing import may_keep, may_see_kept

TOPIC: Final = "introduction"
STATES: Final = ("known", "declined", "introduced", "met", "open")  # open takes back what was marked before
COLUMNS: Final = (*("one", "other", "state", "owner", "due", "note", "broker", "at", "number", "tlp", "shared_with"),)
LONGEST_OWNER, LONGEST_NOTE = 120, 2_000  # letters
Pair = tuple[str, str]


def mark(
    store: Store,
    register: Register,
    viewer: Viewer,
    pair: Collection[str],
    state: str,
    *,
    owner: str = "",
    due: str = "",
    note: str = "",
    broker: str = "",
    groups: Collection[str] | None = None,
    tlp: str = "AMBER",
) -> None:
    """Write down what became of a pair; what was written before stays in its history.

    Parameters
    ----------
    register
        What the viewer may see, before any filter.
    state
        One of ``STATES``.
    owner
        Who sees to it, as a function and not a person.
    due
        By when, ``YYYY-MM-DD``, or empty.
    broker
        Who was asked to introduce, or empty.
    groups
        Who else sees it: groups of the viewer's own; None for all of those. The local steward may name any, and
        writes for nobody else otherwise.
    tlp
        Marking of the introduction that this is about; nothing is kept below AMBER.

    Raises
    ------
    NotAllowed
        When the viewer is no steward, or an end or a group is none that they may see or share with. Nothing is
        written then.
    ValueError
        When a value is none of those described.
    NotKept
        When it could not be written.
    """
    ends = sorted(set(pair))
    shared_with = sharing(viewer, register, groups)
    if not {*ends, broker} - {""} <= set(register.stakeholders["id"]):
        raise NotAllowed
    if state not in STATES or len(ends) != 2:
        raise ValueError(f"a pair of two gets one of {', '.join(STATES)}, not {state!r}")
    content = {"state": state, "broker": broker, **task(owner, due, note)}
    store.append([Entry(TOPIC, "|".join(ends), content, shared_with, at_least_amber(tlp))])


def at_least_amber(tlp: str) -> str:
    """Return the marking, or AMBER where it is lower; ``KeyError`` where it is none."""
    return max(Marking.of(tlp), Marking.AMBER).code


def sharing(viewer: Viewer, register: Register, groups: Collection[str] | None) -> str:
    """Return the groups that what the viewer writes is shared with; ``NotAllowed`` where they may not."""
    own = viewer.groups
    wanted = set(own or ()) if groups is None else set(groups)
    allowed = set(register.stakeholders["id"]) if own is None else set(own)
    if not may_keep(viewer) or not wanted <= allowed or (own is not None and not wanted):
        raise NotAllowed
    return "|".join(sorted(wanted))


def task(owner: str, due: str, note: str) -> dict[str, str]:
    """Return who sees to something by when; ``ValueError`` where the date is none or a text is too long."""
    if due:
        date.fromisoformat(due)
    if len(owner) > LONGEST_OWNER or len(note) > LONGEST_NOTE:
        raise ValueError(f"an owner has at most {LONGEST_OWNER} letters, a note {LONGEST_NOTE}")
    return {"owner": owner.strip(), "due": due, "note": note.strip()}


def history(store: Store, register: Register, viewer: Viewer) -> pd.DataFrame:
    """Return everything ever marked that the viewer may see, the oldest first.

    An entry is seen by stewards and members of its groups, and by the local steward, where both ends are in what
    they see; a broker or a group that isn't is left empty.

    Returns
    -------
    DataFrame
        ``COLUMNS``; ``at`` is a time in UTC.
    """
    known = set(register.stakeholders["id"])
    rows = []
    for entry in store.entries(TOPIC):
        ends = entry.subject.split("|")
        if len(ends) == 2 and set(ends) <= known and may_see_kept(viewer, entry.tlp, entry.shared_with):
            broker = entry.content.get("broker", "")
            rows.append(
                {"one": ends[0], "other": ends[1], **entry.content, "broker": broker if broker in known else ""}
                | {"at": entry.at, "number": entry.number, "tlp": entry.tlp}
                | {"shared_with": "|".join(group for group in split_list(entry.shared_with) if group in known)}
            )
    return pd.DataFrame(rows, columns=list(COLUMNS))


def entries(store: Store, register: Register, viewer: Viewer) -> pd.DataFrame:
    """Return for each marked pair what counts now: the latest entry that the viewer may see; the latest pair first."""
    seen = history(store, register, viewer).drop_duplicates(["one", "other"], keep="last")
    seen = seen[seen["state"] != "open"]
    return seen.sort_values("number", ascending=False, ignore_index=True)


def settled(marked: pd.DataFrame) -> tuple[tuple[Pair, ...], tuple[Pair, ...]]:
    """Return the pairs of ``entries`` that needn't be proposed: those who know each other by now, and the declined."""
    declined = marked["state"] == "declined"
    return _pairs(marked[~declined]), _pairs(marked[declined])


def _pairs(marked: pd.DataFrame) -> tuple[Pair, ...]:
    return tuple(sorted(zip(marked["one"], marked["other"], strict=True)))
