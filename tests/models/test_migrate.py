"""The migrated schema is the one that the tables describe, and an older office is carried over."""

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import CheckConstraint, inspect, text
from sqlalchemy.exc import OperationalError

from sirekap_desktop.models import migrate, triggers
from sirekap_desktop.models.errors import DatabaseDamaged, DatabaseError, Locked, translated
from sirekap_desktop.models.session import Database, make_engine
from sirekap_desktop.models.tables import Akun, Base, Jejak

NOW = datetime(2024, 2, 20, 9, 0, tzinfo=UTC)
NEXT = """
from alembic import op
import sqlalchemy as sa

revision = "next"
down_revision = "HEAD"
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table("wilayah") as batch:
        batch.add_column(sa.Column("catatan", sa.String(20), nullable=False, server_default="-"))
        batch.alter_column("nama", type_=sa.String(200))
""".replace("HEAD", migrate.HEAD)


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "office.sqlite3"
    migrate.create_schema(path)
    return path


def test_no_drift_between_tables_and_migrations(path):
    engine = make_engine(path)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, Base.metadata) == []
        inspector = inspect(connection)
        for name, table in Base.metadata.tables.items():
            written = {c.name for c in table.constraints if isinstance(c, CheckConstraint)}
            assert {c["name"] for c in inspector.get_check_constraints(name)} == written, name
    engine.dispose()


def test_head_is_the_newest_revision():
    assert ScriptDirectory(str(migrate.MIGRATIONS)).get_current_head() == migrate.HEAD


def test_a_new_database_has_every_guard(path):
    engine = make_engine(path)
    with engine.connect() as connection:
        assert triggers.missing(connection) == []
        assert set(triggers.present(connection)) == set(triggers.definitions("sqlite"))
    engine.dispose()


def test_every_table_is_guarded_or_free_on_purpose():
    guarded = {ddl.split(" ON ")[1].split()[0] for ddl in triggers.definitions("sqlite").values()}
    assert set(Base.metadata.tables) - guarded == {"akun"}


def test_a_database_of_today_is_left_alone(path):
    before = path.read_bytes()
    assert migrate.ensure_schema(path, NOW) is None
    assert path.read_bytes() == before
    assert [p.name for p in path.parent.iterdir()] == ["office.sqlite3"]


def test_an_older_database_is_copied_then_migrated(path, tmp_path, monkeypatch):
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO wilayah VALUES ('17', 'BENGKULU', NULL), ('1707', 'LEBONG', '17')")
    newer = tmp_path / "migrations"
    shutil.copytree(migrate.MIGRATIONS, newer)
    (newer / "versions" / "next.py").write_text(NEXT)
    monkeypatch.setattr(migrate, "MIGRATIONS", newer)
    head = migrate.HEAD
    monkeypatch.setattr(migrate, "HEAD", "next")
    copy = migrate.ensure_schema(path, NOW)
    assert copy == tmp_path / f"office-{head}-20240220T090000.sqlite3"
    with closing(sqlite3.connect(copy)) as old, closing(sqlite3.connect(path)) as new:
        assert old.execute("SELECT * FROM wilayah WHERE kode = '1707'").fetchall() == [("1707", "LEBONG", "17")]
        assert new.execute("SELECT * FROM wilayah WHERE kode = '1707'").fetchall() == [("1707", "LEBONG", "17", "-")]
        assert new.execute("SELECT version_num FROM alembic_version").fetchall() == [("next",)]
    engine = make_engine(path)
    with engine.connect() as connection:
        assert triggers.missing(connection) == []
    engine.dispose()
    assert migrate.ensure_schema(path, NOW) is None


def test_an_office_of_the_first_revision_keeps_its_numbers(tmp_path):
    path = tmp_path / "office.sqlite3"
    engine = make_engine(path)
    with engine.begin() as connection:
        migrate.upgrade_tables(connection, "0001")
        connection.execute(text("INSERT INTO wilayah VALUES ('17', 'BENGKULU', NULL), ('1707', 'LEBONG', '17')"))
        connection.execute(text("INSERT INTO pemilihan VALUES ('PPWP', 'C.HASIL-PPWP-2024', 0)"))
    engine.dispose()
    assert migrate.ensure_schema(path, NOW) == tmp_path / "office-0001-20240220T090000.sqlite3"
    engine = make_engine(path)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT form FROM pemilihan")).scalars().all() == ["C.HASIL-PPWP-2024"]
        assert connection.execute(text("SELECT count(*) FROM dapil_wilayah")).scalar_one() == 0
        assert triggers.missing(connection) == []
    engine.dispose()


def test_who_stands_in_an_election_stays_as_soon_as_it_has_a_number(path):
    stands = "INSERT INTO kontestan VALUES ({0}, 'DPR', '1701', {0}, 0, 'Partai')"
    dapil = "INSERT INTO dapil_wilayah VALUES ({0}, 'DPR', '{1}', '1701')"
    run(
        path,
        "INSERT INTO wilayah VALUES ('17', 'A', NULL), ('1707', 'B', '17'), ('170799', 'C', '1707'),"
        " ('1707991001', 'D', '170799')",
        "INSERT INTO tps VALUES ('1707991001001', '1707991001', '001')",
        "INSERT INTO pemilihan VALUES ('DPR', 'C.HASIL-DPR-2024', 0)",
        stands.format(1),
        dapil.format(1, "170799"),
        "INSERT INTO hasil_tps VALUES (1, 'DPR', '1707991001001', 'kosong', 1, NULL, NULL, 0, 0, 0, 0, 0)",
        "UPDATE dapil_wilayah SET dapil = '1702'",
        "INSERT INTO isian VALUES (1, 1, 'suara_sah', 7, 'A', '2024-02-20 09:00:00', NULL)",
    )
    for statement in (
        stands.format(2),
        "UPDATE kontestan SET nama = 'Lain'",
        "DELETE FROM kontestan",
        dapil.format(2, "1707991001"),
        "UPDATE dapil_wilayah SET dapil = '1701'",
        "DELETE FROM dapil_wilayah",
    ):
        with pytest.raises(Locked, match="terkunci"):
            run(path, statement)


