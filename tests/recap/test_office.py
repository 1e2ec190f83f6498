"""Making, opening and refusing offices."""

import os
import shutil
import sqlite3
import time
from contextlib import closing

import pytest
from recap_office import FIRST, REGIONS, TPS, decide_all, numbers, sheet

from sirekap_desktop.errors import SirekapError
from sirekap_desktop.models.migrate import SchemaNewer
from sirekap_desktop.recap import audit, sheets
from sirekap_desktop.recap.errors import BadCsv, BadOffice, DatabaseDamaged, UnknownObject
from sirekap_desktop.recap.office import Actor, open_office
from sirekap_desktop.recap.states import TpsState


def test_a_new_office_holds_its_kecamatan_only(office):
    rows = sheets.list_tps(office, "PPWP")
    assert [row.kode for row in rows] == list(TPS)
    assert {row.desa_nama for row in rows} == {"DESA SATU", "DESA DUA"}
    assert all(row.state is TpsState.KOSONG and row.fields == 28 and row.pages_expected == 3 for row in rows)
    assert office.kecamatan.nama == "KECAMATAN UJI"
    assert [office.wilayah(k).nama for k in ("17", "1707")] == ["BENGKULU", "LEBONG"]
    with pytest.raises(UnknownObject):
        office.wilayah("170798")


def test_contestants_name_their_rows(office):
    labels = {f.id: f.label for f in sheet(office).fields}
    assert labels["suara_paslon_2"] == "Pasangan Calon 02"
    assert "Daftar Pemilih Tetap" in labels["pemilih_dpt_l"]


def test_what_was_decided_is_there_after_opening_again(office):
    decide_all(office, FIRST, numbers())
    office.close()
    again = open_office(office.folder)
    try:
        assert {f.id: f.decided for f in sheet(again).fields} == numbers()
        assert again.actor == Actor("Ketua PPK", "ketua")
        assert audit.verify_office(again) == []
    finally:
        again.close()


def test_a_moved_office_opens(office, tmp_path):
    office.close()
    moved = tmp_path / "pindah %41 ü"
    shutil.move(office.folder, moved)
    again = open_office(moved)
    assert again.kecamatan.kode == "170799"
    again.close()


def test_practice_is_remembered(make_office):
    office = make_office(practice=True, committee=['Nama "Satu"', "Nama \\ Dua"])
    office.close()
    again = open_office(office.folder)
    assert again.practice
    assert again.file.committee == ('Nama "Satu"', "Nama \\ Dua")
    again.close()


def test_a_folder_with_something_in_it_is_refused_and_left_alone(make_office, tmp_path):
    folder = tmp_path / "kantor"
    folder.mkdir()
    (folder / "catatan.txt").write_text("penting")
    with pytest.raises(BadOffice, match="tidak kosong"):
        make_office()
    assert [p.name for p in folder.iterdir()] == ["catatan.txt"]


def test_an_empty_folder_becomes_the_office(make_office, tmp_path):
    (tmp_path / "kantor").mkdir()
    assert make_office().folder == tmp_path / "kantor"


def test_a_failed_creation_leaves_nothing(make_office, tmp_path, sources):
    before = sorted(p.name for p in tmp_path.iterdir())
    sources[1].write_text("pemilihan,dapil,partai,nomor,nama\nPPWP,,,1,A\nPPWP,,,2,B\n")
    with pytest.raises(BadCsv, match="memuat 3 pasangan calon, berkas memuat 2"):
        make_office()
    assert sorted(p.name for p in tmp_path.iterdir()) == before


def test_a_crash_while_making_an_office_leaves_nothing(make_office, tmp_path, monkeypatch):
    before = sorted(p.name for p in tmp_path.iterdir())

    def crash(*_args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("sirekap_desktop.recap.office._fill", crash)
    with pytest.raises(KeyboardInterrupt):
        make_office()
    assert sorted(p.name for p in tmp_path.iterdir()) == before


def test_an_election_without_form_is_refused(tmp_path, sources, clock):
    from sirekap_desktop.recap.office import create_office

    with pytest.raises(UnknownObject, match="DPRD-KOTA"):
        create_office(
            tmp_path / "k", sources[0], "170799", ["DPRD-KOTA"], sources[1], clock=clock, actor=Actor("a", "b")
        )


def test_no_folder_of_ours(tmp_path):
    with pytest.raises(BadOffice, match="bukan folder kantor"):
        open_office(tmp_path)


@pytest.mark.parametrize("text", ["kecamatan = ", "schema = 1\n", "\xff\xfe", 'schema = "x"\nkecamatan = "1"'])
def test_a_broken_office_file_is_named(office, text):
    office.close()
    (office.folder / "office.toml").write_bytes(text.encode("latin-1"))
    with pytest.raises(BadOffice, match=r"office\.toml"):
        open_office(office.folder)


def test_a_missing_database_is_said_and_not_made(office):
    office.close()
    (office.folder / "office.sqlite3").unlink()
    with pytest.raises(BadOffice, match="Basis data tidak ada"):
        open_office(office.folder)
    assert not (office.folder / "office.sqlite3").exists()


@pytest.mark.parametrize("content", [b"", b"bukan basis data" * 500])
def test_a_file_that_is_no_database_is_said(office, content):
    office.close()
    for leftover in office.folder.glob("office.sqlite3-*"):
        leftover.unlink()
    (office.folder / "office.sqlite3").write_bytes(content)
    with pytest.raises(DatabaseDamaged, match="rusak"):
        open_office(office.folder)


def test_a_newer_database_is_refused_untouched(office):
    office.close()
    path = office.folder / "office.sqlite3"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    before = path.read_bytes()
    with pytest.raises(SchemaNewer, match="lebih baru"):
        open_office(office.folder)
    assert path.read_bytes() == before


def test_half_written_copies_of_a_crash_are_removed_but_not_young_ones(office):
    old, young = (office.folder / "scans" / f".tmp-{name}" for name in ("1-lama", "2-baru"))
    for path in (old, young):
        path.write_bytes(b"x")
    os.utime(old, (time.time() - 7200,) * 2)
    office.close()
    open_office(office.folder).close()
    assert not old.exists()
    assert young.exists()


def test_a_large_kecamatan(make_office):
    desa = "".join(f"170799{2001 + n},DESA {n:02},1-{108 if n == 0 else 8}\n" for n in range(40))
    head = "\n".join(REGIONS.splitlines()[:4]) + "\n"
    office = make_office(regions=head + desa)
    rows = sheets.list_tps(office, "PPWP")
    assert len(rows) == 108 + 39 * 8
    assert rows[107].kode == "1707992001108"


def test_unknown_election_and_tps(office):
    with pytest.raises(UnknownObject, match="DPD"):
        sheets.list_tps(office, "DPD")
    with pytest.raises(SirekapError, match="13 angka"):
        sheets.tps_sheet(office, "PPWP", "1707981001001")
