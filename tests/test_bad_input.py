"""Bad input from end to end: what reader and import say of it, that the batch goes on, and that nothing breaks."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
from pypdf import PdfWriter

from sirekap_desktop.app import App
from sirekap_desktop.intake.batch import find_inputs, read_paths
from sirekap_desktop.practice.blanks import blank_page
from sirekap_desktop.recap.audit import verify_office
from sirekap_desktop.recap.sheets import tps_sheet

TPS = "9901012001001"


def jpeg(gray: np.ndarray) -> bytes:
    return cv2.imencode(".jpg", gray, [cv2.IMWRITE_JPEG_QUALITY, 90])[1].tobytes()


def blank(code: str = "C.HASIL-PPWP-2024", number: int = 1, long_side: int = 1800) -> np.ndarray:
    return blank_page(code, number, long_side, on_a4=True).grey


def encrypted_pdf() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    writer.encrypt("rahasia")
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def huge_png(side: int = 30_000) -> bytes:
    """A picture whose head announces 900 megapixels, of one bit each."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * (side // 8 + 1) * side, 1)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def landscape() -> np.ndarray:
    """A photo of something else: hills under a sky."""
    y, x = np.mgrid[0:1200, 0:1600].astype(np.float32)
    hills = 600 + 120 * np.sin(x / 170) + 60 * np.sin(x / 47)
    picture = np.where(y < hills, 210 - y / 12, 90 + 25 * np.sin(x / 9) * np.cos(y / 7))
    return np.clip(picture + np.random.default_rng(5).normal(0, 6, picture.shape), 0, 255).astype(np.uint8)


def other_form() -> np.ndarray:
    """A page of a form that no definition knows: tables of other proportions."""
    page = np.full((2000, 1414), 255, np.uint8)
    for top, rows in ((300, 4), (900, 9), (1500, 2)):
        for row in range(rows + 1):
            cv2.line(page, (120, top + 50 * row), (1290, top + 50 * row), 0, 3)
        for column in (120, 260, 700, 900, 1290):
            cv2.line(page, (column, top), (column, top + 50 * rows), 0, 3)
    cv2.putText(page, "DAFTAR HADIR", (420, 200), cv2.FONT_HERSHEY_SIMPLEX, 2, 0, 4)
    return page


CASES: dict[str, tuple[str, Callable[[], bytes], str, str]] = {
    "text named jpg": ("catatan.jpg", lambda: b"bukan gambar\n" * 40, "rejected", "bukan gambar"),
    "truncated jpeg": ("putus.jpg", lambda: jpeg(blank())[:-20_000], "rejected", "terpotong"),
    "0 byte": ("kosong.jpg", lambda: b"", "rejected", "kosong"),
    "encrypted pdf": ("kunci.pdf", encrypted_pdf, "rejected", "kata sandi"),
    "30,000 x 30,000": ("raksasa.png", huge_png, "rejected", "terlalu besar"),
    "something else": ("bukit.jpg", lambda: jpeg(landscape()), "unrecognised", "tidak ada halaman formulir"),
    "another form": ("hadir.jpg", lambda: jpeg(other_form()), "unrecognised", "tidak ada halaman formulir"),
}


@pytest.mark.parametrize("case", CASES)
def test_reader_names_what_is_wrong_with_a_file(tmp_path: Path, case: str) -> None:
    name, content, status, words = CASES[case]
    (tmp_path / name).write_bytes(content())
    (page,) = read_paths(find_inputs([tmp_path]))
    assert page.status == status
    assert words in (page.reason or "").lower()
    assert page.fields == ()


@pytest.fixture
def app(tmp_path: Path):
    regions = tmp_path / "wilayah.csv"
    regions.write_text(
        "kode,nama,tps\n99,PROVINSI UJI,\n9901,KABUPATEN UJI,\n990101,KECAMATAN UJI,\n9901012001,DESA UJI,1-3\n"
    )
    contestants = tmp_path / "kontestan.csv"
    contestants.write_text(
        "pemilihan,dapil,partai,nomor,nama\n" + "".join(f"PPWP,,,{n},Pasangan Calon 0{n}\n" for n in (1, 2, 3))
    )
    opened = App.create(tmp_path / "kantor", regions, "990101", ("PPWP",), contestants)
    yield opened
    opened.close()


def scans(folder: Path, pages: dict[str, bytes]) -> Path:
    folder.mkdir()
    for name, content in pages.items():
        (folder / name).write_bytes(content)
    return folder


def test_one_bad_file_among_fifty_stops_nothing(tmp_path: Path, app: App) -> None:
    pages = {f"{TPS}-{n:02d}.jpg": jpeg(blank(long_side=1300 + n)) for n in range(49)}
    pages[f"{TPS}-25-putus.jpg"] = jpeg(blank())[:9000]
    steps: list[str] = []
    summary = app.import_paths(
        "PPWP", [scans(tmp_path / "scans", pages)], progress=lambda step: steps.append(step.text)
    )
    assert (summary.files, summary.read, summary.refused) == (50, 49, 1)
    assert any("terpotong" in text for text in steps)
    assert len(tps_sheet(app.office, "PPWP", TPS).pages) == 50
    assert verify_office(app.office) == []


def test_same_file_twice_is_said_and_stored_once(tmp_path: Path, app: App) -> None:
    content = jpeg(blank())
    folder = scans(tmp_path / "scans", {f"{TPS}-a.jpg": content, f"{TPS}-b.jpg": content})
    steps: list[str] = []
    summary = app.import_paths("PPWP", [folder], progress=lambda step: steps.append(step.text))
    assert (summary.files, summary.known) == (1, 1)
    assert app.import_paths("PPWP", [folder]).known == 2
    assert any("sudah pernah diimpor" in text for text in steps)
    assert len([p for p in (app.office.folder / "scans").rglob("*") if p.is_file()]) == 1


def test_two_scans_of_one_page_are_both_kept_and_shown_to_a_person(tmp_path: Path, app: App) -> None:
    folder = scans(
        tmp_path / "scans",
        {f"{TPS}-a.jpg": jpeg(blank(number=3)), f"{TPS}-b.jpg": jpeg(blank(number=3, long_side=1700))},
    )
    app.import_paths("PPWP", [folder])
    sheet = tps_sheet(app.office, "PPWP", TPS)
    assert len(sheet.pages) == 2
    assert sum(page.is_source for page in sheet.pages) == 1
    assert any(problem.kind == "duplicate_page" for problem in sheet.problems), sheet.problems
    assert verify_office(app.office) == []


@pytest.mark.parametrize("number", [1, 2, 3])
def test_blank_form_reads_as_nulls_not_zeros(tmp_path: Path, number: int) -> None:
    (tmp_path / "kosong.jpg").write_bytes(jpeg(blank(number=number, long_side=2600)))
    (page,) = read_paths(find_inputs([tmp_path]))
    assert page.status == "read"
    assert {field.id: field.value for field in page.fields if field.value is not None} == {}
