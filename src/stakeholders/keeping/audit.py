"""The log of what was done: append-only and hash-chained, with details beside it that can be erased.

Each entry of the chain holds a keyed hash (HMAC-SHA256) of its details and the hash of the entry before it. The key is
random, one for each entry, and lies with the details: when both are erased, nobody can find the details by trying, and
the chain can still be verified.
"""

import secrets
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from stakeholders.errors import Unreadable
from stakeholders.keeping.chain import START, Verdict, keyed, link, spans, verdict
from stakeholders.keeping.database import Database, utc_now
from stakeholders.keeping.events import KINDS, Event, read_event, written
from stakeholders.keeping.store import FOLDER, NotKept

FILE: Final = "log.sqlite"
_TABLES: Final = (
    """CREATE TABLE IF NOT EXISTS chain (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        at TEXT NOT NULL,
        kind TEXT NOT NULL,
        details TEXT NOT NULL,
        before TEXT NOT NULL,
        hash TEXT NOT NULL
    )""",
    "CREATE TABLE IF NOT EXISTS detail (number INTEGER PRIMARY KEY, key BLOB NOT NULL, content TEXT NOT NULL)",
    """CREATE TRIGGER IF NOT EXISTS chain_stays BEFORE UPDATE ON chain
        BEGIN SELECT RAISE(ABORT, 'an entry is never changed'); END""",
    """CREATE TRIGGER IF NOT EXISTS chain_is_kept BEFORE DELETE ON chain
        BEGIN SELECT RAISE(ABORT, 'an entry is never deleted'); END""",
    """CREATE TRIGGER IF NOT EXISTS detail_stays BEFORE UPDATE ON detail
        BEGIN SELECT RAISE(ABORT, 'details are erased or kept, never changed'); END""",
)
_INSERT: Final = "INSERT INTO chain (number, at, kind, details, before, hash) VALUES (?, ?, ?, ?, ?, ?)"


@dataclass(frozen=True, slots=True)
class Writing:
    """One transaction: what is written with the connection and what is logged count together, or not at all."""

    connection: sqlite3.Connection
    now: Callable[[], datetime]

    def log(self, event: Event) -> int:
        """Log an event; return its number."""
        if event.kind not in KINDS:
            raise ValueError(f"an event is one of {', '.join(KINDS)}, not {event.kind!r}")
        last = self.connection.execute("SELECT number, hash FROM chain ORDER BY number DESC LIMIT 1").fetchone()
        ever = self.connection.execute("SELECT max(seq) FROM sqlite_sequence WHERE name = 'chain'").fetchone()[0] or 0
        number, before = max(ever, last[0] if last else 0) + 1, last[1] if last else START  # no number comes twice
        at, content, key = self.now().isoformat(timespec="seconds"), written(event), secrets.token_bytes(32)
        details = keyed(key, content)
        hashed = link(number, at, event.kind, details, before)
        self.connection.execute(_INSERT, (number, at, event.kind, details, before, hashed))
        self.connection.execute("INSERT INTO detail (number, key, content) VALUES (?, ?, ?)", (number, key, content))
        return number


class Audit:
    """The log of an installation, in a file, or in memory only as long as this object lives.

    Parameters
    ----------
    path
        The file, made when something is first logged; None for memory.
    now
        Tells the time of an entry.
    """

    def __init__(self, path: Path | None = None, now: Callable[[], datetime] = utc_now) -> None:
        self.path, self.now = path, now
        self._database = Database(path, _TABLES)

    def append(self, events: Iterable[Event]) -> None:
        """Log these events, all or none; ``NotKept`` where the file can't be written."""
        with self.writing() as turn:
            for event in events:
                turn.log(event)

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """Give a transaction in which nobody else writes.

        Raises
        ------
        NotKept
            When the file can't be written; then it is as it was.
        """
        try:
            with self._database.writing() as connection:
                yield Writing(connection, self.now)
        except (OSError, sqlite3.Error) as error:
            raise NotKept(reason=str(error)) from error

    def rows(self, table: str, query: str, *values: str | int) -> list[tuple[Any, ...]]:  # Any: cells of several types
        """Return what a query finds in this file, also in the tables that others keep in it.

        ``table``: one that the query asks; nothing is found where it was never made.

        Raises
        ------
        Unreadable
            When the file is there and can't be read.
        """
        try:
            return self._database.rows(table, query, *values)
        except (OSError, sqlite3.Error) as error:
            raise Unreadable(file=FILE, reason=str(error)) from error

    def events(self, kinds: Collection[str] = KINDS) -> list[Event]:
        """Return all events of these kinds, the oldest first; who asks must not show them before asking who may see."""
        query = "SELECT number, at, kind, content FROM chain LEFT JOIN detail USING (number) ORDER BY number"
        return [read_event(*row) for row in self.rows("chain", query) if row[2] in kinds]

    def erase(self, numbers: Collection[int], reason: str, by: str = "operator") -> int:
        """Erase the details of these entries and log that they were erased; return how many there were.

        What tells of an erasure is never erased: without it a gap in the details would be a fault.

        Parameters
        ----------
        reason
            A code, such as ``retention``.
        by
            Who does it, as ``Event.viewer_text``.
        """
        with self.writing() as turn:
            held = turn.connection.execute(
                "SELECT number FROM detail JOIN chain USING (number) WHERE kind != 'erasure'"
            )
            gone = sorted({number for (number,) in held} & set(numbers))
            turn.connection.executemany("DELETE FROM detail WHERE number = ?", [(number,) for number in gone])
            if gone:
                turn.log(Event("erasure", by, {"reason": reason, "entries": spans(gone)}))
        return len(gone)

    def verify(self, seen: tuple[int, str] | None = None) -> Verdict:
        """Check every entry against the one before it and against its details.

        Parameters
        ----------
        seen
            Number and hash of an entry that somebody noted elsewhere. A log that was cut short, or written anew from
            the beginning, agrees with itself: only what was noted elsewhere tells.
        """
        query = (
            "SELECT number, at, kind, details, before, hash, key, content FROM chain LEFT JOIN detail USING (number)"
        )
        counted = self.rows("chain", "SELECT seq FROM sqlite_sequence WHERE name = 'chain'")  # first: others write on
        rows = self.rows("chain", f"{query} ORDER BY number")
        return verdict(rows, max((number for (number,) in counted), default=0), seen)


def audit_of(folder: Path) -> Audit:
    """Return the log of the installation whose datasets lie in this folder."""
    return Audit(folder / FOLDER / FILE)
