"""The working list of a dataset: gaps and introductions that somebody sees to, and which of them are done."""

from collections.abc import Collection, Mapping
from math import isfinite
from typing import Any, Final

import pandas as pd

from stakeholders.codes import split_list
from stakeholders.errors import NotAllowed
from stakeholders.keeping.introductions import at_least_amber, sharing, task
from stakeholders.keeping.store import Entry, Store
from stakeholders.register import Register
from stakeholders.schema import Viewer
from stakeholders.sharing import may_keep, may_see_kept

TOPIC: Final = "worklist"
KINDS: Final = ("gap", "introduction")
STATES: Final = ("open", "done", "removed")
COLUMNS: Final = (*("item", "kind", "what", "state", "owner", "due", "note", "added", "changed", "tlp", "shared_with"),)
_NOT_KEPT: Final = frozenset({"evidence"})  # of a gap: found anew in the register when it is looked at
Row = Mapping[str, Any]  # Any: cells of a table of gaps or introductions have many types


def add_gap(
    store: Store,
    register: Register,
    viewer: Viewer,
    gap: Row,
    *,
    owner: str = "",
    due: str = "",
    note: str = "",
    groups: Collection[str] | None = None,
) -> str:
    """Put a gap on the list, a row of ``find_gaps`` as it is now; return the item's id.

    One that is there already stays as it is; one that was done or removed is open again. Parameters and errors are
    those of ``keeping.introductions.mark``.
    """
    what = {name: _plain(value) for name, value in gap.items() if name not in _NOT_KEPT}
    named = [*gap["organisations"], *gap["brokers"]]
    return _add(store, register, viewer, ("gap", str(gap["id"])), (what, named), task(owner, due, note), groups)


def add_introduction(
    store: Store,
    register: Register,
    viewer: Viewer,
    row: Row,
    *,
    owner: str = "",
    due: str = "",
    note: str = "",
    groups: Collection[str] | None = None,
) -> str:
    """Put an introduction on the list, a row of ``suggest`` as it is now; return the item's id. See ``add_gap``."""
    one, other = sorted((str(row["one"]), str(row["other"])))
    broker = str(row["broker"])
    what = {"one": one, "other": other, "broker": broker, "score": _plain(row["score"]), "tlp": str(row["tlp"])}
    named = [one, other, *([broker] if broker else [])]
    return _add(
        store, register, viewer, ("introduction", f"{one}|{other}"), (what, named), task(owner, due, note), groups
    )


def change(
    store: Store,
    register: Register,
    viewer: Viewer,
    item: str,
    *,
    state: str | None = None,
    owner: str | None = None,
    due: str | None = None,
    note: str | None = None,
) -> None:
    """Change something of an item that the viewer sees, ``state="removed"`` takes it off; its history is kept.

    Whom it is shared with stays as it is.

    Raises
    ------
    NotAllowed
        When the viewer is no steward, or sees no such item.
    ValueError
        When a value is none of those described in ``add_gap``, or the state none of ``STATES``.
    NotKept
        When it could not be written.
    """
    held = _seen(store, register, viewer).get(item)
    if not may_keep(viewer) or held is None:
        raise NotAllowed
    wanted = {"owner": owner, "due": due, "note": note}
    said = {name: held.content[name] if value is None else value for name, value in wanted.items()}
    content = held.content | task(**said) | {"state": held.content["state"] if state is None else state}
    if content["state"] not in STATES:
        raise ValueError(f"an item is one of {', '.join(STATES)}, not {state!r}")
    store.append([Entry(TOPIC, item, content, held.shared_with, held.tlp)])


def items(store: Store, register: Register, viewer: Viewer) -> pd.DataFrame:
    """Return the list as the viewer may see it: open items first, those due soonest before others.

    An item is seen by stewards and members of its groups, and by the local steward, where every organisation that it
    names is in what they see; one that is AMBER+STRICT by stewards only.

    Returns
    -------
    DataFrame
        ``COLUMNS``. ``what``: for a gap, its row as it was when it was added (without evidence); for an introduction
        one, other, broker and score. ``added`` and ``changed``: dates in UTC.
    """
    known = set(register.stakeholders["id"])
    added = {entry.subject: entry.at[:10] for entry in reversed(store.entries(TOPIC))}
    rows = [
        {
            "item": item,
            "what": _read(entry.content["what"]),
            "added": added[item],
            "changed": entry.at[:10],
            "tlp": entry.tlp,
            "shared_with": "|".join(group for group in split_list(entry.shared_with) if group in known),
        }
        | {name: entry.content[name] for name in ("kind", "state", "owner", "due", "note")}
        for item, entry in _seen(store, register, viewer).items()
        if entry.content["state"] != "removed"
    ]
    rows.sort(key=lambda row: (row["state"] != "open", row["due"] or "9999", row["added"], row["item"]))
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _add(
    store: Store,
    register: Register,
    viewer: Viewer,
    which: tuple[str, str],
    what: tuple[dict[str, Any], list[str]],
    seen_to: dict[str, str],
    groups: Collection[str] | None,
) -> str:
    shared_with = sharing(viewer, register, groups)
    if not set(what[1]) <= set(register.stakeholders["id"]):
        raise NotAllowed
    item = ":".join(which)
    held = _seen(store, register, viewer).get(item)
    if held is None or held.content["state"] != "open":
        content = {"kind": which[0], "what": what[0], "named": what[1], "state": "open", **seen_to}
        store.append([Entry(TOPIC, item, content, shared_with, at_least_amber(what[0]["tlp"]))])
    return item


def _seen(store: Store, register: Register, viewer: Viewer) -> dict[str, Entry]:
    """Return the latest entry of each item that the viewer may see, in the order in which items came."""
    known = set(register.stakeholders["id"])
    return {
        entry.subject: entry
        for entry in store.entries(TOPIC)
        if may_see_kept(viewer, entry.tlp, entry.shared_with) and set(entry.content["named"]) <= known
    }


def _plain(value: object) -> object:
    """Return the value as JSON can hold it: NaN as nothing, tuples as lists, numbers as Python's own."""
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    item = getattr(value, "item", None)
    plain = item() if callable(item) else value
    return None if isinstance(plain, float) and not isfinite(plain) else plain


def _read(what: dict[str, Any]) -> dict[str, object]:
    """Return what was kept as it was: lists as tuples, nothing as NaN."""
    return {name: _as_it_was(value) for name, value in what.items()}


def _as_it_was(value: object) -> object:
    if isinstance(value, list):
        return tuple(_as_it_was(one) for one in value)
    return float("nan") if value is None else value
