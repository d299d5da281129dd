"""A browser that watches the clock: when a picture is drawn and stands still, how long a rerun takes, what was sent."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, Route, sync_playwright
from playwright.sync_api import Error as BrowserError

from scripts.install_browser import chromium
from scripts.running import FLAGS

QUIET: Final = 0.8  # seconds without any change after which a picture is finished
_IDLE: Final = '[data-testid="stApp"][data-test-script-state="notRunning"]'

# In every frame: looks at the picture every 50 ms and notes when it last changed. While the browser is busy it can't
# look, so that a picture that keeps it busy is late, as it is for the reader.
_WATCH: Final = """
(() => {
  const bench = (window.__bench = { first: 0, last: 0, seen: "" });
  const small = document.createElement("canvas");
  small.width = small.height = 48;
  const pen = small.getContext("2d", { willReadFrequently: true });
  const canvases = ".vis-network canvas, .leaflet-container canvas, canvas.picture";
  const shapes = ".leaflet-container svg path, .leaflet-marker-icon";
  const look = () => {
    let sum = 0, drawn = 0;
    for (const canvas of document.querySelectorAll(canvases)) {
      if (!canvas.width || !canvas.height) continue;
      pen.clearRect(0, 0, 48, 48);
      pen.drawImage(canvas, 0, 0, 48, 48);
      const dots = pen.getImageData(0, 0, 48, 48).data;
      for (let i = 3; i < dots.length; i += 4) {
        if (!dots[i]) continue;
        drawn += 1;
        sum = (sum * 31 + dots[i] + dots[i - 1] * 3 + dots[i - 2] * 7 + dots[i - 3] * 13 + i) % 1000000007;
      }
    }
    const count = document.querySelectorAll(shapes).length;
    if (drawn + count === 0) return;
    const seen = `${sum} ${drawn} ${count}`;
    if (seen === bench.seen) return;
    bench.seen = seen;
    bench.last = performance.timeOrigin + performance.now();
    bench.first = bench.first || bench.last;
  };
  setInterval(look, 50);
})()
"""

# Runs the script once more, as Streamlit's key R does, or with the choices of another link, as the browser's own
# back button does; waits until the answer is on the page.
_RERUN: Final = """
(link) => new Promise((done, failed) => {
  const app = document.querySelector('[data-testid="stApp"]');
  const begin = performance.now();
  let ran = false;
  const changed = new MutationObserver(() => {
    if (app.dataset.testScriptState !== "notRunning") { ran = true; return; }
    if (!ran) return;
    changed.disconnect();
    requestAnimationFrame(() => setTimeout(() => done((performance.now() - begin) / 1000)));
  });
  changed.observe(app, { attributes: true });
  if (link) {
    history.pushState(null, "", link);
    window.dispatchEvent(new PopStateEvent("popstate"));
  } else for (const kind of ["keydown", "keypress", "keyup"])
    document.dispatchEvent(new KeyboardEvent(kind, { key: "r", code: "KeyR", keyCode: 82, which: 82, bubbles: true }));
  setTimeout(() => failed(new Error("no answer within 180 s")), 180000);
})
"""


class PageFailed(RuntimeError):  # noqa: N818 - reads as the sentence it tells
    """A page that shows an error instead of what was to be measured."""


@dataclass(slots=True)
class Sent:
    """Bytes that a browser was sent: by requests, as they travelled, and by websocket."""

    requests: int = 0
    socket: int = 0

    @property
    def kilobytes(self) -> float:
        """All of it, in kB (1000 bytes)."""
        return (self.requests + self.socket) / 1000


@contextmanager
def opened() -> Iterator[Browser]:
    """Run a browser without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        yield browser
        browser.close()


def visitor(browser: Browser, served: dict[str, Path] | None = None, *, watching: bool = False) -> BrowserContext:
    """Return a reader with an empty cache; other hosts are not there, save files that stand in for them.

    Parameters
    ----------
    served
        What to answer a request to another host with, by the end of its address.
    watching
        Whether pictures are watched until they stand still; that costs a little, so only where it is asked for.
    """
    context = browser.new_context(viewport={"width": 1400, "height": 900}, locale="en-GB")
    if watching:
        context.add_init_script(_WATCH)

    def answer(route: Route) -> None:
        for ending, path in (served or {}).items():
            if route.request.url.split("?")[0].endswith(ending):
                return route.fulfill(path=path)
        return route.abort()

    context.route("https://**/*", answer)
    return context


def seconds_to_picture(page: Page, url: str, limit: float) -> float | None:
    """Return seconds from navigation until the picture is drawn and the browser free, None where over the limit.

    Raises
    ------
    PageFailed
        When the page shows an error.
    """
    begin = time.monotonic()
    page.goto(url, wait_until="commit")
    start = page.evaluate("performance.timeOrigin")
    while time.monotonic() - begin < limit + QUIET:
        _refuse_errors(page)
        last, now = _last_change(page)
        if last and now - last > QUIET * 1000:
            return (last - start) / 1000 if (last - start) / 1000 <= limit else None
        page.wait_for_timeout(100)
    return None


def _last_change(page: Page) -> tuple[float, float]:
    last, now = 0.0, 0.0
    for frame in page.frames:
        try:
            seen: Any = frame.evaluate(  # Any: what a script returns
                "[window.__bench ? window.__bench.last : 0, performance.timeOrigin + performance.now()]"
            )
        except BrowserError:
            continue  # a frame that is just being replaced
        last, now = max(last, float(seen[0])), max(now, float(seen[1]))
    return last, now


def settle(page: Page, url: str, limit: float) -> None:
    """Open a page and wait until its script has come to its end.

    Raises
    ------
    PageFailed
        When the page shows an error.
    """
    page.goto(url, wait_until="commit")
    for _ in range(2):  # a picture may ask for its data with a second run
        page.wait_for_selector(_IDLE, timeout=limit * 1000)
        page.wait_for_timeout(700)
    _refuse_errors(page)


def seconds_to_rerun(page: Page) -> float:
    """Return seconds from asking an open page for a rerun until its answer is there."""
    return float(page.evaluate(_RERUN, None))


def seconds_to_follow(page: Page, url: str) -> float:
    """Return seconds from giving an open page other choices, by a link to itself, until its answer is there.

    Raises
    ------
    PageFailed
        When the page shows an error.
    """
    seconds = float(page.evaluate(_RERUN, url))
    _refuse_errors(page)
    return seconds


def _refuse_errors(page: Page) -> None:
    for said in page.locator('[data-testid="stAlertContentError"], [data-testid="stException"]').all_inner_texts():
        raise PageFailed(f"the page shows an error: {said[:60]}")


def sent_by(page: Page, url: str, limit: float) -> Sent:
    """Open a page and count what the browser is sent until it stands still."""
    sent = Sent()
    session: CDPSession = page.context.new_cdp_session(page)
    session.on("Network.loadingFinished", lambda event: _add(sent, requests=event["encodedDataLength"]))
    session.on("Network.webSocketFrameReceived", lambda event: _add(sent, socket=_payload(event["response"])))
    session.send("Network.enable")
    settle(page, url, limit)
    page.wait_for_timeout(1500)
    session.detach()
    return sent


def _add(sent: Sent, requests: float = 0, socket: float = 0) -> None:
    sent.requests += int(requests)
    sent.socket += int(socket)


def _payload(frame: dict[str, Any]) -> int:  # Any: as the browser's protocol tells it
    """Return the bytes of a websocket frame; binary ones are told in base64."""
    text = str(frame["payloadData"])
    return len(text.encode()) if frame.get("opcode") == 1 else len(text) * 3 // 4 - text[-2:].count("=")
