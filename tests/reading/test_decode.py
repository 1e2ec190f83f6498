"""Joint decoding: what is accepted, what goes to review, and whom a broken sum blames."""

from __future__ import annotations

import json
import random
from dataclasses import replace

import numpy as np
import pytest
from decode_cases import SUM, boxes, bubbles, evidence, form, page, rule, sum_form
from hypothesis import given, settings
from hypothesis import strategies as st

from sirekap_desktop.forms.rules import Relation, Rule, Severity
from sirekap_desktop.messages import MESSAGES
from sirekap_desktop.reading import decision
from sirekap_desktop.reading.decode import decode_group, decode_page
from sirekap_desktop.reading.result import Decision, Verdict
from sirekap_desktop.reading.settings import DecodeSettings

ONE = form({1: ("a",)}, [])
AS_COMPUTED = DecodeSettings(risk_intercept=0.0, risk_slope=1.0)
GOOD = {"sah": "235", "tidak_sah": "X12", "total": "247"}


def read(texts=GOOD, *, doubt=1e-6, of=None, settings=None, **special):
    fields, checks, errors = decode_page(of or sum_form(), 1, page(texts, doubt=doubt, **special), settings)
    return {f.id: f for f in fields}, checks, errors


def one(digits, filled=None, notes=()):
    fields, _, _ = decode_page(ONE, 1, [evidence("a", digits, filled, notes)])
    return fields[0]


def accepted(field):
    return field.decision is Decision.ACCEPTED


def test_a_clear_sum_is_accepted_whole():
    fields, checks, errors = read()
    assert {f.id: f.value for f in fields.values()} == {"sah": 235, "tidak_sah": 12, "total": 247}
    assert all(map(accepted, fields.values()))
    assert checks[0].holds
    assert checks[0].verdict is None
    assert fields["tidak_sah"].boxes == ("X", "1", "2")
    assert errors == pytest.approx(sum(1 - f.confidence for f in fields.values()))
    assert 0 < errors < 1e-4


def test_a_field_alone_needs_its_own_evidence():
    assert accepted(one(boxes("235", doubt=1e-5)))
    assert not accepted(one(boxes("235", doubt=2e-4)))


def test_a_holding_sum_lends_confidence_but_not_without_end():
    fields, _, _ = read(doubt=1e-3)
    assert all(map(accepted, fields.values()))
    for field in fields.values():
        own_risk = 1 - field.evidence["digits"].p
        assert 1 - field.confidence >= DecodeSettings().rule_credit * own_risk * 0.99
    fields, _, _ = read(doubt=3e-2)
    assert not any(map(accepted, fields.values()))


def test_the_share_that_sums_can_never_take_away_is_kept_after_calibration():
    fields, _, _ = read(doubt=1e-3, settings=DecodeSettings(rule_credit=0.05))
    for field in fields.values():
        own_risk = 1 - field.evidence["digits"].p
        assert 1 - field.confidence == pytest.approx(0.05 * own_risk, rel=0.2)


def test_a_digit_read_for_certain_is_reported_though_the_sum_breaks():
    fields, checks, _ = read(GOOD | {"total": "246"})
    assert fields["total"].value == 246
    assert checks[0].holds is False
    assert checks[0].difference == -1
    assert checks[0].verdict is Verdict.FORM


def test_a_digit_read_fairly_surely_is_not_rewritten_for_a_sum():
    fields, checks, _ = read(GOOD, total=boxes("246", doubt=1e-3, toward="..7"))
    assert fields["total"].value == 246
    assert checks[0].verdict is Verdict.UNCLEAR
    assert not any(map(accepted, fields.values()))


def test_a_doubtful_digit_gives_way_to_the_sum_but_is_never_accepted():
    fields, checks, _ = read(GOOD, total=boxes("241", doubt=0.2, toward="..7"))
    assert fields["total"].value == 247
    assert fields["total"].evidence["digits"].value == 241
    assert fields["total"].notes == (decision.NOTE_RULES,)
    assert not accepted(fields["total"])
    assert checks[0].holds


def test_a_broken_sum_that_any_of_three_misread_digits_mends_blames_the_reading():
    one_of_three = {
        "total": boxes("257", doubt=0.3, toward=".4."),
        "sah": boxes("235", doubt=0.3, toward=".4."),
        "tidak_sah": boxes("X12", doubt=0.3, toward=".2."),
    }
    fields, checks, _ = read(GOOD, **one_of_three)
    assert [f.value for f in fields.values()] == [235, 12, 257]
    assert checks[0].difference == 10
    assert checks[0].verdict is Verdict.READING
    assert all(decision.NOTE_BROKEN in f.notes for f in fields.values())


