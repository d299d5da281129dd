"""What the log tells: somebody did something, and whom it concerns."""

import json
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any, Final

from stakeholders.schema import Viewer

KINDS: Final = (
    *("sign_in", "sign_out", "export", "release", "request", "answer"),
    *("marking", "withdrawal", "erasure"),
)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that was done.

    Attributes
    ----------
    kind
        One of ``KINDS``.
    viewer_text
        Who did it: a clearance, or ``operator`` for a command of the shell.
    facts
        Codes, numbers and names of files; never what somebody typed into a search.  Any: JSON holds many types.
    about
        Ids of the stakeholders that it concerns.
    shared_with
        Groups whose stewards may see it, separated by ``|``; none: only the local steward.
    number, at
        Given when it is kept; ``at`` in UTC.
    erased
        Whether its details are gone; then kind, number and time are all there is.
    """

    kind: str
    viewer_text: str
    facts: dict[str, Any] = field(default_factory=dict)
    about: tuple[str, ...] = ()
    shared_with: str = ""
    number: int = 0
    at: str = ""
    erased: bool = False

    @classmethod
    def by(cls, viewer: Viewer, kind: str, facts: dict[str, Any], about: Collection[str] = ()) -> "Event":
        """Return what a viewer did, to be seen by the stewards of their groups."""
        groups = "|".join(sorted(viewer.groups or ()))
        who = {"organisation": viewer.organisation} if viewer.organisation else {}
        return cls(kind, viewer.clearance, who | facts, tuple(sorted(about)), groups)


def written(event: Event) -> str:
    """Return the details of an event as they are kept."""
    content = {
        "who": event.viewer_text,
        "facts": event.facts,
        "about": list(event.about),
        "shared_with": event.shared_with,
    }
    return json.dumps(content, ensure_ascii=False, allow_nan=False, sort_keys=True)


def read_event(number: int, at: str, kind: str, content: str | None) -> Event:
    """Return an event as it was kept; ``content`` None where its details were erased."""
    if content is None:
        return Event(kind, "", number=number, at=at, erased=True)
    held = json.loads(content)
    return Event(kind, held["who"], held["facts"], tuple(held["about"]), held["shared_with"], number, at)
