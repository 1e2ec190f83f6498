"""Papers signed by hand come back as scans: matched by their codes, kept as they came, else refused."""

from __future__ import annotations

import hashlib
from pathlib import Path

import cv2
import numpy as np
import pypdfium2 as pdfium
import pytest
from recap_office import DESA
from signing_office import KECAMATAN, KIND

from sirekap_desktop import papers
from sirekap_desktop.documents.numbers import numbers_digest
from sirekap_desktop.documents.qr import page_code
from sirekap_desktop.documents.qr_reader import read_codes
from sirekap_desktop.recap import aggregate, audit, documents
from sirekap_desktop.recap.errors import NotAllowed
from sirekap_desktop.recap.states import Cara, DocumentState, Level
from sirekap_desktop.scan_back import ScanRefused, accept_scans


def scanned(pdf: Path, page: int = 0, *, dots: int = 200, seed: int = 1) -> np.ndarray:
    """Return a page as a scanner gives it: a little crooked, soft and noisy, with ink over the blocks."""
    document = pdfium.PdfDocument(pdf)
    image = document[page].render(scale=dots / 72, grayscale=True).to_numpy().copy()
    document.close()
    height, width = image.shape
    for block in range(8):
        x = int(width * (0.05 + 0.12 * block))
        points = np.array([[x, 0.93], [x + 40, 0.91], [x + 80, 0.945], [x + 130, 0.915]])
        points[:, 1] *= height
        cv2.polylines(image, [points.astype(np.int32)], False, 60, 3)
    turned = cv2.getRotationMatrix2D((width / 2, height / 2), 1.3, 1)
    image = cv2.warpAffine(image, turned, (width, height), borderValue=255)
    noise = np.random.default_rng(seed).normal(0, 8, image.shape)
    return cv2.GaussianBlur(np.clip(image * 0.9 + 12 + noise, 0, 255).astype(np.uint8), (0, 0), 0.8)


def scan_file(pdf: Path, path: Path, page: int = 0) -> Path:
    cv2.imwrite(str(path), scanned(pdf, page), [cv2.IMWRITE_JPEG_QUALITY, 70])
    return path


def test_a_scan_is_matched_kept_and_makes_the_paper_signed(office, printed, tmp_path):
    path = scan_file(printed.path, tmp_path / "pindaian.jpg")
    made = accept_scans(office, [path])
    assert (made.document.id, made.pages, made.missing, made.uncoded) == (printed.id, (1,), (), 0)
    assert made.document.state is DocumentState.DITANDATANGANI
    signature = made.document.signatures[-1]
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    assert (signature.cara, signature.sha256, signature.halaman) == (Cara.BASAH, sha256, (1,))
    kept = next((office.folder / "scans").rglob(f"{sha256}.jpg"))
    assert kept.read_bytes() == path.read_bytes()
    assert made.document.path == printed.path, "paper and scan stay side by side"
    assert audit.verify_office(office) == []
    with pytest.raises(NotAllowed, match="sudah tercatat"):
        accept_scans(office, [path])


@pytest.mark.parametrize("turn", [None, cv2.ROTATE_90_CLOCKWISE, cv2.ROTATE_180])
def test_codes_are_read_however_the_sheet_lay(printed, turn):
    image = scanned(printed.path)
    codes = read_codes(image if turn is None else cv2.rotate(image, turn))
    assert [page_code(code).digest for code in codes] == [printed.digest[:16]]


def test_a_phone_shows_a_sentence_that_can_be_checked_by_hand(office, printed):
    table = aggregate.recap_table(office, "PPWP", Level.KECAMATAN, KECAMATAN)
    totals = {row[0]: total for row, total in zip(table.rows, table.totals, strict=True)}
    (text,) = read_codes(scanned(printed.path))
    assert text.startswith(
        f"SIREKAP*D.HASIL KECAMATAN-PPWP*{KECAMATAN}*FINAL*HAL 1/1*NO 1:{totals['suara_paslon_1']}*"
    )
    assert f"SAH:{totals['suara_sah']}" in text
    assert text.endswith(
        f"*SIDIK:{numbers_digest(table)[:16].upper()}*KECAMATAN KECAMATAN UJI"
        "*CEK: SAMAKAN JUMLAH DAN SIDIK DENGAN KERTAS"
    )


def long_paper(office):
    """Print the annex of a desa whose TPS no longer fit one sheet."""
    return papers.print_document(
        office, "PPWP", "lampiran-desa", DESA[0], office.folder / "documents" / "panjang.pdf"
    )


