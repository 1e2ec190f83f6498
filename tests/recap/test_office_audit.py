"""With all guards dropped and something changed, the check says what and where."""

import hashlib

import pytest
from recap_office import DESA, FIRST, TPS, add_plano, agree, decide_all, drop_triggers, numbers, scans_of, sql

from sirekap_desktop.recap import audit, documents
from sirekap_desktop.recap.errors import NotAllowed, UnknownObject
from sirekap_desktop.recap.locks import current_lock
from sirekap_desktop.recap.office import Actor, open_office
from sirekap_desktop.recap.states import DocumentState, Level

KECAMATAN = "170799"


def findings(office):
    return [(f.table, f.row, f.field) for f in audit.verify_office(office) if f.table != "sqlite_master"]


def test_a_sound_office_has_no_findings(full):
    assert audit.verify_office(full) == []


def test_a_changed_locked_number_is_named(full):
    drop_triggers(full)
    sql(full, "UPDATE isian SET value = 999 WHERE hasil_id = 2 AND field = 'suara_paslon_2'")
    assert findings(full) == [("isian", f"PPWP {TPS[1]}", "suara_paslon_2")]
    text = next(f.text for f in audit.verify_office(full) if f.table == "isian")
    assert text == f"Tabel isian, TPS {TPS[1]} (PPWP), isian suara_paslon_2: dikunci 50, sekarang 999."


def test_every_dropped_guard_is_named(full):
    sql(full, "DROP TRIGGER lock_isian_update", "DROP TRIGGER keep_jejak_delete")
    sql(full, "DROP TRIGGER lock_isian_delete")
    sql(full, "CREATE TRIGGER lock_isian_delete BEFORE DELETE ON isian BEGIN SELECT 1; END")
    named = {f.row for f in audit.verify_office(full)}
    assert named == {"lock_isian_update", "keep_jejak_delete", "lock_isian_delete"}


LAST_JEJAK = "(SELECT max(id) FROM jejak)"
CHANGES = {
    "number deleted": (
        "DELETE FROM isian WHERE hasil_id = 1 AND field = 'suara_sah'",
        ("isian", f"PPWP {FIRST}", "suara_sah"),
    ),
    "number added": (
        "INSERT INTO isian (hasil_id, field, value, decided_by, decided_at) VALUES (1, 'lain', 1, 'x', '2024')",
        ("isian", f"PPWP {FIRST}", "lain"),
    ),
    "state": ("UPDATE hasil_tps SET state = 'disepakati' WHERE id = 3", ("hasil_tps", f"PPWP {TPS[2]}", "state")),
    "result deleted": ("DELETE FROM hasil_tps WHERE id = 1", ("hasil_tps", f"PPWP {FIRST}", "state")),
    "audit who": ("UPDATE jejak SET by = 'lain' WHERE id = 5", ("jejak", "5", None)),
    "audit reason": ("UPDATE jejak SET reason = 'lain' WHERE id = 6", ("jejak", "6", None)),
    "audit deleted": ("DELETE FROM jejak WHERE id = 7", ("jejak", "8", None)),
    "audit tail": (f"DELETE FROM jejak WHERE id = {LAST_JEJAK}", ("jejak", "", None)),
    "lock numbers": (
        "UPDATE kunci SET numbers = replace(numbers, '\"suara_sah\":', '\"suara_sah\":1') WHERE id = 1",
        ("kunci", "1", None),
    ),
    "lock hash": ("UPDATE kunci SET hash = 'x' WHERE id = 2", ("kunci", "2", None)),
    "lock deleted": ("DELETE FROM kunci WHERE id = 3", ("kunci", "4", None)),
    "lock tail": ("DELETE FROM kunci WHERE id = 8", ("kunci", "", None)),
    "desa lock": (
        "UPDATE kunci SET numbers = replace(numbers, '\"disabilitas_l\":', '\"disabilitas_l\":9') "
        "WHERE level = 'kecamatan'",
        ("kunci", f"PPWP {DESA[0]}", "disabilitas_l"),
    ),
    "reading": ("UPDATE bacaan SET value = 7 WHERE page_id = 2", ("bacaan", "page 2", None)),
    "page moved": ("UPDATE page SET tps = NULL WHERE id = 2", ("page", "2", "tps")),
    "page deleted": ("DELETE FROM page WHERE id = 2", ("page", "2", None)),
    "event": ("UPDATE kejadian SET text = 'cerah'", ("kejadian", "1", None)),
    "event deleted": ("DELETE FROM kejadian", ("kejadian", "1", None)),
}


