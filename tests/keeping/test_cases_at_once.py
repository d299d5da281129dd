"""A thousand requests and their answers from several processes, some killed in between: none lost, none doubled."""

import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import pytest

from stakeholders.keeping.audit import audit_of
from stakeholders.keeping.case_tables import cases

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are copied, which not every system can")
REQUESTS = 1_000
MEMORY = Path("/dev/shm")  # needs no disk: what is tried is processes that die, not machines


@pytest.fixture
def folder(tmp_path):
    """A folder as fast as the system has one."""
    if not MEMORY.is_dir():
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=MEMORY) as made:
        yield Path(made)


def test_of_a_thousand_requests_and_answers_none_is_lost_or_doubled_though_processes_are_killed(folder, root):
    path = os.pathsep.join([str(root / "src"), str(root)])
    command = [sys.executable, str(Path(__file__).with_name("crowd.py")), str(folder), str(REQUESTS)]
    told = subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ | {"PYTHONPATH": path})
    killed, code = map(int, told.stdout.split())
    assert (killed >= 10, code) == (True, 0)
    audit = audit_of(folder)
    held = cases(audit, "belt")
    assert len(held) == REQUESTS
    assert Counter(len(case.answers) for case in held) == {1: REQUESTS}
    assert Counter(case.answers[0].company for case in held) == {"forge": REQUESTS // 2, "saw": REQUESTS // 2}
    logged = Counter((event.kind, event.facts["case"]) for event in audit.events())
    assert logged == {(kind, case.number): 1 for case in held for kind in ("request", "answer")}
    assert audit.verify().faults == ()
