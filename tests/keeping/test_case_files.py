"""Two installations, neither of which holds the other's list: a request goes over and its answer comes back."""

from datetime import date, timedelta

import pandas as pd
import pytest

from stakeholders.cli import main
from stakeholders.errors import NotAllowed
from stakeholders.keeping.audit import Audit, audit_of
from stakeholders.keeping.case_files import NoSuchContent, TakenInBefore, sealed_for, take_in
from stakeholders.keeping.case_tables import Asker, case_of
from stakeholders.keeping.case_views import brokered, followed
from stakeholders.keeping.cases import agree, answer, ask, withdraw
from stakeholders.keeping.keys import OwnKeys
from stakeholders.keeping.sealed import open_sealed, seal
from stakeholders.keeping.withdrawals import exports_with
from stakeholders.measures.partners import Need
from stakeholders.register import Register
from stakeholders.schema import Viewer

TODAY = date.today()  # noqa: DTZ011 - a file is good from the day on which it is made
STEWARD, LAB = Viewer("steward"), Viewer("member", organisation="lab")
MIDSEC, NIC, OTHER = (OwnKeys(name, bytes([n]) * 32, bytes([n + 1]) * 32) for n, name in ((1, "A"), (3, "B"), (5, "C")))
FORGE = {
    "stakeholders": "id,name,kind,country,region,tlp\nforge,Forge,company,SE,SE322,AMBER\n",
    "memberships": "member_id,group_id\n",
    "capabilities": "stakeholder_id,capability,consent_by,consent_date,tlp\nforge,machining,Board,2026-01-01,AMBER\n",
}


class Two:
    """The installations of the asker (here) and of a broker (there)."""

    def __init__(self, register_of):
        self.here, self.there, self.register = Audit(), Audit(), register_of(**FORGE)
        asker = Asker("Lab", "post@lab.example", "lab")
        need = Need("machining", ("SE322",), TODAY + timedelta(days=90))
        self.number = ask(self.here, LAB, "belt", need, asker, token="t", purpose="Spare parts", on=TODAY).number

    def out(self, own=MIDSEC, receiver=NIC, consents=True):
        audit, number = (self.here, self.number) if own is MIDSEC else (self.there, self.theirs()[0].number)
        return sealed_for(audit, STEWARD, number, own, receiver.public, lambda *_: consents, TODAY)

    def take(self, file, own=NIC, sender=MIDSEC):
        audit = self.there if own is NIC else self.here
        return take_in(audit, STEWARD, "belt", open_sealed(file, own, [sender.public]), TODAY)

    def answered(self, **more):
        self.take(self.out(NIC, MIDSEC, **more), MIDSEC, NIC)

    def theirs(self):
        return brokered(self.there, self.register, STEWARD, "belt", TODAY)

    def say(self, what, **more):
        answer(self.there, self.register, STEWARD, self.theirs()[0].number, "forge", what, on=TODAY, **more)

    def ours(self):
        return followed(self.here, LAB, "belt", TODAY, lambda *_: False)[0]


@pytest.fixture
def two(register_of):
    return Two(register_of)


def test_a_request_goes_over_and_names_come_back_only_when_both_have_said_yes(two):
    two.take(two.out())
    there = two.theirs()[0]
    assert (there.purpose, there.asker, there.need.regions) == ("Spare parts", None, ("SE322",))
    two.answered()
    assert two.ours().state == "waiting"
    two.say("yes", contact="post@forge.example")
    two.answered()
    assert (two.ours().state, two.ours().partners) == ("willing", ())
    assert "Forge" not in repr(case_of(two.here, two.number))  # the asking installation has no name it needn't have
    assert "Lab" not in repr(case_of(two.there, there.number))
    agree(two.here, LAB, two.number, on=TODAY)
    two.take(two.out())
    assert two.theirs()[0].asker.mailbox == "post@lab.example"
    two.answered()
    assert (two.ours().state, two.ours().partners[0].mailbox) == ("introduced", "post@forge.example")
    assert [one.facts["sealed_to"] for one in exports_with(two.there, "belt", "forge")] == [MIDSEC.public.fingerprint]
    two.answered(consents=False)  # the company has taken its consent back since
    assert (two.ours().state, two.ours().partners) == ("waiting", ())
    withdraw(two.here, LAB, two.number)
    two.take(two.out())
    assert two.theirs() == []
    assert [one.verify().faults for one in (two.here, two.there)] == [(), ()]


