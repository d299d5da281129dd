"""A folder or an upload becomes a register and a list of problems: the only room that opens data files."""

from stakeholders.reading.dataset import Dataset, read_dataset
from stakeholders.reading.folders import ScenarioOutline, data_root, list_datasets, list_scenarios, stamp
from stakeholders.reading.opened_scenario import open_scenario
from stakeholders.reading.overlay import scenario_problems
from stakeholders.reading.package import titles_of
from stakeholders.reading.problems import problems_table, visible_problems
from stakeholders.reading.scenario import read_scenario
from stakeholders.reading.uploads import open_upload

__all__ = [
    "Dataset",
    "ScenarioOutline",
    "data_root",
    "list_datasets",
    "list_scenarios",
    "open_scenario",
    "open_upload",
    "problems_table",
    "read_dataset",
    "read_scenario",
    "scenario_problems",
    "stamp",
    "titles_of",
    "visible_problems",
]
