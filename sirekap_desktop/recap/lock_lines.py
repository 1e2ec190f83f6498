"""What the lock lines say now: which levels are locked, and with which digest."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from sirekap_desktop.models.tables import Kunci
from sirekap_desktop.recap.office import Office
from sirekap_desktop.recap.states import Level
from sirekap_desktop.recap.views import KunciView


def locked_digests(session: Session, pemilihan: str) -> dict[tuple[Level, str], str]:
    """Return the digest of every level of an election that is locked now, by (level, kode)."""
    query = (
        select(Kunci.level, Kunci.kode, Kunci.kind, Kunci.digest)
        .where(Kunci.pemilihan == pemilihan)
        .order_by(Kunci.id)
    )
    newest: dict[tuple[Level, str], str] = {}
    for level, kode, kind, digest in session.execute(query):
        newest.pop((Level(level), kode), None)
        if kind == "kunci":
            newest[Level(level), kode] = digest
    return newest


def lock_lines(session: Session) -> list[dict[str, Any]]:
    """Return every lock line with all its columns, oldest first."""
    names = [column.key for column in Kunci.__table__.columns]
    return [{name: getattr(row, name) for name in names} for row in session.scalars(select(Kunci).order_by(Kunci.id))]


def kunci_view(row: Kunci) -> KunciView:
    """Return a lock line for showing."""
    return KunciView(
        id=row.id,
        pemilihan=row.pemilihan,
        level=Level(row.level),
        kode=row.kode,
        digest=row.digest,
        hash=row.hash,
        by=row.by,
        role=row.role,
        utc=row.utc,
        local=row.local,
        numbers=json.loads(row.numbers),
    )


def current_lock(office: Office, pemilihan: str, level: Level, kode: str) -> KunciView | None:
    """Return the lock of a level with the numbers that it locked; None where it is not locked."""
    query = (
        select(Kunci)
        .where(Kunci.pemilihan == pemilihan, Kunci.level == level, Kunci.kode == kode)
        .order_by(Kunci.id.desc())
        .limit(1)
    )
    with office.read() as session:
        row = session.scalars(query).one_or_none()
        return kunci_view(row) if row is not None and row.kind == "kunci" else None
