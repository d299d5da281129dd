"""Folders that the user who runs the app alone may read, however strict or lax the system is by itself."""

from pathlib import Path


def make_own(folder: Path) -> None:
    """Make a folder and those above it that are missing, each for the app's own user alone; ``OSError`` if it can't."""
    for one in (*reversed(folder.parents), folder):
        if not one.is_dir():
            one.mkdir(exist_ok=True, mode=0o700)
