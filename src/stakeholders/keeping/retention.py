"""How long details stay: what is older is erased, and the log tells that it was."""

from collections.abc import Mapping
from datetime import date, timedelta

from stakeholders.keeping.audit import Audit
from stakeholders.keeping.cases import forget_requests
from stakeholders.schema.settings import Retention


def expire(audit: Audit, retention: Retention, today: date) -> int:
    """Erase the details of log entries and delete the requests that are older than they may be; return how many."""
    days: Mapping[str, int] = {"export": retention.exports_days}
    old = [
        event.number
        for event in audit.events()
        if not event.erased and event.at[:10] < _before(today, days.get(event.kind, retention.log_details_days))
    ]
    gone = audit.erase(old, "retention") if old else 0
    return gone + forget_requests(audit, today - timedelta(days=retention.requests_days))


def _before(today: date, days: int) -> str:
    return (today - timedelta(days=days)).isoformat()
