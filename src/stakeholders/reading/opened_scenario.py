"""What a colleague sent becomes a scenario, in memory, for the one who opened it."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath
from types import MappingProxyType

from stakeholders.errors import StakeholdersError, Unreadable
from stakeholders.language import N_, Words
from stakeholders.reading.archive import Folder, Refused, folders_in
from stakeholders.reading.findings import Findings
from stakeholders.reading.folders import PACKAGE_FILE, SCENARIO_FILE
from stakeholders.reading.problems import problems_table
from stakeholders.reading.scenario import scenario_of
from stakeholders.reading.uploads import key_of_upload
from stakeholders.scenario import Scenario
from stakeholders.schema.folder_names import folder_name_of


class NoScenario(StakeholdersError):  # noqa: N818 - reads as the sentence it tells
    """Files among which no scenario is described."""

    sentence = N_(
        "There is no scenario.toml among these files. Choose the zip file of the scenario, or its scenario.toml "
        "together with its CSV files."
    )


class SeveralScenarios(StakeholdersError):  # noqa: N818 - reads as the sentence it tells
    """Files among which more than one scenario is described."""

    sentence = N_("There is more than one scenario.toml among these files. Open one scenario at a time.")


class UnreadableArchive(Unreadable):
    """A zip file that can't be opened; its reason is a phrase of the catalogues."""

    def told(self, words: Words) -> str:
        """Return the sentence in the reader's language, with the reason in it."""
        reason = str(self.values["reason"])
        return words.say(self.sentence, **self.values | {"reason": words.say(reason)})


def open_scenario(files: Mapping[str, bytes]) -> Scenario:
    """Return the scenario that these files make: the zip of a scenario's folder, or scenario.toml and CSV files.

    Nothing is written to disk. What is wrong with the rows is among ``found``, what doesn't fit a dataset is told by
    ``scenario_problems``; the rest opens. The key holds a random part, so that no two uploads share a cache, and an
    id that no folder could have is replaced by one made of its letters.

    Raises
    ------
    NoScenario, SeveralScenarios, UnreadableArchive
        When the files don't make one scenario.

    Examples
    --------
    >>> open_scenario({"scenario.toml": b'id = "My idea"'}).id
    'my_idea'
    """
    findings = Findings()
    folders = _folders(files, findings)
    described = [folder for folder in folders if SCENARIO_FILE in folder.files]
    if not described:
        raise NoScenario
    if len(described) > 1:
        raise SeveralScenarios
    chosen = described[0]
    for folder in folders:
        if folder is not chosen:
            for name in _rows_of(folder):
                findings.add(str(PurePosixPath(folder.path) / name), 0, "", "", "outside_scenario")
    tables = {name: partial(bytes, raw) for name, raw in _rows_of(chosen).items()}
    name = PurePosixPath(chosen.path).name or _first_stem(files)
    scenario = scenario_of(chosen.files[SCENARIO_FILE], tables, folder_name_of(name), key_of_upload(files), findings)
    return _safely_named(scenario)


def _folders(files: Mapping[str, bytes], findings: Findings) -> list[Folder]:
    """Return the folders in the archives among the files, and before them one of the files that lie loose."""
    loose: dict[str, bytes] = {}
    folders: list[Folder] = []
    for path, raw in files.items():
        name = PurePosixPath(path.replace("\\", "/")).name
        if name.casefold().endswith(".zip"):
            folders += _unpacked(raw, name)
        elif _known_as(name) in loose:
            findings.add(name, 0, "", "", "repeated_table", used=_known_as(name))
        else:
            loose[_known_as(name)] = raw
    return [Folder("", loose), *folders]


def _unpacked(raw: bytes, file: str) -> list[Folder]:
    try:
        folders = folders_in(raw)
    except Refused as error:
        raise UnreadableArchive(file=file, reason=error.reason) from error
    return [
        Folder(folder.path, {_known_as(name): content for name, content in folder.files.items()}) for folder in folders
    ]


def _known_as(name: str) -> str:
    return SCENARIO_FILE if name.casefold() == SCENARIO_FILE else name


def _rows_of(folder: Folder) -> dict[str, bytes]:
    """Return the files that should be tables; the descriptions say nothing that is used here."""
    return {name: raw for name, raw in folder.files.items() if name not in (SCENARIO_FILE, PACKAGE_FILE)}


def _first_stem(files: Mapping[str, bytes]) -> str:
    """Return what the archive is called, for a scenario that says no id."""
    stems = [PurePosixPath(path.replace("\\", "/")).stem for path in files if path.casefold().endswith(".zip")]
    return stems[0] if stems else "scenario"


def _safely_named(scenario: Scenario) -> Scenario:
    """Return the scenario under an id that is safe in a link and as a folder; where it is another, that is told."""
    name = folder_name_of(scenario.id)
    if name == scenario.id:
        return scenario
    findings = Findings()
    findings.extend(scenario.found)
    findings.add(SCENARIO_FILE, 0, "id", scenario.id, "scenario_id", id=name)
    found = findings.all()
    tables = {table: rows.assign(scenario=name) for table, rows in scenario.tables.items()}
    problems = problems_table(found, Words("en"))
    return replace(scenario, id=name, tables=MappingProxyType(tables), found=found, problems=problems)
