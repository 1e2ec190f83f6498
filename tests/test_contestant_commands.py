"""From the template to an office of several elections, on the command line."""

import json

from sirekap_desktop.cli import run
from sirekap_desktop.recap.office import open_office

REGIONS = "kode,nama,tps\n17,BENGKULU,\n1707,LEBONG,\n170799,UJI,\n1707991001,SATU,1-2\n1707992002,DUA,1\n"


def test_the_template_makes_an_office_of_five_elections(tmp_path, capsys):
    contestants, regions = tmp_path / "k.xlsx", tmp_path / "w.csv"
    regions.write_text(REGIONS)
    elections = "PPWP,DPR,DPD,DPRD-PROV,DPRD-KABKO"
    assert run(["office", "template", str(contestants), "--pemilihan", elections]) == 0
    office = ["office", "new", str(tmp_path / "kantor"), "--wilayah", str(regions), "--kecamatan", "170799"]
    assert run([*office, "--pemilihan", elections, "--kontestan", str(contestants)]) == 0
    made = open_office(tmp_path / "kantor")
    assert ",".join(made.pemilihan) == elections
    assert [made.dapil(code) for code in made.pemilihan] == ["", "1701", "17", "170001", "170701"]
    made.close()
    capsys.readouterr()
    assert run(["status", str(tmp_path / "kantor")]) == 0
    assert "\nDPRD-KABKO\n" in capsys.readouterr().out


def test_a_dapil_is_chosen_for_a_desa(tmp_path, capsys):
    (tmp_path / "w.csv").write_text(REGIONS)
    lines = "".join(f"DPR,{d},1,,Partai\nDPR,{d},1,1,Calon\n" for d in (1701, 1702))
    (tmp_path / "k.csv").write_text("pemilihan,dapil,partai,nomor,nama\n" + lines)
    office = ["office", "new", str(tmp_path / "kantor"), "--wilayah", str(tmp_path / "w.csv")]
    office += ["--kecamatan", "170799", "--pemilihan", "DPR", "--kontestan", str(tmp_path / "k.csv")]
    assert run(office) == 1
    assert "memuat beberapa dapil (1701, 1702)" in capsys.readouterr().err
    assert run([*office, "--dapil", "DPR-1701"]) == 1
    assert "bukan pilihan dapil" in capsys.readouterr().err
    assert run([*office, "--dapil", "DPR=1701", "--dapil", "DPR:1707992002=1702"]) == 0
    made = open_office(tmp_path / "kantor")
    assert [made.dapil("DPR", desa.kode) for desa in made.desa] == ["1701", "1702"]
    made.close()


def test_a_list_is_checked_and_written_only_when_sound(tmp_path, capsys):
    source = tmp_path / "k.csv"
    source.write_text("pemilihan,dapil,partai,nomor,nama\nDPD,17,,1,A\nDPD,17,,1,B\n")
    assert run(["office", "kontestan", str(source), "--out", str(tmp_path / "baru.csv")]) == 1
    told = capsys.readouterr()
    assert "k.csv baris 3" in told.err
    assert "1 baris benar, 1 baris salah" in told.out
    assert not (tmp_path / "baru.csv").exists()
    (tmp_path / "17.json").write_text(json.dumps({"1": {"nama": "C", "nomor_urut": 3}}))
    source.write_text("pemilihan,dapil,partai,nomor,nama\nPPWP,,,1,A\nPPWP,,,2,B\nPPWP,,,3,C\n")
    both = [str(source), str(tmp_path / "17.json"), "--pemilihan", "DPD"]
    assert run(["office", "kontestan", *both, "--out", str(tmp_path / "baru.csv")]) == 0
    assert (tmp_path / "baru.csv").read_text(encoding="utf-8-sig").splitlines()[-1] == "DPD,17,,3,C"
    assert "DPD dapil 17: 0 partai, 1 calon" in capsys.readouterr().out
    assert run(["office", "template", str(tmp_path / "baru.csv")]) == 1
    assert run(["office", "template", str(tmp_path / "x.csv"), "--pemilihan", "PRESIDEN"]) == 1