@pytest.mark.parametrize(("statement", "expected"), CHANGES.values(), ids=CHANGES)
def test_each_change_is_named(full, statement, expected):
    drop_triggers(full)
    sql(full, statement)
    assert expected in findings(full)
    assert all(f.text for f in audit.verify_office(full))


def test_a_number_changed_before_any_lock_is_named(office):
    decide_all(office, FIRST, numbers())
    sql(office, "UPDATE isian SET value = 999 WHERE field = 'suara_sah'")
    (found,) = audit.verify_office(office)
    assert (found.table, found.row, found.field) == ("isian", f"PPWP {FIRST}", "suara_sah")
    assert "menurut jejak" in found.text


@pytest.mark.parametrize("state", ["diverifikasi", "disepakati", "terkunci"])
def test_a_state_that_nobody_gave_is_named(office, state):
    decide_all(office, FIRST, numbers())
    sql(office, f"UPDATE hasil_tps SET state = '{state}' WHERE id = 1")
    (found,) = audit.verify_office(office)
    assert (found.table, found.row, found.field) == ("hasil_tps", f"PPWP {FIRST}", "state")


def test_states_that_were_given_and_taken_back_are_sound(office):
    agree(office, FIRST, numbers())
    assert audit.verify_office(office) == []
    add_plano(office, FIRST, numbers())
    assert audit.verify_office(office) == []


def test_a_changed_scan_is_named(full):
    scan = scans_of(full)[0]
    scan.chmod(0o644)
    scan.write_bytes(scan.read_bytes() + b"!")
    (found,) = audit.verify_office(full)
    assert found.table == "scan"
    assert scan.name in found.text


def test_the_trail_is_filtered(full):
    lines = audit.trail(full, kode=DESA[1])
    assert lines
    assert all(line.kode.startswith(DESA[1]) for line in lines)
    assert [line.id for line in lines] == sorted((line.id for line in lines), reverse=True)
    assert audit.trail(full, by="tiada") == []


def test_another_account_is_named_in_each_line(office):
    office.close()
    demo = open_office(office.folder, actor=Actor("demo", "demo"))
    decide_all(demo, FIRST, numbers())
    assert [line.by for line in audit.trail(demo, kode=FIRST)] == ["demo"]
    demo.close()


def record(office, path, digest, state=DocumentState.DICETAK, **more):
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    more = {"kind": "d-hasil-kecamatan", "kode": KECAMATAN} | more
    return documents.record_document(
        office, pemilihan="PPWP", path=path, sha256=sha256, digest=digest, pages=2, state=state, **more
    )


def test_a_final_document_carries_the_digest_of_its_lock(full):
    path = full.folder / "documents" / "d.pdf"
    path.write_bytes(b"%PDF")
    with pytest.raises(NotAllowed, match="tidak sama dengan angka yang dikunci"):
        record(full, path, "0" * 64)
    digest = current_lock(full, "PPWP", Level.KECAMATAN, KECAMATAN).digest
    made = record(full, path, digest, signer="demo")
    assert documents.list_documents(full) == [made]
    assert made.path == path
    assert sql(full, "SELECT path FROM dokumen") == [("documents/d.pdf",)]
    assert documents.advance_document(full, made.id, DocumentState.DISERAHKAN).state is DocumentState.DISERAHKAN
    with pytest.raises(NotAllowed, match="tidak dapat menjadi"):
        documents.advance_document(full, made.id, DocumentState.DITANDATANGANI)
    with pytest.raises(UnknownObject):
        documents.advance_document(full, 99, DocumentState.DICETAK)
    assert audit.verify_office(full) == []


def test_a_draft_stays_a_draft(office, tmp_path):
    path = tmp_path / "draf.pdf"
    path.write_bytes(b"%PDF")
    draft = record(office, path, "0" * 64, DocumentState.DRAF, kind="lampiran-desa", kode=DESA[0])
    with pytest.raises(NotAllowed):
        documents.advance_document(office, draft.id, DocumentState.DICETAK)
    path.unlink()
    assert audit.verify_office(office) == [], "a draft outside the office may be thrown away"


def test_a_changed_or_lost_document_is_named(office):
    path = office.folder / "documents" / "d.pdf"
    path.write_bytes(b"satu")
    record(office, path, "0" * 64, DocumentState.DRAF)
    path.write_bytes(b"dua")
    assert [f.message_id for f in audit.verify_office(office)] == ["audit.dokumen_changed"]
    record(office, path, "0" * 64, DocumentState.DRAF)
    assert audit.verify_office(office) == [], "the newest print at this path is the one that counts"
    path.unlink()
    assert [f.message_id for f in audit.verify_office(office)] == ["audit.dokumen_missing"]
