"""After printing: who signed, who refused and why, which pages came back, who was given copies."""

from __future__ import annotations

import hashlib

import pytest
from recap_office import DESA, FIRST

from sirekap_desktop.models.errors import Locked
from sirekap_desktop.recap import audit, documents, intake, signatures
from sirekap_desktop.recap.document_trail import document_trail
from sirekap_desktop.recap.errors import NotAllowed, ReasonNeeded, UnknownObject
from sirekap_desktop.recap.lock_lines import current_lock
from sirekap_desktop.recap.recipients import recipients, signatories
from sirekap_desktop.recap.signatures import Handing
from sirekap_desktop.recap.states import Cara, DocumentState, Level

KECAMATAN = FIRST[:6]


@pytest.fixture
def printed(full):
    path = full.folder / "documents" / "d.pdf"
    path.write_bytes(b"%PDF satu")
    return record(full, path)


def record(office, path, state=DocumentState.DICETAK, **more):
    return documents.record_document(
        office,
        pemilihan="PPWP",
        kind="d-hasil-kecamatan",
        kode=KECAMATAN,
        path=path,
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        digest=current_lock(office, "PPWP", Level.KECAMATAN, KECAMATAN).digest,
        pages=2,
        state=state,
        **more,
    )


def sign(office, document, blok, content, nama="Anggota Uji"):
    path = office.folder / "documents" / f"d-{blok}.pdf"
    path.write_bytes(content)
    return signatures.record_signature(
        office,
        document.id,
        blok=blok,
        nama=nama,
        fingerprint="ab" * 32,
        path=path,
        sha256=hashlib.sha256(content).hexdigest(),
        before=document.sha256,
    )


def scan(office, content, name="pindaian.jpg"):
    path = office.folder.parent / name
    path.write_bytes(content)
    return intake.store_scan(office, path).sha256


def test_each_signature_is_a_new_file_and_the_newest_is_the_document(full, printed):
    first = sign(full, printed, "ketua", b"%PDF satu+1", "Ketua Uji")
    assert first.state is DocumentState.DITANDATANGANI
    second = sign(full, first, "saksi-1", b"%PDF satu+1+2", "Saksi Uji")
    assert [path.name for path, _ in second.versions] == ["d.pdf", "d-ketua.pdf", "d-saksi-1.pdf"]
    assert (second.path.name, second.sha256) == ("d-saksi-1.pdf", hashlib.sha256(b"%PDF satu+1+2").hexdigest())
    assert [(s.cara, s.blok, s.nama) for s in second.signatures] == [
        (Cara.ELEKTRONIK, "ketua", "Ketua Uji"),
        (Cara.ELEKTRONIK, "saksi-1", "Saksi Uji"),
    ]
    assert documents.list_documents(full) == [second]
    assert audit.verify_office(full) == []


def test_a_block_is_signed_once_and_only_over_the_newest_file(full, printed):
    first = sign(full, printed, "ketua", b"%PDF satu+1")
    with pytest.raises(NotAllowed, match="sudah ditandatangani"):
        sign(full, first, "ketua", b"%PDF lagi")
    with pytest.raises(NotAllowed, match="baru saja ditandatangani"):
        sign(full, printed, "saksi-1", b"%PDF lama+1")
    assert documents.find_document(full, printed.id) == first


def test_who_prints_and_signs_has_signed_the_block_of_the_ketua(full):
    path = full.folder / "documents" / "d.pdf"
    path.write_bytes(b"%PDF satu")
    made = record(full, path, DocumentState.DITANDATANGANI, signer="Ketua Uji", fingerprint="cd" * 32)
    assert [(s.blok, s.nama, s.fingerprint) for s in made.signatures] == [("ketua", "Ketua Uji", "cd" * 32)]
    assert len(made.versions) == 1
    assert audit.verify_office(full) == []


