"""The tables of a dataset and their columns, as its data package declares them."""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

ColumnType = Literal["string", "number", "date", "code", "codes", "country", "region", "url", "marking", "id", "ids"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what it may hold, and what its cells refer to.

    Attributes
    ----------
    type
        How the text is understood; ``codes`` and ``ids`` hold several values separated by ``|``.
    codes
        Name of its code list (``codes.LISTS``), where it has one.
    references
        Tables whose ids the cell must be one of.
    low, high
        Bounds of a number, inclusive.
    """

    name: str
    type: ColumnType = "string"
    required: bool = False
    codes: str = ""
    references: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns in their order, and the columns that identify a row."""

    name: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    required: bool = False

    @property
    def file(self) -> str:
        """Name of its CSV file."""
        return f"{self.name}.csv"

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the columns, in their order."""
        return tuple(column.name for column in self.columns)

    def column(self, name: str) -> Column:
        """Return the column of this name; ``KeyError`` where there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)


def _id(name: str, *references: str) -> Column:
    return Column(name, "id", required=True, references=references)


def _code(name: str, codes: str, *, required: bool = False) -> Column:
    return Column(name, "code", required=required, codes=codes)


_LAT: Final = Column("lat", "number", low=-90, high=90)
_LON: Final = Column("lon", "number", low=-180, high=180)
_MARKED: Final = (Column("tlp", "marking", codes="marking"), Column("shared_with", "ids"))
_SOURCE: Final = Column("source", "id", references=("sources",))
_DATED: Final = (Column("since", "date"), Column("until", "date"), _code("status", "status"))

TABLES: Final = MappingProxyType(
    {
        table.name: table
        for table in (
            Table(
                "stakeholders",
                ("id",),
                (
                    _id("id"),
                    Column("name", required=True),
                    Column("short_name"),
                    Column("aliases"),
                    _code("kind", "kind", required=True),
                    _code("level", "level"),
                    Column("country", "country", required=True),
                    Column("region", "region", codes="region"),
                    Column("municipality"),
                    _LAT,
                    _LON,
                    _code("location_precision", "precision"),
                    Column("sectors", "codes", codes="sector"),
                    Column("registration_number"),
                    Column("website", "url"),
                    Column("description"),
                    *_MARKED,
                    _SOURCE,
                    Column("as_of", "date"),
                ),
                required=True,
            ),
            Table(
                "initiatives",
                ("id",),
                (
                    _id("id"),
                    Column("name", required=True),
                    _code("kind", "initiative_kind", required=True),
                    Column("start", "date"),
                    Column("end", "date"),
                    _code("scale", "scale"),
                    Column("place"),
                    Column("country", "country"),
                    _LAT,
                    _LON,
                    Column("budget", "number", low=0),
                    Column("currency"),
                    Column("description"),
                    *_MARKED,
                    _SOURCE,
                ),
            ),
            Table(
                "memberships",
                ("member_id", "group_id", "role"),
                (
                    _id("member_id", "stakeholders"),
                    _id("group_id", "stakeholders", "initiatives"),
                    _code("role", "role"),
                    *_DATED,
                    *_MARKED,
                    _SOURCE,
                    Column("evidence"),
                ),
                required=True,
            ),
            Table(
                "relations",
                ("source_id", "target_id", "type"),
                (
                    _id("source_id", "stakeholders"),
                    _id("target_id", "stakeholders"),
                    _code("type", "relation_type", required=True),
                    *_DATED,
                    *_MARKED,
                    _SOURCE,
                    Column("evidence"),
                ),
            ),
            Table(
                "capabilities",
                ("stakeholder_id", "capability"),
                (
                    _id("stakeholder_id", "stakeholders"),
                    _code("capability", "capability", required=True),
                    Column("certification"),
                    _code("dual_use", "yes_no"),
                    Column("consent_by"),
                    Column("consent_date", "date"),
                    Column("valid_until", "date"),
                    *_MARKED,
                    _SOURCE,
                    Column("as_of", "date"),
                ),
            ),
            Table(
                "indicators",
                ("initiative_id", "indicator"),
                (
                    _id("initiative_id", "initiatives"),
                    Column("indicator", required=True),
                    Column("value", "number", required=True),
                    Column("unit"),
                    Column("comment"),
                    _SOURCE,
                ),
            ),
            Table(
                "sources",
                ("id",),
                (
                    _id("id"),
                    Column("title", required=True),
                    Column("publisher"),
                    Column("language"),
                    Column("published", "date"),
                    _code("kind", "source_kind"),
                    Column("url", "url"),
                ),
            ),
        )
    }
)

EMPTY_ALLOWED: Final = frozenset({("stakeholders", "country")})  # the column must be there, the cell may be empty
ORIGIN: Final = ("file", "row", "scenario")  # where a row was read from; beside the columns of every table
