"""A cluster manager's whole round: sign in, request, broker, consent, introduction, and taking it back."""

from collections.abc import Iterator
from datetime import date
from itertools import product

import pytest
from playwright.sync_api import Page, expect

from scripts.running import Server, running, wait_until_idle
from stakeholders import Viewer, read_dataset
from stakeholders.keeping.audit import audit_of
from stakeholders.keeping.brokers import asks
from stakeholders.measures.partners import Need, matches
from tests.browser.conftest import PATIENCE
from tests.browser.guard import guard_folder
from tests.browser.provider import Provider, provider, sign_in
from tests.browser.test_accessibility import grave_violations

pytestmark = [pytest.mark.browser, pytest.mark.slow]

BELT = "fictional_belt"
MANAGERS = {group: Viewer("steward", groups={group}) for group in ("fiktiv_kyst", "fiktiv_fjall")}
SETTINGS = "".join(
    f'[[login.grants]]\ntoken_group = "{group}"\nclearance = "steward"\ngroups = ["{group}"]\n' for group in MANAGERS
)


@pytest.fixture(scope="module")
def need(root) -> tuple[Need, str]:
    """Something that one in the other cluster can do, of whom the asking manager does not see that, with their name."""
    today = date.today()  # noqa: DTZ011 - the day of the app
    register = read_dataset(root / "data" / BELT).register
    kyst, fjall = (register.visible_to(viewer, today) for viewer in MANAGERS.values())
    for capability, region in product(sorted(set(register.capabilities["capability"])), ("SE322", "SE321", "NO060")):
        one = Need(capability, (region,))
        asked = asks(fjall, MANAGERS["fiktiv_fjall"], one, today)
        if len(asked) == 1 and matches(kyst, one, today).empty:
            return one, next(iter(asked.values()))
    raise AssertionError("the fictional dataset has nothing to ask for")


@pytest.fixture(scope="module")
def identity() -> Iterator[Provider]:
    with provider() as made:
        for group in MANAGERS:
            made.give(group, groups=[group])
        yield made


@pytest.fixture(scope="module")
def place(root, tmp_path_factory):
    folder = tmp_path_factory.mktemp("requests")
    (folder / "data").mkdir()
    for name in (BELT, "boundaries"):
        (folder / "data" / name).symlink_to(root / "data" / name, target_is_directory=True)
    (folder / "settings.toml").write_text(SETTINGS, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def app(identity, place) -> Iterator[Server]:
    identity.write_secrets(place / "secrets.toml")
    files = {
        "STREAMLIT_SECRETS_FILES": str(place / "secrets.toml"),
        "STAKEHOLDERS_SETTINGS": str(place / "settings.toml"),
        "STAKEHOLDERS_DATA": str(place / "data"),
    }
    with running(place / "log.txt", settings=files, path_first=guard_folder(place / "log.txt")) as server:
        yield server


@pytest.fixture
def manager(chromium, app):
    """Sign in as the manager of a cluster in a browser of their own."""
    contexts = []

    def made(group: str) -> Page:
        contexts.append(chromium.new_context(locale="en-GB"))
        contexts[-1].set_default_timeout(PATIENCE)
        page = contexts[-1].new_page()
        opened(page, app)
        sign_in(page, group)
        expect(page.get_by_text("Signed in:").first).to_be_visible()
        return page

    yield made
    for context in contexts:
        context.close()


def opened(page: Page, app: Server, **choices: str) -> Page:
    asked = "&".join(f"{key}={value}" for key, value in {"language": "en", "data": BELT, **choices}.items())
    page.goto(f"{app.url}/capabilities?{asked}")
    wait_until_idle(page)
    return page


def press(page: Page, label: str) -> None:
    page.get_by_role("button", name=label).click()
    wait_until_idle(page)


def answers(page: Page, says: str, contact: str = "") -> None:
    page.get_by_role("radiogroup", name="What it said").get_by_text(says, exact=True).click()
    page.get_by_role("textbox", name="The functional mailbox it wants").fill(contact)
    press(page, "Write it down")


def test_from_the_request_to_the_introduction_and_back(manager, app, place, need):
    wanted, name = need
    asker, broker = manager("fiktiv_kyst"), manager("fiktiv_fjall")
    opened(asker, app, section="search", capability=wanted.capability, where=wanted.regions[0])
    asker.get_by_role("textbox", name="Organisation that asks").fill("Fiktiv Bedrift AS")
    asker.get_by_role("textbox", name="Its functional mailbox").fill("post@bedrift.example")
    press(asker, "Send the request")
    expect(asker.get_by_text("Sent to the cluster managers: case")).to_be_visible()
    expect(asker.get_by_role("textbox", name="Its functional mailbox")).to_have_value("")

    opened(broker, app, section="requests")
    expect(broker.get_by_text(f"{name}: not asked yet")).to_be_visible()
    expect(broker.get_by_text("Fiktiv Bedrift AS")).to_have_count(0)
    answers(broker, "said yes", "post@partner.example")
    expect(broker.get_by_text(f"{name}: said yes")).to_be_visible()

    asker.get_by_text("Requests", exact=True).first.click()  # in the same session, which has the key
    wait_until_idle(asker)
    expect(asker.get_by_text("is willing to meet you")).to_be_visible()
    expect(asker.get_by_text(name)).to_have_count(0)
    press(asker, "Yes, we may be named")
    expect(asker.get_by_text(f"{name} post@partner.example")).to_be_visible()
    opened(broker, app, section="requests")
    expect(broker.get_by_text("Fiktiv Bedrift AS, post@bedrift.example")).to_be_visible()
    assert list(grave_violations(broker)) == []

    answers(broker, "said no")
    expect(broker.get_by_text("Fiktiv Bedrift AS")).to_have_count(0)
    press(asker, "Take the request back")
    expect(asker.get_by_text(name)).to_have_count(0)
    opened(broker, app, section="requests")
    expect(broker.get_by_text("No request waits for an answer.")).to_be_visible()
    audit = audit_of(place / "data")
    assert [one.kind for one in audit.events(["request", "answer", "withdrawal"])] == [
        *("request", "answer", "answer", "answer", "withdrawal")
    ]
    assert audit.verify().faults == ()
