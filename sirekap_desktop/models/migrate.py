"""Bringing a database to the present schema: from nothing, or from an older one after a copy of the file."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from sirekap_desktop.models import triggers
from sirekap_desktop.models.errors import DatabaseDamaged, DatabaseError, translated
from sirekap_desktop.models.session import make_engine

HEAD = "0003"
"""The newest revision; kept here so that opening an office of today need not load Alembic (a test keeps it true)."""

MIGRATIONS = Path(__file__).parent / "migrations"


class SchemaNewer(DatabaseError):
    """The database was written by a newer program."""


def ensure_schema(path: Path, now: datetime) -> Path | None:
    """Bring the database at ``path`` to ``HEAD``; return the copy that was made first, None where none was needed.

    Raises:
        SchemaNewer: If a newer program has migrated it.
        DatabaseDamaged: If the file is no database of ours.
        DatabaseError: If it can't be read or written.
    """
    engine = make_engine(path, foreign_keys=False)
    try:
        with translated(), engine.connect() as connection:
            revision = _revision(connection)
        if revision == HEAD:
            return None
        if revision not in _known_revisions():
            raise SchemaNewer("database.newer", revision=revision, known=HEAD)
        copy = _copy(path, revision, now)
        with translated(), engine.begin() as connection:
            upgrade(connection)
        return copy
    finally:
        engine.dispose()


def create_schema(path: Path) -> None:
    """Make a new database at ``path`` with the present schema and triggers."""
    engine = make_engine(path)
    try:
        with translated(), engine.begin() as connection:
            upgrade(connection)
    finally:
        engine.dispose()


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Migrate within the caller's transaction, then install the present triggers."""
    for name in triggers.present(connection):
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    upgrade_tables(connection, revision)
    triggers.install(connection)
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise DatabaseDamaged("database.damaged")


def upgrade_tables(connection: Connection, revision: str = "head") -> None:
    """Migrate tables only, within the caller's transaction; works on every database that SQLAlchemy knows."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def _revision(connection: Connection) -> str:
    if not inspect(connection).has_table("alembic_version"):
        raise DatabaseDamaged("database.damaged")
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    if found is None:
        raise DatabaseDamaged("database.damaged")
    return str(found)


def _known_revisions() -> set[str]:
    from alembic.script import ScriptDirectory

    return {script.revision for script in ScriptDirectory(str(MIGRATIONS)).walk_revisions()}


def _copy(path: Path, revision: str, now: datetime) -> Path:
    copy = path.with_name(f"{path.stem}-{revision}-{now:%Y%m%dT%H%M%S}{path.suffix}")
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    return copy
