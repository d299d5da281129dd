"""The map in a real browser: a click answers, the view stays, names never run, nobody else is asked."""

import re

import pytest
from playwright.sync_api import Frame, Page, expect

from tests.browser.test_data import INPUT, dropped, follow

pytestmark = pytest.mark.browser

FRAME = 'iframe[title*="folium"]'
DRAWN_WITHIN = 60_000  # milliseconds
STATE = "window.stakeholdersMap.state"
# the legend has its style, and the view is the one of the time before
STANDS_STILL = """() => {
  const { map } = window.stakeholdersMap.state;
  const now = JSON.stringify([map.getZoom(), map.getCenter(), map.getSize()]);
  const same = window.viewBefore === now;
  window.viewBefore = now;
  return same && getComputedStyle(document.querySelector(".map-legend summary")).cursor === "pointer";
}"""
HOSTILE = (
    "id,name,kind,country,municipality,tlp\n"
    'img,"<img src=x onerror=window.ran=1>",cluster,NO,Trondheim,CLEAR\n'
    'js,"</script><script>window.ran=2</script>",company,SE,Sundsvall,CLEAR\n'
    'tpl,"`${window.ran=3}`\\",company,SE,Arvika,CLEAR\n'
)
MEMBERSHIPS = "member_id,group_id\njs,img\n"
TIES = "source_id,target_id,type\nimg,js,collaborates\nimg,tpl,collaborates\n"


def opened(visit, **choices: str | list[str]) -> tuple[Page, Frame]:
    page = visit.open("map", **choices)
    return page, map_of(page)


def map_of(page: Page) -> Frame:
    """Return the frame of the map once its borders and its markers are drawn."""
    body = page.frame_locator(FRAME).locator("body[data-borders][data-shown]")
    body.wait_for(state="attached", timeout=DRAWN_WITHIN)
    found = page.locator(FRAME).element_handle().content_frame()
    assert found is not None
    found.wait_for_function(STANDS_STILL, polling=400, timeout=DRAWN_WITHIN)
    return found


def click_at(page: Page, point: dict[str, float]) -> None:
    box = page.locator(FRAME).bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + point["x"], box["y"] + point["y"])


def on_screen(frame: Frame, latitude: float, longitude: float) -> dict[str, float]:
    return frame.evaluate(f"{STATE}.map.latLngToContainerPoint([{latitude}, {longitude}])")


def marker(frame: Frame, stakeholder: str) -> dict[str, float]:
    """Return where on the screen the marker of a stakeholder is drawn."""
    return frame.evaluate(
        """(pick) => {
          const { map, group } = window.stakeholdersMap.state;
          let found = null;
          group.eachLayer((layer) => layer.eachLayer && layer.eachLayer((part) => {
            if (part.feature.properties.pick === pick) found = part;
          }));
          return map.layerPointToContainerPoint(found._point);
        }""",
        f"stakeholder:{stakeholder}",
    )


def test_a_click_on_a_county_and_on_a_marker_shows_who_is_there_and_the_view_stays(visit) -> None:
    page, frame = opened(visit)
    click_at(page, on_screen(frame, 64.2, 15.2))
    expect(page.get_by_role("heading", name="Jämtland Härjedalen")).to_be_visible()
    expect(page).to_have_url(re.compile("place=area%3ASE322"))
    frame.evaluate(f"void {STATE}.map.setView([63.18, 14.64], 8, {{animate: false}})")
    click_at(page, marker(frame, "region_jamtland_harjedalen"))
    expect(page.get_by_role("heading", name="Region Jämtland Härjedalen")).to_be_visible()
    assert frame.evaluate(f"{STATE}.map.getZoom()") == 8
    assert frame.evaluate("document.body.dataset.shown") == "1"  # nothing was sent and drawn again
    link = page.get_by_role("link", name=re.compile("profile"))
    expect(link).to_have_attribute("href", re.compile("organisation=region_jamtland_harjedalen"))


def test_every_stakeholder_at_one_place_can_be_clicked_at_the_first_view(visit) -> None:
    _, frame = opened(visit)
    spots = [marker(frame, name) for name in ("svt", "soff", "fmv", "forsvarsmakten", "business_sweden")]
    gaps = [abs(a["x"] - b["x"]) + abs(a["y"] - b["y"]) for i, a in enumerate(spots) for b in spots[:i]]
    assert min(gaps) >= 10


def test_a_place_can_be_chosen_by_keyboard_and_from_a_link(visit, visit_as) -> None:
    page, _ = opened(visit)
    box = page.get_by_role("combobox", name="Place")
    box.fill("Trøn")
    box.press("Enter")
    expect(page.get_by_role("heading", name="Trøndelag")).to_be_visible()
    other = visit_as()
    other.page.goto(page.url)
    expect(other.page.get_by_role("heading", name="Trøndelag")).to_be_visible(timeout=DRAWN_WITHIN)


def test_borders_and_scripts_come_from_here(visit) -> None:
    opened(visit)
    own = [url for url in visit.requests if "/app/static/vendor/" in url]
    names = {url.rsplit("/", 1)[-1].split(".")[0] for url in own}
    assert {"leaflet", "map", "countries", "NO_county", "SE_county", "FI_county", "DK_county"} <= names
    assert len(own) == len(set(own))


def test_the_map_works_with_the_network_down(visit) -> None:
    visit.page.context.route(
        lambda url: "localhost" not in url and "127.0.0.1" not in url, lambda route: route.abort("internetdisconnected")
    )
    _, frame = opened(visit)
    assert frame.evaluate(f"{STATE}.layers.areas.getLayers().length") == 66


def test_a_rerun_does_not_send_the_map_again(visit) -> None:
    sent: list[int] = []
    visit.page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: sent.append(len(frame))))
    page, frame = opened(visit)
    first = sum(sent)
    sent.clear()
    page.get_by_role("tab", name="How many in each area").click()  # runs the whole page again
    visit.wait()
    assert frame.evaluate("document.body.dataset.shown") == "1"
    assert sum(sent) < first / 2


def test_names_are_text_on_the_map_and_never_run(visit) -> None:
    page = visit.open("data", language="en")
    files = {"stakeholders.csv": HOSTILE, "memberships.csv": MEMBERSHIPS, "relations.csv": TIES}
    page.locator(INPUT).set_input_files(dropped(files))
    page.get_by_test_id("stBaseButton-primary").click(timeout=DRAWN_WITHIN)
    expect(page.get_by_text("Your own data is open", exact=False)).to_be_visible(timeout=DRAWN_WITHIN)
    frame = map_of(follow(visit, "Map"))
    for name in ("img", "js", "tpl"):
        spot = marker(frame, name)
        click_at(page, spot)
        expect(page).to_have_url(re.compile(f"place=stakeholder%3A{name}"))
        expect(page.frame_locator(FRAME).locator(".map-tip").last).to_be_visible()  # the one before may still fade
        expect(page.get_by_role("link", name=re.compile("profile"))).to_be_visible(timeout=DRAWN_WITHIN)
    assert frame.evaluate("window.ran") is None
    assert page.evaluate("window.ran") is None


def test_the_map_follows_a_dark_page(visit_as) -> None:
    _, frame = opened(visit_as(color_scheme="dark"))
    assert frame.evaluate("document.documentElement.dataset.dark") == "true"
