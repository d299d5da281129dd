"""What the app writes: atomic, never over something that is there."""

from stakeholders.keeping.datasets import save_dataset
from stakeholders.keeping.scenario_files import scenario_files, zipped
from stakeholders.keeping.scenarios import delete_scenario, recover, save_scenario

__all__ = ["delete_scenario", "recover", "save_dataset", "save_scenario", "scenario_files", "zipped"]
