"""Locking: TPS, then desa, then kecamatan; each lock has the digest of its numbers and the hash of the one before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from sirekap_desktop.forms.comparisons import comparison_labels
from sirekap_desktop.forms.recap_rules import check_column
from sirekap_desktop.forms.rules import Check, Severity, describe
from sirekap_desktop.models.tables import HasilWilayah, Kunci
from sirekap_desktop.recap import jejak
from sirekap_desktop.recap.aggregate import as_column, load_table
from sirekap_desktop.recap.digest import GENESIS, canonical_digest, canonical_json, chained_hash, table_numbers
from sirekap_desktop.recap.errors import Locked, LockRefused, NotAllowed
from sirekap_desktop.recap.lock_lines import current_lock, kunci_view, locked_digests
from sirekap_desktop.recap.objections import load_kejadian, unexplained
from sirekap_desktop.recap.office import Office
from sirekap_desktop.recap.sheets import find_hasil, standing_warnings
from sirekap_desktop.recap.states import Level, RegionState, TpsState
from sirekap_desktop.recap.views import KunciView, LockPreview, Problem, RecapTable

__all__ = ["current_lock", "lock", "note_scrutiny", "preview_lock", "told_warnings"]

BELOW = {Level.DESA: Level.TPS, Level.KECAMATAN: Level.DESA}


def preview_lock(office: Office, pemilihan: str, level: Level, kode: str) -> LockPreview:
    """Return what stands against a lock, and the digest that it would carry.

    Raises:
        UnknownObject: If the office does not have the election, or no such region or TPS at this level.
        DatabaseError: If the database can't be read.
    """
    with office.read() as session:
        return _preview(session, office, load_table(session, office, pemilihan, level, kode))


def _preview(session: Session, office: Office, table: RecapTable) -> LockPreview:
    below = _tables_below(session, office, table)
    missing = _missing_tps(session, table) if table.level is Level.TPS else _missing_below(session, table, below)
    events = load_kejadian(session, table.pemilihan, table.kode)
    checks = [*table.checks, *table.recap_checks, *_column_sums(office, table, below)]
    strict = [check for check in checks if check.rule.severity is not Severity.W]
    return LockPreview(
        table.level,
        table.kode,
        tuple(missing),
        tuple((table.kode, check) for check in unexplained(strict, events)),
        canonical_digest(table_numbers(table)),
        tuple(check for check in checks if check.broken and check.rule.severity is Severity.W),
        tuple(standing_warnings(session, office, table.pemilihan, table.kode)),
    )


def _tables_below(session: Session, office: Office, table: RecapTable) -> tuple[RecapTable, ...]:
    """The tables of the parts, once all of them are locked; none before, and none of a TPS."""
    if table.level is Level.TPS:
        return ()
    below, digests = BELOW[table.level], locked_digests(session, table.pemilihan)
    if any((below, part) not in digests for part, _ in table.columns):
        return ()
    return tuple(load_table(session, office, table.pemilihan, below, part) for part, _ in table.columns)


def _column_sums(office: Office, table: RecapTable, below: Sequence[RecapTable]) -> list[Check]:
    """Rule R1 between the tables: each column is what its own table adds up to."""
    ids, found = [row[0] for row in table.rows], []
    for place, part in enumerate(below):
        sums = dict(zip((row[0] for row in part.rows), part.totals, strict=True))
        column = {field: table.values[row][place] for row, field in enumerate(ids)}
        own = as_column(office, table.pemilihan, table.kode, part.kode, sums)
        found += check_column(table.columns[place][1], column, own)
    return found


def _problem(kind: str, **values: object) -> Problem:
    return Problem(kind, f"recap.lock.{kind}", values)


def _missing_tps(session: Session, table: RecapTable) -> list[Problem]:
    if (Level.TPS, table.kode) in locked_digests(session, table.pemilihan):
        return [_problem("already", kode=table.kode)]
    found = []
    undecided = sum(total is None for total in table.totals)
    if undecided:
        found.append(_problem("undecided", kode=table.kode, count=undecided))
    if table.state is not TpsState.DISEPAKATI:
        found.append(_problem("not_agreed", kode=table.kode))
    return found


def _missing_below(session: Session, table: RecapTable, tables: Sequence[RecapTable]) -> list[Problem]:
    digests = locked_digests(session, table.pemilihan)
    if (table.level, table.kode) in digests:
        return [_problem("already", kode=table.kode)]
    below = BELOW[table.level]
    waiting = [name for part, name in table.columns if (below, part) not in digests]
    if waiting:
        first = ", ".join(waiting[:3]) + (", …" if len(waiting) > 3 else "")
        return [_problem("below", kode=table.kode, count=len(waiting), total=len(table.columns), first=first)]
    return [_problem("differs", kode=part.kode) for part in tables if not part.final]


def lock(office: Office, pemilihan: str, level: Level, kode: str) -> KunciView:
    """Lock a level: from then on the database refuses every change of its numbers.

    Raises:
        LockRefused: If something is missing below, or a broken rule of severity H or L has no ``Kejadian``.
        Locked: If it is locked already.
        UnknownObject: If the office does not have the election, or no such region or TPS at this level.
        DatabaseError: If it can't be written; then nothing has changed.
    """
    stamp = jejak.Stamp.now(office)
    with office.write() as session:
        table = load_table(session, office, pemilihan, level, kode)
        preview = _preview(session, office, table)
        _refuse(office, pemilihan, preview)
        if level is Level.TPS:
            hasil = find_hasil(session, office, pemilihan, kode)
            hasil.state, hasil.version = TpsState.TERKUNCI, hasil.version + 1
            session.flush()
        row = _append(session, stamp, table, preview.digest)
        jejak.append(
            session,
            stamp,
            "lock",
            f"kunci:{row.id}",
            pemilihan=pemilihan,
            kode=kode,
            after={"level": level.value, "digest": row.digest, "hash": row.hash},
        )
        return kunci_view(row)


def _refuse(office: Office, pemilihan: str, preview: LockPreview) -> None:
    if preview.missing:
        first = preview.missing[0]
        kind = Locked if first.kind == "already" else LockRefused
        raise kind(first.message_id, **first.values)
    if preview.broken:
        kode, check = preview.broken[0]
        text = _sentence(office, pemilihan, kode, check)
        raise LockRefused("recap.lock.broken", count=len(preview.broken), kode=kode, text=text)


def _sentence(office: Office, pemilihan: str, kode: str, check: Check) -> str:
    return describe(check, comparison_labels({f.id: f.short for f in office.form(pemilihan, kode).fields}))


def told_warnings(office: Office, pemilihan: str, preview: LockPreview) -> list[tuple[str, str]]:
    """Return what is odd but holds up nothing, as (code of the place, sentence)."""
    odd = [(preview.kode, _sentence(office, pemilihan, preview.kode, check)) for check in preview.doubtful]
    return [*odd, *((kode, problem.text) for kode, problem in preview.warnings)]


def _append(session: Session, stamp: jejak.Stamp, table: RecapTable, digest: str) -> Kunci:
    last = session.execute(select(Kunci.id, Kunci.hash).order_by(Kunci.id.desc()).limit(1)).one_or_none()
    columns: dict[str, Any] = {
        "id": last.id + 1 if last else 1,
        "kind": "kunci",
        "pemilihan": table.pemilihan,
        "level": table.level.value,
        "kode": table.kode,
        "numbers": canonical_json(table_numbers(table)),
        "digest": digest,
        "utc": stamp.utc,
        "local": stamp.local,
        "by": stamp.by,
        "role": stamp.role,
        "prev_hash": last.hash if last else GENESIS,
    }
    row = Kunci(**columns, hash=chained_hash(columns))
    session.add(row)
    session.flush()
    return row


def note_scrutiny(office: Office, pemilihan: str, level: Level, kode: str) -> None:
    """Note that saksi and Panwaslu scrutinised the draft of a desa or the kecamatan: DRAF becomes DICERMATI.

    Raises:
        NotAllowed: If a level below is not locked, or the level is locked already.
        UnknownObject: If the office does not have the election or the region.
        DatabaseError: If it can't be written.
    """
    stamp = jejak.Stamp.now(office)
    with office.write() as session:
        table = load_table(session, office, pemilihan, level, kode)
        if table.state is not RegionState.DRAF:
            raise NotAllowed("recap.not_complete", kode=kode)
        session.add(HasilWilayah(pemilihan=pemilihan, wilayah=kode, dicermati_by=stamp.by, dicermati_at=stamp.moment))
        jejak.append(session, stamp, "scrutiny", "hasil_wilayah", pemilihan=pemilihan, kode=kode)
