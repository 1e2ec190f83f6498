"""A deck has every page of every TPS, says what it wrote, and comes out the same with any number of processes."""

import json
from dataclasses import replace

import cv2

from sirekap_desktop.forms.building import build_forms
from sirekap_desktop.forms.contestants import Contestant
from sirekap_desktop.practice.deck import FORMS, draw_tps, draw_tps_for, draw_tps_of, make_deck
from sirekap_desktop.practice.places import read_places
from sirekap_desktop.practice.profile import load_profiles
from sirekap_desktop.resources import resource

PLACES = read_places(resource("wilayah", "lebong-2024.csv"))
SMALL = [replace(p, long_side=700) for p in load_profiles(resource("practice", "profiles.toml")).values()]


def test_one_tps_has_five_pages_with_their_truth(tmp_path):
    told = []
    tps = draw_tps(PLACES[:1], seed=3)
    deck = make_deck(tmp_path, tps, seed=3, profiles=SMALL, jobs=1, progress=lambda *step: told.append(step))
    code = PLACES[0].code
    names = [f"{code}/{code}-{page}.jpg" for page in ("plano-1", "plano-2", "plano-3", "salinan-1", "salinan-2")]
    assert [str(f.relative_to(tmp_path)) for f in deck.files] == names
    assert [t["file"] for t in deck.truth] == names
    assert all(cv2.imread(str(f)) is not None for f in deck.files)
    assert told == [(1, 2), (2, 2)]
    for kind in FORMS:
        values = {f["id"]: f["value"] for t in deck.truth if t["form"] == kind for f in t["fields"]}
        assert {k: v for k, v in values.items() if k in tps[0].numbers.values} == dict(tps[0].numbers.values)


def test_truth_file_has_what_the_judge_asks(tmp_path):
    deck = make_deck(tmp_path, draw_tps(PLACES[:1], seed=3), seed=3, profiles=SMALL, jobs=1)
    deck.write_truth(tmp_path / "truth.json")
    pages = json.loads((tmp_path / "truth.json").read_text(encoding="utf-8"))
    wanted = {"file", "page_index", "form", "page", "profile", "document", "writer", "consistent", "fields"}
    assert all(page.keys() == wanted for page in pages)
    assert all({"id", "value", "boxes"} <= f.keys() for page in pages for f in page["fields"])


def test_two_processes_give_the_same_bytes_as_one(tmp_path):
    tps = draw_tps(PLACES[:2], seed=5)
    one, two = (make_deck(tmp_path / str(jobs), tps, seed=5, profiles=SMALL, jobs=jobs) for jobs in (1, 2))
    assert one.truth == two.truth
    assert [f.read_bytes() for f in one.files] == [f.read_bytes() for f in two.files]


def test_mistakes_come_at_their_rate_and_are_told(tmp_path):
    spoiled = draw_tps(PLACES[:200], seed=1, mistake_rate=0.05)
    assert 2 <= sum(t.numbers.mistake is not None for t in spoiled) <= 22
    wrong = next(t for t in spoiled if t.numbers.mistake is not None)
    deck = make_deck(tmp_path, [wrong], seed=1, profiles=SMALL, jobs=1)
    assert not any(page["consistent"] for page in deck.truth)
    assert any(f.get("disputed") for page in deck.truth for f in page["fields"])


def test_a_deck_of_a_form_of_2019(tmp_path):
    code = "C1-PPWP-2019"
    tps = draw_tps_of(PLACES[:2], 4, code)
    deck = make_deck(tmp_path, tps, seed=4, profiles=SMALL, forms=[code], jobs=1)
    assert [(t["form"], t["page"], t["consistent"]) for t in deck.truth] == [(code, 2, True)] * 2
    assert [f.name for f in deck.files] == [f"{t.place.code}-salinan-2.jpg" for t in tps]


def test_a_deck_of_another_election_names_the_fields_of_a_party_as_its_page_does(tmp_path):
    people = [Contestant(n, m, f"Nama {n}-{m}") for n in (2, 5) for m in range(3)]
    built = build_forms("DPR", people)
    tps = draw_tps_for(PLACES[:1], 4, built.plano)
    forms = (built.plano, built.salinan)
    one, two = (
        make_deck(tmp_path / str(jobs), tps, seed=4, profiles=SMALL, forms=forms, jobs=jobs) for jobs in (1, 2)
    )
    assert one.truth == two.truth
    assert [f.read_bytes() for f in one.files] == [f.read_bytes() for f in two.files]
    assert [(t["form"], t["page"], t.get("partai")) for t in one.truth] == [
        (form.code, page.number, page.partai) for form in forms for page in form.pages
    ]
    page = next(t for t in one.truth if t.get("partai") == 5)
    assert [f["id"] for f in page["fields"]] == ["suara_partai", "suara_calon_1", "suara_calon_2", "jumlah_partai"]
    assert page["fields"][-1]["value"] == tps[0].numbers.values["jumlah_partai_5"]


def test_a_regional_election_has_its_own_date(tmp_path):
    built = build_forms("KWK-BUPATI", [Contestant(0, n, f"Nama {n}") for n in (1, 2)])
    tps = draw_tps_for(PLACES[:1], 4, built.plano)
    deck = make_deck(tmp_path, tps, seed=4, profiles=SMALL, forms=[built.salinan], jobs=1)
    dates = {f["id"]: f["value"] for t in deck.truth for f in t["fields"] if f.get("kind") == "date"}
    assert dates == {"tanggal": 27, "bulan": 11, "tahun": 2024}
