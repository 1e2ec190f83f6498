"""Pages of one TPS: several pictures of a page, and plano beside SALINAN."""

from __future__ import annotations

from decode_cases import boxes, evidence, form, page, sum_form

from sirekap_desktop.reading.decision import NOTE_COPIES
from sirekap_desktop.reading.group import decode_pages
from sirekap_desktop.reading.result import Decision, PageEvidence, Quality

PLANO = form({1: ("sah", "tidak_sah"), 2: ("total",)}, sum_form().rules)
SALINAN = form({1: ("sah", "tidak_sah", "total")}, sum_form().rules)
FORMS = {"P": PLANO, "S": SALINAN}


def seen(code, number, texts):
    return PageEvidence(code, number, tuple(page(texts)), Quality(0, 1, 50), ())


def told(pages):
    return [{f.id: (f.value, f.decision is Decision.ACCEPTED) for f in p.fields} for p in decode_pages(FORMS, pages)]


ONE = seen("P", 1, {"sah": "235", "tidak_sah": "X12"})
TWO = seen("P", 2, {"total": "247"})


def test_pages_come_back_in_their_order_and_are_decoded_together():
    decoded = decode_pages(FORMS, [TWO, ONE])
    assert [f.id for f in decoded[0].fields] == ["total"]
    assert [c.holds for c in decoded[0].checks] == [True]
    assert told([TWO, ONE]) == [{"total": (247, True)}, {"sah": (235, True), "tidak_sah": (12, True)}]


def test_two_pictures_of_a_page_that_agree_are_both_accepted():
    assert told([ONE, TWO, ONE]) == [
        {"sah": (235, True), "tidak_sah": (12, True)},
        {"total": (247, True)},
        {"sah": (235, True), "tidak_sah": (12, True)},
    ]


def test_two_pictures_of_a_page_that_differ_are_both_in_review_there():
    other = seen("P", 1, {"sah": "235", "tidak_sah": "X13"})
    first, _, second = decode_pages(FORMS, [ONE, TWO, other])
    assert [(f.value, f.decision) for f in first.fields][1] == (12, Decision.REVIEW)
    assert [(f.value, f.decision) for f in second.fields][1] == (13, Decision.REVIEW)
    assert NOTE_COPIES in first.fields[1].notes
    assert first.fields[0].decision is Decision.ACCEPTED
    assert first.expected_errors == 1 - first.fields[0].confidence


def test_a_copy_that_differs_from_the_plano_puts_both_in_review():
    copy = seen("S", 1, {"sah": "230", "tidak_sah": "X17", "total": "247"})
    plano, total, salinan = told([ONE, TWO, copy])
    assert plano == {"sah": (235, False), "tidak_sah": (12, False)}
    assert total == {"total": (247, True)}
    assert salinan == {"sah": (230, False), "tidak_sah": (17, False), "total": (247, True)}


def test_a_page_of_another_tps_breaks_the_sum_and_nothing_is_accepted_unless_certain():
    rows = boxes("251", doubt=1e-4)
    stranger = PageEvidence("P", 2, (evidence("total", rows),), Quality(0, 1, 50), ())
    decoded = decode_pages(FORMS, [ONE, stranger])
    assert [c.holds for c in decoded[0].checks] == [False]
    assert decoded[1].fields[0].decision is Decision.REVIEW


def test_no_pages_are_no_result():
    assert decode_pages(FORMS, []) == []
