"""Whether an organisation's consent still holds: a yes or no about those whose names were given, and nothing else."""

from collections.abc import Callable
from datetime import date

from stakeholders.measures.consent import consented
from stakeholders.register import Register
from stakeholders.ui import datasets
from stakeholders.ui.memory import recall
from stakeholders.ui.viewer import LOCAL_STEWARD


def consent_holds(dataset: str, on: date) -> Callable[[str, str], bool]:
    """Return what tells whether an organisation's consent for a capability holds on a day.

    It looks beyond what the viewer may see, since consent that was taken back must hide a name that was given before:
    so it is asked only about organisations that said yes to the viewer, and hands out no row.
    """
    register = datasets.seen_register(dataset, (), LOCAL_STEWARD)
    pairs = recall(f"consents {register.key} {on.isoformat()}", lambda: _pairs(register, on))
    return lambda company, capability: (company, capability) in pairs


def _pairs(register: Register, on: date) -> frozenset[tuple[str, str]]:
    rows = consented(register, on)
    return frozenset(zip(rows["stakeholder_id"].tolist(), rows["capability"].tolist(), strict=True))
