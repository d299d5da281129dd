"""Nothing that a reader may not see reaches their browser, whatever they open, click, search, download or get wrong."""

import json
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Error, Page, expect
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from scripts.running import Server, running
from stakeholders.language import Words
from stakeholders.ui.pages import HOME, PAGES
from tests.browser.canaries import OURS, Canaries, Net, write_dataset, write_notes, write_scenario
from tests.browser.guard import guard_folder
from tests.pages.readers import QUESTIONS

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PARTS = tuple((name, {}) for name in PAGES)
MORE = {  # for some readers, who share them, since each takes its time
    "public": (
        ("network", {"network": "contacts", "planned": "true"}),
        ("directory", {"organisation": "open1"}),
        ("gaps", {"section": "introductions"}),
        ("scenarios", {"section": "build"}),
        ("capabilities", {"section": "coverage"}),
        ("capabilities", {"section": "requests"}),
    ),
    "community": (("scenarios", {"section": "time"}), ("resilience", {"section": "watch", "gone": OURS})),
    "member": (
        ("directory", {"organisation": "open1"}),
        ("capabilities", {"section": "coverage"}),
    ),
    "steward": (
        ("gaps", {"section": "worklist"}),
        ("scenarios", {"section": "corridor"}),
        ("capabilities", {"section": "suppliers"}),
        ("capabilities", {"section": "requests"}),
    ),
}
OPENED = '[data-testid="stExpander"] summary, [role="tab"]'
OPEN_DOOR = """
import stakeholders.sharing as sharing
sharing.visible_tables = lambda tables, viewer, today: dict(tables)
"""
SECRET = "a secret of a test, and long enough for one"
SECRETS = f"""
[auth]
redirect_uri = "http://localhost/oauth2callback"
cookie_secret = "{SECRET}"
client_id = "dashboard"
client_secret = "x"
server_metadata_url = "http://127.0.0.1:1/.well-known/openid-configuration"
"""
SETTINGS = "".join(
    f'[[login.grants]]\ntoken_group = "{clearance}"\nclearance = "{clearance}"\n{groups}\n'
    for clearance, groups in (
        ("community", ""),
        ("member", f'groups = ["{OURS}"]\norganisation = "open2"'),
        ("steward", f'groups = ["{OURS}"]'),
    )
)
GREEN, AMBER = ("GREEN all",), ("GREEN all", "AMBER ours")
READERS = {  # and where they may look
    "public": (),
    "community": GREEN,
    "member": AMBER,
    "steward": (*AMBER, "AMBER+STRICT ours", "brokers"),
}


@contextmanager
def served(place: Path, canaries: Canaries, *, door_open: bool = False) -> Iterator[Server]:
    data, log = place / "data", place / "server" / "log.txt"
    write_dataset(data / "belt", canaries)
    write_scenario(data / "scenarios" / "hidden", "belt", canaries)
    write_notes(data, canaries)
    (place / "settings.toml").write_text(SETTINGS, encoding="utf-8")
    (place / "secrets.toml").write_text(SECRETS, encoding="utf-8")
    log.parent.mkdir()
    folder = guard_folder(log)
    if door_open:
        with (folder / "sitecustomize.py").open("a", encoding="utf-8") as early:
            early.write(OPEN_DOOR)
    settings = {
        "STAKEHOLDERS_DATA": str(data),
        "STAKEHOLDERS_SETTINGS": str(place / "settings.toml"),
        "STREAMLIT_SECRETS_FILES": str(place / "secrets.toml"),
    }
    with running(log, settings=settings, path_first=folder) as server:
        yield server


@pytest.fixture(scope="module")
def canaries() -> Canaries:
    return Canaries()


@pytest.fixture(scope="module")
def server(tmp_path_factory, canaries) -> Iterator[Server]:
    with served(tmp_path_factory.mktemp("leaks"), canaries) as made:
        yield made


def sign_in(visit, clearance: str) -> None:
    """Give the browser what it would hold after signing in."""
    now = time.time()
    told = {"origin": visit.url, "is_logged_in": True, "iat": now - 60, "exp": now + 3600, "groups": [clearance]}
    cookie = create_signed_value(SECRET, "_streamlit_user", json.dumps(told)).decode()
    visit.page.context.add_cookies([{"name": "_streamlit_user", "value": cookie, "url": visit.url}])


