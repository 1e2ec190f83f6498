"""The command line: exit codes, sentences and files of the contract, through the real entry point."""

from __future__ import annotations

import json
from pathlib import Path

import cv2
import pytest

from sirekap_desktop import commands
from sirekap_desktop.__main__ import main
from sirekap_desktop.cli import COMMANDS, build_parser, run
from sirekap_desktop.errors import SirekapError
from sirekap_desktop.practice.blanks import blank_page
from sirekap_desktop.practice.deck import draw_tps, make_deck
from sirekap_desktop.practice.places import read_places
from sirekap_desktop.practice.profile import load_profiles
from sirekap_desktop.resources import resource


@pytest.fixture
def office(tmp_path: Path) -> Path:
    contestants = tmp_path / "kontestan.csv"
    contestants.write_text(
        "pemilihan,dapil,partai,nomor,nama\n" + "".join(f"PPWP,,,{n},Pasangan Calon 0{n}\n" for n in (1, 2, 3))
    )
    regions = resource("wilayah", "lebong-2024.csv")
    folder = tmp_path / "kantor"
    words = ["office", "new", str(folder), "--wilayah", str(regions), "--kecamatan", "170705"]
    assert run([*words, "--pemilihan", "PPWP", "--kontestan", str(contestants)]) == 0
    return folder


