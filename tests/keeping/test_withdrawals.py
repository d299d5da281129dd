"""Consent taken back hides what an organisation can do, and what left with it is found."""

from datetime import date

import pytest

from stakeholders.errors import NotAllowed
from stakeholders.keeping.audit import Audit
from stakeholders.keeping.events import Event
from stakeholders.keeping.withdrawals import exports_with, may_withdraw_for, withdraw, withdrawn, without_withdrawn
from stakeholders.schema import Viewer

DAY = date(2026, 3, 1)
STEWARD = Viewer("steward")


@pytest.fixture
def consenting(two_shores, register_of):
    """The two shores; forge and lab can do something, lab said so anew on two days and once without a day."""
    texts = {name: two_shores.table(name).to_csv(index=False) for name in ("stakeholders", "memberships")}
    return register_of(
        **texts,
        capabilities=(
            "stakeholder_id,capability,consent_by,consent_date,tlp\n"
            "forge,welding,board,2026-02-28,GREEN\nforge,machining,board,2026-03-01,GREEN\n"
            "forge,design,board,in summer,GREEN\n"
            "lab,optics,board,2026-03-02,GREEN\nlab,design,board,2026-03,GREEN\nlab,maintenance,board,,GREEN\n"
        ),
    )


def capabilities(register):
    return register.capabilities["capability"].tolist()


def test_what_was_consented_to_by_the_day_is_hidden_and_what_is_consented_to_later_is_not(consenting):
    audit = Audit()
    withdraw(audit, consenting, STEWARD, "shores", "forge", on=DAY)
    withdraw(audit, consenting, STEWARD, "shores", "lab", on=DAY)
    left = without_withdrawn(consenting, withdrawn(audit, "shores"))
    assert capabilities(left) == ["optics"]
    assert left.key != consenting.key
    assert len(left) == len(consenting)
    assert withdrawn(audit, "another dataset") == {}
    assert without_withdrawn(consenting, {}) is consenting
    assert [(one.kind, one.about, one.facts) for one in audit.events()] == [
        ("withdrawal", (one,), {"dataset": "shores"}) for one in ("forge", "lab")
    ]


@pytest.mark.parametrize(
    ("viewer", "theirs"),
    [
        (Viewer("public"), set()),
        (Viewer("member", groups={"west"}), set()),
        (Viewer("member", groups={"west"}, organisation="forge"), {"forge"}),
        (Viewer("steward", groups={"west"}), {"forge", "broker", "west"}),
        (Viewer("steward", groups={"west"}, organisation="lab"), {"forge", "broker", "west"}),
    ],
)
def test_consent_is_taken_back_by_the_organisation_or_by_who_runs_its_cluster(consenting, viewer, theirs):
    seen, audit = consenting.visible_to(viewer, DAY), Audit()
    assert may_withdraw_for(seen, viewer, DAY) == theirs
    for company in ("forge", "lab", "hospital", "nobody"):
        if company in theirs:
            withdraw(audit, seen, viewer, "shores", company, on=DAY)
        else:
            with pytest.raises(NotAllowed):
                withdraw(audit, seen, viewer, "shores", company, on=DAY)
    assert set(withdrawn(audit, "shores")) == theirs & {"forge"}


def test_what_left_with_an_organisation_in_it_is_listed():
    audit = Audit()
    taken = [("shores", ("forge", "lab")), ("shores", ("lab",)), ("belt", ("forge",)), ("shores", ("forge",))]
    audit.append(Event.by(STEWARD, "export", {"dataset": dataset}, about) for dataset, about in taken)
    audit.append([Event.by(STEWARD, "answer", {"dataset": "shores"}, ("forge",))])
    assert [one.number for one in exports_with(audit, "shores", "forge")] == [1, 4]
    audit.erase([1], "retention")
    assert [one.number for one in exports_with(audit, "shores", "forge")] == [4]
