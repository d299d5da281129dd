"""Nothing that a reader may not see reaches their browser, whatever they open, click, search, download or get wrong."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Error

from scripts.running import Server, running
from tests.browser.canaries import Canaries, Net, write_dataset, write_scenario
from tests.browser.guard import guard_folder

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PUBLIC = {"X-Forwarded-For": "192.0.2.7"}  # behind a proxy without login everyone is the public
PARTS = (
    ("overview", {}),
    ("network", {}),
    ("network", {"network": "contacts", "planned": "true"}),
    ("map", {}),
    ("directory", {}),
    ("directory", {"organisation": "open1"}),
    ("gaps", {}),
    ("gaps", {"section": "introductions"}),
    ("scenarios", {}),
    ("scenarios", {"section": "corridor"}),
    ("scenarios", {"section": "build"}),
    ("scenarios", {"section": "time"}),
    ("resilience", {}),
    ("resilience", {"section": "watch", "gone": "open0"}),
    ("data", {}),
)
OPENED = '[data-testid="stExpander"] summary, [role="tab"]'
OPEN_DOOR = """
import stakeholders.sharing as sharing
sharing.visible_tables = lambda tables, viewer, today: dict(tables)
"""


@contextmanager
def served(tmp_path: Path, canaries: Canaries, *, door_open: bool = False) -> Iterator[Server]:
    data = tmp_path / "data"
    write_dataset(data / "belt", canaries)
    write_scenario(data / "scenarios" / "hidden", "belt", canaries)
    log = tmp_path / "server" / "log.txt"
    log.parent.mkdir()
    folder = guard_folder(log)
    if door_open:
        with (folder / "sitecustomize.py").open("a", encoding="utf-8") as early:
            early.write(OPEN_DOOR)
    with running(log, settings={"STAKEHOLDERS_DATA": str(data)}, path_first=folder) as server:
        yield server


def walk(visit, net: Net, parts, canaries: Canaries) -> None:
    """Open every part of every page, and everything that can be opened or downloaded on it."""
    for name, choices in parts:
        page = visit.open(name, language="en", **choices)
        for place in range(page.locator(OPENED).count()):
            click(page.locator(OPENED).nth(place))
            visit.wait()
        downloads = page.locator('[data-testid="stDownloadButton"] button')
        for place in range(downloads.count()):
            with page.expect_download() as file:
                click(downloads.nth(place))
            net.take_file(file.value.path(), file.value.suggested_filename)
        net.haul()
    lost_ways(visit, canaries)
    net.haul()


def click(thing) -> None:
    try:
        thing.click(timeout=5_000)
    except Error:
        thing.dispatch_event("click")  # something lies over it, for a pointer at least


def lost_ways(visit, canaries: Canaries) -> None:
    """Ask for what is hidden by link and by search, as one who guesses would; what was asked for is no find."""
    who = canaries.texts["stakeholder id AMBER 1"]
    visit.open("directory", language="en", organisation=who)
    visit.open("network", language="en", selected=who, one=who, other="open1")
    visit.open("scenarios", language="en", scenarios="hidden", side2="hidden")
    visit.open("gaps", language="en", gap=f"membership:no_group:{who}")
    page = visit.open("directory", language="en")
    page.get_by_role("searchbox").first.fill("kanari")
    page.keyboard.press("Enter")
    visit.wait()


def leaks(net: Net, canaries: Canaries, asked: tuple[str, ...]) -> list[str]:
    """Return what was received of what is hidden, but for what the reader typed into the address themselves."""
    return [where for where in canaries.found_in(net.all()) if canaries.texts.get(where) not in asked]


def test_the_public_receives_nothing_that_is_hidden(visit_as, tmp_path):
    canaries = Canaries()
    with served(tmp_path, canaries) as server:
        visit = visit_as(server.url, extra_http_headers=PUBLIC)
        net = Net(visit.page)
        walk(visit, net, PARTS, canaries)
        said = visit.page.locator("body").inner_text()
        assert "public view" in said
        assert sum(map(len, net.received)) > 5_000_000  # scripts, styles and borders among it
        assert leaks(net, canaries, (canaries.texts["stakeholder id AMBER 1"],)) == []
        logged = server.log.read_bytes()
        assert canaries.found_in(re.sub(rb"kanari\w+ is beyond", b"", logged)) == []


def test_with_the_door_open_the_net_catches_canaries_at_once(visit_as, tmp_path):
    canaries = Canaries()
    with served(tmp_path, canaries, door_open=True) as server:
        visit = visit_as(server.url, extra_http_headers=PUBLIC)
        net = Net(visit.page)
        visit.open("directory", language="en")
        net.haul()
        assert len(leaks(net, canaries, ())) > 20


def test_hidden_and_absent_look_the_same(visit_as, tmp_path):
    canaries = Canaries()
    with served(tmp_path, canaries) as server:
        visit = visit_as(server.url, extra_http_headers=PUBLIC)

        def told(name: str, **choices: str) -> str:
            return visit.open(name, language="en", **choices).get_by_test_id("stMain").inner_text()

        hidden, absent = canaries.texts["stakeholder id AMBER 1"], "kanari999q00000000"
        for name, choice in (("directory", "organisation"), ("network", "selected"), ("network", "one")):
            assert told(name, **{choice: hidden}) == told(name, **{choice: absent})
        assert told("scenarios", scenarios="hidden") == told("scenarios", scenarios="nothing")
