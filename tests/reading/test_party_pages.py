"""Pages of our own forms in a group: told by tags, put together to one form, named by page or office."""

from dataclasses import replace

import pytest
from decode_cases import boxes, evidence

from sirekap_desktop.forms.building import build_forms
from sirekap_desktop.forms.catalogue import form as bundled
from sirekap_desktop.forms.contestants import Contestant
from sirekap_desktop.forms.tagged_pages import assembled, forms_of_tag, tag_of
from sirekap_desktop.reading.decision import NOTE_BROKEN, NOTE_COPIES
from sirekap_desktop.reading.decode import DecodedPage, decode_group
from sirekap_desktop.reading.group import decode_pages, fits, page_numbers
from sirekap_desktop.reading.naming import without_party
from sirekap_desktop.reading.result import Decision, PageEvidence, Quality


def people(*numbers, rows=2):
    parties = [Contestant(n, 0, f"Partai {n}") for n in numbers]
    return parties + [Contestant(n, m, f"Calon {n}-{m}") for n in numbers for m in range(1, rows + 1)]


DPR = build_forms("DPR", people(1, 2, 3))
VOTES = {1: (4, 10, 6), 2: (0, 3, 27), 3: (1, 1, 8)}
VALUES = {"suara_sah": 60, "suara_tidak_sah": 5, "suara_total": 65}
for party, (own, *calon) in VOTES.items():
    VALUES |= {f"suara_partai_{party}": own, f"jumlah_partai_{party}": own + sum(calon)}
    VALUES |= {f"suara_calon_{party}_{m}": votes for m, votes in enumerate(calon, 1)}


def seen(form, number, values=None, doubtful=()):
    """A page of a form as the reader sees it; a doubtful number looks a little like 999."""
    page, known = form.page(number), VALUES | (values or {})
    fields = []
    for field in page.fields:
        text = f"{known.get(field.id, 0):03d}"[-len(field.boxes) :].rjust(len(field.boxes), "0")
        toward = "9" * len(text) if field.id in doubtful else None
        fields.append(evidence(field.id, boxes(text, doubt=0.01 if toward else 1e-6, toward=toward)))
    return PageEvidence(form.code, number, tuple(fields), Quality(0, 1, 50), (), tag_of(page), page.partai)


def told(pages, forms=None):
    return decode_pages(forms or {}, pages)


def accepted(page: DecodedPage):
    return {f.id for f in page.fields if f.decision is Decision.ACCEPTED}


WHOLE = [seen(DPR.plano, number) for number in range(1, 6)]


def test_pages_of_two_parties_are_no_copies_of_each_other():
    first, second = told([WHOLE[1], WHOLE[2]])
    assert {f.id: f.value for f in first.fields} != {f.id: f.value for f in second.fields}
    assert not any(NOTE_COPIES in f.notes for page in (first, second) for f in page.fields)
    assert accepted(first) == {f.id for f in first.fields}


def test_two_pictures_of_one_partys_page_are_copies():
    other = seen(DPR.plano, 2, {"suara_calon_1_1": 12})
    pages = told([WHOLE[1], other])
    notes = [{f.id for f in page.fields if NOTE_COPIES in f.notes} for page in pages]
    assert notes == [{"suara_calon_1_1"}] * 2


def test_the_copy_is_compared_with_the_wall_form_party_by_party():
    copy = seen(DPR.salinan, 3, {"suara_partai_2": 1})
    plano, _, salinan = told([WHOLE[2], WHOLE[1], copy])
    assert {f.id for f in plano.fields if NOTE_COPIES in f.notes} == {"suara_partai_2"}
    assert {f.id for f in salinan.fields if NOTE_COPIES in f.notes} == {"suara_partai_2"}


