"""Connections and transactions of an office's database.

SQLite in WAL mode with ``synchronous=FULL``: a committed decision survives a power cut. Writers take the write lock
at the start of their transaction (``BEGIN IMMEDIATE``), so what they read can't change before they write; readers see
one consistent state and never wait.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.orm import Session, sessionmaker

from sirekap_desktop.models.errors import translated

BUSY_SECONDS = 5.0
SYNCHRONOUS = "FULL"
"""When a commit returns, the disk has it; tests that don't cut the power turn it off."""
_BEGIN = "sirekap_begin"


def make_engine(path: Path, *, busy_seconds: float = BUSY_SECONDS, foreign_keys: bool = True) -> Engine:
    """Return an engine on a SQLite file, with its pragmas set on every connection.

    Only migrations turn foreign keys off, because they may have to rebuild a table; they check them at the end.
    """
    url = URL.create("sqlite", database=str(path))
    engine = create_engine(url, connect_args={"check_same_thread": False, "timeout": busy_seconds})
    event.listen(engine, "connect", _prepare_connection)
    if foreign_keys:
        event.listen(engine, "connect", _check_foreign_keys)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare_connection(connection: Any, _record: object) -> None:
    # Without this the driver opens transactions by itself, at the first write and never as IMMEDIATE.
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", f"synchronous={SYNCHRONOUS}"):
        connection.execute(f"PRAGMA {pragma}").close()


def _check_foreign_keys(connection: Any, _record: object) -> None:
    connection.execute("PRAGMA foreign_keys=ON").close()


def _begin(connection: Connection) -> None:
    kind = connection.get_execution_options().get(_BEGIN, "DEFERRED")
    connection.exec_driver_sql(f"BEGIN {kind}")


class Database:
    """The database of one office; safe to use from several threads, each call with its own session."""

    def __init__(self, path: Path, *, busy_seconds: float = BUSY_SECONDS) -> None:
        self.path = path
        self._engine = make_engine(path, busy_seconds=busy_seconds)
        self._readers = sessionmaker(self._engine, expire_on_commit=False, autoflush=False)
        self._writers = sessionmaker(self._engine.execution_options(**{_BEGIN: "IMMEDIATE"}), expire_on_commit=False)
        self._write_lock = threading.Lock()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Give a session on one consistent state; its changes are dropped.

        Raises:
            DatabaseError: As ``errors.translated``.
        """
        with translated(), self._readers() as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """Give a session in one write transaction: committed at the end, rolled back on any exception.

        Raises:
            DatabaseError: As ``errors.translated``; then nothing has changed.
            Locked: If a trigger refused a change; then nothing has changed.
        """
        with self._write_lock, translated(), self._writers.begin() as session:
            yield session

    def close(self) -> None:
        """Close all connections; SQLite then folds its write-ahead log into the file."""
        self._engine.dispose()
