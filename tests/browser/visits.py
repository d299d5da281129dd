"""A reader's visit to the dashboard in a browser, and everything it asked for."""

import re
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

from playwright.sync_api import Page

from scripts.running import wait_until_idle

# Streamlit asks for these below the page's address first, gets 404, and then finds them at the root
PROBES = re.compile(r"404 \(Not Found\) http://localhost:\d+/\w+/_stcore/(health|host-config)$")
INLINE = ("data:", "blob:", "about:")


@dataclass
class Visit:
    """One page of a browser, everything it asked for, and everything it complained about."""

    page: Page
    url: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.context.on("request", lambda request: self.requests.append(request.url))
        self.page.on("websocket", lambda socket: self.requests.append(socket.url.replace("ws", "http", 1)))
        self.page.on("console", lambda said: self._take(f"{said.text} {said.location['url']}", said.type))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _take(self, said: str, weight: str) -> None:
        if weight == "error" and not PROBES.search(said):
            self.complaints.append(said)

    def open(self, name: str = "", **choices: str | list[str]) -> Page:
        """Open a page of the dashboard by its address and wait until it stands still."""
        query = urlencode(choices, doseq=True)
        self.page.goto(f"{self.url}/{'' if name == 'overview' else name}{'?' if query else ''}{query}")
        self.wait()
        return self.page

    def wait(self) -> None:
        """Wait until the dashboard stands still."""
        wait_until_idle(self.page)

    def elsewhere(self) -> list[str]:
        """Return every address asked for that is not the dashboard's own."""
        own = urlsplit(self.url).netloc
        return [url for url in self.requests if not url.startswith(INLINE) and urlsplit(url).netloc != own]
