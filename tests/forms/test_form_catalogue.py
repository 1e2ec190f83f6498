import pytest

from sirekap_desktop.forms import catalogue
from sirekap_desktop.forms.definition import FieldKind, FormKind

NUMBERS = [
    *(f"pemilih_dpt_{c}" for c in "lpj"),
    *(f"pengguna_{row}_{c}" for row in ("dpt", "dptb", "non_dpt", "total") for c in "lpj"),
    *(f"surat_suara_{row}" for row in ("diterima", "digunakan", "dikembalikan", "tidak_digunakan")),
    *(f"disabilitas_{c}" for c in "lpj"),
    *(f"suara_paslon_{n}" for n in (1, 2, 3)),
    "suara_sah",
    "suara_tidak_sah",
    "suara_total",
]
CODES = ["C.HASIL-PPWP-2024", "C.HASIL-SALINAN-PPWP-2024"]


def test_both_ppwp_forms_are_known():
    known = [form.code for form in catalogue.all_forms() if (form.pemilihan, form.tahun) == ("PPWP", 2024)]
    assert known == CODES


@pytest.mark.parametrize("code", CODES)
def test_number_fields_stand_in_the_order_of_the_form(code):
    assert [field.id for field in catalogue.form(code).number_fields] == NUMBERS


@pytest.mark.parametrize("code", CODES)
def test_28_numbers_have_84_boxes_and_may_be_999_at_most(code):
    fields = catalogue.form(code).number_fields
    assert len(fields) == 28
    assert sum(len(field.boxes) for field in fields) == 84
    assert {field.maximum for field in fields} == {999}


@pytest.mark.parametrize("code", CODES)
def test_date_boxes_are_no_numbers(code):
    form = catalogue.form(code)
    dates = {field.id: len(field.boxes) for field in form.fields if field.kind is FieldKind.DATE}
    assert dates == {"tanggal": 2, "bulan": 2, "tahun": 4}
    assert not {"tanggal", "bulan", "tahun"} & set(form.required)


@pytest.mark.parametrize("code", CODES)
def test_every_number_is_required(code):
    form = catalogue.form(code)
    assert form.required == tuple(NUMBERS)


def test_copy_and_wall_form_have_the_same_rules_and_names(plano, salinan):
    assert plano.rules == salinan.rules
    assert plano.short_labels == salinan.short_labels


def test_forms_are_read_once():
    assert catalogue.form(CODES[0]) is catalogue.form(CODES[0])


def test_unknown_form_is_a_key_error():
    with pytest.raises(KeyError):
        catalogue.form("C.HASIL-DPR-2099")


def test_form_of_an_election_and_kind(plano, salinan):
    assert catalogue.form_of("PPWP", FormKind.PLANO) is plano
    assert catalogue.form_of("PPWP", FormKind.SALINAN) is salinan
    with pytest.raises(KeyError):
        catalogue.form_of("KWK-BUPATI", FormKind.PLANO)


def test_sections_follow_the_form(plano):
    sections = list(dict.fromkeys(field.section for field in plano.fields))
    assert sections == ["I.A", "I.B", "II", "III", "IV", "V"]
    assert [page.fields[0].section for page in plano.pages] == ["I.A", "IV", "V"]


def test_labels_are_as_printed(plano):
    field = plano.field("pengguna_dptb_p")
    assert field.label == "2. Jumlah pengguna hak pilih dalam Daftar Pemilih Tambahan (DPTb)"
    assert field.column == "PEREMPUAN (P)"
    assert field.short == "pengguna DPTb (P)"
    with pytest.raises(KeyError):
        plano.field("suara_paslon_4")


def test_short_names_tell_fields_apart(plano):
    assert len(set(plano.short_labels.values())) == len(plano.fields)
