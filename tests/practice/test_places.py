"""A region file gives every TPS its code and the names for a form's header."""

import pytest

from sirekap_desktop.practice.places import read_places
from sirekap_desktop.resources import resource


def test_lebong_has_349_tps_and_rimbo_pengadang_17():
    places = read_places(resource("wilayah", "lebong-2024.csv"))
    assert len(places) == 349
    assert len({p.code for p in places}) == 349
    assert sum(p.kecamatan == "RIMBO PENGADANG" for p in places) == 17


def test_ranges_and_names(tmp_path):
    file = tmp_path / "wilayah.csv"
    file.write_text(
        "kode,nama,tps\n11,SATU,\n1101,DUA,\n110101,TIGA,\n1101011001,EMPAT,1-2;901\n1101011002,LIMA,\n",
        encoding="utf-8",
    )
    places = read_places(file)
    assert [p.code for p in places] == ["1101011001001", "1101011001002", "1101011001901"]
    assert [p.nomor_tps for p in places] == [1, 2, 901]
    assert (places[0].provinsi, places[0].kabko, places[0].kecamatan, places[0].desa) == (
        "SATU",
        "DUA",
        "TIGA",
        "EMPAT",
    )


@pytest.mark.parametrize(("prefix", "count"), [("170708", None), ("99", 0)])
def test_a_prefix_narrows(prefix, count):
    places = read_places(resource("wilayah", "lebong-2024.csv"), prefix)
    assert all(p.code.startswith(prefix) for p in places)
    assert count is None or len(places) == count
