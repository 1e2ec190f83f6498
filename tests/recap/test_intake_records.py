"""Files are kept once and whole; pages find their TPS; what comes later is told."""

import hashlib
import os
import stat
from pathlib import Path

import pytest
from recap_office import (
    FIRST,
    PLANO,
    SALINAN,
    TPS,
    add_file,
    add_plano,
    agree,
    lock_tps,
    numbers,
    page_reading,
    scans_of,
    sheet,
)

from sirekap_desktop.reading.result import PageReading, PageStatus
from sirekap_desktop.recap import audit, intake, sheets, verify
from sirekap_desktop.recap.errors import Locked, NotAllowed, ScanNotStored, UnknownObject
from sirekap_desktop.recap.states import TpsState

SECOND = TPS[1]


def rejected(index: int = 0) -> PageReading:
    return PageReading("x.jpg", index, PageStatus.REJECTED, reason="Berkas terpotong.")


def test_a_file_is_kept_as_it_came(office, tmp_path):
    path = tmp_path / "Foto TPS.JPG"
    path.write_bytes(os.urandom(3_000_000))
    stored = intake.store_scan(office, path)
    assert stored.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert stored.file.read_bytes() == path.read_bytes()
    assert stored.file.relative_to(office.folder / "scans").parts == (stored.sha256[:2], stored.sha256 + ".jpg")
    assert stat.S_IMODE(stored.file.stat().st_mode) == 0o444
    assert stored.is_new


def test_the_same_file_twice_is_kept_once_and_known(office, tmp_path):
    views = add_file(office, [page_reading(PLANO, 1, numbers())], FIRST, b"isi", "a.jpg")
    path = tmp_path / "nama lain.png"
    path.write_bytes(b"isi")
    again = intake.store_scan(office, path)
    assert not again.is_new
    assert not intake.needs_reading(office, again, FIRST)
    version = sheet(office).version
    assert intake.record_readings(office, again, [page_reading(PLANO, 1, numbers(5))], "PPWP", FIRST) == views
    assert len(scans_of(office)) == 1
    assert sheet(office).version == version
    assert sheet(office).fields[0].read == numbers()["pemilih_dpt_l"]


def test_a_kept_file_without_readings_is_still_new(office, tmp_path):
    path = tmp_path / "a.jpg"
    path.write_bytes(b"isi")
    intake.store_scan(office, path)
    assert intake.store_scan(office, path).is_new


def test_a_file_that_vanished_from_the_office_is_restored(office, tmp_path):
    path = tmp_path / "a.jpg"
    path.write_bytes(b"isi")
    stored = intake.store_scan(office, path)
    stored.file.unlink()
    assert [f.message_id for f in audit.verify_office(office)] == ["audit.scan_missing"]
    intake.store_scan(office, path)
    assert audit.verify_office(office) == []


@pytest.mark.parametrize("make", [lambda p: None, lambda p: p.mkdir()], ids=["missing", "folder"])
def test_what_can_not_be_read_is_said(office, tmp_path, make):
    path = tmp_path / "tiada.jpg"
    make(path)
    with pytest.raises(ScanNotStored, match=r"tiada\.jpg"):
        intake.store_scan(office, path)
    assert scans_of(office) == []


def test_a_full_disk_is_said_and_leaves_nothing(office, tmp_path, monkeypatch):
    path = tmp_path / "a.jpg"
    path.write_bytes(b"isi")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ScanNotStored, match="No space left"):
        intake.store_scan(office, path)
    assert scans_of(office) == []


def test_pages_make_a_tps_read(office):
    now = add_plano(office, FIRST, numbers(), review=["suara_sah"])
    assert now.state is TpsState.TERBACA
    assert [p.page for p in now.pages] == [1, 2, 3]
    row = sheets.list_tps(office, "PPWP")[0]
    assert (row.pages_present, row.decided, row.accepted, row.review) == (3, 0, 27, 1)
    sah = next(f for f in now.fields if f.id == "suara_sah")
    assert (sah.read, sah.decision, sah.decided) == (numbers()["suara_sah"], "review", None)
    assert now.pages[2].id == sah.page_id
    assert len(sah.polygons) == 3


def test_a_rejected_file_makes_a_tps_imported_only(office):
    add_file(office, [rejected()], FIRST, b"bukan gambar")
    now = sheet(office)
    assert now.state is TpsState.DIIMPOR
    assert now.pages[0].reason == "Berkas terpotong."
    assert {p.kind for p in now.problems} == {"page_missing", "page_unread"}


def test_a_missing_page_is_a_problem(office):
    now = add_plano(office, FIRST, numbers(), pages=(1, 3))
    assert [p.text for p in now.problems] == [
        "Halaman 2 plano belum ada. Impor halamannya atau ketik dari kertasnya."
    ]


