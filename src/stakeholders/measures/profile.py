"""Everything on record about one stakeholder or initiative, every fact with where it was read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import isnan
from typing import Any, Final

import networkx as nx

from stakeholders.measures.parts import Book, Origin, Part, Row, parts
from stakeholders.register import Register
from stakeholders.schema import ORIGIN, TABLES, Marking

_NO_FACT: Final = frozenset({"id", "name", "tlp", "source", *ORIGIN})  # a profile shows these elsewhere
_FURTHER: Final = (("capabilities", "stakeholder_id"), ("indicators", "initiative_id"))


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A stakeholder that the profiled one has a tie with, and what the tie rests on."""

    id: str
    name: str
    kind: str
    country: str
    layers: tuple[str, ...]
    weight: float
    ties: int
    status: str
    cross_border: bool
    same_actor: bool


@dataclass(frozen=True, slots=True)
class Profile:
    """What is on record about one.

    Attributes
    ----------
    table
        ``stakeholders`` or ``initiatives``.
    facts
        Columns of its row that say something: the schema's first, then those that the schema doesn't know.
    unknown
        The names of the latter.
    groups, members, relations
        What it is part of; who is part of it; direct ties in both directions.
    further
        Rows of other tables about it, each with the table's name and where it was read.
    marking
        The highest of all rows in here.
    """

    id: str
    name: str
    kind: str
    table: str
    facts: Mapping[str, Any]  # Any: as in Row
    unknown: frozenset[str]
    origin: Origin
    groups: tuple[Part, ...]
    members: tuple[Part, ...]
    relations: tuple[Part, ...]
    further: tuple[tuple[str, Row, Origin], ...]
    marking: Marking

    @property
    def parts(self) -> tuple[Part, ...]:
        """All memberships and relations."""
        return (*self.groups, *self.members, *self.relations)


def profile(register: Register, some_id: str) -> Profile | None:
    """Return what the register holds about a stakeholder or initiative; None where it holds none of this id."""
    book = Book(register)
    found = book.subjects(some_id)
    if some_id not in found:
        return None
    table, row = found[some_id]
    groups = parts(book, some_id, "memberships", "member_id", "group_id")
    members = parts(book, some_id, "memberships", "group_id", "member_id")
    relations = parts(book, some_id, "relations", "source_id", "target_id")
    relations += parts(book, some_id, "relations", "target_id", "source_id")
    further = tuple(_further(book, some_id))
    facts = {name: value for name, value in row.items() if name not in _NO_FACT and _says_something(value)}
    markings = [Marking.of(str(other["tlp"])) for other in (row, *(one for _, one, _ in further)) if "tlp" in other]
    return Profile(
        id=some_id,
        name=str(row["name"]),
        kind=str(row["kind"]),
        table=table,
        facts=facts,
        unknown=frozenset(facts) - set(TABLES[table].names),
        origin=book.origin(row),
        groups=groups,
        members=members,
        relations=relations,
        further=further,
        marking=max((*markings, *(part.marking for part in (*groups, *members, *relations)))),
    )


def neighbours(G: nx.Graph, some_id: str) -> tuple[Neighbour, ...]:
    """Return those that a stakeholder has a tie with in the stakeholder network, the strongest tie first."""
    if some_id not in G:
        return ()
    found = [_neighbour(other, G.nodes[other], edge) for other, edge in G[some_id].items()]
    return tuple(sorted(found, key=lambda one: (-one.weight, one.name.casefold(), one.id)))


def _further(book: Book, some_id: str) -> Iterator[tuple[str, Row, Origin]]:
    for table, column in _FURTHER:
        for row in book.rows(table, column, some_id):
            yield table, row, book.origin(row)


def _neighbour(other: str, node: Row, edge: Row) -> Neighbour:
    return Neighbour(
        id=other,
        name=str(node["name"]),
        kind=str(node["kind"]),
        country=str(node["country"]),
        layers=tuple(edge["layers"]),
        weight=float(edge["weight"]),
        ties=len(edge["ties"]),
        status=str(edge["status"]),
        cross_border=bool(edge["cross_border"]),
        same_actor=bool(edge["same_actor"]),
    )


def _says_something(value: object) -> bool:
    return value not in ("", None) and not (isinstance(value, float) and isnan(value))
