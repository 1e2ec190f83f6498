"""The audit trail, and the check of a whole office: files, chains, locks and numbers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TypeVar

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from sirekap_desktop.models import triggers
from sirekap_desktop.models.tables import Jejak, Kunci, Scan
from sirekap_desktop.recap.audit_numbers import number_findings
from sirekap_desktop.recap.audit_papers import paper_findings
from sirekap_desktop.recap.audit_signatures import document_findings
from sirekap_desktop.recap.digest import GENESIS, canonical_digest, chained_hash, file_sha256
from sirekap_desktop.recap.office import Office
from sirekap_desktop.recap.views import Finding, JejakView


def trail(
    office: Office,
    *,
    pemilihan: str | None = None,
    kode: str | None = None,
    by: str | None = None,
    limit: int | None = None,
) -> list[JejakView]:
    """Return audit lines, newest first; ``kode`` takes in everything below that place.

    Raises:
        DatabaseError: If the database can't be read.
    """
    query = select(Jejak).order_by(Jejak.id.desc()).limit(limit)
    if pemilihan is not None:
        query = query.where(Jejak.pemilihan == pemilihan)
    if kode is not None:
        query = query.where(Jejak.kode.startswith(kode))
    if by is not None:
        query = query.where(Jejak.by == by)
    with office.read() as session:
        return [_view(row) for row in session.scalars(query)]


def _view(row: Jejak) -> JejakView:
    return JejakView(
        id=row.id,
        utc=row.utc,
        local=row.local,
        by=row.by,
        role=row.role,
        station=row.station,
        action=row.action,
        pemilihan=row.pemilihan,
        kode=row.kode,
        object=row.object,
        before=None if row.before is None else json.loads(row.before),
        after=None if row.after is None else json.loads(row.after),
        reason=row.reason,
        hash=row.hash,
    )


def verify_office(office: Office) -> list[Finding]:
    """Check everything that can be recomputed; an empty list means that all agrees.

    Files against their SHA-256, the chains of audit lines and locks, the digests of locks against their numbers, the
    numbers of today against locks and audit lines, the database's own guards.

    Raises:
        DatabaseError: If the database can't be read.
    """
    with office.read() as session:
        return [
            *_database(session),
            *_triggers(session),
            *_scans(session, office),
            *_jejak_chain(session),
            *paper_findings(session),
            *_kunci_chain(session),
            *number_findings(session),
            *document_findings(session, office),
        ]


def _finding(table: str, place: object, message: str, **values: object) -> Finding:
    return Finding(table, str(place), None, f"audit.{message}", values)


def _database(session: Session) -> Iterator[Finding]:
    for (answer,) in session.execute(text("PRAGMA quick_check")):
        if answer != "ok":
            yield _finding("sqlite", "", "database", detail=answer)
    for row in session.execute(text("PRAGMA foreign_key_check")):
        yield _finding(str(row[0]), row[1], "database", detail=f"{row[0]} {row[1]} -> {row[2]}")


def _triggers(session: Session) -> Iterator[Finding]:
    for name in triggers.missing(session.connection()):
        yield _finding("sqlite_master", name, "trigger", name=name)


def _scans(session: Session, office: Office) -> Iterator[Finding]:
    for scan in session.scalars(select(Scan).order_by(Scan.sha256)):
        path = office.folder / scan.file
        if not path.is_file():
            yield _finding("scan", scan.sha256, "scan_missing", file=scan.file)
        elif file_sha256(path) != scan.sha256:
            yield _finding("scan", scan.sha256, "scan_changed", file=scan.file)


_Line = TypeVar("_Line", Jejak, Kunci)


def _chain(lines: Iterable[_Line]) -> Iterator[tuple[_Line, bool]]:
    """Every line of a chain, and whether it follows from the one before."""
    previous, number = GENESIS, 0
    for row in lines:
        names = [column.key for column in row.__table__.columns]
        columns = {name: getattr(row, name) for name in names}
        yield row, row.id == number + 1 and row.prev_hash == previous and chained_hash(columns) == row.hash
        previous, number = row.hash, row.id


def _lost_at_the_end(session: Session, table: str) -> int:
    """Lines that were once there: SQLite remembers the highest number that a table has given."""
    query = text(
        f"SELECT s.seq - coalesce((SELECT max(id) FROM {table}), 0) FROM sqlite_sequence AS s"  # noqa: S608
        " WHERE s.name = :name"
    )
    return int(session.execute(query, {"name": table}).scalar_one_or_none() or 0)


def _jejak_chain(session: Session) -> Iterator[Finding]:
    for row, sound in _chain(session.scalars(select(Jejak).order_by(Jejak.id))):
        if not sound:
            yield _finding("jejak", row.id, "jejak_chain", row=row.id)
    lost = _lost_at_the_end(session, "jejak")
    if lost > 0:
        yield _finding("jejak", "", "jejak_tail", count=lost)


def _kunci_chain(session: Session) -> Iterator[Finding]:
    query = select(Jejak.object, Jejak.after).where(Jejak.action == "lock")
    recorded = {object_: json.loads(after or "{}").get("hash") for object_, after in session.execute(query)}
    for row, sound in _chain(session.scalars(select(Kunci).order_by(Kunci.id))):
        if not sound:
            yield _finding("kunci", row.id, "kunci_chain", row=row.id)
        if canonical_digest(json.loads(row.numbers)) != row.digest:
            yield _finding("kunci", row.id, "kunci_digest", row=row.id)
        if recorded.get(f"kunci:{row.id}") != row.hash:
            yield _finding("kunci", row.id, "kunci_jejak", row=row.id)
    lost = _lost_at_the_end(session, "kunci")
    if lost > 0:
        yield _finding("kunci", "", "kunci_tail", count=lost)
