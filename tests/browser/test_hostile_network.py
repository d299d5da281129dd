"""Text from data stays text on the network page, whatever it looks like: nothing of it runs, all of it is shown."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from scripts.running import Server, running

pytestmark = pytest.mark.browser

IMAGE = "<img src=x onerror=window.ran=1>"
SCRIPT = "</script><script>window.ran=2</script>"
TEMPLATE = "${window.ran=3} `window.ran=4`"
MARKDOWN = "**bold** [click](javascript:window.ran=5) :red[x] $x^2$"
TURNED = "\u202etxet denrut\u202c"
LONG = "Endless " + "x" * 10_000
NAMES = (IMAGE, SCRIPT, TEMPLATE, MARKDOWN, TURNED, LONG)
DRAWN_WITHIN = 90_000  # milliseconds


@pytest.fixture(scope="module")
def hostile_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The dashboard on a dataset whose every text is an attack."""
    root = tmp_path_factory.mktemp("hostile")
    folder = root / "attack"
    folder.mkdir()
    named = list(enumerate(NAMES))
    described = [{"name": name, "description": name, "municipality": name, "source": name} for _, name in named]
    _write(
        folder / "stakeholders.csv",
        [{"id": f"n{i}", "kind": "company", "country": "NO", "tlp": "CLEAR", **described[i]} for i, _ in named]
        + [{"id": IMAGE, "kind": "company", "country": "SE", "tlp": "CLEAR", **described[1]}]
        + [{"id": "q", "kind": SCRIPT, "country": "SE", "tlp": "CLEAR", **described[0]}],  # isn't read in
    )
    project = {"id": "p", "name": SCRIPT, "kind": "project", "description": TEMPLATE, "place": IMAGE, "tlp": "CLEAR"}
    _write(folder / "initiatives.csv", [project])
    always = {"group_id": "p", "role": "partner", "status": "confirmed", "tlp": "CLEAR"}
    ties = [{"member_id": f"n{i}", **always, "source": name} for i, name in named]
    ties.append({"member_id": IMAGE, **always, "source": IMAGE})
    _write(folder / "memberships.csv", ties)
    with running(root / "log.txt", settings={"STAKEHOLDERS_DATA": str(root)}) as server:
        yield server


def _write(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def nothing_ran(page: Page) -> None:
    assert page.evaluate("window.ran") is None
    assert page.locator("img[src=x]").count() == 0
    assert page.locator('a[href^="javascript"]').count() == 0


def test_nothing_in_names_kinds_or_descriptions_runs_and_all_is_shown_as_text(visit_as, hostile_server) -> None:
    visit = visit_as(hostile_server.url)
    asked: list[str] = []
    visit.page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    page = visit.open("network", data="attack")
    page.wait_for_selector(".sn-canvas canvas", timeout=DRAWN_WITHIN)
    find = page.get_by_role("combobox", name="Find in the picture")
    for name in (IMAGE, TEMPLATE, MARKDOWN):
        find.fill(name)
        option = page.locator(".sn-find [role=option]").first
        expect(option).to_contain_text(name)  # the list of what was found
        option.click()
        card = page.locator(".st-key-network_card")
        expect(card.get_by_role("heading")).to_have_text(name)
        expect(card.locator("[data-testid=stText]").filter(has_text=name).first).to_be_visible()
        expect(page.locator(".sn [aria-live]")).to_contain_text(name)
    find.fill("Endless")
    page.locator(".sn-find [role=option]").first.click()
    expect(page.locator(".st-key-network_card").get_by_role("heading")).to_contain_text("Endless")
    tooltip = page.locator(".sn-canvas .vis-tooltip")
    box = page.locator(".sn-canvas canvas").bounding_box()
    assert box is not None
    for down in range(10, int(box["height"]), 12):  # over every node, slowly enough for their tooltips
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + down)
        page.wait_for_timeout(20)
    assert tooltip.locator("img, script, a").count() == 0
    page.get_by_role("tab", name="Ties", exact=True).click()
    visit.wait()
    expect(page.locator(".sn-legend")).to_contain_text("Project (1)")
    visit.open("network", data="attack", selected=IMAGE, around=IMAGE)  # an id that looks like an image
    expect(page.locator(".st-key-network_card").get_by_role("heading")).to_have_text(SCRIPT)
    nothing_ran(page)
    assert asked == []
    assert visit.complaints == []
