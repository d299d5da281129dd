"""A request from the asker to the introduction: who sees what at each step, and what is refused."""

from datetime import date, timedelta

import pytest

from stakeholders.errors import NotAllowed
from stakeholders.keeping.audit import Audit
from stakeholders.keeping.case_tables import Asker
from stakeholders.keeping.case_views import brokered, followed, introduced_to
from stakeholders.keeping.cases import (
    MOST_UNSIGNED,
    SayWho,
    TooManyWait,
    agree,
    answer,
    ask,
    forget_requests,
    new_token,
    withdraw,
)
from stakeholders.keeping.mailbox import NoMailbox
from stakeholders.measures.partners import Need
from stakeholders.schema import Viewer

TODAY = date(2026, 11, 26)
WEST, EAST = (Viewer("steward", groups={group}) for group in ("west", "east"))
LAB = Viewer("member", groups={"east"}, organisation="lab")
FORGE = Viewer("member", groups={"west"}, organisation="forge")
MACHINING = Need("machining", ("NO060",))
PUBLIC = Viewer()


@pytest.fixture
def audit():
    return Audit()


@pytest.fixture(scope="module")
def belt(register_of):
    """Two clusters: forge and mill of the west machine parts, unseen by the east; saw of the east does, seen by all."""
    return register_of(
        stakeholders="id,name,kind,country,region,tlp\n"
        + "".join(f"{one},{one.title()},company,NO,NO060,AMBER\n" for one in ("forge", "mill", "lab"))
        + "saw,Saw,company,NO,NO060,GREEN\n"
        + "west,West,cluster,NO,NO060,CLEAR\neast,East,cluster,SE,SE322,CLEAR\n",
        memberships="member_id,group_id,role,status,tlp\n"
        "forge,west,member,confirmed,AMBER\nmill,west,member,confirmed,AMBER\n"
        "saw,east,member,confirmed,AMBER\nlab,east,member,confirmed,AMBER\n",
        capabilities="stakeholder_id,capability,consent_by,consent_date,valid_until,tlp\n"
        "forge,machining,Board,2026-01-01,,AMBER\nmill,machining,Board,2026-01-01,2026-06,AMBER\n"
        "saw,machining,Board,2026-01-01,,GREEN\n",
    )


@pytest.fixture
def asked(audit):
    def made(viewer=LAB, organisation="lab", agreed=False, token="t", need=MACHINING, **more):  # noqa: S107 - a test's
        asker = Asker("Lab", "post@lab.example", organisation, agreed)
        return ask(audit, viewer, "belt", need, asker, token=token, on=TODAY, **more)

    return made


def holds(_company, _capability):
    return True


def says(audit, belt, viewer, number, company, what, on=TODAY, **more):
    answer(audit, belt.visible_to(viewer, TODAY), viewer, number, company, what, on=on, **more)


def broker_sees(audit, belt, viewer, on=TODAY):
    return brokered(audit, belt.visible_to(viewer, TODAY), viewer, "belt", on)


def asker_sees(audit, viewer=LAB, on=TODAY, consents=holds, **key):
    return followed(audit, viewer, "belt", on, consents, **key)


