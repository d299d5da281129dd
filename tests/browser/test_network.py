"""The network in a real browser: a click answers, nothing moves, everything can be reached by keyboard."""

import json
import re

import pytest
from playwright.sync_api import FloatRect, Page, expect

pytestmark = pytest.mark.browser

CANVAS = ".sn-canvas canvas"
CARD = ".st-key-network_card"
DRAWN_WITHIN = 60_000  # milliseconds
MOST_SENT = 40_000  # bytes, of the shipped network


def opened(visit, **choices: str | list[str]) -> Page:
    page = visit.open("network", **choices)
    page.wait_for_selector(CANVAS, timeout=DRAWN_WITHIN)
    visit.wait()
    return page


def pixels(page: Page) -> list[int]:
    """Return how dark each cell of a coarse grid over the picture is: the same while nothing moves."""
    return page.evaluate(
        """(selector) => {
          const source = document.querySelector(selector);
          const small = document.createElement("canvas");
          [small.width, small.height] = [60, 40];
          const context = small.getContext("2d");
          context.fillStyle = "#fff";
          context.fillRect(0, 0, 60, 40);
          context.drawImage(source, 0, 0, 60, 40);
          return [...context.getImageData(0, 0, 60, 40).data].filter((_, i) => i % 4 === 1);
        }""",
        CANVAS,
    )


def places_of_nodes(page: Page) -> list[list[float]]:
    """Return where in the picture blue dots (businesses) are, by looking at it."""
    return page.evaluate(
        """(selector) => {
          const canvas = document.querySelector(selector);
          const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
          const ratio = canvas.width / canvas.clientWidth, found = [];
          for (let y = 3; y < canvas.height - 3; y += 2)
            for (let x = 3; x < canvas.width - 3; x += 2) {
              const blue = [[0, 0], [3, 0], [-3, 0], [0, 3], [0, -3]].every(([dx, dy]) => {
                const i = 4 * ((y + dy) * canvas.width + x + dx);
                return data[i] < 12 && Math.abs(data[i + 1] - 114) < 12 && Math.abs(data[i + 2] - 178) < 12;
              });
              if (blue && !found.some(([a, b]) => Math.hypot(a - x / ratio, b - y / ratio) < 14))
                found.push([x / ratio, y / ratio]);
            }
          return found;
        }""",
        CANVAS,
    )


def box_of(page: Page) -> FloatRect:
    box = page.locator(CANVAS).bounding_box()
    assert box is not None
    return box


def test_a_click_shows_the_card_with_a_way_to_the_profile_and_moves_nothing(visit) -> None:
    page = opened(visit)
    box = box_of(page)
    before = places_of_nodes(page)
    assert len(before) >= 5
    x, y = before[0]
    page.mouse.click(box["x"] + x, box["y"] + y)
    card = page.locator(CARD)
    expect(card).to_contain_text("Business")
    link = card.get_by_role("link", name=re.compile("profile"))
    expect(link).to_have_attribute("href", re.compile(r"directory\?.*organisation="))
    expect(page).to_have_url(re.compile("selected="))
    page.keyboard.press("Escape")
    page.locator(".sn-canvas").focus()
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    visit.wait()
    page.mouse.move(2, 2)
    after = places_of_nodes(page)
    assert [(round(a), round(b)) for a, b in after] == [(round(a), round(b)) for a, b in before]


def test_zoom_and_place_stay_through_a_click_and_a_rerun(visit) -> None:
    page = opened(visit)
    page.get_by_role("button", name="Zoom in").click()
    page.wait_for_timeout(300)
    zoomed = places_of_nodes(page)
    box = box_of(page)
    x, y = zoomed[0]
    page.mouse.click(box["x"] + x, box["y"] + y)
    expect(page.locator(CARD)).to_be_visible()
    page.locator(".sn-canvas").focus()
    page.keyboard.press("Escape")
    expect(page.locator(CARD)).to_have_count(0)
    page.get_by_role("tab", name="Ties", exact=True).click()  # runs the whole page again
    visit.wait()
    page.mouse.move(2, 2)
    page.wait_for_timeout(300)
    assert places_of_nodes(page) == zoomed


