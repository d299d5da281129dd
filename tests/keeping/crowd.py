"""A crowd that asks and answers at once, some of whom are killed: what ``test_cases_at_once.py`` starts.

Started with a folder and how many requests there are. It starts processes that each send their share and answer the
shares of others, kills one of them now and then, and starts another in its place, which begins again with whatever
the killed one may or may not have finished.
"""

import os
import random
import signal
import sys
import time
from datetime import date
from pathlib import Path

import pandas as pd

from stakeholders.errors import NotAllowed
from stakeholders.keeping import cases
from stakeholders.keeping.audit import audit_of
from stakeholders.keeping.case_tables import Asker
from stakeholders.keeping.cases import answer, ask
from stakeholders.measures.partners import Need
from stakeholders.register import Register
from stakeholders.schema import Viewer

TODAY = date(2026, 11, 26)
WORKERS, KILLS = 4, 40
BROKERS = {company: Viewer("steward", groups={group}) for company, group in (("forge", "west"), ("saw", "east"))}
NEED, ASKER = Need("machining"), Asker("Lab", "post@lab.example", "lab", True)


def region():
    """Return two clusters with one company each that machines parts."""
    people = [("forge", "company"), ("saw", "company"), ("west", "cluster"), ("east", "cluster")]
    given = {"capability": "machining", "consent_by": "Board", "consent_date": "2026-01-01", "tlp": "AMBER"}
    tables = {
        "stakeholders": pd.DataFrame(people, columns=["id", "kind"]).assign(name="One", country="NO", tlp="AMBER"),
        "memberships": pd.DataFrame({"member_id": ["forge", "saw"], "group_id": ["west", "east"], "tlp": "AMBER"}),
        "capabilities": pd.DataFrame({"stakeholder_id": ["forge", "saw"], **given}),
    }
    return Register.of(tables, "crowd")


def token(n):
    """Return what makes a request the one of this number, whoever sends it."""
    return f"request {n}"


def work(folder, share, seen, told):
    """Send a share of requests, each answered by one broker or the other, and tell what is finished."""
    audit = audit_of(folder)
    for n in share:
        viewer = Viewer("member", groups={"east"}, organisation="lab")
        receipt = ask(audit, viewer, "belt", NEED, ASKER, token=token(n), on=TODAY)
        company = ("forge", "saw")[n % 2]
        answer(audit, seen[company], BROKERS[company], receipt.number, company, "yes", on=TODAY)
        os.write(told, n.to_bytes(4))


def start(folder, share, seen):
    """Start a process for a share; return its number and where it tells what it has finished."""
    hears, tells = os.pipe()
    child = os.fork()
    if not child:
        try:
            work(folder, share, seen, tells)
        except NotAllowed:
            os._exit(3)
        os._exit(0)
    os.close(tells)
    return child, hears


def last_told(hears):
    """Return the number of the last request that a process finished, -1 where there is none."""
    with os.fdopen(hears, "rb") as pipe:
        told = pipe.read()
    return int.from_bytes(told[len(told) // 4 * 4 - 4 : len(told) // 4 * 4]) if len(told) >= 4 else -1


def main(folder, requests):
    """Have all requests sent and answered; print how many processes were killed in between."""
    seen = {company: region().visible_to(viewer, TODAY) for company, viewer in BROKERS.items()}
    networks = {viewer: cases.asks(seen[company], viewer, NEED, TODAY) for company, viewer in BROKERS.items()}
    cases.asks = lambda _register, viewer, _need, _on: networks[viewer]  # so that nearly all time goes into writing
    shares = [range(w, requests, WORKERS) for w in range(WORKERS)]
    at = [start(folder, share, seen) for share in shares]
    chance, killed = random.Random(5), 0  # noqa: S311 - the same moments each time, no secret
    while killed < KILLS and any(shares):
        time.sleep(chance.uniform(0.02, 0.2))
        one = chance.choice([worker for worker, share in enumerate(shares) if share])
        child, hears = at[one]
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        killed += os.WIFSIGNALED(status)  # else it was finished before
        done = last_told(hears)
        shares[one] = [n for n in shares[one] if n > done]
        at[one] = start(folder, shares[one], seen)
    codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child, _ in at]
    sys.stdout.write(f"{killed} {max(codes)}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