def test_names_appear_to_both_sides_when_both_have_said_yes_and_go_when_one_takes_it_back(audit, belt, asked):
    number = asked().number
    west, east = broker_sees(audit, belt, WEST), broker_sees(audit, belt, EAST)
    assert [one.company for one in west[0].matches] == ["forge"]  # mill's consent is over, saw is not theirs
    assert [one.company for one in east[0].matches] == ["saw"]
    says(audit, belt, WEST, number, "forge", "asked")
    assert asker_sees(audit)[0].state == "waiting"
    says(audit, belt, WEST, number, "forge", "yes", contact="post@forge.example")
    before = asker_sees(audit)[0]
    assert (before.state, before.partners) == ("willing", ())
    assert (broker_sees(audit, belt, WEST)[0].asker, introduced_to(audit, FORGE, "belt", holds)) == (None, [])
    agree(audit, LAB, number, on=TODAY)
    after = asker_sees(audit)[0]
    assert (after.state, [(one.name, one.mailbox) for one in after.partners]) == (
        "introduced",
        [("Forge", "post@forge.example")],
    )
    assert broker_sees(audit, belt, WEST)[0].asker.name == "Lab"
    assert broker_sees(audit, belt, EAST)[0].asker is None
    assert [one.mailbox for one in introduced_to(audit, FORGE, "belt", holds)] == ["post@lab.example"]
    says(audit, belt, FORGE, number, "forge", "no")  # the organisation by itself
    assert asker_sees(audit)[0].partners == ()
    assert introduced_to(audit, FORGE, "belt", holds) == []
    assert broker_sees(audit, belt, WEST)[0].asker is None
    kinds = [event.kind for event in audit.events()]
    assert kinds == ["request", "answer", "answer", "answer", "answer"]
    assert audit.verify().faults == ()


def test_withdrawn_consent_hides_the_introduction_again(audit, belt, asked):
    number = asked(agreed=True).number
    says(audit, belt, WEST, number, "forge", "yes")
    gone = lambda company, capability: (company, capability) != ("forge", "machining")  # noqa: E731 - said once
    assert asker_sees(audit)[0].state == "introduced"
    assert (asker_sees(audit, consents=gone)[0].state, asker_sees(audit, consents=gone)[0].partners) == ("waiting", ())
    assert introduced_to(audit, FORGE, "belt", gone) == []


def test_a_withdrawn_request_is_gone_for_everybody_but_its_asker(audit, belt, asked):
    number = asked(agreed=True).number
    says(audit, belt, WEST, number, "forge", "yes")
    withdraw(audit, LAB, number)
    assert (asker_sees(audit)[0].state, asker_sees(audit)[0].partners) == ("withdrawn", ())
    assert broker_sees(audit, belt, WEST) == introduced_to(audit, FORGE, "belt", holds) == []
    with pytest.raises(NotAllowed):
        says(audit, belt, WEST, number, "forge", "yes")
    with pytest.raises(NotAllowed):
        agree(audit, LAB, number, on=TODAY)


def test_a_request_expires_and_what_was_introduced_stays_until_taken_back(audit, belt, asked):
    quiet, met = asked(token="a", agreed=True).number, asked(token="b", agreed=True).number
    says(audit, belt, WEST, met, "forge", "yes")
    last, over = TODAY + timedelta(days=30), TODAY + timedelta(days=31)
    assert {one.state for one in asker_sees(audit, on=last)} == {"waiting", "introduced"}
    assert {one.number: one.state for one in asker_sees(audit, on=over)} == {quiet: "expired", met: "introduced"}
    assert [one.number for one in broker_sees(audit, belt, WEST, on=over)] == [met]
    with pytest.raises(NotAllowed):
        says(audit, belt, WEST, quiet, "forge", "yes", on=over)
    says(audit, belt, WEST, met, "forge", "no", on=over)
    assert broker_sees(audit, belt, WEST, on=over) == []


@pytest.mark.parametrize("viewer", [PUBLIC, LAB, FORGE, EAST, Viewer("member", groups={"west"}), Viewer("community")])
def test_nobody_but_its_own_broker_answers_for_an_organisation(audit, belt, asked, viewer):
    number = asked().number
    for what in ("asked", "yes", "no"):
        with pytest.raises(NotAllowed):
            says(audit, belt, viewer, number, "forge", what)
    assert [event.kind for event in audit.events()] == ["request"]
    assert viewer.rank == 3 or broker_sees(audit, belt, viewer) == []


@pytest.mark.parametrize("company", ["mill", "saw", "lab", "nobody"])
def test_who_does_not_meet_the_need_or_is_hidden_or_absent_gets_the_same_refusal(audit, belt, asked, company):
    number = asked().number
    with pytest.raises(NotAllowed, match="not open to you"):
        says(audit, belt, WEST, number, company, "yes")