def test_help_is_indonesian_and_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(["--help"])
    text = capsys.readouterr().out
    assert stopped.value.code == 0
    assert all(command in text for command in COMMANDS)
    assert "pemakaian:" in text
    for english in ("usage:", "options:", "positional arguments", "show this help"):
        assert english not in text


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        run([command, "--help"])
    assert stopped.value.code == 0
    text = capsys.readouterr().out
    assert "pemakaian:" in text
    assert "show this help" not in text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["read"], "Kurang masukan"),
        (["read", "a.jpg", "--json", "-", "--jobs", "nol"], "tidak sah"),
        (["lock", "k", "--pemilihan", "PPWP", "--level", "rt", "1"], "tidak dikenal"),
        (["status", "k", "--warna"], "Masukan tidak dikenal"),
    ],
)
def test_a_wrong_call_is_answered_in_indonesian(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(words)
    assert stopped.value.code == 2
    assert said in capsys.readouterr().err


def test_read_writes_the_contracts_json(tmp_path: Path) -> None:
    scans = tmp_path / "scans"
    scans.mkdir()
    cv2.imwrite(str(scans / "b.jpg"), blank_page("C.HASIL-PPWP-2024", 3, 1800, on_a4=True).grey)
    (scans / "a.jpg").write_text("bukan gambar")
    target = tmp_path / "reading.json"
    assert run(["read", str(scans), "--json", str(target)]) == 0
    content = json.loads(target.read_text())
    assert content["schema"] == "sirekap-reading/1"
    bad, good = content["pages"]
    assert (Path(bad["source"]), bad["status"], bad["fields"]) == (scans / "a.jpg", "rejected", [])
    assert (good["status"], good["form"], good["page"]) == ("read", "C.HASIL-PPWP-2024", 3)
    assert {"source", "page_index", "group", "status", "reason", "form", "page", "partai", "width", "height"} <= set(
        good
    )
    field = next(f for f in good["fields"] if f["id"] == "suara_sah")
    assert (field["value"], field["boxes"]) == (None, ["", "", ""])
    assert len(field["box_polygons"]) == 3
    assert set(field["evidence"]) == {"digits", "bubbles", "tally", "words"}


def test_read_without_input_exits_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", str(tmp_path), "--json", "-"]) == 2
    assert "Tidak ada berkas" in capsys.readouterr().err


@pytest.fixture
def no_easyocr(monkeypatch):
    monkeypatch.setattr("sirekap_desktop.reading.easyocr_reader.find_spec", lambda name: None)


def test_read_with_easyocr_not_installed_is_a_wrong_call(tmp_path, no_easyocr, capsys):
    scan = tmp_path / "a.jpg"
    scan.write_text("bukan gambar")
    target = tmp_path / "reading.json"
    assert run(["read", str(scan), "--json", str(target), "--easyocr"]) == 2
    said = capsys.readouterr().err
    assert "EasyOCR belum terpasang" in said
    assert "pip install '.[easyocr]'" in said
    assert not target.exists()
    assert run(["read", str(scan), "--json", str(target)]) == 0


def test_import_with_easyocr_not_installed_changes_nothing(office, tmp_path, no_easyocr, capsys):
    (tmp_path / "catatan.jpg").write_text("bukan gambar")
    assert run(["import", str(office), str(tmp_path / "catatan.jpg"), "--easyocr"]) == 2
    assert "EasyOCR belum terpasang" in capsys.readouterr().err
    assert not list((office / "scans").rglob("*.jpg"))


@pytest.mark.easyocr
def test_read_with_easyocr_only_adds_reviews(tmp_path, capsys):
    place = read_places(resource("wilayah", "lebong-2024.csv"))[0]
    profile = load_profiles(resource("practice", "profiles.toml"))
    deck = make_deck(tmp_path / "dek", draw_tps([place], 3), seed=3, profiles=list(profile.values()), jobs=1)
    readings = []
    for more in ([], ["--easyocr"]):
        target = tmp_path / "reading.json"
        assert run(["read", *map(str, deck.files), "--json", str(target), *more]) == 0
        fields = [f for page in json.loads(target.read_text())["pages"] for f in page["fields"]]
        readings.append(fields)
    said = capsys.readouterr().err
    alone, both = readings
    changed = [(a, b) for a, b in zip(alone, both, strict=True) if a != b]
    assert all(b == a | {"decision": "review"} for a, b in changed)
    assert all(a["id"] in said for a, _ in changed)
    assert len(changed) <= len(alone) / 10
    assert sum(f["decision"] == "accepted" for f in both) > len(both) / 2


@pytest.mark.easyocr
def test_import_with_easyocr_reads_into_the_office(office, tmp_path, capsys):
    scan = tmp_path / "1707051002001-plano-3.png"
    cv2.imwrite(str(scan), blank_page("C.HASIL-PPWP-2024", 3, 1800, on_a4=True).grey)
    assert run(["import", str(office), str(scan), "--easyocr"]) == 0
    assert run(["status", str(office)]) == 0
    assert "terbaca 1" in capsys.readouterr().out


def test_from_an_empty_folder_to_a_draft(office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scans = tmp_path / "1707051002001"
    scans.mkdir()
    cv2.imwrite(str(scans / "halaman1.jpg"), blank_page("C.HASIL-PPWP-2024", 1, 1800, on_a4=True).grey)
    assert run(["import", str(office), str(scans)]) == 0
    assert run(["status", str(office)]) == 0
    assert "terbaca 1" in capsys.readouterr().out
    draft = tmp_path / "draf.pdf"
    assert run(["print", str(office), "d-hasil-kecamatan", "170705", "--out", str(draft)]) == 0
    assert draft.read_bytes().startswith(b"%PDF")
    assert run(["verify", str(draft), "--office", str(office)]) == 0
    assert run(["verify", "--office", str(office)]) == 0


def test_an_office_named_by_a_relative_path_imports(
    office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "catatan.jpg").write_text("bukan gambar")
    monkeypatch.chdir(tmp_path)
    assert run(["import", office.name, "catatan.jpg"]) == 0
    said = capsys.readouterr().err
    assert "catatan.jpg bukan gambar" in said


def test_lock_says_what_is_missing(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["lock", str(office), "--pemilihan", "PPWP", "--level"]
    assert run([*words, "tps", "1707051002001"]) == 1
    assert run([*words, "kecamatan", "170705"]) == 1
    assert capsys.readouterr().err.strip()


def test_verify_tells_apart_changed_unreadable_and_homeless_files(office: Path, tmp_path: Path) -> None:
    paper = office / "documents" / "lampiran.pdf"
    assert run(["print", str(office), "lampiran-desa", "1707051002", "--out", str(paper)]) == 0
    assert run(["verify", str(paper)]) == 0
    homeless = tmp_path / "lain" / "lampiran.pdf"
    homeless.parent.mkdir()
    homeless.write_bytes(paper.read_bytes())
    assert run(["verify", str(homeless)]) == 3
    changed = bytearray(paper.read_bytes())
    changed[len(changed) // 2] ^= 1
    paper.write_bytes(bytes(changed))
    assert run(["verify", str(paper)]) == 1
    (tmp_path / "teks.pdf").write_text("bukan PDF")
    assert run(["verify", str(tmp_path / "teks.pdf")]) == 2


def test_forms_lint_accepts_the_bundled_forms_and_names_a_broken_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = sorted(str(p) for p in resource("forms").glob("*.toml"))
    assert run(["forms", "lint", *good]) == 0
    broken = tmp_path / "rusak.toml"
    broken.write_text("code = 'X'\npages = 3\n")
    assert run(["forms", "lint", str(broken)]) == 1
    assert "rusak.toml" in capsys.readouterr().out


def test_a_folder_that_is_no_office_is_told_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["sirekap-desktop", "status", str(tmp_path)])
    assert main() == 1
    lines = capsys.readouterr().err.strip().splitlines()
    assert len(lines) == 1
    assert str(tmp_path) in lines[0]


def test_a_word_that_is_no_command_is_taken_for_an_office() -> None:
    options = build_parser().parse_args(["gui", "kantor"])
    assert options.office == Path("kantor")


def missing(name):
    raise OSError(f"{name}: cannot open shared object file")


@pytest.fixture
def x11(monkeypatch):
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", ":99")
    monkeypatch.setattr("ctypes.CDLL", missing)


def test_a_missing_window_library_is_named_with_its_cure(x11):
    with pytest.raises(SirekapError, match="libxcb-cursor0"):
        commands.check_window_libraries()


def test_a_missing_window_library_stops_the_demo_before_anything_is_drawn(x11, tmp_path, capsys):
    assert run(["demo", "--dir", str(tmp_path / "kantor")]) != 0
    assert "libxcb-cursor0" in capsys.readouterr().err
    assert not (tmp_path / "kantor").exists()


@pytest.mark.parametrize("name", ["QT_QPA_PLATFORM", "WAYLAND_DISPLAY"])
def test_other_ways_to_the_screen_do_not_need_it(x11, monkeypatch, name):
    monkeypatch.setenv(name, "offscreen")
    commands.check_window_libraries()
