"""The forms of 2019: known in part, read, and never an office's own."""

import pytest

from sirekap_desktop.forms import catalogue
from sirekap_desktop.forms.definition import FieldKind, FormKind
from sirekap_desktop.forms.lint import lint_file
from sirekap_desktop.forms.rules import evaluate_all
from sirekap_desktop.recap.election import election_form, plano_code

C1, DPR = "C1-PPWP-2019", "C1.PLANO-DPR-2019"
PARTY = ["suara_partai", *(f"suara_calon_{n}" for n in range(1, 11)), "jumlah_partai"]
VOTES = ["suara_paslon_1", "suara_paslon_2", "suara_sah", "suara_tidak_sah", "suara_total"]


@pytest.mark.parametrize(("code", "ids", "kind"), [(C1, VOTES, FormKind.SALINAN), (DPR, PARTY, FormKind.PLANO)])
def test_the_one_known_page_is_lembar_2(code, ids, kind):
    form = catalogue.form(code)
    assert [page.number for page in form.pages] == [2]
    assert [field.id for field in form.number_fields] == ids
    assert (form.kind, form.tahun, form.partial, form.required) == (kind, 2019, True, tuple(ids))
    assert {len(field.boxes) for field in form.number_fields} == {3}


@pytest.mark.parametrize("code", [C1, DPR])
def test_boxes_share_their_frames(code):
    for field in catalogue.form(code).fields:
        for left, right in zip(field.boxes, field.boxes[1:], strict=False):
            assert right.x == pytest.approx(left.right, abs=0.05)


def test_dates_stand_on_the_copy_only():
    dates = {f.id: len(f.boxes) for f in catalogue.form(C1).fields if f.kind is FieldKind.DATE}
    assert dates == {"tanggal": 2, "bulan": 2, "tahun": 4}
    assert not [f for f in catalogue.form(DPR).fields if f.kind is FieldKind.DATE]


def test_corner_marks_are_single_squares_and_the_party_page_has_none():
    (page,) = catalogue.form(C1).pages
    assert [len(mark.squares) for mark in page.marks] == [1] * 4
    centre = page.marks[0].centre
    assert (centre.x, centre.y) == pytest.approx((4.95, 8.8))
    assert catalogue.form(DPR).pages[0].marks == ()


def test_each_block_of_a_party_page_has_a_tally_and_a_strip_a_row():
    for field in catalogue.form(DPR).number_fields[:-1]:
        assert (field.tally.rows, field.tally.columns) == (5, 12)
        assert [len(strip) for strip in field.tally.row_sum_boxes] == [1] * 5
    assert catalogue.form(DPR).field("jumlah_partai").tally is None


def broken(code, values):
    return [check.rule.id for check in evaluate_all(catalogue.form(code).rules, values) if check.broken]


def test_sums_of_two_paslon():
    good = {"suara_paslon_1": 12, "suara_paslon_2": 115, "suara_sah": 127, "suara_tidak_sah": 0, "suara_total": 127}
    assert broken(C1, good) == []
    assert broken(C1, good | {"suara_sah": 128}) == ["T3", "T4"]
    assert broken(C1, good | {"suara_total": 128}) == ["T4"]


def test_sum_of_a_party():
    good = dict.fromkeys(PARTY, 0) | {"suara_partai": 12, "suara_calon_10": 29, "jumlah_partai": 41}
    assert broken(DPR, good) == []
    assert broken(DPR, good | {"suara_calon_5": 1}) == ["T14"]


def test_placeholders_stand_where_names_are_printed():
    texts = {text.text for code in (C1, DPR) for page in catalogue.form(code).pages for text in page.texts}
    assert {"PASANGAN CALON 01", "PASANGAN CALON 02", "NAMA CALON", "NAMA PARTAI"} <= texts


def test_an_office_of_2024_has_no_form_of_2019():
    form = election_form(plano_code("PPWP"))
    assert (form.code, form.tahun) == ("C.HASIL-PPWP-2024", 2024)
    assert form.salinan == {"C.HASIL-SALINAN-PPWP-2024"}
    assert not form.has_paper(C1)


def test_lint_lets_pages_be_missing_only_where_the_form_says_so(changed_form):
    path = changed_form(("number = 3", "number = 7"))
    assert [finding.message_id for finding in lint_file(path)] == ["lint.page_numbers"]
    text = path.read_text(encoding="utf-8").replace('kind = "plano"', 'kind = "plano"\npartial = true', 1)
    path.write_text(text, encoding="utf-8")
    assert lint_file(path) == []
    path.write_text(text.replace("number = 7", "number = 1"), encoding="utf-8")
    assert "lint.page_numbers" in [finding.message_id for finding in lint_file(path)]
