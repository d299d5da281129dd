"""Datasets and scenarios as they are on record: changed markings are logged, and consent taken back counts no more."""

import logging
from collections.abc import Callable
from pathlib import Path

from stakeholders.errors import StakeholdersError
from stakeholders.keeping.audit import audit_of
from stakeholders.keeping.markings import note_markings, note_markings_of_scenario
from stakeholders.keeping.withdrawals import withdrawn, without_withdrawn
from stakeholders.reading import Dataset, read_dataset, read_scenario
from stakeholders.register import Register
from stakeholders.scenario import Scenario
from stakeholders.ui.memory import recall


def read_and_note(folder: Path) -> Dataset:
    """Return the dataset in a folder of the installation; what changed in its markings since is logged."""
    dataset = read_dataset(folder)
    _attempt(folder, lambda: note_markings(audit_of(folder.parent), folder.name, dataset.register))
    return dataset


def read_scenario_and_note(folder: Path) -> Scenario:
    """Return the scenario in a folder of the installation; what changed in its markings since is logged."""
    scenario = read_scenario(folder)
    _attempt(folder, lambda: note_markings_of_scenario(audit_of(folder.parent.parent), scenario))
    return scenario


def _attempt(folder: Path, note: Callable[[], object]) -> None:
    try:
        note()
    except StakeholdersError as error:  # a folder that can't be written to is read all the same
        logging.getLogger(__name__).warning("markings of %s are not on record: %s", folder.name, error)


def with_consent(register: Register, folder: Path) -> Register:
    """Return the register of the dataset in a folder without the capabilities for which consent was taken back.

    Where that can't be found out, there is no capability at all.
    """
    if register.capabilities.empty:
        return register
    try:
        taken_back = withdrawn(audit_of(folder.parent), folder.name)
    except StakeholdersError as error:
        logging.getLogger(__name__).warning("capabilities of %s are hidden: %s", folder.name, error)
        taken_back = dict.fromkeys(register.capabilities["stakeholder_id"], "9999")
    key = f"consent {register.key} {taken_back!r}"
    return recall(key, lambda: without_withdrawn(register, taken_back)) if taken_back else register
