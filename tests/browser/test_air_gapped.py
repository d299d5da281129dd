"""Neither a page nor the server asks another host for anything."""

import subprocess
import sys

import pytest

from stakeholders.ui.navigation import PAGES
from tests.browser.guard import REFUSED, guard_folder, record_of

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("name", PAGES)
def test_a_page_asks_only_its_own_host(visit, name):
    visit.open(name)
    visit.page.wait_for_timeout(1000)
    visit.page.mouse.wheel(0, 4000)
    visit.wait()
    assert any("/_stcore/stream" in url for url in visit.requests), "the recorder sees nothing, not even the websocket"
    assert visit.elsewhere() == []


def test_the_server_asks_nobody(visit, app_server):
    visit.open()
    record = record_of(app_server.log)
    assert app_server.process.poll() is None
    assert not record.exists(), record.read_text(encoding="utf-8")


def test_the_recorder_notices_a_request_to_another_host(chromium, visit):
    visit.open()
    visit.page.evaluate("fetch('https://tiles.example.invalid/1.png').catch(() => 0)")
    visit.page.wait_for_timeout(300)
    assert visit.elsewhere() == ["https://tiles.example.invalid/1.png"]
    visit.requests.clear()  # it was asked for on purpose


def test_the_guard_notices_a_process_that_asks_beyond_this_machine(tmp_path):
    log = tmp_path / "log.txt"
    asks = "import urllib.request; urllib.request.urlopen('http://192.0.2.1/')"
    environment = {"PYTHONPATH": str(guard_folder(log))}
    done = subprocess.run([sys.executable, "-c", asks], env=environment, capture_output=True, check=False, text=True)
    assert "is beyond this machine" in done.stderr
    assert f"{REFUSED} socket.getaddrinfo 192.0.2.1" in record_of(log).read_text(encoding="utf-8")