def test_the_same_link_gives_the_same_picture(visit_as) -> None:
    first, second = visit_as(), visit_as()
    assert pixels(opened(first)) == pixels(opened(second))


def test_what_was_found_is_selected_and_kept_in_the_link(visit, visit_as) -> None:
    page = opened(visit)
    page.get_by_role("combobox", name="Find in the picture").fill("trondelag fylk")
    page.get_by_role("option", name="Trøndelag fylkeskommune").click()
    expect(page.locator(CARD)).to_contain_text("Trøndelag fylkeskommune")
    expect(page).to_have_url(re.compile("selected=trondelag_fylkeskommune"))
    other = visit_as()
    other.page.goto(page.url)
    expect(other.page.locator(CARD)).to_contain_text("Trøndelag fylkeskommune", timeout=DRAWN_WITHIN)


def test_the_keyboard_goes_from_node_to_node(visit) -> None:
    page = opened(visit)
    page.locator(".sn-canvas").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".sn [aria-live]")).to_contain_text("Ties:")
    first = page.locator(".sn [aria-live]").inner_text()
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".sn [aria-live]")).not_to_have_text(first)
    page.keyboard.press("Enter")
    expect(page.locator(CARD)).to_be_visible()
    assert page.locator(".sn-canvas").get_attribute("aria-label").startswith("The picture shows")


def test_ways_between_two_are_told_and_marked(visit, visit_as) -> None:
    page = opened(visit, one="nic", other="midsec", network="contacts")
    expect(page.get_by_text("1 shortest way between Nordic Industry Cluster and Mid-Norway")).to_be_visible()
    expect(page.get_by_text("Nordic Industry Cluster → Mid-Norway Defence and Security Cluster")).to_be_visible()
    plain = opened(visit_as(), network="contacts")
    assert pixels(page) != pixels(plain)


def test_the_picture_can_be_saved_with_its_marking(visit) -> None:
    page = opened(visit)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save picture").click()
    assert re.fullmatch(r"network_TLP-CLEAR_\d{4}-\d\d-\d\d\.png", saved.value.suggested_filename)
    assert saved.value.path().read_bytes().startswith(b"\x89PNG")


def test_a_browser_that_has_the_scripts_gets_no_more_than_40_kb_for_the_network(visit) -> None:
    sent: list[int] = []
    visit.page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: sent.append(_picture(frame))))
    opened(visit)
    assert 1_000 < max(sent) <= MOST_SENT
    assert sum(size > 0 for size in sent) == 1  # and it is sent once


def _picture(frame: str | bytes) -> int:
    """Return the size of a message that holds the picture, else 0."""
    content = frame.encode() if isinstance(frame, str) else frame
    return len(content) if b'"looks"' in content else 0


def test_scripts_come_from_here_and_may_be_kept_for_ever(visit) -> None:
    opened(visit)
    names = [url.rsplit("/", 1)[-1] for url in visit.requests if "/app/static/vendor/" in url]
    assert len(names) == len(set(names)) >= 3
    assert all(re.fullmatch(r"[a-z-]+\.[0-9a-f]{12}\.(js|css)", name) for name in names)


def test_the_picture_is_drawn_in_dark_colours_on_a_dark_page(visit_as) -> None:
    page = opened(visit_as(color_scheme="dark"))
    corner = page.evaluate(
        """() => getComputedStyle(document.querySelector(".sn")).getPropertyValue("--st-background-color")"""
    )
    assert json.dumps(corner.strip().lower()) == '"#14191e"'
    assert len(places_of_nodes(page)) >= 5


def test_all_files_of_the_picture_are_asked_for_at_once(visit) -> None:
    page = opened(visit)
    asked = page.evaluate(
        """() => performance.getEntriesByType("resource")
          .filter((file) => /\\/vendor\\/(vis-)?network[-.]/.test(file.name))
          .map((file) => [file.startTime, file.responseEnd])"""
    )
    assert len(asked) >= 10  # vis-network, the style and our scripts
    assert max(start for start, _ in asked) < min(end for _, end in asked)


def test_nearly_all_of_the_shipped_data_is_named_at_first_sight(visit) -> None:
    page = opened(visit)
    assert int(page.locator(".sn-canvas").get_attribute("data-named")) >= 95  # of 104