def test_pages_of_nobody_wait_and_are_assigned(office):
    (page,) = add_file(office, [page_reading(PLANO, 1, numbers())], None, b"isi")
    assert [p.id for p in intake.unassigned_pages(office, "PPWP")] == [page.id]
    intake.assign_page(office, page.id, "PPWP", FIRST)
    assert intake.unassigned_pages(office, "PPWP") == []
    assert sheet(office).state is TpsState.TERBACA
    line = audit.trail(office, kode=FIRST, limit=1)[0]
    assert (line.action, line.before, line.after) == (
        "page.assign",
        {"pemilihan": "PPWP", "tps": None},
        {"pemilihan": "PPWP", "tps": FIRST},
    )


def test_a_renamed_file_gives_its_loose_pages_a_place(office, tmp_path):
    add_file(office, [page_reading(PLANO, 1, numbers())], None, b"isi")
    stored = intake.store_scan(office, tmp_path / "scan.jpg")
    assert intake.needs_reading(office, stored, FIRST)
    intake.record_readings(office, stored, [page_reading(PLANO, 1, numbers())], "PPWP", FIRST)
    assert len(sheet(office).pages) == 1
    assert audit.verify_office(office) == []


def test_moving_a_page_empties_one_tps_and_fills_the_other(office):
    (page,) = add_file(office, [page_reading(PLANO, 1, numbers())], FIRST, b"isi")
    intake.assign_page(office, page.id, "PPWP", SECOND)
    assert sheet(office, FIRST).state is TpsState.KOSONG
    assert sheet(office, SECOND).state is TpsState.TERBACA


def test_a_later_page_asks_for_identity_and_verification_again(office):
    add_plano(office, FIRST, numbers(), pages=(1, 2))
    before = agree(office, FIRST, numbers())
    assert before.identity_confirmed
    now = add_plano(office, FIRST, numbers(), pages=(3,))
    assert (now.state, now.identity_confirmed) == (TpsState.TERBACA, False)
    assert now.version > before.version
    assert all(f.is_decided for f in now.fields)
    with pytest.raises(NotAllowed, match="Pastikan dahulu"):
        verify.mark_verified(office, "PPWP", FIRST, version=now.version)


def test_a_page_of_another_election_finds_no_tps(office):
    reading = page_reading(PLANO, 1, numbers())
    other = PageReading(**{f: getattr(reading, f) for f in reading.__slots__} | {"form": "C1-PPWP-2019"})
    (page,) = add_file(office, [other], FIRST, b"isi")
    assert page.tps is None
    assert page.warnings == ("recap.page.other_election",)
    with pytest.raises(NotAllowed, match=r"C1-PPWP-2019, bukan formulir PPWP tahun 2024"):
        intake.assign_page(office, page.id, "PPWP", FIRST)
    (again,) = add_file(office, [other], FIRST, b"isi")
    assert again.tps is None, "nor does it when it comes again"


def test_a_page_for_a_locked_tps_is_kept_without_tps(office):
    lock_tps(office, FIRST, numbers())
    (page,) = add_file(office, [page_reading(PLANO, 1, numbers())], FIRST, b"isi")
    assert (page.tps, page.warnings) == (None, ("recap.page.locked_tps",))
    with pytest.raises(Locked):
        intake.assign_page(office, page.id, "PPWP", FIRST)
    intake.assign_page(office, page.id, "PPWP", SECOND)
    assert sheet(office, SECOND).pages[0].warnings == ()


def test_readings_of_an_unknown_file_or_place_are_refused(office, tmp_path):
    path = tmp_path / "a.jpg"
    path.write_bytes(b"isi")
    stored = intake.store_scan(office, path)
    reading = page_reading(PLANO, 1, numbers())
    with pytest.raises(UnknownObject):
        intake.record_readings(office, stored, [reading], "PPWP", "1707991001999")
    with pytest.raises(UnknownObject):
        intake.assign_page(office, 77, "PPWP", FIRST)
    assert intake.store_scan(office, path).is_new


def test_two_pages_of_one_file_are_recorded_in_order(office):
    readings = [page_reading(SALINAN, 2, numbers(), index=0), page_reading(SALINAN, 1, numbers(), index=1)]
    assert [p.page for p in add_file(office, readings, FIRST, b"pdf", "s.pdf")] == [2, 1]


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("1707991001001-plano-1.jpg", FIRST),
        (f"{FIRST}/hal 1.jpg", FIRST),
        (f"{SECOND}/{FIRST}.jpg", FIRST),
        (f"kiriman/{FIRST}/sub/a.jpg", FIRST),
        ("9999999999999/a.jpg", None),
        (f"{FIRST}0.jpg", None),
        (f"{FIRST} {SECOND}.jpg", None),
        (f"{FIRST} {FIRST}.jpg", FIRST),
        ("a.jpg", None),
        (f"9999999999999/{FIRST}-20240215-220430--9f.jpg", FIRST),
    ],
)
def test_the_tps_in_a_path(path, found):
    assert intake.tps_from_path(Path("/pindai") / path, set(TPS)) == found
