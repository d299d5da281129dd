"""Visits in turns: each way of drawing the same picture is opened again and again, one after the other."""

from dataclasses import dataclass, field
from statistics import median

from playwright.sync_api import Browser, BrowserContext, Page

from scripts.benchmarks.browser import PageFailed, seconds_to_picture, visitor
from scripts.benchmarks.clock import Budget
from scripts.benchmarks.plain_pictures import stand_ins

SLOW = 3.0  # seconds after which a plain page is not opened again: its physics alone take that long


@dataclass(slots=True)
class Visits:
    """One way of drawing: its address, and what its visits took.

    Attributes
    ----------
    limit
        Seconds after which a visit counts as not coming up; it is then not tried again.
    once
        Whether a slow first visit is enough.
    """

    url: str
    limit: float
    once: bool = False
    first: float | None = None
    later: list[float] = field(default_factory=list)
    failed: str = ""

    @property
    def median(self) -> float | None:
        """Seconds of a visit when the browser's cache holds the scripts; None where the picture did not come up."""
        if self.failed:
            return None
        return median(self.later) if self.later else self.first

    @property
    def note(self) -> str:
        """Why it did not come up, else what the very first visit took, or that there was no other."""
        if self.failed or self.first is None:
            return self.failed
        return f"first visit {self.first:.1f} s" if self.later else "first visit only"

    @property
    def done(self) -> bool:
        """Whether another visit would tell nothing new."""
        return bool(self.failed) or (self.once and self.first is not None and self.first > SLOW)

    def visit(self, page: Page) -> None:
        """Open the address once more and keep what it took."""
        try:
            seconds = seconds_to_picture(page, self.url, self.limit)
        except PageFailed as error:
            self.failed = str(error)
            return
        if seconds is None:
            self.failed = f"not within {self.limit:.0f} s"
        elif self.first is None:
            self.first = seconds
        else:
            self.later.append(seconds)


def in_turns(browser: Browser, visits: list[Visits], repeats: int, budget: Budget) -> None:
    """Let every way be visited once, and then in turns, each by a reader of its own who keeps its scripts.

    Parameters
    ----------
    repeats
        Visits after the first. There are always two; more only while time is left.
    """
    readers: list[BrowserContext] = [visitor(browser, stand_ins(), watching=True) for _ in visits]
    for turn in range(repeats + 1):
        if turn > 2 and not budget.left:
            break
        for way, reader in zip(visits, readers, strict=True):
            if not way.done:
                page = reader.new_page()
                way.visit(page)
                page.close()
    for reader in readers:
        reader.close()
