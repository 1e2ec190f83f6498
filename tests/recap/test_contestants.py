"""Contestant files of every kind: what is taken, what is told with its row, and that what we write can be read."""

import json
import zipfile

import pytest
from openpyxl import Workbook

from sirekap_desktop.forms.building import KOLOM_KOSONG
from sirekap_desktop.recap import contestant_rows
from sirekap_desktop.recap.contestant_template import template_rows, write_contestants
from sirekap_desktop.recap.contestants import (
    ELECTIONS,
    national_and_local_parties,
    national_parties,
    preview_contestants,
)
from sirekap_desktop.recap.errors import BadCsv

HEAD = ("pemilihan", "dapil", "partai", "nomor", "nama")


def xlsx(path, *rows, head=HEAD):
    book = Workbook()
    for row in (head, *rows):
        book.active.append(row)
    book.save(path)
    return path


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_the_template_is_a_sound_file(tmp_path, suffix):
    path = tmp_path / f"contoh{suffix}"
    write_contestants(path, template_rows())
    preview = preview_contestants(path)
    assert preview.errors == ()
    assert list(preview.rows) == template_rows()
    assert preview.elections == ELECTIONS
    assert ("DPR", "1701", 18, 36) in preview.summary()
    with pytest.raises(BadCsv, match="sudah ada"):
        write_contestants(path, template_rows())
    with pytest.raises(BadCsv, match="berakhir"):
        write_contestants(tmp_path / "contoh.ods", [])


def test_numbers_of_a_spreadsheet_are_codes(tmp_path):
    path = xlsx(tmp_path / "k.xlsx", ("DPR", 1701, 3.0, None, "Partai"), (), ("DPR", "1701", "3", 2, " Calon "))
    rows = preview_contestants(path).rows
    assert [(r.dapil, r.partai, r.nomor, r.nama) for r in rows] == [("1701", 3, 0, "Partai"), ("1701", 3, 2, "Calon")]


def test_every_wrong_row_is_told_and_the_others_stay(tmp_path):
    path = xlsx(
        tmp_path / "k.xlsx",
        ("DPR", "1701", 3, None, "Partai"),
        ("DPR", "1701", 4, 1, "Calon tanpa partai"),
        ("DPR", "1701", 3, 1, "Calon"),
        ("DPR", "1701", 3, 1, "Lagi"),
        ("PRESIDEN", "", None, 1, "A"),
    )
    preview = preview_contestants(path)
    assert [(p.row, p.message_id) for p in preview.errors] == [
        (3, "csv.party_unknown"),
        (5, "csv.contestant_twice"),
        (6, "csv.election"),
    ]
    assert "k.xlsx baris 5" in preview.errors[1].text
    assert "baris 4" in preview.errors[1].text
    assert [r.nama for r in preview.rows] == ["Partai", "Calon"]


def test_numbers_that_no_form_prints_are_told(tmp_path):
    rows = [("DPR", "1701", 25, None, "P"), ("DPR", "1701", 25, 11, "C"), ("DPD", "17", None, 65, "D")]
    rows += [("PPWP", "", None, n, "X") for n in (1, 2)] + [("KWK-BUPATI", "", None, 9, "Y")]
    rows += [("DPRD-PROV", "170001", 1, None, "P"), ("DPRD-PROV", "170001", 1, 12, "C")]
    found = preview_contestants(xlsx(tmp_path / "k.xlsx", *rows)).errors
    told = {(str(p.values["pemilihan"]), p.values.get("most"), p.values["given"]) for p in found}
    assert told == {("DPR", 24, 25), ("DPR", 10, 11), ("DPD", 64, 65), ("PPWP", None, 2), ("KWK-BUPATI", 8, 10)}


def test_a_single_paslon_stands_against_the_empty_column(tmp_path):
    preview = preview_contestants(xlsx(tmp_path / "k.xlsx", ("KWK-BUPATI", "", None, 1, "A")), ["KWK-BUPATI"])
    assert [(r.nomor, r.nama) for r in preview.rows] == [(1, "A"), (2, KOLOM_KOSONG)]
    assert [p.message_id for p in preview.problems] == ["kontestan.kolom_kosong"]
    assert preview.errors == ()


def test_slips_are_noted_without_stopping(tmp_path):
    rows = [("DPR", "1701", 5, None, "Tanpa calon"), ("DPR", "1701", 24, None, "P"), ("DPR", "1701", 24, 1, "C")]
    preview = preview_contestants(xlsx(tmp_path / "k.xlsx", *rows))
    assert [(p.message_id, p.values["partai"]) for p in preview.problems] == [("kontestan.no_candidates", 5)]
    assert preview.errors == ()


def test_an_election_that_is_asked_for_must_be_there(tmp_path):
    preview = preview_contestants(xlsx(tmp_path / "k.xlsx", ("DPD", "17", None, 1, "D")), ["DPR"])
    assert [p.message_id for p in preview.errors] == ["csv.no_contestant"]
    assert preview.rows == ()