def test_a_broken_sum_with_a_doubtful_digit_that_does_not_mend_it_is_unclear():
    fields, checks, _ = read(GOOD, total=boxes("241", doubt=0.3, toward="..8"))
    assert checks[0].holds is False
    assert checks[0].verdict is not Verdict.FORM
    assert decision.NOTE_BROKEN in fields["sah"].notes


def test_a_doubtful_digit_that_mends_nothing_does_not_excuse_the_paper():
    doubtful = {"sah": boxes("235", doubt=0.2, toward=".8."), "tidak_sah": boxes("X12"), "total": boxes("251")}
    fields, checks, _ = read(GOOD, **doubtful)
    assert checks[0].difference == 4
    assert checks[0].verdict is Verdict.FORM
    assert not accepted(fields["sah"])
    doubtful["sah"] = boxes("235", doubt=0.2, toward="..9")
    fields, checks, _ = read(GOOD, **doubtful)
    assert checks[0].verdict is not Verdict.FORM


def test_what_could_not_be_looked_at_counts_as_risk(monkeypatch):
    doubtful = {name: boxes("235", doubt=0.02, toward=".8.") for name in ("sah", "tidak_sah")}
    doubtful["total"] = boxes("470", doubt=0.02, toward=".2.")
    known, _, _ = read(GOOD, **doubtful)
    monkeypatch.setattr("sirekap_desktop.reading.decode.MOST_STATES", 1)
    unknown, _, _ = read(GOOD, **doubtful)
    for name, field in known.items():
        assert unknown[name].value == field.value
        assert 1 - unknown[name].confidence > 2 * (1 - field.confidence)


def test_many_tied_fields_make_no_single_slip_less_likely_than_six_do():
    usual = DecodeSettings()
    assert usual.first_slip(22) == pytest.approx(usual.first_slip(6))
    assert usual.first_slip(3) == pytest.approx(2 * usual.first_slip(6))
    assert usual.first_slip(200) == pytest.approx(usual.most_mistakes / (8 * 200))


def test_fields_of_other_sums_stay_accepted_where_one_is_broken():
    rules = [rule("T1", ["a", "b"], ["c"]), rule("T1", ["c", "d"], ["e"])]
    texts = {"a": "012", "b": "015", "c": "027", "d": "X10", "e": "039"}
    fields, checks, _ = read(texts, of=form({1: tuple(texts)}, rules), e=boxes("039", doubt=1e-2, toward="..7"))
    assert [c.holds for c in checks] == [True, True] or fields["e"].value == 39
    assert not accepted(fields["e"])
    assert accepted(fields["a"])
    assert accepted(fields["b"])


def cancelling(doubt, toward=".8."):
    """Both 3s may be 8s at once, and the sum would hold just as well."""
    texts = {"sah": "236", "tidak_sah": "XX2", "total": "238"}
    doubtful = {"sah": boxes("236", doubt=doubt, toward=toward), "total": boxes("238", doubt=doubt, toward=".8.")}
    return read(texts, settings=AS_COMPUTED, **doubtful)[0]


def test_two_errors_of_one_cause_that_cancel_make_no_confidence():
    same, apart = cancelling(3e-2), cancelling(3e-2, toward=".4.")
    assert not accepted(same["sah"])
    assert 1 - same["sah"].confidence == pytest.approx(0.5 * 3e-2, rel=0.15)
    assert accepted(apart["sah"])
    assert accepted(same["tidak_sah"])


def test_the_chance_of_a_common_cause_falls_where_the_second_digit_hardly_shows_it():
    plain, faint = DecodeSettings().common_cause_from, DecodeSettings().common_cause_from / 10
    assert 1 - cancelling(faint)["sah"].confidence == pytest.approx(0.5 * faint * (faint / plain), rel=0.2)
    assert cancelling(faint)["sah"].confidence > cancelling(plain)["sah"].confidence


@given(st.floats(1e-9, 0.999), st.floats(1e-9, 0.999))
def test_calibration_keeps_the_order_of_risks(one_risk, other_risk):
    low, high = sorted((one_risk, other_risk))
    assert 0 < DecodeSettings().calibrated(low) <= DecodeSettings().calibrated(high) < 1


