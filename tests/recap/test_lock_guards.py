"""The database itself refuses: raw SQL on the file, as any program could send it."""

import sqlite3
from contextlib import closing

import pytest
from recap_office import sql

from sirekap_desktop.models.tables import Base


def dump(office) -> list[list[tuple[object, ...]]]:
    with closing(sqlite3.connect(office.database.path)) as connection:
        return [
            connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall()
            for table in sorted(Base.metadata.tables)
        ]


ISIAN = "(hasil_id, field, value, decided_by, decided_at)"
OPEN_ISIAN = "(SELECT min(id) FROM isian WHERE hasil_id = 4)"
REFUSED = {
    "isian insert": f"INSERT INTO isian {ISIAN} VALUES (1, 'baru', 1, 'x', '2024-01-01')",
    "isian update": "UPDATE isian SET value = 1 WHERE hasil_id = 1 AND field = 'suara_sah'",
    "isian update all": "UPDATE isian SET value = value",
    "isian delete": "DELETE FROM isian WHERE hasil_id = 2",
    "isian moved in": f"UPDATE isian SET hasil_id = 1, field = 'baru' WHERE id = {OPEN_ISIAN}",
    "isian moved out": "UPDATE isian SET hasil_id = 5 WHERE hasil_id = 1 AND field = 'suara_sah'",
    "isian replaced": f"INSERT OR REPLACE INTO isian (id, {ISIAN[1:]} VALUES (1, 4, 'baru', 1, 'x', '2024-01-01')",
    "isian replaced by update": f"UPDATE OR REPLACE isian SET id = 1 WHERE id = {OPEN_ISIAN}",
    "isian upsert": f"INSERT INTO isian {ISIAN} VALUES (1, 'suara_sah', 1, 'x', '2024-01-01') "
    "ON CONFLICT (hasil_id, field) DO UPDATE SET value = 1",
    "hasil state": "UPDATE hasil_tps SET state = 'disepakati' WHERE id = 1",
    "hasil counts": "UPDATE hasil_tps SET review = 3 WHERE id = 1",
    "hasil delete": "DELETE FROM hasil_tps WHERE id = 1",
    "hasil replaced": "INSERT OR REPLACE INTO hasil_tps SELECT * FROM hasil_tps WHERE id = 1",
    "hasil key": "UPDATE hasil_tps SET tps = '1707991001001', pemilihan = 'PPWP' WHERE id = 4",
    "pembetulan insert": "INSERT INTO pembetulan (hasil_id, field, kind, by, at) VALUES (1, 'suara_sah', "
    "'isian', 'x', '2024')",
    "pembetulan update": "UPDATE pembetulan SET reason = 'lain'",
    "pembetulan delete": "DELETE FROM pembetulan",
    "kejadian insert": "INSERT INTO kejadian (pemilihan, level, kode, kind, fields, text, by, at) "
    "VALUES ('PPWP', 'tps', '1707991001001', 'kejadian', '[]', 'x', 'x', '2024')",
    "kejadian insert desa": "INSERT INTO kejadian (pemilihan, level, kode, kind, fields, text, by, at) "
    "VALUES ('PPWP', 'desa', '1707991001', 'kejadian', '[]', 'x', 'x', '2024')",
    "kejadian update": "UPDATE kejadian SET text = 'lain' WHERE id = 1",
    "kejadian update desa": "UPDATE kejadian SET text = 'lain' WHERE id = 2",
    "kejadian delete": "DELETE FROM kejadian WHERE id = 1",
    "kejadian replaced": "INSERT OR REPLACE INTO kejadian SELECT 1, pemilihan, level, kode, kind, rule_id, "
    "fields, text, by, at "
    "FROM kejadian WHERE id = 3",
    "page moved out": "UPDATE page SET tps = NULL WHERE id = 1",
    "page moved in": "UPDATE page SET tps = '1707991001001' WHERE id = 4",
    "page warnings": "UPDATE page SET warnings = '[1]' WHERE id = 1",
    "page delete": "DELETE FROM page WHERE id = 1",
    "page delete of an open tps": "DELETE FROM page WHERE id = 4",
    "page insert": "INSERT INTO page SELECT 99, scan_sha256, 7, pemilihan, tps, status, reason, form, page, "
    "partai, width, "
    "height, header_polygon, warnings, quality, imported_at FROM page WHERE id = 1",
    "page replaced": "INSERT OR REPLACE INTO page SELECT 99, scan_sha256, page_index, pemilihan, NULL, "
    "status, reason, form, "
    "page, partai, width, height, header_polygon, warnings, quality, imported_at FROM page WHERE id = 1",
    "bacaan insert": "INSERT INTO bacaan SELECT 9999, page_id, field, 1, boxes, 1, decision, polygons, "
    "evidence, notes, 'lain' "
    "FROM bacaan WHERE id = 1",
    "bacaan update": "UPDATE bacaan SET value = 1 WHERE id = 1",
    "bacaan update of an open tps": "UPDATE bacaan SET value = 1 WHERE page_id = 4",
    "bacaan delete": "DELETE FROM bacaan WHERE id = 1",
    "scan update": "UPDATE scan SET file = 'lain'",
    "scan delete": "DELETE FROM scan",
    "scan replaced": "INSERT OR REPLACE INTO scan SELECT 'x', file, original_name, size, imported_at, "
    "imported_by FROM scan",
    "kunci update": "UPDATE kunci SET digest = 'x'",
    "kunci delete": "DELETE FROM kunci WHERE id = (SELECT max(id) FROM kunci)",
    "kunci replaced": "INSERT OR REPLACE INTO kunci SELECT * FROM kunci WHERE id = 1",
    "kunci replaced by hash": "INSERT OR REPLACE INTO kunci SELECT 99, kind, pemilihan, level, kode, numbers, "
    "digest, utc, local, "
    "by, role, prev_hash, hash FROM kunci WHERE id = 1",
    "kunci opened": "INSERT INTO kunci SELECT 99, 'buka', pemilihan, level, kode, numbers, digest, utc, "
    "local, by, role, hash, 'x' "
    "FROM kunci WHERE id = 1",
    "jejak update": "UPDATE jejak SET by = 'lain' WHERE id = 1",
    "jejak delete": "DELETE FROM jejak WHERE id = (SELECT max(id) FROM jejak)",
    "jejak replaced": "REPLACE INTO jejak SELECT * FROM jejak WHERE id = 1",
    "tps insert": "INSERT INTO tps VALUES ('1707991001004', '1707991001', '004')",
    "tps delete": "DELETE FROM tps WHERE kode = '1707992002901'",
    "tps update": "UPDATE tps SET desa = '1707992002' WHERE kode = '1707991001001'",
    "wilayah update": "UPDATE wilayah SET nama = 'LAIN'",
    "kontestan update": "UPDATE kontestan SET nama = 'Lain' WHERE nomor = 1",
    "kontestan delete": "DELETE FROM kontestan WHERE nomor = 1",
    "kontestan insert": "INSERT INTO kontestan (pemilihan, dapil, partai, nomor, nama) VALUES ('PPWP', '', 0, "
    "4, 'x')",
    "pemilihan update": "UPDATE pemilihan SET form = 'x'",
    "hasil_wilayah update": "UPDATE hasil_wilayah SET dicermati_by = 'lain'",
    "hasil_wilayah delete": "DELETE FROM hasil_wilayah",
}


@pytest.mark.parametrize("statement", REFUSED.values(), ids=REFUSED)
def test_the_database_refuses(half_locked, statement):
    before = dump(half_locked)
    with pytest.raises(
        sqlite3.IntegrityError, match=r"terkunci|hanya boleh|tidak boleh|tetap|sudah ada|belum tersedia"
    ):
        sql(half_locked, statement)
    assert dump(half_locked) == before


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE isian SET value = 8 WHERE hasil_id = 4",
        f"INSERT INTO isian {ISIAN} VALUES (5, 'suara_sah', 1, 'x', '2024-01-01')",
        "DELETE FROM isian WHERE hasil_id = 4",
        "UPDATE hasil_tps SET review = 9 WHERE id = 4",
        "UPDATE page SET tps = '1707992002901' WHERE id = 4",
        "UPDATE kejadian SET text = 'lain' WHERE id = 3",
    ],
)
def test_what_is_not_locked_stays_open(half_locked, statement):
    before = dump(half_locked)
    sql(half_locked, statement)
    assert dump(half_locked) != before
