"""Requests on a page without a browser: nothing typed stays, keys stay with who asked, names come last."""

import pytest
from streamlit.runtime.context import ContextProxy, StreamlitHeaders
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.testing.v1 import AppTest

from stakeholders import Viewer, read_dataset
from stakeholders.keeping.audit import audit_of
from stakeholders.keeping.case_tables import Asker
from stakeholders.keeping.cases import answer, ask
from stakeholders.keeping.keys import OwnKeys, own_keys
from stakeholders.keeping.sealed import open_sealed, seal
from stakeholders.keeping.withdrawals import withdraw
from stakeholders.language import LANGUAGES, Words
from stakeholders.measures.partners import Need
from stakeholders.ui import downloads
from stakeholders.ui.asking import today
from tests.pages.readers import AT_HOME, BEHIND_A_PROXY

NOW, HEADERS = {}, {}  # whose headers the next run has; each reader's own
TABLES = {
    "stakeholders": "id,name,kind,country,region,tlp\n"
    "forge,Forge *One*,company,NO,NO060,AMBER\nwest,West,cluster,NO,NO060,CLEAR\neast,East,cluster,SE,SE322,CLEAR\n",
    "memberships": "member_id,group_id,role,status,tlp\nforge,west,member,confirmed,AMBER\n",
    "capabilities": "stakeholder_id,capability,consent_by,consent_date,valid_until,tlp\n"
    "forge,machining,Board,2026-01-01,,AMBER\n",
}


@pytest.fixture
def belt(tmp_path, monkeypatch, root):
    """An installation with one dataset."""
    (tmp_path / "belt").mkdir()
    for name, text in TABLES.items():
        (tmp_path / "belt" / f"{name}.csv").write_text(text, "utf-8")
    (tmp_path / "boundaries").symlink_to(root / "data" / "boundaries", target_is_directory=True)
    monkeypatch.setenv("STAKEHOLDERS_DATA", str(tmp_path))
    monkeypatch.chdir(root)
    for room in ("pages", "assets", "settings"):
        monkeypatch.setattr(f"stakeholders.ui.{room}.app_folder", lambda: root)
    return tmp_path


@pytest.fixture
def visit(belt, root, monkeypatch):
    monkeypatch.setattr(ContextProxy, "headers", property(lambda _: StreamlitHeaders(NOW["headers"])))

    def opened(headers=AT_HOME, **choices):
        app = AppTest.from_file(root / "tests" / "pages" / "cases_page.py", default_timeout=60)
        app.context = {"locale": "en-GB"}
        app.query_params.update(choices)
        HEADERS[id(app)] = headers
        return again(app)

    return opened


def again(app):
    """Run the page anew for its own reader: all of them share one process here."""
    NOW["headers"] = HEADERS[id(app)]
    return app.run()


def texts(app):
    assert [str(told.value) for told in app.exception] == []
    return [str(one.value) for one in app.text]


def press(app, label, at=0):
    [one for one in app.button if one.label == label][at].click()
    return again(app)


def field(app, label):
    return next(one for one in (*app.text_input, *app.text_area, *app.checkbox) if one.label == label)


def send(app, mailbox="post@lab.example"):
    field(app, "Organisation that asks").set_value("Lab")
    field(app, "Its functional mailbox").set_value(mailbox)
    return press(app, "Send the request")


def test_the_whole_round_and_nothing_typed_stays(visit, belt):
    asker = send(visit(BEHIND_A_PROXY))
    assert [one.value for one in asker.text_input if one.value] == []
    assert any(line.startswith("Waits for an answer") for line in texts(asker))
    assert not any("Forge" in line for line in texts(asker))
    broker = visit()
    assert any("Forge *One*: not asked yet" in line for line in texts(broker))
    assert not any("Lab" in line for line in texts(broker))
    broker.radio[0].set_value("yes")
    field(broker, "The functional mailbox it wants to be written to, if it said yes").set_value("post@forge.example")
    press(broker, "Write it down")
    assert any("said yes  post@forge.example" in line for line in texts(broker))
    assert [one.value for one in broker.text_input if one.value] == []
    again(asker)
    assert not any("Forge" in line for line in texts(asker))
    press(asker, "Yes, we may be named")
    assert "Forge *One*  post@forge.example" in texts(asker)
    assert any("Lab, post@lab.example" in line for line in texts(again(broker)))
    register = read_dataset(belt / "belt").register
    withdraw(
        audit_of(belt), register, Viewer("steward"), "belt", "forge", on=today()
    )  # the company's consent as a whole
    assert not any("Forge" in line for line in texts(again(asker)))
    press(asker, "Take the request back")
    assert "No request waits for an answer." in texts(again(broker))
    assert audit_of(belt).verify().faults == ()


