import re
from pathlib import Path

import pytest
from made_up import NASIONAL, contestants_of, numbered, parties

from sirekap_desktop.forms import catalogue, tags
from sirekap_desktop.forms.building import KOLOM_KOSONG, PEMILIHAN, build_forms
from sirekap_desktop.forms.contestants import Contestant
from sirekap_desktop.forms.definition import FormKind
from sirekap_desktop.forms.lint import lint_form
from sirekap_desktop.forms.tags import Part, TagMeaning, tag_id, tag_meaning
from sirekap_desktop.forms.toml_node import FormError, Problems

OWN = [p for p in PEMILIHAN if p != "PPWP"]
DATA_KWK = [
    *(
        f"{who}_{row}_{c}"
        for who in ("pemilih", "pengguna")
        for row in ("dpt", "dptb", "non_dpt", "total")
        for c in "lpj"
    ),
    *(f"surat_suara_{row}" for row in ("digunakan", "dikembalikan", "tidak_digunakan", "diterima")),
    *(f"{row}_{c}" for row in ("disabilitas_pemilih", "disabilitas") for c in "lpj"),
]
SUMS = ["suara_sah", "suara_tidak_sah", "suara_total"]


@pytest.mark.parametrize("pemilihan", OWN)
def test_both_papers_of_every_election_are_sound(pemilihan):
    built = build_forms(pemilihan, contestants_of(pemilihan))
    for form, kind in ((built.plano, FormKind.PLANO), (built.salinan, FormKind.SALINAN)):
        problems = Problems()
        lint_form(form, form.code, problems)
        assert problems.found == []
        assert (form.kind, form.pemilihan, form.tahun, form.source) == (kind, pemilihan, 2024, "own")
        assert form.required == tuple(f.id for f in form.number_fields)
    assert built.plano.code == f"C.HASIL-{pemilihan}-2024"
    assert built.salinan.code == f"C.HASIL-SALINAN-{pemilihan}-2024"
    assert built.plano.rules == built.salinan.rules
    assert built.plano.short_labels == built.salinan.short_labels
    assert {(p.width, p.height) for p in built.plano.pages} == {(600, 900)}
    assert {(p.width, p.height) for p in built.salinan.pages} == {(210, 297)}


def test_the_official_forms_serve_the_three_paslon_of_2024():
    built = build_forms("PPWP", numbered(3))
    assert built.plano is catalogue.form("C.HASIL-PPWP-2024")
    assert built.salinan is catalogue.form("C.HASIL-SALINAN-PPWP-2024")


def test_a_party_page_asks_for_the_party_its_candidates_and_their_sum():
    plano = build_forms("DPR", [*parties(3, (1, 5)), Contestant(5, 4, "Calon Contoh 5-4")]).plano
    assert [p.partai for p in plano.pages] == [None, 1, 5, None]
    assert [f.id for f in plano.page(3).fields] == [
        "suara_partai_5", *(f"suara_calon_5_{m}" for m in (1, 2, 3, 4)), "jumlah_partai_5",
    ]  # fmt: skip
    assert plano.field("suara_calon_5_4").label == "4. Calon Contoh 5-4"
    assert plano.field("jumlah_partai_5").words is not None
    assert [f.id for f in plano.page(4).fields][:3] == SUMS


def test_kwk_has_its_own_rows_in_their_order():
    plano = build_forms("KWK-BUPATI", numbered(2)).plano
    assert [f.id for f in plano.number_fields] == [*DATA_KWK, "suara_paslon_1", "suara_paslon_2", *SUMS]
    assert all(plano.field(f"suara_paslon_{n}").bubbles for n in (1, 2))


def test_labels_say_who_moved_in_and_who_came_with_ktp():
    kwk, pemilu = (build_forms(p, contestants_of(p)).plano for p in ("KWK-GUBERNUR", "DPD"))
    assert "Daftar Pemilih Pindahan (DPPh)" in kwk.field("pengguna_dptb_l").label
    assert "Daftar Pemilih Tambahan (DPTb)" in kwk.field("pengguna_non_dpt_l").label
    assert "Daftar Pemilih Tambahan (DPTb)" in pemilu.field("pengguna_dptb_l").label
    assert "Daftar Pemilih Khusus (DPK)" in pemilu.field("pengguna_non_dpt_l").label
    assert kwk.field("pengguna_non_dpt_p").short == "pengguna DPTb (P)"


def test_a_single_paslon_stands_against_the_empty_column():
    plano = build_forms("KWK-WALIKOTA", numbered(1)).plano
    assert plano.field("suara_paslon_2").label == f"2. {KOLOM_KOSONG}"
    assert any(rule.text == "suara_sah = suara_paslon_1 + suara_paslon_2" for rule in plano.rules)


def test_candidates_of_the_dpd_go_over_several_pages():
    plano = build_forms("DPD", numbered(19)).plano
    votes = [[f.id for f in page.fields] for page in plano.pages[1:-1]]
    assert [len(ids) for ids in votes] == [8, 8, 3]
    assert [i for ids in votes for i in ids] == [f"suara_dpd_{n}" for n in range(1, 20)]


