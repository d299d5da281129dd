"""A process that is killed while it saves leaves the old scenario or the new one, whole, and nothing else to see."""

import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from stakeholders import Viewer
from stakeholders.keeping import recover, save_scenario, scenario_files
from stakeholders.reading import list_scenarios
from tests.keeping.saving import BOTH

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are copied, which not every system can")

KILLS = 60
SAVING = Path(__file__).with_name("saving.py")


def digest(files):
    """Return a short text for names and bytes of all files, so that a failure is short too."""
    return hashlib.sha256(repr(sorted(files.items())).encode()).hexdigest()


def content(folder):
    return digest({path.name: path.read_bytes() for path in folder.iterdir()})


@pytest.fixture
def saving(tmp_path, root):
    """A process that starts one that saves for every line it reads."""
    path = os.pathsep.join([str(root / "src"), str(root)])
    command = [sys.executable, str(SAVING), str(tmp_path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": path}
    ) as process:
        yield process
        process.stdin.close()


def kill_one(saving, way, delay):
    saving.stdin.write(f"{way}\n")
    saving.stdin.flush()
    word, number = saving.stdout.readline().split()
    assert word == "ready"
    time.sleep(delay)
    os.kill(int(number), signal.SIGKILL)
    assert saving.stdout.readline() == "gone\n"


@pytest.mark.parametrize("way", ["in one step", "step by step"])
def test_killed_at_any_moment_it_leaves_one_of_the_two_whole(tmp_path, saving, way):
    whole = [digest(scenario_files(one)) for one in BOTH]
    folder = save_scenario(BOTH[0], tmp_path, viewer=Viewer("steward"))
    moments, found, cut_off = random.Random(7), [], 0  # noqa: S311 - the same moments each time, no secret
    for _ in range(KILLS):
        kill_one(saving, way, moments.uniform(0.001, 0.060))
        if way == "step by step":  # a scenario may be missing for a moment, and is put back
            recover(tmp_path)
        assert [one.folder for one in list_scenarios(tmp_path)] == [folder]
        found.append(whole.index(content(folder)))
        cut_off += any(path.name.startswith(".") for path in folder.parent.iterdir())
    assert set(found) == {0, 1}  # some saves were finished
    assert cut_off  # and some were not