def test_a_key_brings_one_back_and_nobody_else(visit):
    sent = send(visit(BEHIND_A_PROXY))
    number = next(line for line in texts(sent) if line.startswith("Case ")).split()[1].rstrip(":")
    key = next(line for line in texts(sent) if line.startswith("Key of")).split()[-1]
    other = visit(BEHIND_A_PROXY)
    assert not any(line.startswith(("Case ", "Key of")) for line in texts(other))
    for typed, said in ((key[:-1] + "2" if key[-1] != "2" else key[:-1] + "3", False), (key, True)):
        field(other, "Case number").set_value(number)
        field(other, "Its key").set_value(typed)
        press(other, "Look it up")
        assert any(line.startswith(f"Case {number}") for line in texts(other)) == said
        assert bool(other.warning) != said
    assert number not in str(other.query_params)
    assert key not in str(other.query_params)


def test_a_persons_address_is_told_and_nothing_is_sent(visit, belt):
    app = send(visit(BEHIND_A_PROXY), "anna.svensson@lab.example")
    assert "no functional mailbox" in str(app.error[0].value)
    assert audit_of(belt).events() == []


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("eyes", [{}, {"eyes": "member:west"}, {"headers": BEHIND_A_PROXY}])
def test_it_opens_in_every_language_for_everybody(visit, tag, eyes):
    app = visit(language=tag, **eyes)
    assert "end" in texts(app)
    brokers = Words(tag).say("Requests to you as a broker")
    assert (brokers in [one.value for one in app.subheader]) == (not eyes)


def test_two_installations_exchange_keys_once_their_number_was_read_and_files_from_then_on(visit, belt, monkeypatch):
    taken = {}
    monkeypatch.setattr(
        MediaFileManager,
        "add_deferred",
        lambda _s, make, *_, file_name, **__: taken.setdefault(file_name, make) and "1",
    )
    monkeypatch.setattr(downloads, "for_this_session", lambda make: make)  # no session lasts beyond a run here
    other = OwnKeys("NIC", b"\1" * 32, b"\2" * 32)
    broker = visit()
    field(broker, "Organisation that runs this installation").set_value("MIDSEC")
    press(broker, "Make its keys")
    ours = own_keys(belt).public
    assert any(ours.fingerprint in line for line in texts(broker))
    for number, told in (("0" * 40, 1), (other.public.fingerprint, 0)):
        broker.file_uploader[0].upload("keys.json", other.public.as_file())
        field(broker, "Their number, as it was read to you").set_value(number)
        press(broker, "Take these keys in")
        assert len(broker.error) == told
    content = {"case": "X", "capability": "machining", "regions": [], "by": "", "dual_use": False, "purpose": "Parts"}
    broker.file_uploader[1].upload("r.sealed", seal("request", content | {"expires": "2999-01-01"}, other, ours))
    press(broker, "Take it in")
    assert "What it is for: Parts" in texts(broker)
    (taken_along,) = [make for name, make in taken.items() if name.startswith("answer-")]
    content = open_sealed(taken_along(), other, [ours]).content
    assert content == {"case": "X", "answers": []}
    assert [one.about for one in audit_of(belt).events(["export", "answer"])] == [(), ()]
    broker.file_uploader[1].upload("r.sealed", b"no sealed file")
    press(broker, "Take it in")
    assert "not sealed to the keys" in str(broker.error[0].value)
    asker = visit(BEHIND_A_PROXY)
    assert "Exchange with another installation" not in [one.label for one in asker.expander]


def test_a_broker_is_told_on_the_first_page_that_a_request_waits_and_nobody_else(visit, belt, open_app):
    assert not any("wait" in str(one.value) for one in open_app().text)
    send(visit(BEHIND_A_PROXY))
    NOW["headers"] = AT_HOME
    assert any("1 request waits" in str(one.value) for one in open_app().text)
    for reader in ({"headers": BEHIND_A_PROXY}, {"eyes": "member:west"}):
        assert not any("wait" in str(one.value) for one in open_app(**reader).text)


def test_a_company_sees_who_was_introduced_to_it_and_takes_its_yes_back(visit, belt, monkeypatch):
    number = ask(
        *(audit_of(belt), Viewer(), "belt", Need("machining"), Asker("Lab", "post@lab.example", agreed=True)),
        token="t",
        on=today(),
    ).number
    steward = Viewer("steward")
    answer(audit_of(belt), read_dataset(belt / "belt").register, steward, number, "forge", "yes", on=today())
    forge = Viewer("member", groups={"west"}, organisation="forge")
    monkeypatch.setattr("stakeholders.ui.frame.current_viewer", lambda: forge)
    company = visit()
    assert "Asked by: Lab, post@lab.example" in texts(company)
    press(company, "Take our yes back")
    assert not any("Lab" in line for line in texts(company))
    assert "Asked by: Forge *One*" in texts(company)  # whoever acts for an organisation asks as that one