@pytest.mark.parametrize(
    ("nama", "alasan", "told"), [("", "tidak sesuai C.HASIL", "Nama"), ("Saksi Uji", " x ", "alasan")]
)
def test_who_refuses_must_say_who_and_why(full, printed, nama, alasan, told):
    with pytest.raises(ReasonNeeded, match=told):
        signatures.refuse_signature(full, printed.id, blok="saksi-2", nama=nama, alasan=alasan)
    assert documents.find_document(full, printed.id).signatures == ()


def test_a_refusal_is_kept_with_its_reason_and_signs_nothing(full, printed):
    made = signatures.refuse_signature(
        full, printed.id, blok="saksi-2", nama="Saksi  Uji", alasan="Angka TPS 2\ntidak sesuai"
    )
    assert made.state is DocumentState.DICETAK
    assert [(s.cara, s.nama, s.alasan) for s in made.signatures] == [
        (Cara.MENOLAK, "Saksi Uji", "Angka TPS 2 tidak sesuai")
    ]
    line = audit.trail(full, limit=1)[0]
    assert (line.action, line.reason) == ("document.sign", "Angka TPS 2 tidak sesuai")
    told = document_trail(full, printed.id)[-1].text
    assert "Saksi Uji (saksi-2) menolak menandatangani: Angka TPS 2 tidak sesuai" in told
    signed = sign(full, made, "saksi-2", b"%PDF satu+1")
    assert signed.state is DocumentState.DITANDATANGANI, "a refusal may be taken back by signing"
    with pytest.raises(NotAllowed, match="sudah ditandatangani"):
        signatures.refuse_signature(full, printed.id, blok="saksi-2", nama="Saksi Uji", alasan="berubah pikiran")


def test_all_pages_must_come_back_before_a_paper_counts_as_signed(full, printed):
    first = signatures.record_scan_back(full, printed.id, scan(full, b"halaman dua"), [2])
    assert (first.state, signatures.missing_pages(first)) == (DocumentState.DICETAK, (1,))
    with pytest.raises(NotAllowed, match="sudah tercatat"):
        signatures.record_scan_back(full, printed.id, scan(full, b"halaman dua"), [2])
    with pytest.raises(UnknownObject):
        signatures.record_scan_back(full, printed.id, "0" * 64, [1])
    second = signatures.record_scan_back(full, printed.id, scan(full, b"halaman satu", "satu.jpg"), [1])
    assert (second.state, signatures.missing_pages(second)) == (DocumentState.DITANDATANGANI, ())
    assert audit.verify_office(full) == []


def test_only_a_signed_paper_is_handed_over_and_the_recipients_are_kept(full, printed):
    handings = [Handing("Saksi 01", "Saksi Uji"), Handing("KPU LEBONG", "Petugas Uji", 2)]
    with pytest.raises(NotAllowed, match="belum ditandatangani"):
        signatures.hand_over(full, printed.id, handings)
    sign(full, printed, "ketua", b"%PDF satu+1")
    for wrong in ([], [Handing("Saksi 01", " ")], [Handing("Saksi 01", "A", 0)]):
        with pytest.raises(NotAllowed, match="belum lengkap"):
            signatures.hand_over(full, printed.id, wrong)
    made = signatures.hand_over(full, printed.id, handings)
    assert made.state is DocumentState.DISERAHKAN
    assert [(h.penerima, h.nama, h.rangkap) for h in made.handed] == [
        ("Saksi 01", "Saksi Uji", 1),
        ("KPU LEBONG", "Petugas Uji", 2),
    ]
    more = signatures.hand_over(full, printed.id, [Handing("Papan pengumuman", "Petugas Uji")])
    assert len(more.handed) == 3
    assert audit.verify_office(full) == []


