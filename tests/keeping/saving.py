"""Saves one scenario over another until it is killed: what ``test_saving_killed.py`` starts and kills.

Started once with the data root; each line it reads starts another process that saves again and again, without the
time that imports take. The line says whether the two folders may be exchanged in one step.
"""

import os
import sys
from itertools import cycle
from pathlib import Path

from stakeholders import Viewer
from stakeholders.keeping import save_scenario, scenario_files, scenarios, whole_folders
from stakeholders.reading import open_scenario

_HEADERS = {
    "stakeholders": "id,name,kind,country,description",
    "initiatives": "id,name,kind,country,description",
    "memberships": "member_id,group_id,role,evidence",
    "relations": "source_id,target_id,type,evidence",
    "capabilities": "stakeholder_id,capability,certification",
    "sources": "id,title,publisher",
}
_ROWS = {
    "stakeholders": "s{n},Name {n},company,FI,{word}",
    "initiatives": "i{n},Name {n},project,FI,{word}",
    "memberships": "s{n},i{n},partner,{word}",
    "relations": "s{n},nic,informs,{word}",
    "capabilities": "s{n},welding,{word}",
    "sources": "d{n},Title {n},{word}",
}


def scenario(word, rows):
    """Return a scenario all of whose files have the word in them."""
    files = {
        f"{name}.csv": "\n".join([header, *(_ROWS[name].format(n=n, word=word) for n in range(rows))]).encode()
        for name, header in _HEADERS.items()
    }
    return open_scenario({"scenario.toml": f'id = "more"\nquestion = "{word}"\n'.encode()} | files)


BOTH = (scenario("old", 40), scenario("new", 90))


def _say(line):
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _save_for_ever(root, in_one_step):
    made = {one.question: scenario_files(one) for one in BOTH}  # so that nearly all time goes into writing
    scenarios.scenario_files = lambda one: made[one.question]
    if not in_one_step:
        whole_folders.exchange = lambda _one, _other: False
    _say(f"ready {os.getpid()}")
    for one in cycle(BOTH):
        save_scenario(one, root, viewer=Viewer("steward"), replace=True)


def main():
    """Start a process that saves for every line read, and wait until it is killed."""
    for line in sys.stdin:
        child = os.fork()
        if not child:
            _save_for_ever(Path(sys.argv[1]), line.strip() == "in one step")
        os.waitpid(child, 0)
        _say("gone")


if __name__ == "__main__":
    main()
