"""A folder becomes a scenario: an overlay whose rows are all hypothetical."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from stakeholders.codes import MARKINGS
from stakeholders.errors import NoSuchDataset
from stakeholders.language import Words
from stakeholders.reading.checks.markings import is_refused, marking_of
from stakeholders.reading.dataset import csv_files
from stakeholders.reading.findings import Findings
from stakeholders.reading.folders import SCENARIO_FILE, stamp, text_of
from stakeholders.reading.problems import problems_table
from stakeholders.reading.tables import Loader, sheets_of, understood_tables
from stakeholders.scenario import Scenario

_ATTEMPTS: Final = 3


@dataclass
class Description:
    """What a scenario.toml says, with nothing in it that could surprise: text, and lists of text."""

    id: str
    base: str = ""
    title: dict[str, str] = field(default_factory=dict)
    question: str = ""
    assumptions: tuple[str, ...] = ()
    evidence: tuple[tuple[str, str], ...] = ()
    removes: tuple[str, ...] = ()
    tlp: str = ""
    shared_with: str = ""
    built: bool = False


def read_scenario(folder: Path | str) -> Scenario:
    """Return the scenario in a folder with scenario.toml and any of the tables of a dataset.

    Raises
    ------
    NoSuchDataset
        Where there is no folder of this name with a scenario.toml.
    """
    place = Path(folder)
    for attempt in range(1, _ATTEMPTS + 1):
        before = stamp(place)
        try:
            raw = (place / SCENARIO_FILE).read_bytes()
        except OSError as error:
            raise NoSuchDataset(folder=str(folder)) from error
        scenario = scenario_of(raw, csv_files(place), place.name, repr((str(place.resolve()), before)))
        if stamp(place) == before or attempt == _ATTEMPTS:  # else it was saved anew while it was read
            break
    return scenario


def scenario_of(
    raw: bytes, files: Mapping[str, Loader], name: str, key: str, findings: Findings | None = None
) -> Scenario:
    """Return the scenario that a scenario.toml and these files make; ``findings`` has what was wrong so far."""
    findings = findings or Findings()
    told = described(raw, name, findings)
    tables = understood_tables(sheets_of(files, findings), findings, scenario=told.id)
    found = findings.all()
    return Scenario(
        told.id,
        told.base,
        told.title or {"en": told.id},
        told.question,
        told.assumptions,
        told.evidence,
        tables,
        key,
        problems_table(found, Words("en")),
        found,
        removes=told.removes,
        tlp=told.tlp,
        shared_with=told.shared_with,
        built=told.built,
    )


def described(raw: bytes, name: str, findings: Findings) -> Description:
    """Return what a scenario.toml says; a part of the wrong kind is left out, a file that is no TOML is a problem."""
    try:
        told: dict[str, Any] = tomllib.loads(raw.decode("utf-8-sig"))  # TOML values are of many kinds
    except ValueError as error:
        findings.add(SCENARIO_FILE, 0, "", "", "scenario_description", reason=str(error))
        return Description(name)
    titles, grounds = told.get("title"), told.get("evidence")
    return Description(
        text_of(told.get("id")) or name,
        text_of(told.get("base")),
        {tag: text_of(text) for tag, text in titles.items()} if isinstance(titles, dict) else {},
        text_of(told.get("question")),
        tuple(text_of(one) for one in _list(told.get("assumptions")) if text_of(one)),
        tuple(
            (text_of(one.get("source")), text_of(one.get("quote"))) for one in _list(grounds) if isinstance(one, dict)
        ),
        tuple(text_of(one) for one in _list(told.get("removes")) if text_of(one)),
        _marking(text_of(told.get("tlp")), findings),
        "|".join(text_of(one) for one in _list(told.get("shared_with")) if text_of(one)),
        told.get("built") is True,
    )


def _marking(text: str, findings: Findings) -> str:
    """Return the marking of the description; one that isn't known counts as the strictest there is here."""
    if is_refused(text):
        findings.add(SCENARIO_FILE, 0, "tlp", "", "refused_description")
        return "AMBER+STRICT"
    marking = marking_of(text)
    if marking and marking not in MARKINGS:
        findings.add(SCENARIO_FILE, 0, "tlp", text, "unknown_description_marking")
        return "AMBER+STRICT"
    return marking


def _list(value: object) -> list[Any]:  # what stands in a TOML list is asked for one by one
    return value if isinstance(value, list) else []
