"""A page of a browser and whom it was told of."""

from dataclasses import dataclass, field

from playwright.sync_api import Page, expect

from scripts.running import Server, wait_until_idle

NAMES = ("Open Works", "Green Works", "Amber Works", "Other Works", "Forge Strict", "Strict Works")


@dataclass
class Tab:
    """A page of a browser and what it received since it was opened."""

    page: Page
    app: Server
    frames: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("websocket", lambda socket: socket.on("framereceived", self._take))

    def _take(self, frame: bytes | str) -> None:
        self.frames.append(frame if isinstance(frame, bytes) else frame.encode())

    def open(self) -> None:
        self.frames.clear()
        self.page.goto(f"{self.app.url}/directory?language=en")
        wait_until_idle(self.page)

    def seen(self) -> set[str]:
        """Return who of all was named to it."""
        told = b"\n".join(self.frames)
        return {name.split()[0] for name in NAMES if name.encode() in told}

    def says(self, text: str) -> None:
        expect(self.page.get_by_text(text).first).to_be_visible()