def test_sums_over_all_parties_settle_what_one_page_cannot():
    """A party without candidates has only two numbers, and both are doubtful: V.A tells."""
    built = build_forms("DPR", people(1, 2, rows=0))
    values = {"suara_partai_1": 12, "jumlah_partai_1": 12, "suara_partai_2": 30, "jumlah_partai_2": 30,
              "suara_sah": 42, "suara_tidak_sah": 0, "suara_total": 42}  # fmt: skip
    doubtful = ("suara_partai_1", "jumlah_partai_1")
    pages = [seen(built.plano, n, values, doubtful if n == 2 else ()) for n in (2, 3, 4)]
    alone, grouped = told(pages[:1])[0], told(pages)[0]
    risks = [{f.id: 1 - f.confidence for f in page.fields} for page in (alone, grouped)]
    assert risks[1]["jumlah_partai_1"] < risks[0]["jumlah_partai_1"] / 3
    assert [c.holds for c in grouped.checks if c.rule == "T3"] == [True]


def test_a_number_that_all_pages_read_otherwise_than_its_own_goes_to_a_person():
    built = build_forms("DPR", people(1, 2, rows=0))
    values = {"suara_partai_1": 12, "jumlah_partai_1": 12, "suara_partai_2": 30, "jumlah_partai_2": 30,
              "suara_sah": 42, "suara_tidak_sah": 0, "suara_total": 42}  # fmt: skip
    pages = [seen(built.plano, n, values) for n in (2, 3, 4)]
    like_13 = boxes("013", doubt=0.4, toward="..2")
    first = replace(pages[0], fields=tuple(replace(f, digits=like_13) for f in pages[0].fields))
    alone, together = told([first])[0].fields, told([first, *pages[1:]])[0].fields
    assert [f.value for f in alone] == [13, 13]
    for field in together:
        assert field.decision is Decision.REVIEW
        assert NOTE_BROKEN in field.notes
        assert field.confidence < 0.9


def test_a_clear_page_is_accepted_however_hopeless_another_is():
    hopeless = boxes("000", doubt=0.6)
    poor = replace(WHOLE[2], fields=tuple(replace(f, digits=hopeless) for f in WHOLE[2].fields))
    pages = [WHOLE[0], WHOLE[1], poor, *WHOLE[3:]]
    addends = {"suara_partai_1", "suara_calon_1_1", "suara_calon_1_2"}
    assert accepted(told(pages)[1]) >= addends
    joint = decode_group(DPR.plano, {n: page.fields for n, page in enumerate(pages, 1)})
    assert not accepted(joint[2]) >= addends


def test_the_sum_of_all_parties_is_no_rule_while_a_page_is_missing():
    pages = told([WHOLE[1], WHOLE[2], WHOLE[4]])
    assert not [c for page in pages for c in page.checks if c.rule == "T3"]
    assert {c.rule for c in pages[0].checks} == {"T14"}
    assert {c.rule for c in pages[2].checks} == {"T4"}


def test_a_wrong_sum_of_parties_is_told_once_every_page_is_there():
    wrong = [*WHOLE[:4], seen(DPR.plano, 5, {"suara_sah": 61, "suara_total": 66})]
    (check,) = [c for c in told(wrong)[4].checks if c.rule == "T3"]
    assert (check.holds, check.difference) == (False, 1)


def test_elections_of_one_folder_are_not_compared_with_each_other():
    dpd = build_forms("DPD", [Contestant(0, n, "Calon") for n in (1, 2)]).plano
    sums = seen(dpd, 3, {"suara_sah": 50, "suara_tidak_sah": 9, "suara_total": 59})
    pages = told([WHOLE[4], sums])
    assert not any(NOTE_COPIES in f.notes for page in pages for f in page.fields)
    assert [page.fields[0].value for page in pages] == [60, 50]


def test_pages_of_unknown_parties_stand_alone_unless_they_look_alike():
    form = bundled("C1.PLANO-DPR-2019")
    ids = [f.id for f in form.page(2).fields]

    def page(first, **changed):
        values = {"suara_partai": first, "suara_calon_1": 2 * first, "jumlah_partai": 3 * first} | changed
        fields = [evidence(i, boxes(f"{values.get(i, 0):03d}")) for i in ids]
        return PageEvidence(form.code, 2, tuple(fields), Quality(0, 1, 50), ())

    noted = [
        [{f.id for f in p.fields if NOTE_COPIES in f.notes} for p in told(pages, {form.code: form})]
        for pages in ([page(5), page(9)], [page(5), page(5, suara_calon_1=11)])
    ]
    assert noted == [[set(), set()], [{"suara_calon_1"}, {"suara_calon_1"}]]