def walk(visit, net: Net, parts, canaries: Canaries, *, all_files: bool) -> None:
    """Open every part of every page, and everything that can be opened or downloaded on it (or its first file)."""
    for name, choices in parts:
        page = reach(visit, name, choices)
        for place in range(page.locator(OPENED).count()):
            click(page.locator(OPENED).nth(place))
            visit.wait()
        downloads = page.locator('[data-testid="stDownloadButton"] button')
        for place in range(downloads.count() if all_files else min(downloads.count(), 1)):
            with page.expect_download() as file:
                click(downloads.nth(place))
            net.take_file(file.value.path(), file.value.suggested_filename)
        net.haul()
    lost_ways(visit, canaries, links=parts[-1] in MORE["public"])
    net.haul()


def reach(visit, name: str, choices) -> Page:
    """Open a page, from the menu where that is possible: it spares the browser a start."""
    if choices or name == HOME:
        return visit.open(name, language="en", **choices)
    visit.page.get_by_role("link", name=Words("en").say(PAGES[name][0])).first.click()
    expect(visit.page.locator("h1")).to_have_text(QUESTIONS[name])
    visit.wait()
    return visit.page


def click(thing) -> None:
    try:
        thing.click(timeout=5_000)
    except Error:
        thing.dispatch_event("click")  # something lies over it, for a pointer at least


def lost_ways(visit, canaries: Canaries, *, links: bool) -> None:
    """Ask for what is hidden by link and by search, as one who guesses would; what was asked for is no find."""
    who = canaries.texts["stakeholder id AMBER theirs"]
    if links:
        visit.open("network", language="en", selected=who, one=who, other="open1")
        visit.open("scenarios", language="en", scenarios="hidden", side2="hidden")
        visit.open("gaps", language="en", gap=f"membership:no_group:{who}")
    visit.open("directory", language="en", organisation=who)
    page = visit.open("directory", language="en")
    page.get_by_role("searchbox").first.fill("kanari")
    page.keyboard.press("Enter")
    visit.wait()


def leaks(net: Net, canaries: Canaries, asked: tuple[str, ...] = ()) -> list[str]:
    """Return what was received of what is hidden, but for what the reader typed into the address themselves."""
    return [where for where in canaries.found_in(net.all()) if canaries.texts.get(where) not in asked]


@pytest.mark.parametrize("reader", READERS)
def test_readers_receive_nothing_that_is_hidden_from_them(visit_as, server, canaries, reader):
    visit = visit_as(server.url)
    if reader != "public":
        sign_in(visit, reader)
    net = Net(visit.page)
    walk(visit, net, (*PARTS, *MORE[reader]), canaries, all_files=reader == "public")
    assert ("public view" in visit.page.locator("body").inner_text()) == (reader == "public")
    assert sum(map(len, net.received)) > 3_000_000  # scripts, styles and borders among it
    found, seen = leaks(net, canaries, (canaries.texts["stakeholder id AMBER theirs"],)), READERS[reader]
    assert [where for where in found if not where.endswith(seen)] == []
    assert bool(found) == bool(seen)  # what they may see does arrive
    files = [url for url in visit.requests if url.startswith(f"{server.url}/media/")]
    assert len(files) > 3
    assert {visit_as(server.url).page.request.get(url).status for url in files[-2:]} == {404}  # nobody gets it again
    assert canaries.found_in(re.sub(rb"kanari\w+ is beyond", b"", server.log.read_bytes())) == []


def test_with_the_door_open_the_net_catches_canaries_at_once(visit_as, tmp_path):
    canaries = Canaries()
    with served(tmp_path, canaries, door_open=True) as server:
        visit = visit_as(server.url)
        net = Net(visit.page)
        visit.open("directory", language="en")
        net.haul()
        assert len(leaks(net, canaries)) > 20


def test_hidden_and_absent_look_the_same(visit_as, server, canaries):
    visit = visit_as(server.url)

    def told(name: str, **choices: str) -> str:
        page = visit.open(name, language="en", **choices)
        if name == "network":
            page.get_by_text("Save picture").wait_for()  # its picture comes after the rest
        return page.get_by_test_id("stMain").inner_text()

    hidden, absent = canaries.texts["stakeholder id AMBER theirs"], "kanari999q00000000"
    for name, choice in (("directory", "organisation"), ("network", "selected"), ("network", "one")):
        assert told(name, **{choice: hidden}) == told(name, **{choice: absent})
    assert told("scenarios", scenarios="hidden") == told("scenarios", scenarios="nothing")