def test_a_number_that_nobody_has_keeps_its_row_without_boxes():
    struck = [c for c in parties(5, (2,)) if c.nomor != 3]
    whole, left = (build_forms("DPR", c).plano.page(2) for c in (parties(5, (2,)), struck))
    assert [f.id for f in left.fields if "calon" in f.id] == [f"suara_calon_2_{m}" for m in (1, 2, 4, 5)]
    assert left.tag == whole.tag
    assert left.fields[-1].boxes == whole.fields[-1].boxes


def test_pages_lie_alike_whoever_else_stands():
    """A page is found by its tag, which does not say who else stands."""
    few, many = (build_forms("DPR", c).salinan for c in (parties(4, (3,)), parties(4)))
    one, same = few.page(2), many.page(4)
    assert (one.tag, one.lines, one.anchors) == (same.tag, same.lines, same.anchors)
    assert [f.boxes for f in one.fields] == [f.boxes for f in same.fields]
    first, alike = few.page(1), many.page(1)
    assert (first.tag, first.lines, first.anchors) == (alike.tag, alike.lines, alike.anchors)


def test_equal_arguments_give_the_same_forms_in_any_order():
    people = contestants_of("DPD")
    assert build_forms("DPD", people) is build_forms("DPD", people[::-1])


@pytest.mark.parametrize(
    ("pemilihan", "contestants", "message_id"),
    [
        ("PPWP", numbered(2), "forms.no_template"),
        ("DPR", parties(11, (1,)), "forms.too_many"),
        ("DPRD-KABKO", parties(3, (25,)), "forms.too_many"),
        ("DPD", numbered(65), "forms.too_many"),
        ("KWK-BUPATI", numbered(9), "forms.too_many"),
        ("DPR-RI", parties(), "forms.no_template"),
        ("DPD", [], "forms.no_contestants"),
    ],
)
def test_what_fits_on_no_form_is_refused(pemilihan, contestants, message_id):
    with pytest.raises(FormError) as caught:
        build_forms(pemilihan, contestants)
    assert caught.value.message_id == message_id


def test_another_year_has_no_template():
    with pytest.raises(FormError, match="2029"):
        build_forms("DPR", parties(), 2029)


# --- tags ---


def test_every_tag_means_one_page_and_no_page_has_the_kpus_ids():
    known = [tag_meaning(n) for n in range(2320)]
    ours = [meaning for meaning in known if meaning is not None]
    assert len(ours) == len(set(ours)) == 1143
    assert not any(known[:1000])
    assert all(tag_id(meaning) == number for number, meaning in enumerate(known) if meaning is not None)


def test_the_table_of_tags_is_as_documented():
    """An id once printed must mean the same for ever."""
    wanted = {
        1000: TagMeaning("DPR", Part.VOTES, 1, 0),
        1263: TagMeaning("DPR", Part.VOTES, 24, 10),
        1264: TagMeaning("DPRD-PROV", Part.VOTES, 1, 0),
        1887: TagMeaning("DPRD-KABKO", Part.VOTES, 24, 12),
        1888: TagMeaning("DPR", Part.SUMS, 0, 1),
        1960: TagMeaning("DPR", Part.DATA),
        1963: TagMeaning("DPD", Part.DATA),
        1964: TagMeaning("DPD", Part.VOTES, 1, 1),
        2091: TagMeaning("DPD", Part.SUMS, 0, 64),
        2092: TagMeaning("KWK-GUBERNUR", Part.DATA),
        2142: TagMeaning("KWK-WALIKOTA", Part.SUMS, 0, 8),
    }
    assert {number: tag_meaning(number) for number in wanted} == wanted
    first_ids = [int(n) for n in re.findall(r"^\| (\d{4}) …", tags.__doc__, re.MULTILINE)]
    assert first_ids == [1000, 1264, 1576, 1888, 1960, 1964, 2028, 2092]


@pytest.mark.parametrize("pemilihan", OWN)
def test_no_two_pages_of_a_form_bear_one_tag_and_both_papers_bear_the_same(pemilihan):
    built = build_forms(pemilihan, contestants_of(pemilihan))
    plano, salinan = ([page.tag.id for page in form.pages] for form in (built.plano, built.salinan))
    assert plano == salinan
    assert len(set(plano)) == len(plano)


def test_the_tag_of_a_party_page_says_party_and_rows():
    page = build_forms("DPR", parties(8)).plano.pages[-2]
    assert tag_meaning(page.tag.id) == TagMeaning("DPR", Part.VOTES, NASIONAL[-1], 8)
    assert tag_meaning(page.tag.id).partai == page.partai == 24


# --- templates ---


def test_every_unverified_line_of_the_templates_is_marked():
    """What was not seen on an official form says so, for whoever corrects it."""
    folder = Path(__file__).resolve().parents[2] / "resources" / "forms" / "templates"
    texts = {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.toml")}
    assert len(texts) == 11
    assert all("[U]" in text for name, text in texts.items() if name != "salinan-2024")
