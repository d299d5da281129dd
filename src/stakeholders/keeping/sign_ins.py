"""Which sign-ins began and which are over: on disk, so that neither another process nor a restart forgets it."""

import logging
import os
import time
from pathlib import Path
from threading import Lock
from typing import Final

from stakeholders.keeping.own_folders import make_own
from stakeholders.keeping.store import FOLDER

BEGUN: Final = "signed_in"
OVER: Final = "signed_out"


class Marks:
    """Acts of signing in by their mark, until their token would have ended anyway.

    Parameters
    ----------
    root
        The folder that holds the datasets.
    what
        ``BEGUN`` or ``OVER``.
    """

    def __init__(self, root: Path, what: str) -> None:
        self.folder = root / FOLDER / what
        self._here: dict[str, float] = {}  # what could not be written counts in this process at least
        self._turn = Lock()

    def add(self, mark: str, until: float) -> bool:
        """Note one, to be forgotten when its token has ended (seconds of the epoch); tell whether it is new."""
        with self._turn:
            if mark in self._here:
                return False
            now = time.time()
            self._here = {one: end for one, end in self._here.items() if end > now} | {mark: until}
        try:
            make_own(self.folder)
            with os.fdopen(os.open(self.folder / mark, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(str(until))
        except FileExistsError:
            return False
        except OSError:
            logging.getLogger(__name__).exception("a sign-in could not be noted; it counts until the app is restarted")
        self._forget_old()
        return True

    def has(self, mark: str) -> bool:
        """Tell whether it was noted."""
        return mark in self._here or (self.folder / mark).exists()

    def _forget_old(self) -> None:
        now = time.time()
        for file in self.folder.glob("*"):
            try:
                if float(file.read_text(encoding="ascii") or "inf") <= now:
                    file.unlink()
            except (OSError, ValueError):
                continue  # another process was faster, or is still writing