BAD = {
    "no spreadsheet": (lambda path: path.write_bytes(b"PK\x03\x04rusak"), "bukan lembar kerja"),
    "other zip": (lambda path: zipfile.ZipFile(path, "w").close(), "bukan lembar kerja"),
    "absent": (lambda path: None, "tidak dapat dibuka"),
    "empty": (lambda path: Workbook().save(path), "kosong"),
    "column": (lambda path: xlsx(path, head=("pemilihan", "partai", "nomor", "nama")), "Kolom dapil tidak ada"),
}


@pytest.mark.parametrize(("make", "told"), BAD.values(), ids=BAD)
def test_a_file_that_is_no_list_is_told(tmp_path, make, told):
    make(tmp_path / "k.xlsx")
    with pytest.raises(BadCsv, match=told):
        preview_contestants(tmp_path / "k.xlsx")


@pytest.mark.parametrize(("limit", "value"), [("MAX_BYTES", 100), ("MAX_UNPACKED", 100), ("MAX_ROWS", 3)])
def test_files_beyond_the_limits_are_refused(tmp_path, monkeypatch, limit, value):
    path = tmp_path / "k.xlsx"
    write_contestants(path, template_rows(["DPD", "PPWP"]))
    assert len(preview_contestants(path).rows) == 5
    monkeypatch.setattr(contestant_rows, limit, value)
    with pytest.raises(BadCsv, match="terlalu besar"):
        preview_contestants(path)


PARTAI = {
    "1": {"id_partai": 1, "id_pilihan": 1, "nama": "PSATU", "nama_lengkap": "Partai Satu", "nomor_urut": 1},
    "2": {"id_partai": 2, "id_pilihan": 2, "nama": "PDUA", "nama_lengkap": "", "nomor_urut": 2},
}
BY_PARTY = {
    "2": {"200": {"nama": "Calon B", "nomor_urut": 2}, "201": {"nama": "Calon A", "nomor_urut": 1}},
    "1": {"100": {"nama": "Calon C", "nomor_urut": 1}},
}
LISTED = [
    {"nama": "Calon C", "nomor_urut": 1, "id_partai": 1},
    {"nama": "Calon B", "nomor_urut": 2, "id_partai": 2},
    {"nama": "Calon A", "nomor_urut": 1, "id_partai": 2},
]


@pytest.mark.parametrize("candidates", [BY_PARTY, LISTED], ids=["by party", "list"])
def test_parties_and_candidates_of_the_kpu(tmp_path, candidates):
    (tmp_path / "partai.json").write_text(json.dumps(PARTAI))
    path = tmp_path / "1701.json"
    path.write_text(json.dumps(candidates))
    preview = preview_contestants(path, pemilihan="DPR")
    assert preview.errors == ()
    assert [(r.dapil, r.partai, r.nomor, r.nama) for r in preview.rows] == [
        ("1701", 1, 0, "Partai Satu"),
        ("1701", 1, 1, "Calon C"),
        ("1701", 2, 0, "PDUA"),
        ("1701", 2, 1, "Calon A"),
        ("1701", 2, 2, "Calon B"),
    ]


def test_persons_of_the_kpu(tmp_path):
    path = tmp_path / "17.json"
    path.write_text(json.dumps({"9": {"nama": "A", "nomor_urut": 1}, "8": {"nama": "B", "nomor_urut": 2}}))
    assert [(r.dapil, r.nomor, r.nama) for r in preview_contestants(path, pemilihan="DPD").rows] == [
        ("17", 1, "A"),
        ("17", 2, "B"),
    ]
    assert [r.dapil for r in preview_contestants(path, pemilihan="KWK-BUPATI").rows] == ["", ""]


JSON_ERRORS = {
    "no election": ("1701.json", "{}", "", "tidak menyebut pemilihannya"),
    "malformed": ("1701.json", "{", "DPR", "bukan JSON yang benar"),
    "shape": ("1701.json", '{"a": [1]}', "DPR", "tidak berbentuk"),
    "dapil": ("caleg.json", json.dumps(BY_PARTY), "DPR", "tidak menyebut dapilnya"),
    "party": ("1701.json", json.dumps({"7": BY_PARTY["1"]}), "DPR", "id 7 tidak ada"),
}


@pytest.mark.parametrize(("name", "content", "pemilihan", "told"), JSON_ERRORS.values(), ids=JSON_ERRORS)
def test_a_json_that_says_nothing_is_told(tmp_path, name, content, pemilihan, told):
    (tmp_path / "partai.json").write_text(json.dumps(PARTAI))
    (tmp_path / name).write_text(content)
    with pytest.raises(BadCsv, match=told):
        preview_contestants(tmp_path / name, pemilihan=pemilihan)


def test_the_parties_of_2024():
    assert [n for n, _ in national_parties()] == [*range(1, 18), 24]
    assert [n for n, _ in national_and_local_parties()] == list(range(1, 25))
    assert dict(national_parties())[24] == "Partai Ummat"
