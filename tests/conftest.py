"""Small regions that a reader can hold in the head, and what all tests share."""

import os
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import settings

from stakeholders.register import Register

ROOT = Path(__file__).parent.parent

settings.register_profile("house", deadline=None, derandomize=True, max_examples=50)
settings.load_profile("house")


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the machine's environment says of datasets does not reach a test."""
    for name in [name for name in os.environ if name.startswith("STAKEHOLDERS_")]:
        monkeypatch.delenv(name)
    # a page that runs in a test calls itself the main module; a process started later would run it anew
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def register_of() -> Callable[..., Register]:
    """Make a register of tables written as CSV: ``register_of(stakeholders="id,name,kind,country\\n...")``."""

    def made(**tables: str) -> Register:
        frames = {
            name: pd.read_csv(StringIO(text), dtype="str", keep_default_na=False) for name, text in tables.items()
        }
        return Register.of(frames, repr(sorted(tables.items())))

    return made


@pytest.fixture(scope="session")
def two_shores(register_of: Callable[..., Register]) -> Register:
    """Two shores, a project across the water, one broker, one alone.

    ::

        Norway            water            Sweden
        forge ─ declared ─ broker ─ project "bridge" ─ lab
        yard ─────────────────────  project "bridge"
        hospital (Sweden) has no tie; forge and broker belong to the cluster "west", lab to the cluster "east"
    """
    return register_of(
        stakeholders=(
            "id,name,kind,country,region,lat,lon,sectors,tlp\n"
            "forge,Forge,company,NO,NO060,63.43,10.39,metal|machining,CLEAR\n"
            "yard,Yard,company,NO,NO060,63.69,9.66,machining,GREEN\n"
            "broker,Broker,association,NO,NO060,63.43,10.39,innovation_support,CLEAR\n"
            "lab,Lab,academia,SE,SE321,62.39,17.31,research,CLEAR\n"
            "hospital,Hospital,authority,SE,SE322,63.18,14.64,health,AMBER\n"
            "west,West,cluster,NO,NO060,63.43,10.39,defence,CLEAR\n"
            "east,East,cluster,SE,SE322,63.18,14.64,defence,CLEAR\n"
        ),
        initiatives=("id,name,kind,start,end,country,tlp\nbridge,Bridge,project,2022,2024,NO|SE,CLEAR\n"),
        memberships=(
            "member_id,group_id,role,since,status,tlp,evidence\n"
            "broker,bridge,owner,2022,confirmed,CLEAR,Broker owns Bridge\n"
            "lab,bridge,partner,2022,confirmed,CLEAR,Lab takes part\n"
            "yard,bridge,partner,2023,confirmed,GREEN,Yard joined\n"
            "forge,west,member,2020,confirmed,CLEAR,Forge is a member\n"
            "broker,west,member,2020,confirmed,CLEAR,Broker is a member\n"
            "lab,east,member,2021,confirmed,CLEAR,Lab is a member\n"
        ),
        relations=(
            "source_id,target_id,type,since,status,tlp,evidence\n"
            "forge,broker,collaborates,2021,confirmed,CLEAR,Forge and Broker work together\n"
        ),
    )
