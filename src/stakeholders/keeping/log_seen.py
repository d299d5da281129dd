"""Which entries of the log a reader sees, as a table: a row is seen whole or not at all."""

from collections.abc import Iterable

import pandas as pd

from stakeholders.codes import split_list
from stakeholders.keeping.events import Event
from stakeholders.register import Register
from stakeholders.schema import Viewer
from stakeholders.sharing import may_keep

COLUMNS = ("number", "at", "kind", "who", "facts", "about", "erased")


def seen(events: Iterable[Event], register: Register, viewer: Viewer, dataset: str) -> list[Event]:
    """Return what the viewer may see of what was done with a dataset or with none.

    The local steward sees everything. Stewards of groups see what was done by those who belong to none but these
    groups, where it concerns nobody whom they don't see; nobody else sees anything. So a row tells its reader of
    nothing that is hidden from them.

    Parameters
    ----------
    register
        What the viewer may see of the dataset.
    """
    here = [one for one in events if one.facts.get("dataset", dataset) == dataset]
    if viewer.is_local_steward:
        return here
    if not may_keep(viewer):
        return []
    known = set(register.stakeholders["id"]) | set(register.initiatives["id"])
    return [one for one in here if _is_theirs(one, viewer) and {*one.about, *_acting(one)} <= known]


def log_rows(events: Iterable[Event]) -> pd.DataFrame:
    """Return events as ``COLUMNS``, the latest first; ``at`` is a time in UTC."""
    rows = [(one.number, one.at, one.kind, one.viewer_text, one.facts, one.about, one.erased) for one in events]
    return pd.DataFrame(rows[::-1], columns=list(COLUMNS))


def _is_theirs(event: Event, viewer: Viewer) -> bool:
    groups = split_list(event.shared_with)
    return bool(groups) and set(groups) <= (viewer.groups or frozenset())


def _acting(event: Event) -> set[str]:
    """Return the organisation that acted, where it is known."""
    return {str(event.facts[name]) for name in ("organisation",) if name in event.facts}