def test_calibration_never_trusts_more_than_four_times_what_was_computed():
    for risk in np.geomspace(1e-5, 0.3, 40):
        assert risk / 4 <= DecodeSettings().calibrated(float(risk)) <= risk
    assert DecodeSettings().calibrated(0.0) == 0.0
    assert DecodeSettings().calibrated(1.0) == 1.0


@pytest.mark.parametrize(
    ("text", "value", "note"),
    [
        ("?35", None, decision.NOTE_ILLEGIBLE),
        ("5_7", 57, decision.NOTE_MALFORMED),
        ("57_", 57, decision.NOTE_MALFORMED),
        ("X-_", 0, decision.NOTE_MIXED),
        ("X__", 0, decision.NOTE_MIXED),
    ],
)
def test_odd_strings_go_to_review_with_the_reason(text, value, note):
    field = one(boxes(text))
    assert note in field.notes
    assert note in MESSAGES
    assert not accepted(field)
    assert value is None or field.value == value


@pytest.mark.parametrize(("text", "value"), [("___", None), ("XXX", 0), ("---", 0), ("000", 0), ("_X7", 7)])
def test_blank_and_crossed_fields_are_accepted_for_what_they_are(text, value):
    field = one(boxes(text))
    assert field.value == value
    assert accepted(field)
    assert field.boxes == tuple("" if c == "_" else c for c in text)


def test_a_note_of_the_evidence_forces_review():
    field = one(boxes("235"), notes=("reading.note.small_boxes",))
    assert not accepted(field)
    assert field.notes == ("reading.note.small_boxes",)


def test_bubbles_that_contradict_the_digits_force_review_and_both_are_told():
    field = one(boxes("235"), bubbles("236"))
    assert not accepted(field)
    assert field.value == 235
    assert decision.NOTE_BUBBLES in field.notes
    assert field.evidence["digits"].value == 235
    assert field.evidence["bubbles"].value == 236


def test_bubbles_beside_an_empty_field_force_review():
    assert decision.NOTE_BUBBLES in one(boxes("___"), bubbles("__5")).notes


@pytest.mark.parametrize("filled", ["057", "_57", "___"])
def test_bubbles_that_agree_or_are_untouched_are_fine(filled):
    assert accepted(one(boxes("X57"), bubbles(filled)))


def test_bubbles_help_a_doubtful_digit():
    rows = boxes("X57", doubt=5e-4)
    assert not accepted(one(rows))
    assert accepted(one(rows, bubbles("057", sure=0.999)))


def test_an_empty_field_leaves_its_rule_open():
    fields, checks, _ = read(GOOD | {"total": "___"})
    assert fields["total"].value is None
    assert accepted(fields["total"])
    assert checks[0].holds is None
    assert checks[0].verdict is None


def test_an_empty_field_that_may_hold_what_the_sum_asks_for_goes_to_review():
    texts = {"sah": "005", "tidak_sah": "002", "total": "___"}
    asked = read(texts, total=boxes("___", doubt=3e-5, toward="..7"))[0]["total"]
    other = read(texts, total=boxes("___", doubt=3e-5, toward="..4"))[0]["total"]
    assert asked.value is None
    assert not accepted(asked)
    assert accepted(other)


def test_an_empty_field_takes_nothing_from_the_other_sums():
    rules = [rule("T1", ["a", "b"], ["c"]), rule("T1", ["c", "d"], ["e"])]
    texts = {"a": "012", "b": "115", "c": "127", "d": "_10", "e": "___"}
    fields, _, _ = read(texts, of=form({1: tuple(texts)}, rules), doubt=1e-3)
    assert [name for name in "abc" if accepted(fields[name])] == ["a", "b", "c"]


def test_a_blank_form_reads_as_nulls():
    fields, checks, _ = read(dict.fromkeys(SUM, "___"))
    assert [f.value for f in fields.values()] == [None] * 3
    assert all(map(accepted, fields.values()))
    assert checks[0].holds is None


def test_a_broken_bound_sends_doubtful_fields_to_review_and_certain_ones_not():
    of = form({1: ("a", "b")}, [rule("T8", ["a"], ["b"], Relation.AT_MOST)])
    fields, checks, _ = read({"a": "212", "b": "200"}, of=of, doubt=1e-6)
    assert checks[0].verdict is Verdict.FORM
    assert all(map(accepted, fields.values()))
    fields, checks, _ = read({"a": "212", "b": "200"}, of=of, doubt=1e-6, a=boxes("212", doubt=5e-3, toward="1.."))
    assert checks[0].verdict is Verdict.UNCLEAR
    assert decision.NOTE_BROKEN in fields["b"].notes


