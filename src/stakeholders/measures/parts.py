"""Memberships and relations seen from one of their ends, each with where it was read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from stakeholders.codes import NO_AFFILIATION_ROLES, split_list
from stakeholders.register import Register
from stakeholders.schema import TABLES, Marking

SUBJECTS: Final = ("stakeholders", "initiatives")  # what a membership or relation can join
Row = Mapping[str, Any]  # Any: a column may hold text or numbers


@dataclass(frozen=True, slots=True)
class Document:
    """A document as the sources describe it; one that they don't is named by its id. All but the title may be empty."""

    title: str
    publisher: str = ""
    published: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a row was read: the documents that it names, and always the file, the row and the scenario."""

    documents: tuple[Document, ...]
    file: str
    row: int
    scenario: str


@dataclass(frozen=True, slots=True)
class Part:
    """A membership or relation, seen from one of its ends.

    Attributes
    ----------
    other, name, kind, table
        The other end.
    code_list, code
        ``role`` or ``relation_type``, and which.
    outward
        Whether it is seen from the member, or from the source of the relation.
    since, until
        As exact as typed. Where the row gives neither but the initiative does, these are the initiative's and
        ``borrowed`` is true.
    ongoing
        Whether it goes on as far as anyone stated: it began, no end is stated, and it is no event.
    """

    other: str
    name: str
    kind: str
    table: str
    code_list: str
    code: str
    outward: bool
    since: str
    until: str
    borrowed: bool
    ongoing: bool
    status: str
    evidence: str
    marking: Marking
    origin: Origin

    @property
    def dated(self) -> bool:
        """Whether anything is known about when."""
        return bool(self.since or self.until)

    @property
    def takes_part(self) -> bool:
        """Whether it is more than an invitation or an interest."""
        merely = self.code in NO_AFFILIATION_ROLES or self.status == "interested"
        return self.code_list != "role" or not merely


class Book:
    """The tables of a register, with ways to the rows about one."""

    def __init__(self, register: Register) -> None:
        self._tables = {name: register.table(name) for name in TABLES}
        self._documents = {
            str(row["id"]): Document(str(row["title"]), str(row["publisher"]), str(row["published"]))
            for row in _records(self._tables["sources"])
        }

    def rows(self, table: str, column: str, *wanted: str) -> list[Row]:
        """Return the rows whose column holds one of the wanted texts."""
        frame = self._tables[table]
        return list(_records(frame[frame[column].isin(wanted)]))

    def subjects(self, *ids: str) -> dict[str, tuple[str, Row]]:
        """Return stakeholders and initiatives by id, each with the table that holds it."""
        return {str(row["id"]): (table, row) for table in SUBJECTS for row in self.rows(table, "id", *ids)}

    def origin(self, row: Row) -> Origin:
        """Return where a row was read."""
        documents = tuple(self._documents.get(one, Document(one)) for one in split_list(str(row["source"])))
        return Origin(documents, str(row["file"]), int(row["row"]), str(row["scenario"]))


def parts(book: Book, some_id: str, table: str, end: str, other_end: str) -> tuple[Part, ...]:
    """Return the rows of memberships or relations that join this one at ``end``, the latest first, undated last."""
    rows = book.rows(table, end, some_id)
    ends = book.subjects(some_id, *(str(row[other_end]) for row in rows))
    made = [_part(book, row, ends, other_end) for row in rows if str(row[other_end]) in ends]
    return tuple(sorted(made, key=_latest_first))


def _part(book: Book, row: Row, ends: Mapping[str, tuple[str, Row]], other_end: str) -> Part:
    table, other = ends[str(row[other_end])]
    is_relation = "type" in row
    group_table, group = ("", {}) if is_relation else ends[str(row["group_id"])]
    since, until = str(row["since"]), str(row["until"])
    borrowed = not since and not until and group_table == "initiatives"
    if borrowed:
        since, until = str(group["start"]), str(group["end"])
    return Part(
        other=str(other["id"]),
        name=str(other["name"]),
        kind=str(other["kind"]),
        table=table,
        code_list="relation_type" if is_relation else "role",
        code=str(row["type" if is_relation else "role"]),
        outward=other_end in {"group_id", "target_id"},
        since=since,
        until=until,
        borrowed=borrowed and bool(since or until),
        ongoing=bool(since) and not until and group.get("kind") != "event",
        status=str(row["status"]),
        evidence=str(row["evidence"]),
        marking=Marking.of(str(row["tlp"])),
        origin=book.origin(row),
    )


def _latest_first(part: Part) -> tuple[bool, tuple[int, ...], str, str]:
    when = part.since or part.until
    return not part.dated, tuple(-ord(letter) for letter in when), part.name.casefold(), part.code


def _records(frame: pd.DataFrame) -> Iterator[Row]:
    names = list(map(str, frame))
    for row in frame.itertuples(index=False, name=None):
        yield dict(zip(names, row, strict=True))