def test_the_trail_tells_the_whole_road(full, printed):
    signatures.note_printing(full, printed.id, printer="Printer Uji", pages="1-2", copies={"Saksi 01": 1, "KPU": 2})
    sign(full, printed, "ketua", b"%PDF satu+1", "Ketua Uji")
    signatures.hand_over(full, printed.id, [Handing("Saksi 01", "Saksi Uji")])
    told = [line.text for line in document_trail(full, printed.id)]
    assert [text.split(": ", 1)[1] for text in told] == [
        f"dokumen final dibuat (sidik {printed.digest[:16]}, berkas {printed.sha256[:16]}).",
        "dicetak di Printer Uji, halaman 1-2: KPU 2, Saksi 01 1.",
        "ditandatangani secara elektronik oleh Ketua Uji pada tempat ketua (berkas "
        f"{hashlib.sha256(b'%PDF satu+1').hexdigest()[:16]}).",
        "diserahkan kepada Saksi 01 (Saksi Uji, 1 rangkap).",
    ]
    assert all(text.startswith("20-02-2024 09:") and ", Ketua PPK: " in text for text in told)


def test_drafts_take_no_signature(office, tmp_path):
    path = tmp_path / "draf.pdf"
    path.write_bytes(b"%PDF")
    draft = documents.record_document(
        office,
        pemilihan="PPWP",
        kind="lampiran-desa",
        kode=DESA[0],
        path=path,
        sha256="0" * 64,
        digest="0" * 64,
        pages=1,
        state=DocumentState.DRAF,
    )
    for step in (
        lambda: sign(office, draft, "ketua", b"x"),
        lambda: signatures.refuse_signature(office, draft.id, blok="ketua", nama="A", alasan="alasan"),
        lambda: signatures.record_scan_back(office, draft.id, scan(office, b"x"), [1]),
        lambda: signatures.hand_over(office, draft.id, [Handing("A", "B")]),
    ):
        with pytest.raises(NotAllowed, match="masih draf"):
            step()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("UPDATE tanda_tangan SET nama = 'X'", "audit.tanda_tangan"),
        ("UPDATE tanda_tangan SET alasan = 'X' WHERE cara = 'menolak'", "audit.tanda_tangan"),
        ("DELETE FROM tanda_tangan WHERE cara = 'menolak'", "audit.tanda_tangan"),
        ("UPDATE penyerahan SET rangkap = 9", "audit.penyerahan"),
        ("DELETE FROM penyerahan", "audit.penyerahan"),
        ("UPDATE dokumen SET state = 'dicetak'", "audit.dokumen_state"),
    ],
)
def test_a_rewritten_line_is_refused_by_the_database_and_named_by_the_check(full, printed, change, message):
    sign(full, printed, "ketua", b"%PDF satu+1")
    signatures.refuse_signature(full, printed.id, blok="saksi-2", nama="Saksi Uji", alasan="tidak sesuai")
    signatures.hand_over(full, printed.id, [Handing("Saksi 01", "Saksi Uji")])
    if "dokumen" not in change.split():
        with pytest.raises(Locked):
            run(full, change)
    names = [f"keep_{table}_{what}" for table in ("tanda_tangan", "penyerahan") for what in ("update", "delete")]
    run(full, *(f"DROP TRIGGER {name}" for name in names), change)
    found = {finding.message_id for finding in audit.verify_office(full)} - {"audit.trigger"}
    assert found == {message}


def run(office, *statements):
    from sqlalchemy import text

    with office.write() as session:
        for statement in statements:
            session.execute(text(statement))


def test_copies_go_to_every_saksi_the_supervisors_kpu_the_board_and_the_box(full):
    assert [r.penerima for r in recipients(full, "PPWP")] == [
        "Saksi 01 Pasangan Calon 01",
        "Saksi 02 Pasangan Calon 02",
        "Saksi 03 Pasangan Calon 03",
        "Panwaslu Kecamatan KECAMATAN UJI",
        "KPU LEBONG",
        "Papan pengumuman",
        "Kotak rekapitulasi",
    ]
    assert [s.blok for s in signatories(full, "PPWP")] == [
        "ketua", "anggota-1", "anggota-2", "anggota-3", "anggota-4", "saksi-1", "saksi-2", "saksi-3",
    ]  # fmt: skip
