"""What is older than it may be is gone, what is not stays, and the log still verifies."""

from datetime import UTC, date, datetime, timedelta

from stakeholders.keeping.audit import Audit
from stakeholders.keeping.events import Event
from stakeholders.keeping.retention import expire
from stakeholders.schema import Viewer
from stakeholders.schema.settings import Retention

KEPT = Retention(log_details_days=30, requests_days=30, exports_days=60)


def test_details_last_as_long_as_the_settings_say_and_no_longer():
    day = [date(2026, 1, 1)]
    audit = Audit(now=lambda: datetime(day[0].year, day[0].month, day[0].day, 12, tzinfo=UTC))
    audit.append(Event.by(Viewer("steward"), kind, {"file": "x"}, ("forge",)) for kind in ("export", "sign_in"))

    def left(after):
        day[0] = date(2026, 1, 1) + timedelta(days=after)
        gone = expire(audit, KEPT, day[0])
        assert audit.verify().faults == ()
        return gone, [one.kind for one in audit.events(["export", "sign_in"]) if not one.erased]

    assert left(30) == (0, ["export", "sign_in"])
    assert left(31) == (1, ["export"])
    assert left(60) == (0, ["export"])
    assert left(61) == (1, [])
    assert left(400) == (0, [])  # what tells of the erasures stays
    assert [one.facts["entries"] for one in audit.events(["erasure"])] == [[[2, 2]], [[1, 1]]]