# --- names ---


def test_without_an_office_a_page_says_its_party_and_its_fields_do_not():
    page = without_party(told(WHOLE)[2], 2)
    assert [f.id for f in page.fields] == ["suara_partai", "suara_calon_1", "suara_calon_2", "jumlah_partai"]
    assert page.checks[-1].text == "jumlah_partai = suara_partai + suara_calon_1 + suara_calon_2"
    assert page.checks[-1].fields == ("jumlah_partai", "suara_partai", "suara_calon_1", "suara_calon_2")
    (overall,) = [c for c in page.checks if c.rule == "T3"]
    assert overall.fields == ("suara_sah", "jumlah_partai_1", "jumlah_partai_2", "jumlah_partai_3")


def test_an_offices_form_leaves_out_the_row_of_a_number_that_nobody_has():
    struck = [c for c in people(1, 2, rows=3) if (c.partai, c.nomor) != (2, 2)]
    office = build_forms("DPR", struck).plano
    (own,) = [f for f in forms_of_tag(tag_of(office.page(3))) if f.code == office.code]
    page = seen(
        own,
        own.pages[0].number,
        {"suara_partai_2": 1, "suara_calon_2_1": 2, "suara_calon_2_3": 4, "jumlah_partai_2": 7},
    )
    assert fits(office, page)
    (told_office,) = told([page], {office.code: office})
    assert [f.id for f in told_office.fields] == [
        "suara_partai_2",
        "suara_calon_2_1",
        "suara_calon_2_3",
        "jumlah_partai_2",
    ]
    assert page_numbers({office.code: office}, [page]) == [3]


def test_a_page_of_other_contestants_fits_no_form_of_the_office():
    other = build_forms("DPR", people(1, 2, 3, rows=4)).plano
    assert not fits(DPR.plano, seen(other, 3))
    assert fits(DPR.plano, seen(other, 1))


def test_numbers_of_pages_are_the_usual_ones_until_all_pages_are_there():
    built = build_forms("DPR", people(4, 7)).plano
    usual = [forms_of_tag(tag_of(page))[0].pages[0].number for page in built.pages]
    pages = [replace(seen(built, n), page=usual[n - 1]) for n in (2, 3, 4)]
    assert page_numbers({}, pages[:2]) == [5, 8]
    assert page_numbers({}, pages) == [2, 3, 4]


# --- pages told by their tags ---


def test_a_page_has_the_number_that_is_printed_where_all_national_parties_stand():
    national = build_forms("DPRD-PROV", people(*range(1, 18), 24)).plano
    for page in national.pages[1:]:
        plano, salinan = forms_of_tag(page.tag.id)
        assert [p.number for p in (*plano.pages, *salinan.pages)] == [page.number] * 2
        assert plano.pages[0].fields[0].boxes == page.fields[0].boxes
        assert plano.pages[0].partai == page.partai
    aceh = build_forms("DPRD-PROV", people(*range(1, 25))).plano
    assert forms_of_tag(aceh.page(20).tag.id)[0].pages[0].number == 20


def test_ids_that_are_no_tags_of_ours_have_no_form():
    assert [forms_of_tag(tag) for tag in (101, 102, 103, 999, 2319)] == [()] * 5


def test_a_form_is_put_together_from_the_tags_of_all_its_pages():
    tags = [tag_of(page) for page in DPR.plano.pages]
    whole = assembled(DPR.plano.code, tags)
    assert [f.id for f in whole.fields] == [f.id for f in DPR.plano.fields]
    assert [r.text for r in whole.rules] == [r.text for r in DPR.plano.rules]
    assert [r.id for r in assembled(DPR.plano.code, tags[1:3]).rules] == ["T14", "T14"]


def test_no_form_is_put_together_under_a_foreign_code():
    with pytest.raises(KeyError):
        assembled("C.HASIL-DPD-2024", [tag_of(DPR.plano.page(2))])
