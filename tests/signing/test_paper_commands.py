"""What the window can do with a TPS and with papers, done on the command line."""

from __future__ import annotations

import pytest
from recap_office import FIRST
from signing_office import KECAMATAN, KIND
from test_scan_back import scan_file

from sirekap_desktop.cli import run
from sirekap_desktop.recap import audit, documents, objections, sheets
from sirekap_desktop.recap.states import Cara, DocumentState, StatusPelaksanaan


def call(capsys, *words) -> tuple[int, str, str]:
    """Run the program; return exit code, output and errors."""
    try:
        code = run([str(word) for word in words])
    except SystemExit as end:
        code = end.code
    said = capsys.readouterr()
    return code, said.out, said.err


def test_a_recount_is_recorded_with_its_event(half_office, capsys):
    words = ("recount", half_office.folder, FIRST, "--pemilihan", "PPWP", "--status")
    code, out, _ = call(capsys, *words, "Penghitungan Suara Ulang")
    assert code == 0
    assert "berstatus Penghitungan Suara Ulang" in out
    assert "R5" in out, "it has no event yet"
    code, out, _ = call(capsys, *words, "Pemungutan Suara Ulang", "--uraian", "rekomendasi Panwaslu")
    assert (code, "R5" in out) == (0, False)
    assert sheets.tps_sheet(half_office, "PPWP", FIRST).status is StatusPelaksanaan.PEMUNGUTAN_ULANG
    (event,) = objections.list_kejadian(half_office, "PPWP", FIRST)
    assert (event.rule_id, event.text) == ("R5", "rekomendasi Panwaslu")
    code, _, err = call(capsys, *words, "Pemungutan Suara Ulang")
    assert (code, "sudah berstatus" in err) == (1, True)
    assert call(capsys, *words, "Ulang")[0] == 2


def test_documents_are_listed_with_their_numbers_and_their_road(office, signed, capsys):
    code, out, _ = call(capsys, "documents", office.folder)
    assert (code, out.split()) == (
        0, [str(signed.id), "PPWP", KIND, KECAMATAN, "ditandatangani", str(signed.path)],
    )  # fmt: skip
    code, out, _ = call(capsys, "documents", office.folder, signed.id)
    assert code == 0
    assert "ditandatangani secara elektronik oleh Ketua" in out
    assert call(capsys, "documents", office.folder, 77)[0] == 1


def test_anggota_sign_and_a_saksi_refuses(office, signed, template, capsys, monkeypatch):
    monkeypatch.setenv("SIREKAP_PASSPHRASE", "x")
    words = ("sign", office.folder, signed.id)
    code, out, _ = call(capsys, *words, "anggota-1", "--p12", template / "anggota.p12")
    assert (code, out.strip().endswith("d-ttd2.pdf")) == (0, True)
    code, _, err = call(capsys, *words, "anggota-1", "--p12", template / "anggota.p12")
    assert (code, "sudah ditandatangani" in err) == (1, True)
    code, _, err = call(capsys, *words, "saksi-2", "--tolak", "Saksi Dua", "--alasan", "x")
    assert (code, "alasan" in err) == (1, True)
    code, out, _ = call(capsys, *words, "saksi-2", "--tolak", "Saksi Dua", "--alasan", "Selisih belum dijawab")
    assert (code, "Saksi Dua" in out) == (0, True)
    found = documents.find_document(office, signed.id).signatures
    assert [(s.cara, s.blok) for s in found] == [
        (Cara.ELEKTRONIK, "ketua"), (Cara.ELEKTRONIK, "anggota-1"), (Cara.MENOLAK, "saksi-2"),
    ]  # fmt: skip
    assert call(capsys, *words, "saksi-2")[0] == 2
    assert audit.verify_office(office) == []


def test_scans_come_back_and_copies_are_handed_over(office, printed, tmp_path, capsys):
    words = ("hand-over", office.folder, printed.id)
    code, out, _ = call(capsys, *words)
    assert code == 0
    assert out.splitlines()[-1] == "Kotak rekapitulasi==1"
    code, _, err = call(capsys, *words, "Panwaslu Kecamatan=Penerima")
    assert (code, "belum ditandatangani" in err) == (1, True)
    code, out, _ = call(capsys, "scan-back", office.folder, scan_file(printed.path, tmp_path / "p.jpg"))
    assert code == 0
    assert out.startswith(f"{printed.id} {KIND} {KECAMATAN}: ")
    code, _, err = call(capsys, *words, "Panwaslu Kecamatan")
    assert (code, "PENERIMA=NAMA" in err) == (1, True)
    code, out, _ = call(capsys, *words, "Panwaslu Kecamatan=Penerima Satu=2", "Kotak rekapitulasi=Ketua")
    assert (code, "2 penyerahan" in out) == (0, True)
    now = documents.find_document(office, printed.id)
    assert now.state is DocumentState.DISERAHKAN
    assert [(h.penerima, h.nama, h.rangkap) for h in now.handed] == [
        ("Panwaslu Kecamatan", "Penerima Satu", 2), ("Kotak rekapitulasi", "Ketua", 1),
    ]  # fmt: skip
    assert audit.verify_office(office) == []


def test_a_scan_that_lacks_pages_says_so(long_office, tmp_path, capsys):
    from recap_office import DESA

    from sirekap_desktop import papers

    out = long_office.folder / "documents" / "l.pdf"
    document = papers.print_document(long_office, "PPWP", "lampiran-desa", DESA[0], out)
    assert document.pages > 1
    code, said, _ = call(capsys, "scan-back", long_office.folder, scan_file(document.path, tmp_path / "p.jpg"))
    assert code == 1
    assert "2" in said.partition(": ")[2]


@pytest.mark.parametrize("wanted", [True, False])
def test_a_bundle_is_written_and_told(office, signed, tmp_path, capsys, wanted):
    out = tmp_path / "b.zip"
    code, said, _ = call(capsys, "bundle", office.folder, out, *(["--documents"] if wanted else []))
    assert (code, f"{out}: 8 tabel terkunci, 1 dokumen" in said) == (0, True)
    import zipfile

    assert any(name.endswith("d.pdf") for name in zipfile.ZipFile(out).namelist()) == wanted
