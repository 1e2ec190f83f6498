"""Which reading counts, and what contradicts it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from recap_office import FIRST, PLANO, SALINAN, TPS, add_file, add_plano, decide_all, numbers, page_reading, sheet

from sirekap_desktop.recap import correct, sheets, verify
from sirekap_desktop.recap.election import election_form
from sirekap_desktop.recap.errors import NotAllowed
from sirekap_desktop.recap.evidence import suggest

SECOND = TPS[1]


def field(now, field_id):
    return next(f for f in now.fields if f.id == field_id)


def kinds(now):
    assert all(p.text for p in now.problems)
    return {p.kind for p in now.problems}


def test_equal_copies_change_nothing(office):
    add_plano(office, FIRST, numbers())
    add_file(office, [page_reading(SALINAN, n, numbers(), index=n) for n in (1, 2)], FIRST, b"salinan")
    now = sheet(office)
    assert kinds(now) == set()
    assert all(f.decision == "accepted" and f.salinan == f.read and not f.salinan_differs for f in now.fields)


def test_a_copy_that_differs_sends_its_field_to_review(office):
    add_plano(office, FIRST, numbers())
    copy = numbers() | {"suara_paslon_1": 99}
    add_file(office, [page_reading(SALINAN, 2, copy)], FIRST, b"salinan")
    now = sheet(office)
    paslon = field(now, "suara_paslon_1")
    assert (paslon.read, paslon.salinan, paslon.salinan_differs, paslon.decision) == (40, 99, True, "review")
    assert field(now, "suara_paslon_2").decision == "accepted"
    assert [(p.kind, p.fields) for p in now.problems] == [("salinan_differs", ("suara_paslon_1",))]
    assert sheets.list_tps(office, "PPWP")[0].review == 1
    decided = decide_all(office, FIRST, numbers())
    assert kinds(decided) == set()


def test_only_a_copy_is_no_reading_of_the_plano(office):
    add_file(office, [page_reading(SALINAN, 1, numbers())], FIRST, b"salinan")
    dpt = field(sheet(office), "pemilih_dpt_l")
    assert (dpt.read, dpt.decision, dpt.salinan, dpt.needs_eyes) == (None, None, 100, True)


def test_the_newest_scan_counts_and_a_difference_is_seen(office):
    add_plano(office, FIRST, numbers() | {"suara_paslon_1": 44}, pages=(2,), salt="lama")
    now = add_plano(office, FIRST, numbers())
    assert [(p.page, p.is_source) for p in now.pages] == [(2, False), (1, True), (2, True), (3, True)]
    paslon = field(now, "suara_paslon_1")
    assert (paslon.read, paslon.decision) == (40, "review")
    assert field(now, "suara_paslon_2").decision == "accepted"
    assert kinds(now) == {"duplicate_page", "duplicate_differs"}


def test_two_like_scans_of_a_page_are_said_but_cost_no_look(office):
    add_plano(office, FIRST, numbers(), pages=(2,), salt="lama")
    now = add_plano(office, FIRST, numbers())
    assert kinds(now) == {"duplicate_page"}
    assert all(f.decision == "accepted" for f in now.fields)


def test_two_tps_with_swapped_third_pages_are_both_flagged_and_not_verified_unseen(office):
    mine, other = numbers(), numbers(20)
    votes = ("suara_sah", "suara_tidak_sah", "suara_total")
    add_plano(office, FIRST, mine | {f: other[f] for f in votes})
    add_plano(office, SECOND, other | {f: mine[f] for f in votes})
    for tps in (FIRST, SECOND):
        now = sheet(office, tps)
        problem = next(p for p in now.problems if p.kind == "other_tps")
        assert "TPS lain?" in problem.text
        assert {"suara_sah", "suara_total", "pengguna_total_j", "suara_paslon_1"} <= set(problem.fields)
        assert all(field(now, f).decision == "review" for f in problem.fields)
        rest = {f.id: f.read for f in now.fields if f.decision == "accepted"}
        now = correct.decide_many(office, "PPWP", tps, rest, version=now.version)
        with pytest.raises(NotAllowed, match="Pastikan"):
            verify.mark_verified(office, "PPWP", tps, version=now.version)
        now = verify.confirm_identity(office, "PPWP", tps, version=now.version)
        with pytest.raises(NotAllowed, match="belum ditetapkan"):
            verify.mark_verified(office, "PPWP", tps, version=now.version)


def test_a_wrong_sum_within_a_page_does_not_ask_for_another_tps(office):
    wrong = numbers() | {"pemilih_dpt_j": 999}
    assert "other_tps" not in kinds(add_plano(office, FIRST, wrong))


def test_an_empty_field_is_never_accepted(office):
    blank = dict.fromkeys(numbers(), None)
    now = add_plano(office, FIRST, blank)
    assert all(f.read is None and f.decision == "review" and f.needs_eyes for f in now.fields)
    assert all(check.holds is None for check in now.checks if not check.rule.constant)


def test_a_suggestion_solves_the_rules_for_a_doubtful_field(office):
    now = add_plano(office, FIRST, numbers() | {"suara_sah": 300}, review=["suara_sah", "suara_tidak_sah"])
    sah = field(now, "suara_sah")
    assert (sah.read, sah.suggested, sah.decided) == (300, None, None), "its neighbours are in doubt as well"
    known = {f: v for f, v in numbers().items() if f != "suara_sah"}
    now = correct.decide_many(office, "PPWP", FIRST, known, version=now.version)
    assert field(now, "suara_sah").suggested == numbers()["suara_sah"]


@given(st.integers(0, 20), st.sampled_from(sorted(numbers())))
def test_a_suggestion_is_the_number_that_keeps_the_rules(seed, field_id):
    truth = numbers(seed)
    known = {f: v for f, v in truth.items() if f != field_id}
    assert suggest(field_id, known, election_form(PLANO).rules, 999) in (truth[field_id], None)
    if field_id.startswith("suara_") or field_id.endswith("_j"):
        assert suggest(field_id, known, election_form(PLANO).rules, 999) == truth[field_id]


def test_rules_that_ask_for_different_numbers_suggest_none():
    known = {f: v for f, v in numbers().items() if f != "suara_sah"} | {"suara_paslon_1": 41}
    assert suggest("suara_sah", known, election_form(PLANO).rules, 999) is None


def test_a_suggestion_stays_within_the_boxes():
    known = {f: v for f, v in numbers().items() if f != "pemilih_dpt_l"} | {"pemilih_dpt_j": 1}
    assert suggest("pemilih_dpt_l", known, election_form(PLANO).rules, 999) is None
