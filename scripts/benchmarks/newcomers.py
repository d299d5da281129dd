"""Fictional scenarios over a fictional dataset: newcomers who take part in what is on record."""

import random
from typing import Final

from stakeholders.keeping.building import NEWCOMER, Parts, assembled
from stakeholders.register import Register
from stakeholders.scenario import Scenario

NEWCOMERS: Final = 50
MEMBERSHIPS: Final = 4  # of each newcomer, in groups and initiatives; what has many members is drawn more often
RELATIONS: Final = ("collaborates", "supplies")  # of each newcomer, to somebody on record


def scenario_over(register: Register, base: str, number: int) -> Scenario:
    """Return a scenario in which ``NEWCOMERS`` join who resemble those on record; the same for the same number.

    Parameters
    ----------
    base
        Name of the dataset.
    number
        Two scenarios of different numbers have no row in common, so that nothing of the one helps with the other.
    """
    chance = random.Random(number)  # noqa: S311 - the same newcomers in every run
    rows = register.stakeholders.sample(NEWCOMERS, random_state=number)
    newcomers = [
        {column: str(row[column]) for column in NEWCOMER} | {"name": f"Newcomer {number} {place} (fictional)"}
        for place, row in enumerate(rows.to_dict("records"), start=1)
    ]
    parts = register.memberships
    groups, members = parts["group_id"].tolist(), parts["member_id"].tolist()
    initiatives = set(register.initiatives["id"])
    ties = []
    for newcomer in newcomers:
        joined = dict.fromkeys(chance.choices(groups, k=MEMBERSHIPS))
        others = [(group, "participant" if group in initiatives else "member") for group in joined]
        others += [(chance.choice(members), relation) for relation in RELATIONS]
        ties += [{"one": newcomer["name"], "other": other, "type": what} for other, what in others]
    title = {"en": f"Newcomers {number} (fictional)"}
    return assembled(Parts(f"newcomers_{number}", base, title, newcomers=tuple(newcomers), ties=tuple(ties)), register)
