"""Who has signed out before their token ended: on disk, so that neither another process nor a restart forgets it."""

import logging
import time
from pathlib import Path

from stakeholders.keeping.store import FOLDER

_FOLDER = "signed_out"


class SignOuts:
    """The acts of signing in that are over, by their mark, until their token would have ended anyway.

    Parameters
    ----------
    root
        The folder that holds the datasets.
    """

    def __init__(self, root: Path) -> None:
        self.folder = root / FOLDER / _FOLDER
        self._here: dict[str, float] = {}  # what could not be written counts in this process at least

    def add(self, mark: str, until: float) -> None:
        """Note that one is over; ``until`` its token ends (seconds of the epoch), it is not forgotten."""
        self._here[mark] = until
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            (self.folder / mark).write_text(str(until), encoding="ascii")
        except OSError:
            logging.getLogger(__name__).exception("a sign-out could not be kept; it counts until the app is restarted")
        self._forget_old()

    def has(self, mark: str) -> bool:
        """Tell whether one is over."""
        return mark in self._here or (self.folder / mark).exists()

    def _forget_old(self) -> None:
        now = time.time()
        self._here = {mark: until for mark, until in self._here.items() if until > now}
        for file in self.folder.glob("*"):
            try:
                if float(file.read_text(encoding="ascii") or "inf") <= now:
                    file.unlink()
            except (OSError, ValueError):
                continue  # another process was faster, or is still writing
