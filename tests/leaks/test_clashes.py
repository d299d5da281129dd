"""Neither what is wrong with hidden rows nor the ids they have taken show in what a reader gets."""

import random
from io import StringIO

import pandas as pd

from stakeholders.reading import open_upload, visible_problems
from stakeholders.register import Register
from stakeholders.schema import TABLES, Viewer
from stakeholders.ui.datasets import _seen
from tests.leaks.hidden_rows import scenario_of

HEADER = "id,name,kind,country,website,lat,lon,tlp"
SEEN = ["nic,NIC,cluster,SE,nic.se,,,CLEAR", "forge,Forge,company,NO,,99,10,CLEAR", "yard,Yard,company,Norge,,,,CLEAR"]
HIDDEN = [
    "dark,Dark,company,NO,dark.no,,,AMBER",
    "wrong,Wrong,laboratory,NO,,,,AMBER",
    "red,Red,company,NO,,,,TLP:RED",
    "dark,Again,company,NO,,,,AMBER+STRICT",
    ",Nameless,company,NO,,,,AMBER",
]


def read(*rows: str):
    files = {
        "stakeholders.csv": "\n".join([HEADER, *rows]).encode(),
        "memberships.csv": b"member_id,group_id,since,tlp\nforge,nic,soon,CLEAR\n",
    }
    return open_upload(files)


def test_problems_and_their_row_numbers_tell_nothing_of_hidden_rows():
    alone = read(*SEEN)
    shown = alone.register.visible_to(Viewer())
    expected = visible_problems(alone, shown)
    assert {one.file for one in expected} == {"stakeholders.csv", "memberships.csv"}
    for seed in range(6):
        rows, rng = [*SEEN], random.Random(seed)  # noqa: S311 - places of rows, no secrets
        for row in HIDDEN:
            rows.insert(rng.randrange(len(rows) + 1), row)
        among = read(*rows)
        seen = among.register.visible_to(Viewer())
        assert len(among.found) > len(expected)
        assert visible_problems(among, seen) == expected
        assert all(seen.table(name).equals(shown.table(name)) for name in TABLES)


def test_a_hidden_id_keeps_no_newcomer_out():
    people = "id,name,kind,tlp\nnic,NIC,cluster,CLEAR\n"
    newcomers = {"stakeholders": table("id,name,kind,tlp\ndark,Newcomer,company,CLEAR"), "memberships": table(
        "member_id,group_id,role,tlp\ndark,nic,member,CLEAR"
    )}  # fmt: skip
    ties = {"memberships": table("member_id,group_id,role,tlp\nnic,nic,partner,CLEAR")}
    free, taken = (
        Register.of({"stakeholders": table(text), **ties}, text)
        for text in (people, f"{people}dark,Dark,company,AMBER\n")
    )
    for register in (free, taken):
        seen = _seen(register, [scenario_of(newcomers)], [], Viewer())
        assert seen.name_of("dark") == "Newcomer"
        assert visible_problems(scenario_of(newcomers), seen, "s") == ()
        assert seen.key == _seen(free, [scenario_of(newcomers)], [], Viewer()).key
    assert _seen(taken, [scenario_of(newcomers)], [], Viewer("steward")).name_of("dark") == "Dark"


def table(text: str) -> pd.DataFrame:
    return pd.read_csv(StringIO(text), dtype="str", keep_default_na=False)
