"""Streamlit servers that a measurement talks to: ours, and apps that are otherwise empty."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import psutil

from scripts.benchmarks.datasets import OUT, ROOT, dataset
from stakeholders import Viewer
from stakeholders.keeping import save_scenario
from stakeholders.scenario import Scenario

APPS: Final = OUT / "apps"
PICTURES: Final = OUT / "pictures"
PORTS: Final = range(8640, 8660)
_HERE: Final = Path(__file__).parent / "apps"
_PATIENCE: Final = 60  # seconds for a server to come up


@dataclass(frozen=True, slots=True)
class Server:
    """A running server."""

    port: int
    pid: int

    @property
    def url(self) -> str:
        """Where it is reached, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def memory(self) -> float:
        """Memory that it holds at this moment, in MB."""
        return float(psutil.Process(self.pid).memory_info().rss) / 1e6


@contextmanager
def ours(name: str, scenarios: Iterable[Scenario] = ()) -> Iterator[Server]:
    """Run the dashboard as it is installed, on an installation that holds this one dataset and these scenarios."""
    with tempfile.TemporaryDirectory() as root:
        (Path(root) / name).symlink_to(dataset(name), target_is_directory=True)
        for scenario in scenarios:
            save_scenario(scenario, Path(root), viewer=Viewer("steward"))
        with _running(ROOT / "app.py", ROOT, {"STAKEHOLDERS_DATA": root}) as server:
            yield server


@contextmanager
def plain(app: str, *, as_installed: bool = False) -> Iterator[Server]:
    """Run one of the otherwise empty apps, with the dashboard's server settings, or with Streamlit's own."""
    _lay_out()
    folder = OUT / "as-installed" if as_installed else APPS
    folder.mkdir(parents=True, exist_ok=True)
    with _running(APPS / f"{app}.py", folder, {"BENCH_PICTURES": str(PICTURES)}) as server:
        yield server


@contextmanager
def alone(picture: str, name: str) -> Iterator[Server]:
    """Run one of our pictures in an otherwise empty page, on this one dataset."""
    _lay_out()
    with tempfile.TemporaryDirectory() as root:
        (Path(root) / name).symlink_to(dataset(name), target_is_directory=True)
        with _running(APPS / f"our_{picture}.py", APPS, {"STAKEHOLDERS_DATA": root}) as server:
            yield server


def _lay_out() -> None:
    """Copy the apps to a folder of their own, with our settings and with the scripts that they load."""
    import pyvis
    import xstatic.pkg.jquery
    import xstatic.pkg.leaflet

    static = APPS / "static"
    static.mkdir(parents=True, exist_ok=True)
    for app in _HERE.glob("*.py"):
        shutil.copy(app, APPS)
    shutil.copytree(ROOT / ".streamlit", APPS / ".streamlit", dirs_exist_ok=True)
    leaflet, jquery = Path(xstatic.pkg.leaflet.BASE_DIR), Path(xstatic.pkg.jquery.BASE_DIR)
    vis = Path(pyvis.__file__).parent / "lib" / "vis-9.1.2" / "vis-network.min.js"
    for script in (vis, leaflet / "leaflet.js", leaflet / "leaflet.css", jquery / "jquery.min.js"):
        shutil.copy(script, static)


@contextmanager
def _running(script: Path, folder: Path, environment: Mapping[str, str]) -> Iterator[Server]:
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script), f"--server.port={port}", "--server.headless=true"]
    command += ["--server.address=127.0.0.1", "--browser.serverAddress=localhost", "--browser.gatherUsageStats=false"]
    path = os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])
    log = (OUT / f"{script.stem}.log").open("w", encoding="utf-8")
    process = subprocess.Popen(
        command, cwd=folder, env={**os.environ, "PYTHONPATH": path, **environment}, stdout=log, stderr=log
    )
    try:
        _wait_until_up(port, process)
        yield Server(port, process.pid)
    finally:
        process.terminate()
        process.wait(timeout=20)
        log.close()


def free_port() -> int:
    """Return a port of ``PORTS`` on which nobody listens; ``RuntimeError`` where all are taken."""
    for port in PORTS:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)):
                return port
    raise RuntimeError(f"no free port between {PORTS.start} and {PORTS.stop - 1}")


def _wait_until_up(port: int, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2)
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"no answer on port {port}; see the log in {OUT}")