def test_a_file_is_taken_in_once_and_none_older_after_a_later_one(two):
    first, second = two.out(), two.out()
    two.take(first)
    with pytest.raises(TakenInBefore):
        two.take(first)
    two.take(second)
    opened = open_sealed(two.out(), NIC, [MIDSEC.public])
    old = type(opened)("request", opened.content, opened.sender, "n", opened.made - timedelta(days=1))
    with pytest.raises(TakenInBefore):
        take_in(two.there, STEWARD, "belt", old, TODAY)
    assert len(two.theirs()) == 1


def test_an_answer_counts_only_from_whom_the_request_was_sent_to(two):
    two.take(two.out())
    content = {"case": two.number, "answers": [{"mark": "m", "name": "Forge", "mailbox": ""}]}
    with pytest.raises(NotAllowed):
        two.take(seal("answer", content, OTHER, MIDSEC.public), MIDSEC, OTHER)
    two.take(seal("answer", content, NIC, MIDSEC.public), MIDSEC, NIC)
    assert two.ours().state == "willing"


def test_their_case_goes_back_to_them_alone_and_only_stewards_exchange(two):
    number = two.take(two.out())
    with pytest.raises(NotAllowed):
        sealed_for(two.there, STEWARD, number, NIC, OTHER.public, lambda *_: True, TODAY)
    with pytest.raises(NotAllowed):
        sealed_for(two.here, LAB, two.number, MIDSEC, NIC.public, lambda *_: True, TODAY)
    with pytest.raises(NotAllowed):
        withdraw(two.there, LAB, number, "")


@pytest.mark.parametrize("changed", [{"capability": "tanks"}, {"regions": None}, {"by": "soon"}, {"expires": 7}])
def test_what_is_not_understood_changes_nothing(two, changed):
    content = open_sealed(two.out(), NIC, [MIDSEC.public]).content | changed
    with pytest.raises(NoSuchContent):
        two.take(seal("request", content, MIDSEC, NIC.public))
    assert two.theirs() == []
    assert two.there.events() == []


def test_the_commands_do_the_same(tmp_path, capsys):
    here, there = tmp_path / "here", tmp_path / "there"
    for root, name in ((here, "MIDSEC"), (there, "NIC")):
        (root / "belt").mkdir(parents=True)
        for table, text in FORGE.items():
            (root / "belt" / f"{table}.csv").write_text(text, "utf-8")
        assert main(["keys", "new", name, "--data", str(root)]) == 0
    numbers = {}
    for root, other in ((here, there), (there, here)):
        capsys.readouterr()
        assert main(["keys", "show", "--file", str(root / "public.json"), "--data", str(root)]) == 0
        numbers[root] = capsys.readouterr().out[:47]
        assert main(["keys", "add", str(root / "public.json"), "0" * 40, "--data", str(other)]) == 2
        assert main(["keys", "add", str(root / "public.json"), numbers[root], "--data", str(other)]) == 0
    assert "secret" not in (here / "public.json").read_text("utf-8")
    case = ask(
        *(audit_of(here), STEWARD, "belt", Need("machining"), Asker("Lab", "post@lab.example", agreed=True)),
        token="t",
        on=TODAY,
    )
    assert main(["sealed", "write", case.number, "NIC", str(tmp_path / "request"), "--data", str(here)]) == 0
    assert main(["sealed", "take", str(tmp_path / "request"), "no_such", "--data", str(there)]) == 2
    assert main(["sealed", "take", str(tmp_path / "request"), "belt", "--data", str(there)]) == 0
    number = capsys.readouterr().out.split()[-1].rstrip(".")
    register = Register.of({name: pd.read_csv(there / "belt" / f"{name}.csv") for name in FORGE}, "there")
    answer(audit_of(there), register, STEWARD, number, "forge", "yes", on=TODAY)
    assert main(["sealed", "write", number, numbers[here], str(tmp_path / "answer"), "--data", str(there)]) == 0
    assert main(["sealed", "take", str(tmp_path / "answer"), "belt", "--data", str(here)]) == 0
    assert main(["keys", "remove", numbers[there], "--data", str(here)]) == 0
    assert main(["sealed", "take", str(tmp_path / "answer"), "belt", "--data", str(here)]) == 2
    found = followed(audit_of(here), STEWARD, "belt", TODAY, lambda *_: True, case.number, case.key)
    assert [one.name for one in found[0].partners] == ["Forge"]
