"""Find Chromium for the browser tests, or install it: Debian's package where that is the system, else Playwright's.

``python scripts/install_browser.py`` is what ``make test`` calls; the tests ask ``chromium()`` where it is.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium() -> str | None:
    """Return the path of a Chromium of this machine, or None. ``CHROMIUM`` in the environment names another."""
    named = os.environ.get("CHROMIUM")
    return named or next((path for name in NAMES if (path := shutil.which(name))), None)


def playwright_has_one() -> bool:
    """Tell whether Playwright has downloaded a Chromium of its own."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path).exists()


def install() -> None:
    """Install Chromium: from Debian's packages with root's rights, otherwise into the user's Playwright folder."""
    if shutil.which("apt-get") and (rights := _root()) is not None:
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        apt = [*rights, "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300"]
        subprocess.run([*apt, "update"], check=False, env=environment)
        packages = ["chromium", "fonts-dejavu-core"]
        done = subprocess.run(
            [*apt, "install", "-y", "--no-install-recommends", *packages], check=False, env=environment
        )
        if done.returncode == 0 and chromium():
            return
        print("Debian's Chromium could not be installed; trying Playwright's.", file=sys.stderr)
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


def _root() -> list[str] | None:
    """Return what to put before a command so that it runs as root without asking; None where that is not possible."""
    if os.name == "posix" and os.geteuid() == 0:
        return []
    if (
        shutil.which("sudo")
        and subprocess.run(["sudo", "-n", "true"], check=False, capture_output=True).returncode == 0
    ):
        return ["sudo", "-n"]
    return None


if __name__ == "__main__":
    if not (chromium() or playwright_has_one()):
        print("installing Chromium for the browser tests ...")
        install()
    print(f"browser tests use {chromium() or 'the Chromium that Playwright installed'}")