def test_missing_pages_are_told_and_wait(long_office, tmp_path):
    office = long_office
    printed = long_paper(office)
    assert printed.pages == 2
    first = accept_scans(office, [scan_file(printed.path, tmp_path / "b.png", 1)], printed.id)
    assert (first.pages, first.missing, first.document.state) == ((2,), (1,), DocumentState.DICETAK)
    second = accept_scans(office, [scan_file(printed.path, tmp_path / "a.png", 0)])
    assert (second.missing, second.document.state) == ((), DocumentState.DITANDATANGANI)


def test_one_file_of_all_pages_with_a_blank_back(long_office, tmp_path):
    office = long_office
    from PIL import Image

    printed = long_paper(office)
    pages = [Image.fromarray(scanned(printed.path, page)) for page in range(2)]
    blank = Image.new("L", pages[0].size, 250)
    path = tmp_path / "semua.tif"
    pages[0].save(path, save_all=True, append_images=[blank, pages[1]], compression="tiff_lzw")
    made = accept_scans(office, [path])
    assert (made.pages, made.missing, made.uncoded) == ((1, 2), (), 1)
    assert made.document.state is DocumentState.DITANDATANGANI


def refused(office, paths, message_id, document_id=None):
    before = documents.list_documents(office)
    scans = sorted((office.folder / "scans").rglob("*"))
    with pytest.raises(ScanRefused) as caught:
        accept_scans(office, paths, document_id)
    assert caught.value.message_id == message_id
    assert documents.list_documents(office) == before
    assert sorted((office.folder / "scans").rglob("*")) == scans, "a refused scan is not kept"
    return caught.value.text


def test_a_draft_is_refused_with_both_digests(office, printed, tmp_path, half_office):
    draft = papers.print_document(half_office, "PPWP", KIND, KECAMATAN, half_office.folder / "documents" / "draf.pdf")
    assert draft.state is DocumentState.DRAF
    told = refused(office, [scan_file(draft.path, tmp_path / "draf.jpg")], "scan_back.draft")
    assert draft.digest[:16] in told
    assert printed.digest[:16] in told


def test_other_numbers_are_refused_with_both_digests(office, printed, tmp_path, other_office):
    other = papers.print_document(other_office, "PPWP", KIND, KECAMATAN, other_office.folder / "documents" / "x.pdf")
    assert other.digest != printed.digest
    path = scan_file(other.path, tmp_path / "lain.jpg")
    told = refused(office, [path], "scan_back.other_version")
    assert other.digest[:16] in told
    assert printed.digest[:16] in told
    refused(office, [path], "scan_back.other_version", printed.id)


def test_another_kecamatan_is_refused_with_both_digests(office, printed, tmp_path, foreign_office):
    kode = foreign_office.kecamatan.kode
    other = papers.print_document(foreign_office, "PPWP", KIND, kode, foreign_office.folder / "documents" / "x.pdf")
    told = refused(office, [scan_file(other.path, tmp_path / "jauh.jpg")], "scan_back.other_kecamatan")
    assert f"wilayah {kode}, bukan kecamatan {KECAMATAN}" in told
    assert other.digest[:16] in told


def test_papers_are_not_mixed_and_a_paper_must_be_printed_first(office, printed, tmp_path):
    annex = papers.print_document(
        office, "PPWP", "lampiran-desa", DESA[0], office.folder / "documents" / "lampiran.pdf"
    )
    both = [scan_file(printed.path, tmp_path / "a.jpg"), scan_file(annex.path, tmp_path / "b.jpg")]
    refused(office, both, "scan_back.mixed")
    refused(office, both[1:], "scan_back.other_version", printed.id)
    assert accept_scans(office, both[1:]).document.id == annex.id


def test_what_is_no_scan_is_refused(office, printed, tmp_path):
    (tmp_path / "teks.jpg").write_text("bukan gambar")
    cv2.imwrite(str(tmp_path / "kosong.png"), np.full((800, 600), 255, np.uint8))
    refused(office, [tmp_path / "teks.jpg"], "scan_back.unreadable")
    refused(office, [tmp_path / "kosong.png"], "scan_back.no_code")
    refused(office, [], "scan_back.nothing")
    other = tmp_path / "qr.png"
    import segno

    segno.make_qr("https://contoh.invalid").save(str(other), scale=6)
    refused(office, [other], "scan_back.no_code")


def test_papers_of_earlier_versions_still_carry_a_known_code():
    old = "SIREKAP*D.HASIL KECAMATAN-PPWP*170705*FINAL*HAL 2/3*NO 1:5*SAH:5*SIDIK:0123456789ABCDEF"
    code = page_code(old)
    assert (code.core, code.rest, code.page, code.pages, code.digest) == (old, "", 2, 3, "0123456789abcdef")
    assert page_code(old.replace("SIREKAP", "LAIN")) is None
