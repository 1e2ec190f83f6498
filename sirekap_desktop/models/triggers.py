"""The database's own refusals: locked rows stay, history is only appended to, whatever program asks.

The conditions stand here once, by dialect (SQLite now). ``install`` puts the present set in place after a migration;
``missing`` tells which of them a file lacks. SQLite's ``INSERT OR REPLACE`` removes rows without firing delete
triggers (unless ``recursive_triggers`` is on), so tables are guarded against inserting an existing key and changing a
key as well.
"""

# ruff: noqa: S608 - the DDL is put together from constants of this module only

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, UniqueConstraint, text

from sirekap_desktop.models.tables import Base

APPEND_ONLY = ("scan", "bacaan", "pembetulan", "kunci", "jejak", "status_tps", "tanda_tangan", "penyerahan")
KEPT = (*APPEND_ONLY, "page", "dokumen")
_FIXED_COLUMNS = {
    "hasil_tps": ("id", "pemilihan", "tps"),
    "hasil_wilayah": ("id", "pemilihan", "wilayah"),
    "isian": ("id", "hasil_id", "field"),
    "kejadian": ("id", "pemilihan", "level", "kode"),
    "kontestan": ("id", "pemilihan", "dapil", "partai", "nomor"),
    "dapil_wilayah": ("id", "pemilihan", "wilayah"),
    "page": ("id", "scan_sha256", "page_index", "status", "form", "page"),
    "dokumen": ("id", "pemilihan", "kind", "kode", "path", "sha256", "digest", "pages", "created_at", "created_by"),
}


def _is_locked(pemilihan: str, level: str, kode: str) -> str:
    return (
        f"(SELECT k.kind FROM kunci AS k WHERE k.pemilihan = {pemilihan} AND k.level = {level} AND k.kode = {kode}"
        " ORDER BY k.id DESC LIMIT 1) = 'kunci'"
    )


def _has_begun(pemilihan: str) -> str:
    """The condition under which an election has papers, numbers or locks: who stands in it makes its form."""
    return (
        f"(EXISTS (SELECT 1 FROM page AS p WHERE p.pemilihan = {pemilihan})"
        f" OR EXISTS (SELECT 1 FROM isian AS i JOIN hasil_tps AS h ON h.id = i.hasil_id"
        f" WHERE h.pemilihan = {pemilihan})"
        f" OR EXISTS (SELECT 1 FROM kunci AS k WHERE k.pemilihan = {pemilihan}))"
    )


def _locked_row(table: str, row: str) -> str:
    """The condition under which a row (``OLD`` or ``NEW``) belongs to something locked."""
    if table in ("isian", "pembetulan"):
        inner = _is_locked("h.pemilihan", "'tps'", "h.tps")
        return f"EXISTS (SELECT 1 FROM hasil_tps AS h WHERE h.id = {row}.hasil_id AND {inner})"
    if table == "bacaan":
        inner = _is_locked("p.pemilihan", "'tps'", "p.tps")
        return f"EXISTS (SELECT 1 FROM page AS p WHERE p.id = {row}.page_id AND {inner})"
    if table in ("hasil_tps", "page", "status_tps"):
        return _is_locked(f"{row}.pemilihan", "'tps'", f"{row}.tps")
    if table == "hasil_wilayah":
        level = f"CASE length({row}.wilayah) WHEN 6 THEN 'kecamatan' ELSE 'desa' END"
        return _is_locked(f"{row}.pemilihan", level, f"{row}.wilayah")
    if table == "kejadian":
        return _is_locked(f"{row}.pemilihan", f"{row}.level", f"{row}.kode")
    if table in ("kontestan", "dapil_wilayah"):
        return _has_begun(f"{row}.pemilihan")
    if table == "pemilihan":
        return f"EXISTS (SELECT 1 FROM kunci AS k WHERE k.pemilihan = {row}.kode)"
    return "EXISTS (SELECT 1 FROM kunci)"


_LOCKABLE = (
    "hasil_tps",
    "hasil_wilayah",
    "isian",
    "pembetulan",
    "bacaan",
    "page",
    "kejadian",
    "wilayah",
    "tps",
    "pemilihan",
    "kontestan",
    "dapil_wilayah",
    "status_tps",
)


def _exists_already(table: str) -> str:
    """The condition under which a new row would take the place of another one."""
    found = Base.metadata.tables[table]
    keys = [tuple(column.name for column in found.primary_key)]
    for constraint in sorted(found.constraints, key=lambda c: str(c.name)):
        if isinstance(constraint, UniqueConstraint):
            keys.append(tuple(column.name for column in constraint.columns))
    same = (" AND ".join(f"t.{column} = NEW.{column}" for column in key) for key in keys)
    return " OR ".join(f"EXISTS (SELECT 1 FROM {table} AS t WHERE {condition})" for condition in same)


def _refuse(name: str, table: str, when: str, sentence: str, condition: str) -> tuple[str, str]:
    clause = f" WHEN {condition}" if condition else ""
    body = f"BEGIN SELECT RAISE(ABORT, '{sentence}'); END"
    return name, f"CREATE TRIGGER {name} BEFORE {when} ON {table} FOR EACH ROW{clause} {body}"


def _sqlite() -> Iterator[tuple[str, str]]:
    for table in _LOCKABLE:
        locked = f"{table}: terkunci"
        old, new = _locked_row(table, "OLD"), _locked_row(table, "NEW")
        yield _refuse(f"lock_{table}_insert", table, "INSERT", locked, new)
        yield _refuse(f"lock_{table}_update", table, "UPDATE", locked, f"{old} OR {new}")
        yield _refuse(f"lock_{table}_delete", table, "DELETE", locked, old)
    for table in APPEND_ONLY:
        yield _refuse(f"keep_{table}_update", table, "UPDATE", f"{table}: hanya boleh ditambah", "")
    for table in KEPT:
        yield _refuse(f"keep_{table}_delete", table, "DELETE", f"{table}: tidak boleh dihapus", "")
    for table, columns in _FIXED_COLUMNS.items():
        yield _refuse(f"fix_{table}", table, f"UPDATE OF {', '.join(columns)}", f"{table}: kunci baris tetap", "")
    for table in sorted({*_LOCKABLE, *KEPT}):
        yield _refuse(f"once_{table}", table, "INSERT", f"{table}: baris sudah ada", _exists_already(table))
    # Unlocking is a use-case of its own; until it exists, no program can add an opening line.
    yield _refuse("lock_kunci_kind", "kunci", "INSERT", "kunci: pembukaan belum tersedia", "NEW.kind <> 'kunci'")


def definitions(dialect: str) -> dict[str, str]:
    """Return the triggers of a dialect: name to DDL.

    Raises:
        NotImplementedError: If the dialect has no triggers written yet.
    """
    if dialect != "sqlite":
        raise NotImplementedError(f"no triggers for {dialect}")
    return dict(_sqlite())


def present(connection: Connection) -> dict[str, str]:
    """Return the triggers that a database holds: name to DDL."""
    rows = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    return {row.name: row.sql for row in rows}


def install(connection: Connection) -> None:
    """Replace all triggers by the present set, in the caller's transaction."""
    for name in present(connection):
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    for ddl in definitions(connection.dialect.name).values():
        connection.exec_driver_sql(ddl)


def missing(connection: Connection) -> list[str]:
    """Return the names of triggers that are absent or not as they were written."""
    found = present(connection)
    return [name for name, ddl in definitions(connection.dialect.name).items() if found.get(name) != ddl]
