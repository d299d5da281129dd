"""Stewards see of the log what is of their groups and concerns nobody whom they don't see; others see nothing."""

from datetime import date

import pytest

from stakeholders.keeping.audit import Audit
from stakeholders.keeping.events import Event
from stakeholders.keeping.log_seen import log_rows, seen
from stakeholders.schema import Viewer

WEST = Viewer("steward", groups={"west"})
DONE = [
    (Viewer("public"), "shores", ("forge",)),
    (Viewer("member", groups={"west"}), "shores", ("forge", "yard")),
    (Viewer("member", groups={"west", "east"}), "shores", ("forge",)),
    (WEST, "shores", ("forge", "hospital")),
    (WEST, "belt", ("forge",)),
    (Viewer("member", groups={"west"}, organisation="hospital"), "shores", ("forge",)),
    (Viewer("member", groups={"east"}), "shores", ("lab",)),
    (Viewer("steward"), "shores", ("forge",)),
    (WEST, "shores", ("bridge",)),
]


@pytest.mark.parametrize(
    ("viewer", "numbers"),
    [
        (Viewer("steward"), [1, 2, 3, 4, 6, 7, 8, 9]),
        (WEST, [2, 9]),
        (Viewer("steward", groups={"west", "east"}), [2, 3, 7, 9]),
        (Viewer("member", groups={"west"}), []),
        (Viewer("public"), []),
    ],
)
def test_a_row_is_seen_whole_or_not_at_all(two_shores, viewer, numbers):
    audit = Audit()
    audit.append(Event.by(who, "export", {"dataset": dataset}, about) for who, dataset, about in DONE)
    register = two_shores.visible_to(viewer, date(2026, 1, 1))
    events = seen(audit.events(), register, viewer, "shores")
    assert [one.number for one in events] == numbers
    assert log_rows(events)["number"].tolist() == numbers[::-1]


def test_whose_details_were_erased_the_local_steward_alone_sees(two_shores):
    audit = Audit()
    audit.append([Event.by(WEST, "sign_in", {})])
    audit.erase([1], "retention")
    assert len(seen(audit.events(), two_shores, Viewer("steward"), "shores")) == 2
    assert seen(audit.events(), two_shores, WEST, "shores") == []