def test_an_office_of_the_first_version_gets_the_tables_of_signatures(tmp_path, monkeypatch):
    path = tmp_path / "office.sqlite3"
    engine = make_engine(path)
    with monkeypatch.context() as patch, engine.begin() as connection:
        patch.setattr(triggers, "install", lambda _: None)
        migrate.upgrade(connection, "0001")
    engine.dispose()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO pemilihan VALUES ('PPWP', 'C.HASIL-PPWP-2024', 0)")
        connection.execute(
            "INSERT INTO dokumen VALUES (1, 'PPWP', 'd-hasil-kecamatan', '170799', 'documents/d.pdf', 'aa', 'bb', 2,"
            " 'dicetak', NULL, '2024-02-20 09:00:00', 'Ketua PPK')"
        )
    assert migrate.ensure_schema(path, NOW) == tmp_path / "office-0001-20240220T090000.sqlite3"
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT id, state FROM dokumen").fetchall() == [(1, "dicetak")]
        assert connection.execute("SELECT count(*) FROM tanda_tangan").fetchall() == [(0,)]
        connection.execute("INSERT INTO penyerahan VALUES (1, 1, 'Saksi 01', 'A', 1, '2024-02-20 09:00:00', 'K')")
        with pytest.raises(sqlite3.IntegrityError, match="hanya boleh ditambah"):
            connection.execute("UPDATE penyerahan SET rangkap = 2")


def test_a_failing_migration_changes_nothing(path, tmp_path, monkeypatch):
    newer = tmp_path / "migrations"
    shutil.copytree(migrate.MIGRATIONS, newer)
    broken = NEXT + "    op.execute('SELECT * FROM tiada')\n"
    (newer / "versions" / "next.py").write_text(broken)
    monkeypatch.setattr(migrate, "MIGRATIONS", newer)
    head = migrate.HEAD
    monkeypatch.setattr(migrate, "HEAD", "next")
    with pytest.raises(Exception, match="tiada"):
        migrate.ensure_schema(path, NOW)
    engine = make_engine(path)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one() == head
        assert "catatan" not in {c["name"] for c in inspect(connection).get_columns("wilayah")}
        assert triggers.missing(connection) == []
    engine.dispose()


def test_a_foreign_database_is_refused(tmp_path):
    path = tmp_path / "lain.sqlite3"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
    with pytest.raises(DatabaseDamaged):
        migrate.ensure_schema(path, NOW)


def test_connections_are_safe(path):
    database = Database(path)
    with database.read() as session:
        pragmas = {
            name: session.execute(text(f"PRAGMA {name}")).scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    database.close()
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000}


def test_a_failed_transaction_leaves_nothing(path):
    database = Database(path)

    def interrupted() -> None:
        with database.write() as session:
            session.add(Akun(name="A", role="ketua", created_at=NOW))
            session.flush()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    with database.read() as session:
        assert session.query(Akun).count() == 0
    database.close()


def test_what_a_reader_adds_is_dropped(path):
    database = Database(path)
    with database.read() as session:
        session.add(Akun(name="A", role="ketua", created_at=NOW))
        session.flush()
    with database.read() as session:
        assert session.query(Akun).count() == 0
    database.close()


def test_moments_come_back_as_utc_and_naive_ones_are_refused(path):
    database = Database(path)
    with database.write() as session:
        session.add(Akun(name="A", role="ketua", created_at=NOW))
    with database.read() as session:
        assert session.query(Akun).one().created_at == NOW
    with pytest.raises(Exception, match="time zone"), database.write() as session:
        session.add(Akun(name="B", role="ketua", created_at=NOW.replace(tzinfo=None)))
    database.close()


def run(path, *statements):
    """Run SQL as the program does, in one transaction."""
    engine = make_engine(path)
    try:
        with translated(), engine.begin() as connection:
            for statement in statements:
                connection.execute(text(statement))
    finally:
        engine.dispose()


def test_a_guard_that_refuses_becomes_a_typed_error(path):
    names = ", ".join(c.key for c in Jejak.__table__.columns)
    line = ", ".join("1" if c.key == "id" else "'x'" for c in Jejak.__table__.columns)
    run(path, f"INSERT INTO jejak ({names.replace('by', chr(34) + 'by' + chr(34))}) VALUES ({line})")
    with pytest.raises(Locked, match="jejak: tidak boleh dihapus"):
        run(path, "DELETE FROM jejak")


@pytest.mark.parametrize(
    ("pragma", "told"), [("query_only = ON", "tidak dapat ditulisi"), ("max_page_count = 1", "Diska penuh")]
)
def test_what_the_disk_refuses_is_said(path, pragma, told):
    fill = "INSERT INTO wilayah SELECT '17', hex(randomblob(1000000)), NULL"
    with pytest.raises(DatabaseError, match=told):
        run(path, f"PRAGMA {pragma}", fill)


def test_a_bug_in_a_statement_stays_a_bug(path):
    with pytest.raises(OperationalError):
        run(path, "SELECT * FROM tiada")


def test_other_databases_have_no_silent_lack_of_guards():
    with pytest.raises(NotImplementedError):
        triggers.definitions("postgresql")