def test_a_warning_changes_nothing_but_is_told():
    of = form({1: ("a", "b")}, [rule("T9", ["a"], ["b"], severity=Severity.W)])
    fields, checks, _ = read({"a": "212", "b": "200"}, of=of)
    assert checks[0].holds is False
    assert all(map(accepted, fields.values()))


def test_cross_page_rules_count_in_a_group_only():
    of = form({1: ("sah",), 2: ("total", "tidak_sah")}, sum_form().rules)
    pages = {1: page({"sah": "235"}), 2: page({"total": "248", "tidak_sah": "X12"})}
    _, checks, _ = decode_page(of, 2, pages[2])
    assert checks == ()
    group = decode_group(of, pages)
    assert [c.difference for c in group[1].checks] == [1]
    assert group[1].checks == group[2].checks


def test_a_field_given_twice_is_refused():
    with pytest.raises(ValueError, match="twice"):
        decode_page(ONE, 1, [evidence("a", boxes("1")), evidence("a", boxes("2"))])


def test_readings_become_json():
    fields, checks, _ = read()
    text = json.dumps([f.to_json() for f in fields.values()] + [c.to_json() for c in checks])
    assert '"decision": "accepted"' in text


DIGITS = st.text("0123456789X_", min_size=2, max_size=2)


@settings(max_examples=40, deadline=None)
@given(st.tuples(DIGITS, DIGITS, DIGITS), st.floats(1e-6, 0.2), st.randoms(use_true_random=False))
def test_order_of_fields_does_not_matter(texts, doubt, shuffle: random.Random):
    fields = page(dict(zip(SUM, texts, strict=True)), doubt=doubt)
    straight = {f.id: f for f in decode_page(sum_form(2), 1, fields)[0]}
    shuffle.shuffle(fields)
    assert {f.id: f for f in decode_page(sum_form(2), 1, fields)[0]} == straight


@settings(max_examples=60, deadline=None)
@given(st.tuples(DIGITS, DIGITS, DIGITS), st.floats(1e-6, 0.3))
def test_no_value_comes_out_that_the_boxes_do_not_show(texts, doubt):
    special = {
        n: boxes(t, doubt=doubt, toward="".join("7" if c == "1" else "." for c in t))
        for n, t in zip(SUM, texts, strict=True)
    }
    fields, _, _ = read(dict(zip(SUM, texts, strict=True)), of=sum_form(2), **special)
    for name, field in fields.items():
        assert 0 <= field.confidence <= 1
        rows = special[name]
        for at, shown in enumerate(field.boxes):
            column = ("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "X", "-", "", "?").index(shown)
            assert rows[at, column] > 1e-6


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 299), st.integers(0, 299), st.floats(1e-6, 5e-3), st.floats(1.1, 4))
def test_weaker_evidence_never_raises_confidence(sah, tidak_sah, doubt, worse):
    texts = {"sah": f"{sah:03}", "tidak_sah": f"{tidak_sah:03}", "total": f"{sah + tidak_sah:03}"}
    clear, _, _ = read(texts, doubt=doubt)
    weak, _, _ = read(texts, doubt=doubt, total=boxes(texts["total"], doubt=min(0.4, doubt * worse)))
    assert weak["total"].value == clear["total"].value
    # What is too improbable to be listed counts as wrong whatever the sum says: 1e-7 per field.
    assert weak["total"].confidence <= clear["total"].confidence + 3e-7


def simulate(rng, count, confusion, slip=0.05):
    """Three-number sums as written (some wrongly), and evidence whose likelihoods are known."""
    for _ in range(count):
        sah, tidak_sah = int(rng.integers(0, 300)), int(rng.integers(0, 30))
        values = {"sah": sah, "tidak_sah": tidak_sah, "total": sah + tidak_sah}
        if rng.random() < slip:
            name = SUM[rng.integers(3)]
            values[name] = max(0, min(999, values[name] + int(rng.choice([-100, -10, -1, 1, 10, 100]))))
        rows = {}
        for name, value in values.items():
            signals = [rng.choice(10, p=confusion[int(c)]) for c in f"{value:03}"]
            digits = np.full((3, 14), 1e-12)
            digits[:, :10] = confusion[:, signals].T
            rows[name] = digits / digits.sum(axis=1, keepdims=True)
        yield values, rows