def test_the_local_steward_closes_what_nobody_should_see_to(audit, belt, asked):
    number = asked().number
    with pytest.raises(NotAllowed):
        withdraw(audit, WEST, number)
    withdraw(audit, Viewer("steward"), number)
    assert broker_sees(audit, belt, WEST) == []


def test_whose_request_it_is_nobody_else_learns(audit, belt, asked):
    signed, keyed = asked(), asked(viewer=PUBLIC, organisation="", token="u")
    other = Viewer("member", groups={"east"}, organisation="saw")
    for viewer in (PUBLIC, other, WEST):
        assert asker_sees(audit, viewer) == []
        assert asker_sees(audit, viewer, number=signed.number, key="") == []
        assert asker_sees(audit, viewer, number=keyed.number, key="2222-2222-2222-2222-2222") == []
        for number in (signed.number, "NONE-SUCH"):
            with pytest.raises(NotAllowed, match="not open to you"):
                withdraw(audit, viewer, number, keyed.key)
    typed = keyed.key.lower().replace("-", " ")
    assert [one.number for one in asker_sees(audit, PUBLIC, number=keyed.number.lower(), key=typed)] == [keyed.number]
    withdraw(audit, PUBLIC, keyed.number, keyed.key)


def test_a_request_sent_twice_is_one_and_an_answer_given_twice_is_one(audit, belt, asked):
    first, second = asked(), asked()
    assert first == second
    for _ in range(2):
        says(audit, belt, WEST, first.number, "forge", "yes")
    assert [event.kind for event in audit.events()] == ["request", "answer"]


@pytest.mark.parametrize(
    "address", ["", "anna.svensson@lab.example", "lab", "post@lab", "a b@lab.example", "<x>@lab.example"]
)
def test_a_contact_is_a_functional_mailbox(audit, address):
    asker = Asker("Lab", address)
    with pytest.raises(NoMailbox):
        ask(audit, PUBLIC, "belt", MACHINING, asker, token=new_token(), on=TODAY)
    assert audit.events() == []


def test_who_asks_is_said_and_is_oneself(audit):
    with pytest.raises(SayWho):
        ask(audit, PUBLIC, "belt", MACHINING, Asker(" \n", "post@lab.example"), token="t", on=TODAY)
    with pytest.raises(NotAllowed):
        ask(audit, FORGE, "belt", MACHINING, Asker("Lab", "post@lab.example", "lab"), token="t", on=TODAY)


def test_strangers_can_not_fill_the_list(audit, asked):
    for n in range(MOST_UNSIGNED):
        asked(viewer=PUBLIC, organisation="", token=str(n))
    with pytest.raises(TooManyWait):
        asked(viewer=PUBLIC, organisation="", token="one more")
    asked(token="a member")


def test_the_log_holds_nothing_that_was_typed(audit, belt, asked):
    number = asked(purpose="Secretly built bridges").number
    says(audit, belt, WEST, number, "forge", "yes", contact="post@forge.example")
    told = repr(audit.events())
    assert "machining" in told
    assert [(event.kind, event.shared_with) for event in audit.events()] == [("request", ""), ("answer", "west")]
    assert {event.facts["dataset"] for event in audit.events()} == {"belt"}
    assert not any(typed in told for typed in ("Secretly", "post@", "Lab"))


def test_old_requests_are_deleted_with_their_answers_and_the_log_says_so(audit, belt, asked):
    number = asked(agreed=True).number
    says(audit, belt, WEST, number, "forge", "yes")
    assert forget_requests(audit, TODAY) == 0
    assert forget_requests(audit, TODAY + timedelta(days=1)) == 1
    assert asker_sees(audit) == []
    assert audit.rows("answer", "SELECT * FROM answer") == []
    assert audit.events()[-1].facts["requests"] == 1
    assert audit.verify().faults == ()
