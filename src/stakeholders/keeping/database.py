"""A small SQLite file that several sessions and processes write at once, or the same in memory."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Any, Final

from stakeholders.keeping.own_folders import make_own

_PATIENCE: Final = 30.0  # seconds to wait while somebody else writes


def utc_now() -> datetime:
    """Return the time of an entry that is written now."""
    return datetime.now(UTC)


class Database:
    """Tables in a file, or in memory only as long as this object lives.

    Parameters
    ----------
    path
        The file, made when something is first written, for the installation's own user alone; None for memory.
    tables
        Statements that make the tables where they aren't there.
    """

    def __init__(self, path: Path | None, tables: Sequence[str]) -> None:
        self.path = path
        self._tables = tuple(tables)
        self._memory = None if path else sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
        self._turn = Lock()  # of those threads that share the memory

    def rows(self, table: str, query: str, *values: str | int) -> list[tuple[Any, ...]]:  # Any: cells of several types
        """Return what a query finds; nothing where the table it asks was never made. It writes nothing."""
        if self.path is not None and not self.path.exists():
            return []
        with self._open() as connection:
            if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).fetchone():
                return []
            return connection.execute(query, values).fetchall()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Give a connection that alone may write; what was written counts only if nothing goes wrong."""
        if self.path is not None:
            make_own(self.path.parent)
            self.path.touch(mode=0o600)
        with self._open() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                for statement in self._tables:
                    connection.execute(statement)
                yield connection
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        if self._memory is not None:
            with self._turn:
                yield self._memory
        else:
            with closing(sqlite3.connect(str(self.path), timeout=_PATIENCE, isolation_level=None)) as connection:
                connection.execute("PRAGMA secure_delete = ON")  # what is erased is overwritten, not only unlinked
                yield connection
