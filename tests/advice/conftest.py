"""Small belts with something missing."""

from collections.abc import Callable

import pandas as pd
import pytest

from stakeholders import read_dataset
from stakeholders.register import Register


@pytest.fixture(scope="session")
def shipped(root) -> Register:
    return read_dataset(root / "data" / "nordic_green_belt").register


@pytest.fixture(scope="session")
def changed() -> Callable[..., Register]:
    """Return a register with rows added or stakeholders taken away."""

    def made(register: Register, *, without: tuple[str, ...] = (), **rows: list[dict[str, str]]) -> Register:
        tables = {}
        for name in ("stakeholders", "initiatives", "memberships", "relations", "sources"):
            frame = register.table(name)
            if name == "stakeholders":
                frame = frame[~frame["id"].isin(without)]
            more = pd.DataFrame(rows.get(name, []), dtype="str")
            tables[name] = pd.concat([frame.drop(columns=["file", "row", "scenario"]), more], ignore_index=True)
        return Register.of(tables, repr((register.key, without, sorted(rows.items()))))

    return made
