"""The dashboard as a process of its own, and a browser page that waits for it: for screenshots and browser tests."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parent.parent
STARTS_WITHIN = 120  # seconds
IDLE_WITHIN = 120_000  # milliseconds
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
_IDLE = '[data-testid="stApp"][data-test-script-state="notRunning"]'
_SKELETONS_GONE = "!document.querySelector('[data-testid=\"stSkeleton\"]')"


@dataclass(frozen=True)
class Server:
    """A running dashboard: its address, its process, and the file it logs to."""

    url: str
    process: "subprocess.Popen[bytes]"
    log: Path


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextmanager
def running(
    log: Path, *, settings: Mapping[str, str] | None = None, path_first: Path | None = None
) -> Iterator[Server]:
    """Run the dashboard on a free port of the loopback address, as ``make run`` does.

    Parameters
    ----------
    log
        File that takes what the server says.
    settings
        Environment variables on top; those of this process that concern the dashboard are not handed on.
    path_first
        Folder to put first on the server's import path.

    Raises
    ------
    RuntimeError
        When it does not answer in time; with what it said.
    """
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        "app.py",
        "--server.port",
        str(port),
        "--server.headless",
        "true",
    ]
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("STAKEHOLDERS_", "STREAMLIT_"))
    }
    path = os.pathsep.join(str(folder) for folder in (path_first, ROOT / "src") if folder)
    environment |= {"PYTHONPATH": path, "PYTHONUNBUFFERED": "1", **(settings or {})}
    with log.open("wb") as said:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=said, stderr=subprocess.STDOUT)
    try:
        _wait_for_answer(process, port, log)
        yield Server(f"http://localhost:{port}", process, log)
    finally:
        _end(process)


def wait_until_idle(page: Page) -> None:
    """Wait until the script has run and what it sent is drawn."""
    page.wait_for_selector(_IDLE, timeout=IDLE_WITHIN)
    page.wait_for_timeout(300)
    page.wait_for_selector(_IDLE, timeout=IDLE_WITHIN)
    page.wait_for_function(_SKELETONS_GONE, timeout=IDLE_WITHIN)


def _wait_for_answer(process: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    deadline = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"the dashboard did not start:\n{log.read_text(encoding='utf-8')}")


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(10)
