"""Maps who carries total defence across the Nordic Green Belt: the library behind the dashboard.

Everything the pages show can be had from here, in a notebook or a shell::

    from stakeholders import read_dataset, read_scenario, Viewer, Filter
    from stakeholders.network import stakeholder_network

    register = read_dataset("data/nordic_green_belt").register
    graph = stakeholder_network(register.select(Filter(countries={"SE", "NO"})))
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stakeholders.filter import Filter
    from stakeholders.reading import read_dataset, read_scenario
    from stakeholders.register import Register
    from stakeholders.schema import Marking, Viewer

_HOME = {
    "Filter": "stakeholders.filter",
    "Marking": "stakeholders.schema",
    "Register": "stakeholders.register",
    "Viewer": "stakeholders.schema",
    "read_dataset": "stakeholders.reading",
    "read_scenario": "stakeholders.reading",
}

__all__ = ["Filter", "Marking", "Register", "Viewer", "read_dataset", "read_scenario"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module attribute may be of any type
    """Load a public name when it is first asked for, so that importing the package costs nothing."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)
