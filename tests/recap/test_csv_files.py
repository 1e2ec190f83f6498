"""Region and contestant files: what is taken, and each way in which they can be wrong."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from recap_office import CONTESTANTS, REGIONS

from sirekap_desktop.recap.contestants import read_contestants
from sirekap_desktop.recap.csv_files import list_kecamatan, read_regions
from sirekap_desktop.recap.errors import BadCsv
from sirekap_desktop.resources import resource

HEAD = "kode,nama,tps\n17,BENGKULU,\n1707,LEBONG,\n170799,UJI,\n"
C_HEAD = "pemilihan,dapil,partai,nomor,nama\n"


def write(tmp_path: Path, content: str | bytes) -> Path:
    path = tmp_path / "berkas.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_regions_of_one_kecamatan(tmp_path):
    regions = read_regions(write(tmp_path, REGIONS), "170799")
    assert [r.kode for r in regions] == ["17", "1707", "170799", "1707991001", "1707992002"]
    assert regions[-1].tps == (1, 901)
    assert regions[-1].parent == "170799"


@pytest.mark.parametrize("prefix", [b"\xef\xbb\xbf", b""])
def test_byte_order_mark_windows_lines_blank_lines_and_more_columns(tmp_path, prefix):
    text = 'nama,kode,catatan,tps\r\n"A, B",17,x,\r\n\r\nC,1707,,\r\nK,170799,,\r\nD,1707991001,y, 1-2 ; 901 \r\n'
    regions = read_regions(write(tmp_path, prefix + text.encode()), "170799")
    assert regions[0].nama == "A, B"
    assert regions[-1].tps == (1, 2, 901)


def test_the_whole_of_lebong():
    regions = read_regions(resource("wilayah", "lebong-2024.csv"), "170701")
    assert len(regions) == 3 + 12
    assert sum(len(r.tps) for r in regions) == 50


def test_kecamatan_of_a_file_in_the_order_of_their_codes(tmp_path):
    path = write(tmp_path, HEAD + "1707991001,D,1\n170702,LEBONG ATAS,\n18,LAMPUNG,\n1801,X,\n180101,PALING AKHIR,\n")
    assert list_kecamatan(path) == [("170702", "LEBONG ATAS"), ("170799", "UJI"), ("180101", "PALING AKHIR")]


def test_the_twelve_kecamatan_of_lebong():
    found = list_kecamatan(resource("wilayah", "lebong-2024.csv"))
    assert len(found) == 12
    assert found[0] == ("170701", "LEBONG UTARA")


def test_a_file_with_a_mistake_lists_nothing(tmp_path):
    with pytest.raises(BadCsv, match="baris 5"):
        list_kecamatan(write(tmp_path, HEAD + "17079910O1,X,1\n"))


@given(st.sets(st.integers(1, 999), min_size=1, max_size=40))
def test_ranges_read_back(tmp_path_factory, numbers):
    path = tmp_path_factory.mktemp("r") / "w.csv"
    path.write_text(HEAD + f"1707991001,D,{';'.join(map(str, numbers))}\n")
    assert read_regions(path, "170799")[-1].tps == tuple(sorted(numbers))


REGION_ERRORS = {
    "empty": ("", "kosong"),
    "blank": (" \n\n", "kosong"),
    "not utf-8": (HEAD.encode() + b"1707991001,DESA \xe9,1\n", "baris 5 bukan teks UTF-8"),
    "utf-16": (HEAD.encode("utf-16"), "bukan teks UTF-8"),
    "no header": ("17,BENGKULU,\n", "Kolom kode, nama, tps tidak ada"),
    "semicolons": (HEAD.replace(",", ";"), "Kolom"),
    "short code": (HEAD + "170,X,\n", "baris 5: kode '170'"),
    "letters": (HEAD + "17079910O1,X,1\n", "baris 5: kode"),
    "other digits": (HEAD + "١٧,X,\n", "baris 5: kode"),
    "twice": (HEAD + "1707,LAGI,\n", "baris 5: kode 1707 sudah ada di baris 3"),
    "no name": (HEAD + "1707991001,,1\n", "baris 5: nama untuk 1707991001 kosong"),
    "no parent": (HEAD + "1708991001,X,1\n", "baris 5: wilayah induk 170899"),
    "few cells": (HEAD + "1707991001,X\n", "baris 5: jumlah kolom kurang"),
    "quote": (HEAD + '1707991001,"X,1\n', "bukan CSV yang benar"),
    "reversed": (HEAD + "1707991001,X,7-1\n", "baris 5: nomor TPS '7-1'"),
    "zero": (HEAD + "1707991001,X,0-3\n", "nomor TPS '0-3'"),
    "thousand": (HEAD + "1707991001,X,999-1000\n", "nomor TPS '999-1000'"),
    "words": (HEAD + "1707991001,X,satu\n", "nomor TPS 'satu'"),
    "negative": (HEAD + "1707991001,X,-3\n", "nomor TPS '-3'"),
    "overlap": (HEAD + "1707991001,X,1-5;4\n", "disebut dua kali"),
    "no tps": (HEAD + "1707991001,X,\n", "baris 5: desa 1707991001 tidak punya TPS"),
    "tps above desa": (HEAD + "170798,X,1-2\n", "baris 5: 170798 bukan desa"),
    "no desa": (HEAD, "tidak punya desa"),
    "no kecamatan": ("kode,nama,tps\n17,B,\n1707,L,\n", "Kecamatan 170799 tidak ada"),
}


@pytest.mark.parametrize(("content", "told"), REGION_ERRORS.values(), ids=REGION_ERRORS)
def test_a_wrong_region_file_is_told_with_its_line(tmp_path, content, told):
    with pytest.raises(BadCsv) as caught:
        read_regions(write(tmp_path, content), "170799")
    assert told in caught.value.text


def test_a_missing_file(tmp_path):
    with pytest.raises(BadCsv, match="tidak dapat dibuka"):
        read_regions(tmp_path / "tiada.csv", "170799")


def test_contestants_of_the_elections_asked_for(tmp_path):
    more = "DPR,1701,3,,Partai\nDPR,1701,3,2,Calon\nDPD,17,,4,Perseorangan\n"
    path = write(tmp_path, CONTESTANTS + more)
    assert [(r.partai, r.nomor, r.nama) for r in read_contestants(path, ["DPR"])] == [
        (3, 0, "Partai"),
        (3, 2, "Calon"),
    ]
    assert len(read_contestants(path, ["PPWP", "DPD"])) == 4


CONTESTANT_ERRORS = {
    "empty": ("", "kosong"),
    "header": ("pemilihan,nomor,nama\n", "Kolom dapil, partai tidak ada"),
    "election": (C_HEAD + "PRESIDEN,,,1,A\n", "baris 2: pemilihan 'PRESIDEN'"),
    "underscore": (C_HEAD + "DPRD_PROV,,,1,A\n", "DPRD_PROV"),
    "number": (C_HEAD + "PPWP,,,satu,A\n", "baris 2: 'satu' bukan nomor"),
    "zero": (C_HEAD + "PPWP,,,0,A\n", "'0' bukan nomor"),
    "dapil": (C_HEAD + "DPR,tujuh,3,,A\n", "'tujuh' bukan nomor"),
    "no number": (C_HEAD + "PPWP,,,,A\n", "tidak cocok untuk PPWP"),
    "party of a paslon": (C_HEAD + "PPWP,,2,1,A\n", "tidak cocok untuk PPWP"),
    "no party": (C_HEAD + "DPR,1701,,1,A\n", "tidak cocok untuk DPR"),
    "no name": (C_HEAD + "PPWP,,,1,\n", "baris 2: nama"),
    "twice": (C_HEAD + "PPWP,,,1,A\nPPWP,,,1,B\n", "baris 3: kontestan ini sudah ada di baris 2"),
    "party later": (C_HEAD + "PPWP,,,1,A\nDPR,1701,3,1,A\nDPR,1701,3,,P\n", "baris 3: partai 3 belum disebut"),
    "none": (C_HEAD + "DPD,17,,1,A\n", "tidak memuat kontestan untuk PPWP"),
}


@pytest.mark.parametrize(("content", "told"), CONTESTANT_ERRORS.values(), ids=CONTESTANT_ERRORS)
def test_a_wrong_contestant_file_is_told_with_its_line(tmp_path, content, told):
    with pytest.raises(BadCsv) as caught:
        read_contestants(write(tmp_path, content), ["PPWP"])
    assert told in caught.value.text
