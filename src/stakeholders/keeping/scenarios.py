"""Scenarios kept in the installation: saved, replaced and deleted whole or not at all, and only those built here."""

import tomllib
from pathlib import Path
from typing import Any, Final

from stakeholders.errors import NotAllowed, StakeholdersError
from stakeholders.keeping.datasets import BadName, NameTaken
from stakeholders.keeping.scenario_files import SCENARIO_FILE, scenario_files
from stakeholders.keeping.whole_folders import discard, put, put_back, superseded, sweep
from stakeholders.language import N_
from stakeholders.scenario import Scenario
from stakeholders.schema import Viewer
from stakeholders.schema.folder_names import is_folder_name
from stakeholders.sharing import may_keep

FOLDER: Final = "scenarios"  # in the folder that holds the datasets
_CONTENT: Final = ("stakeholders", "initiatives", "memberships", "relations")  # newcomers and ties


class NotBuiltHere(StakeholdersError):  # noqa: N818 - reads as the sentence it tells
    """A scenario that came with the installation, or that somebody laid there by hand."""

    sentence = N_("The scenario {name} wasn't built here, so it is neither changed nor deleted here.")


class NoSuchScenario(StakeholdersError):  # noqa: N818 - reads as the sentence it tells
    """There is no scenario of this name."""

    sentence = N_("There is no scenario {name} here. It may have been deleted meanwhile.")


class NothingInIt(StakeholdersError):  # noqa: N818 - reads as the sentence it tells
    """A scenario that changes nothing."""

    sentence = N_("The scenario changes nothing yet. Add a newcomer or a tie, or take somebody away; then save it.")


class HasErrors(StakeholdersError):  # noqa: N818 - reads as the sentence it tells
    """A scenario of which some rows can't be used."""

    sentence = N_("Some rows of the scenario can't be used. Mend what its problems name, then save it.")


class ScenarioNotWritten(StakeholdersError):  # noqa: N818 - reads as the sentence it tells
    """The installation's folder can't be written to."""

    sentence = N_("The scenario could not be written: {reason}. Nothing was changed.")


def save_scenario(scenario: Scenario, root: Path, *, viewer: Viewer, replace: bool = False) -> Path:
    """Write the scenario into the installation, whole or not at all; return its folder.

    Parameters
    ----------
    root
        The folder that holds the datasets.
    replace
        Whether it may take the place of one of the same id, if that was built too.

    Raises
    ------
    NotAllowed, BadName, HasErrors, NothingInIt, NameTaken, NotBuiltHere, ScenarioNotWritten
        Then nothing was written.
    """
    _check_allowed(viewer)
    _check_worth_keeping(scenario)
    home = root / FOLDER
    folder = home / scenario.id
    try:
        if root.is_dir():
            home.mkdir(exist_ok=True)
        recover(root)
        sweep(home)
        there = _is_there(folder)
        if (there and not replace) or _is_taken_elsewhere(folder):
            raise NameTaken(name=scenario.id)
        if there and not _was_built(folder):
            raise NotBuiltHere(name=scenario.id)
        put(folder, scenario_files(scenario), replace=there)
    except OSError as error:
        if not replace and _is_there(folder):
            raise NameTaken(name=scenario.id) from error
        raise ScenarioNotWritten(reason=error.strerror or type(error).__name__) from error
    return folder


def delete_scenario(root: Path, scenario_id: str, *, viewer: Viewer) -> None:
    """Delete a scenario that was built: it is gone from sight in one step.

    Raises
    ------
    NotAllowed, NoSuchScenario, NotBuiltHere, ScenarioNotWritten
        Then nothing was deleted.
    """
    _check_allowed(viewer)
    folder = root / FOLDER / scenario_id
    recover(root)
    if not is_folder_name(scenario_id) or not _is_there(folder):
        raise NoSuchScenario(name=scenario_id)
    if not _was_built(folder):
        raise NotBuiltHere(name=scenario_id)
    try:
        superseded(folder)
        discard(folder)
    except OSError as error:
        raise ScenarioNotWritten(reason=error.strerror or type(error).__name__) from error


def recover(root: Path) -> None:
    """Put scenarios back whose replacement was cut off half-way on a system that can't exchange folders in one step.

    Saving and deleting do this by themselves; who lists scenarios may do so before.
    """
    put_back(root / FOLDER)


def _check_allowed(viewer: Viewer) -> None:
    if not may_keep(viewer):
        raise NotAllowed


def _check_worth_keeping(scenario: Scenario) -> None:
    if not is_folder_name(scenario.id):
        raise BadName
    if any(problem.severity == "error" for problem in scenario.found):
        raise HasErrors
    if not scenario.removes and not any(len(scenario.tables.get(name, ())) for name in _CONTENT):
        raise NothingInIt


def _is_there(folder: Path) -> bool:
    return folder.exists() or folder.is_symlink()


def _was_built(folder: Path) -> bool:
    """Tell whether a planner built it on the page; a link to elsewhere is somebody's own arrangement."""
    return not folder.is_symlink() and _told(folder).get("built") is True


def _is_taken_elsewhere(folder: Path) -> bool:
    """Tell whether a folder of another name holds a scenario of this id."""
    others = (path for path in folder.parent.iterdir() if path != folder and not path.name.startswith((".", "_")))
    return any(_told(path).get("id") == folder.name for path in others)


def _told(folder: Path) -> dict[str, Any]:  # TOML values are of many kinds
    try:
        return tomllib.loads((folder / SCENARIO_FILE).read_text("utf-8-sig"))
    except (OSError, ValueError):
        return {}
