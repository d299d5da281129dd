"""What stewards write down about a dataset: one SQLite file beside it, in which nothing is ever overwritten."""

import json
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from stakeholders.errors import StakeholdersError, Unreadable
from stakeholders.keeping.database import Database, utc_now
from stakeholders.language import N_

FOLDER: Final = "kept"  # in the folder that holds the datasets
FILE: Final = "work.sqlite"
_TABLES: Final = (
    """CREATE TABLE IF NOT EXISTS entry (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        at TEXT NOT NULL,
        topic TEXT NOT NULL,
        subject TEXT NOT NULL,
        content TEXT NOT NULL,
        tlp TEXT NOT NULL,
        shared_with TEXT NOT NULL
    )""",
    "CREATE INDEX IF NOT EXISTS entry_topic ON entry (topic, number)",
    """CREATE TRIGGER IF NOT EXISTS entry_stays BEFORE UPDATE ON entry
        BEGIN SELECT RAISE(ABORT, 'an entry is never changed'); END""",
    """CREATE TRIGGER IF NOT EXISTS entry_is_kept BEFORE DELETE ON entry
        BEGIN SELECT RAISE(ABORT, 'an entry is never deleted'); END""",
)


class NotKept(StakeholdersError):  # noqa: N818 - reads as the sentence it tells
    """What a steward wanted to write down could not be written."""

    sentence = N_("This could not be kept: {reason}. Nothing was changed.")


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that a steward wrote down.

    Attributes
    ----------
    topic
        ``introduction`` or ``worklist``.
    subject
        What it is about; of entries about the same, the latest counts.
    content
        Text, numbers and lists.  Any: what JSON holds has many types.
    shared_with
        Groups that may see it, separated by ``|``; none: only the local steward.
    number
        Later entries have greater ones; 0 while it isn't kept yet.
    at
        When it was kept, in UTC.
    """

    topic: str
    subject: str
    content: dict[str, Any]
    shared_with: str
    tlp: str
    number: int = 0
    at: str = ""


class Store:
    """Entries about one dataset, kept in a file, or in memory only as long as this object lives.

    Several sessions and processes may use the same file at once. Each append is one transaction: all of its entries
    are there afterwards, or none.

    Parameters
    ----------
    path
        The file, made when something is first written; None for memory.
    now
        Tells the time of an entry.
    """

    def __init__(self, path: Path | None = None, now: Callable[[], datetime] = utc_now) -> None:
        self.path = path
        self._now = now
        self._database = Database(path, _TABLES)

    def append(self, entries: Iterable[Entry]) -> None:
        """Keep these entries, all or none.

        Raises
        ------
        NotKept
            When the file can't be written; then it is as it was.
        """
        try:
            with self._database.writing() as connection:
                for entry in entries:
                    connection.execute(
                        "INSERT INTO entry (at, topic, subject, content, tlp, shared_with) VALUES (?, ?, ?, ?, ?, ?)",
                        (
                            self._now().isoformat(timespec="seconds"),
                            entry.topic,
                            entry.subject,
                            json.dumps(entry.content, ensure_ascii=False, allow_nan=False),
                            entry.tlp,
                            entry.shared_with,
                        ),
                    )
        except (OSError, sqlite3.Error) as error:
            raise NotKept(reason=str(error)) from error

    def entries(self, topic: str) -> list[Entry]:
        """Return all entries of a topic, the oldest first; who asks must not show them before asking who may see them.

        Raises
        ------
        Unreadable
            When the file is there and can't be read.
        """
        query = "SELECT number, at, subject, content, tlp, shared_with FROM entry WHERE topic = ? ORDER BY number"
        return [
            Entry(topic, subject, json.loads(content), shared_with, tlp, number, at)
            for number, at, subject, content, tlp, shared_with in self._read(query, topic)
        ]

    @property
    def version(self) -> int:
        """A number that changes when somebody writes something: for the keys of what is remembered."""
        return sum(number or 0 for (number,) in self._read("SELECT max(number) FROM entry"))

    def _read(self, query: str, *values: str) -> list[tuple[Any, ...]]:  # Any: a row has cells of several types
        try:
            return self._database.rows("entry", query, *values)
        except (OSError, sqlite3.Error) as error:
            raise Unreadable(file=FILE, reason=str(error)) from error


def store_of(folder: Path, dataset: str) -> Store:
    """Return the store of a dataset of the installation.

    Parameters
    ----------
    folder
        The folder that holds the datasets.
    dataset
        Its name.

    Raises
    ------
    ValueError
        When the name could be a path.
    """
    if dataset in {"", ".", ".."} or not dataset.isprintable() or set(dataset) & set("/\\:"):
        raise ValueError(f"{dataset!r} is no name of a dataset")
    return Store(folder / FOLDER / dataset / FILE)
