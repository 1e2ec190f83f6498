"""What the database can refuse, and how its driver's errors become sentences for people."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from sirekap_desktop.errors import SirekapError


class DatabaseError(SirekapError):
    """The database could not do what was asked; the sentence says why and what to do."""


class DatabaseBusy(DatabaseError):
    """Another program held the database for longer than the waiting time."""


class DatabaseDamaged(DatabaseError):
    """The file is no database or has been damaged."""


class Locked(SirekapError):
    """The numbers are locked; nothing of them can be changed."""


_BY_CODE = {
    sqlite3.SQLITE_BUSY: (DatabaseBusy, "database.busy"),
    sqlite3.SQLITE_LOCKED: (DatabaseBusy, "database.busy"),
    sqlite3.SQLITE_FULL: (DatabaseError, "database.full"),
    sqlite3.SQLITE_READONLY: (DatabaseError, "database.readonly"),
    sqlite3.SQLITE_CANTOPEN: (DatabaseError, "database.readonly"),
    sqlite3.SQLITE_IOERR: (DatabaseError, "database.io"),
    sqlite3.SQLITE_CORRUPT: (DatabaseDamaged, "database.damaged"),
    sqlite3.SQLITE_NOTADB: (DatabaseDamaged, "database.damaged"),
}
_PRIMARY_CODE = 0xFF


@contextmanager
def translated() -> Iterator[None]:
    """Turn the driver's errors that a person can do something about into typed ones; others pass as they are.

    Raises:
        DatabaseBusy: After the busy timeout.
        DatabaseDamaged: If the file is no sound database.
        Locked: If a trigger refused the change.
        DatabaseError: If the disk is full, read-only or failing.
    """
    try:
        yield
    except DBAPIError as error:
        known = _typed(error.orig)
        if known is None:
            raise
        raise known from error


def _typed(cause: BaseException | None) -> SirekapError | None:
    code = getattr(cause, "sqlite_errorcode", None)
    if code is None:
        return None
    if code == sqlite3.SQLITE_CONSTRAINT_TRIGGER:
        return Locked("database.locked_row", detail=str(cause))
    entry = _BY_CODE.get(code & _PRIMARY_CODE)
    return None if entry is None else entry[0](entry[1])
