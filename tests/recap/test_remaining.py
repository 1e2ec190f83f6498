"""How many errors are left: per TPS and over some, against the sheets; and the sentence that says it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from recap_office import FIRST, PLANO, SALINAN, TPS, add_file, add_plano, decide_all, numbers, page_reading, sheet

from sirekap_desktop.messages import sentence
from sirekap_desktop.recap import correct, sheets
from sirekap_desktop.recap.remaining import Remaining, errors_text, remaining, told
from sirekap_desktop.recap.states import TpsState
from sirekap_desktop.recap.views import TpsRow


def left(office, *stations):
    return remaining(row for row in sheets.list_tps(office, "PPWP") if row.kode in stations)


def by_sheet(office, tps):
    """The same from the sheet of the TPS, which shows each field."""
    open_ = [f for f in sheet(office, tps).fields if not f.is_decided]
    accepted = [f for f in open_ if f.decision == "accepted"]
    review = [f for f in open_ if f.decision == "review"]
    errors = sum(1 - f.confidence for f in accepted)
    return Remaining(28 - len(open_), len(accepted), len(review), 28 - len(sheet_read(office, tps)), errors)


def sheet_read(office, tps):
    return [f for f in sheet(office, tps).fields if f.is_decided or f.decision is not None]


def same(one, other):
    assert replace(one, expected_errors=0.0) == replace(other, expected_errors=0.0)
    assert one.expected_errors == pytest.approx(other.expected_errors)


def test_nothing_read_is_not_read_and_not_without_risk(office):
    assert left(office, FIRST) == Remaining(unread=28)
    text = told(left(office, FIRST), sentence)
    assert text == "tidak ada isian yang diterima tanpa dilihat orang; 28 isian belum terbaca"


def test_accepted_fields_leave_their_risk_and_doubted_ones_none(office):
    add_plano(office, FIRST, numbers(), pages=(1, 2), review=["pemilih_dpt_l", "suara_paslon_2"])
    found = left(office, FIRST)
    assert (found.decided, found.accepted, found.review, found.unread) == (0, 23, 2, 3)
    assert found.expected_errors == pytest.approx(23 * 1e-5)
    same(found, by_sheet(office, FIRST))


def test_what_a_person_decided_counts_as_no_error(office):
    add_plano(office, FIRST, numbers())
    add_plano(office, TPS[1], numbers(1))
    before = left(office, *TPS[:2])
    decide_all(office, FIRST, numbers())
    after = left(office, *TPS[:2])
    assert (before.accepted, after.accepted, after.decided) == (56, 28, 28)
    assert after.expected_errors == pytest.approx(before.expected_errors / 2)
    assert left(office, FIRST) == Remaining(decided=28)
    correct.undo_last(office, "PPWP", FIRST, version=sheet(office).version)
    same(left(office, *TPS[:2]), before)


def test_of_a_half_decided_tps_only_the_other_half_is_left(office):
    add_plano(office, FIRST, numbers(), review=["suara_paslon_2"])
    decide_all(office, FIRST, {f: numbers()[f] for f in ("suara_paslon_1", "suara_paslon_2", "suara_sah")})
    found = left(office, FIRST)
    assert (found.decided, found.accepted, found.review, found.unread) == (3, 25, 0, 0)
    assert found.expected_errors == pytest.approx(25 * 1e-5)
    same(found, by_sheet(office, FIRST))


def test_contradicted_fields_are_left_out_as_on_the_sheet(office):
    add_plano(office, FIRST, numbers() | {"suara_paslon_1": 44}, pages=(2,), salt="lama")
    add_plano(office, FIRST, numbers())
    copy = numbers() | {"surat_suara_diterima": 1}
    add_file(office, [page_reading(SALINAN, n, copy, index=n) for n in (1, 2)], FIRST, b"salinan")
    add_file(office, [page_reading(PLANO, 1, numbers(2))], TPS[3], b"lain")
    found = left(office, FIRST)
    assert found.review == 2
    same(found, by_sheet(office, FIRST))
    same(left(office, TPS[3]), by_sheet(office, TPS[3]))


def row(decided, accepted, review, unread, errors):
    fields = decided + accepted + review + unread
    return TpsRow(
        FIRST, "001", FIRST[:10], "D", TpsState.TERBACA, True, 3, 3, decided, accepted, review, fields, 0, errors
    )


counts = st.integers(0, 40)
rows = st.lists(st.builds(row, counts, counts, counts, counts, st.floats(0, 0.01)), max_size=8)


@given(rows, rows)
def test_a_region_is_the_sum_of_its_parts(some, more):
    one, other, both = remaining(some), remaining(more), remaining(some + more)
    for name in ("decided", "accepted", "review", "unread"):
        assert getattr(both, name) == getattr(one, name) + getattr(other, name)
    assert both.expected_errors == pytest.approx(one.expected_errors + other.expected_errors)
    assert both.decided + both.accepted + both.review + both.unread == sum(r.fields for r in some + more)


@pytest.mark.parametrize(
    ("found", "text"),
    [
        (Remaining(accepted=1240, expected_errors=0.0213), "kira-kira 0,02 kesalahan tersisa pada 1.240 isian"),
        (Remaining(accepted=28, expected_errors=0.0003), "kira-kira 0,0003 kesalahan tersisa pada 28 isian"),
        (Remaining(accepted=28, expected_errors=4e-5), "kurang dari 0,0001 kesalahan tersisa pada 28 isian"),
        (Remaining(accepted=1, review=1200), "; 1.200 isian perlu dilihat"),
        (Remaining(decided=28), "tidak ada isian yang diterima"),
    ],
)
def test_it_is_told_in_a_sentence(found, text):
    assert text in told(found, sentence)


def test_a_small_number_is_never_written_as_none():
    told_as = {
        0.0: "0,00",
        1e-6: "< 0,0001",
        5e-5: "0,0001",
        0.0031: "0,0031",
        0.01: "0,01",
        0.123: "0,12",
        12: "12,00",
    }
    assert {e: errors_text(e) for e in told_as} == told_as
