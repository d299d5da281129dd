"""The tables of a dataset as its data package declares them; markings and viewers."""

from stakeholders.schema.cells import among
from stakeholders.schema.tables import EMPTY_ALLOWED, ORIGIN, TABLES, Column, Table
from stakeholders.schema.viewer import Marking, Viewer

__all__ = ["EMPTY_ALLOWED", "ORIGIN", "TABLES", "Column", "Marking", "Table", "Viewer", "among"]