def count_errors(rng, count, confusion):
    """Return how many fields were accepted, how many of them are wrong, and how many were expected to be."""
    taken = wrong = 0
    expected = 0.0
    for values, rows in simulate(rng, count, confusion):
        fields, _, errors = decode_page(sum_form(), 1, [evidence(n, r) for n, r in rows.items()])
        expected += errors
        for field in fields:
            if accepted(field):
                taken += 1
                wrong += field.value != values[field.id]
    return taken, wrong, expected


def confusion_of(share):
    """A reader that mixes up 1 and 7, and 4 and 9, and now and then anything."""
    matrix = np.full((10, 10), share / 30)
    for a, b in ((1, 7), (4, 9)):
        matrix[a, b] = matrix[b, a] = share
    np.fill_diagonal(matrix, 0)
    np.fill_diagonal(matrix, 1 - matrix.sum(axis=1))
    return matrix


def test_accepted_fields_are_right_on_made_up_evidence():
    taken, wrong, _ = count_errors(np.random.default_rng(4), 700, confusion_of(3e-3))
    assert taken > 0.6 * 2100
    assert wrong == 0


@pytest.mark.slow
def test_accepted_fields_err_as_rarely_as_they_say():
    """Among about 9,500 accepted fields at most 1e-4 may be wrong; a Poisson bound leaves room for chance."""
    taken, wrong, _ = count_errors(np.random.default_rng(11), 5_000, confusion_of(3e-3))
    assert taken > 8_000
    assert wrong <= 1e-4 * taken + 3 * (1e-4 * taken) ** 0.5


def limited_form():
    """The sum form with a rule that names the most voters, as the presidential forms have."""
    limit = Rule("T11", Relation.AT_MOST, ("total",), (), Severity.W, "total <= 300", constant=300)
    return form({1: SUM}, [rule("T4", ["total"], ["sah", "tidak_sah"]), limit])


def decoded(made, **texts):
    fields, _, _ = decode_page(made, 1, [evidence(k, v) for k, v in texts.items()])
    return {f.id: f for f in fields}


def test_a_doubtful_hundred_is_read_as_what_a_tps_can_hold():
    shown = {"sah": boxes("152", doubt=0.02, toward="7.."), "tidak_sah": boxes("__4"), "total": boxes("156")}
    usual = decoded(limited_form(), **shown)["sah"]
    without = decoded(sum_form(), **shown)["sah"]
    assert usual.value == without.value == 152
    assert 1 - usual.confidence < 0.2 * (1 - without.confidence)


def test_a_clearly_written_unusual_number_stays_as_written():
    fields = decoded(limited_form(), sah=boxes("752"), tidak_sah=boxes("__4"), total=boxes("756"))
    assert (fields["sah"].value, fields["total"].value) == (752, 756)


def test_a_value_that_only_usage_prefers_is_shown_to_a_person():
    fields = decoded(
        limited_form(),
        sah=boxes("752", doubt=0.3, toward="1.."),
        tidak_sah=boxes("__4"),
        total=boxes("756", doubt=0.3, toward="1.."),
    )
    assert fields["sah"].decision == "review"
    assert fields["total"].decision == "review"


def test_a_lone_mark_on_an_untouched_page_is_no_zero():
    names = [f"n{at}" for at in range(12)]
    made = form({1: names}, [])
    texts = dict.fromkeys(names, boxes("___")) | {"n3": boxes("__-")}
    fields = decoded(made, **texts)
    assert fields["n3"].value is None
    assert fields["n3"].decision == "review"
    texts["n7"] = boxes("_15")
    assert decoded(made, **texts)["n3"].value == 0


def test_what_may_be_crossed_in_two_manners_counts_by_its_doubt():
    crossed = boxes("---", doubt=1e-2, toward="___")
    weighed = [replace(AS_COMPUTED, mixed_doubt=doubt) for doubt in (0.01, 0.1, 1.0)]
    stated = [1 - decode_page(ONE, 1, [evidence("a", crossed)], weight)[0][0].confidence for weight in weighed]
    mixed = 1 - 0.99**3 - 0.01**3
    assert stated == pytest.approx([doubt * mixed for doubt in (0.01, 0.1, 1.0)], rel=0.05, abs=2e-5)
