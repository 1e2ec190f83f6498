from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sirekap_desktop.forms import catalogue
from sirekap_desktop.forms.rules import (
    Relation,
    Rule,
    RuleLevel,
    Severity,
    describe,
    evaluate,
    evaluate_all,
    missing,
    of_sums,
)

FORM = catalogue.form("C.HASIL-PPWP-2024")
IDS = [field.id for field in FORM.number_fields]
GOOD = dict(
    zip(
        IDS,
        # I.A, then I.B rows of L, P, J; II; III; IV; V
        [
            140,
            146,
            286,
            107,
            112,
            219,
            5,
            2,
            7,
            0,
            0,
            0,
            112,
            114,
            226,
            292,
            226,
            0,
            66,
            1,
            1,
            2,
            6,
            88,
            128,
            222,
            4,
            226,
        ],
        strict=True,
    )
)


def broken(values) -> set[str]:
    return {check.rule.text for check in evaluate_all(FORM.rules, values) if check.broken}


def test_good_numbers_keep_every_rule():
    checks = evaluate_all(FORM.rules, GOOD)
    assert all(check.holds for check in checks)
    assert [check.rule for check in checks] == list(FORM.rules)


def test_rules_of_the_dossier_with_their_severity():
    found = {}
    for rule in FORM.rules:
        found.setdefault(rule.id, []).append(rule.severity.value)
    assert found == {
        "T1": ["H"] * 6,
        "T2": ["H"] * 3,
        "T3": ["H"],
        "T4": ["H"],
        "T5": ["L"],
        "T6": ["L"] * 2,
        "T7": ["H"],
        "T8": ["H"] * 3,
        "T9": ["W"],
        "T10": ["W"],
        "T11": ["W"],
        "T12": ["W"] * 3,
    }
    assert all(rule.basis for rule in FORM.rules)


@pytest.mark.parametrize(
    ("changes", "texts"),
    [
        ({"pemilih_dpt_l": 141}, {"pemilih_dpt_j = pemilih_dpt_l + pemilih_dpt_p"}),
        (
            {"pengguna_dptb_l": 4, "pengguna_dptb_j": 6},
            {
                "pengguna_total_l = pengguna_dpt_l + pengguna_dptb_l + pengguna_non_dpt_l",
                "pengguna_total_j = pengguna_dpt_j + pengguna_dptb_j + pengguna_non_dpt_j",
            },
        ),
        ({"suara_paslon_2": 89}, {"suara_sah = suara_paslon_1 + suara_paslon_2 + suara_paslon_3"}),
        ({"suara_tidak_sah": 5}, {"suara_total = suara_sah + suara_tidak_sah"}),
        (
            {"surat_suara_digunakan": 225, "surat_suara_tidak_digunakan": 67},
            {"surat_suara_digunakan = pengguna_total_j", "suara_total = surat_suara_digunakan"},
        ),
        (
            {"suara_total": 227, "suara_tidak_sah": 5},
            {"suara_total = surat_suara_digunakan", "suara_total = pengguna_total_j"},
        ),
        (
            {"surat_suara_dikembalikan": 1},
            {"surat_suara_diterima = surat_suara_digunakan + surat_suara_dikembalikan + surat_suara_tidak_digunakan"},
        ),
        ({"pemilih_dpt_l": 106, "pemilih_dpt_p": 180}, {"pengguna_dpt_l <= pemilih_dpt_l"}),
        (
            {"surat_suara_diterima": 294, "surat_suara_tidak_digunakan": 68},
            {"surat_suara_diterima = pemilih_dpt_j + 2 %"},
        ),
        (
            {"surat_suara_diterima": 225, "surat_suara_tidak_digunakan": 0, "surat_suara_digunakan": 225},
            {
                "surat_suara_digunakan = pengguna_total_j",
                "suara_total = surat_suara_digunakan",
                "surat_suara_diterima = pemilih_dpt_j + 2 %",
                "pengguna_dpt_j + pengguna_dptb_j + pengguna_non_dpt_j <= surat_suara_diterima",
            },
        ),
        (
            {
                "pemilih_dpt_l": 155,
                "pemilih_dpt_j": 301,
                "surat_suara_diterima": 308,
                "surat_suara_tidak_digunakan": 82,
            },
            {"pemilih_dpt_j <= 300"},
        ),
        (
            {"disabilitas_p": 115, "disabilitas_j": 116},
            {"disabilitas_p <= pengguna_total_p"},
        ),
    ],
)
def test_a_changed_number_breaks_exactly_the_rules_it_belongs_to(changes, texts):
    assert broken({**GOOD, **changes}) == texts


@pytest.mark.parametrize("rule", FORM.rules, ids=lambda rule: rule.text)
def test_a_missing_number_leaves_its_rules_open(rule):
    for field_id in rule.fields:
        check = evaluate(rule, {**GOOD, field_id: None})
        assert check.holds is None
        assert check.difference is None
        assert not check.broken


def test_empty_fields_are_named_and_zero_is_not_empty():
    assert missing(FORM.required, GOOD) == ()
    assert missing(FORM.required, {**GOOD, "suara_sah": None, "suara_tidak_sah": 0}) == ("suara_sah",)
    assert missing(FORM.required, {}) == tuple(IDS)


@pytest.mark.parametrize(("received", "holds"), [(291, False), (292, True), (293, True), (294, False)])
def test_spare_ballots_are_two_percent_rounded_up_with_one_more_allowed(received, holds):
    rule = next(rule for rule in FORM.rules if rule.id == "T9")
    assert evaluate(rule, {"surat_suara_diterima": received, "pemilih_dpt_j": 286}).holds is holds


@pytest.mark.parametrize("dpt", [50, 100, 150, 200, 250, 300])
def test_a_whole_share_is_not_rounded_up(dpt):
    rule = next(rule for rule in FORM.rules if rule.id == "T9")
    check = evaluate(rule, {"surat_suara_diterima": dpt + dpt // 50, "pemilih_dpt_j": dpt})
    assert check.difference == 0


def test_rules_of_sums_leave_out_what_does_not_add_up():
    left_out = {rule.id for rule in FORM.rules} - {rule.id for rule in of_sums(FORM.rules)}
    assert left_out == {"T9", "T11"}
    assert {rule.id for rule in FORM.rules if rule.level is RuleLevel.TPS} == {"T9", "T11"}


# --- properties ---

numbers = st.integers(0, 999)


@st.composite
def tps_numbers(draw):
    """Numbers of a TPS that keep every rule that holds on sums."""
    values = {}
    for column in "lp":
        values[f"pemilih_dpt_{column}"] = draw(st.integers(0, 150))
        values[f"pengguna_dpt_{column}"] = draw(st.integers(0, values[f"pemilih_dpt_{column}"]))
        values[f"pengguna_dptb_{column}"] = draw(st.integers(0, 5))
        values[f"pengguna_non_dpt_{column}"] = draw(st.integers(0, 5))
        used = sum(values[f"pengguna_{row}_{column}"] for row in ("dpt", "dptb", "non_dpt"))
        values[f"pengguna_total_{column}"] = used
        values[f"disabilitas_{column}"] = draw(st.integers(0, used))
    for row in ("pemilih_dpt", "pengguna_dpt", "pengguna_dptb", "pengguna_non_dpt", "pengguna_total", "disabilitas"):
        values[f"{row}_j"] = values[f"{row}_l"] + values[f"{row}_p"]
    total = values["pengguna_total_j"]
    invalid = draw(st.integers(0, total))
    first = draw(st.integers(0, total - invalid))
    second = draw(st.integers(0, total - invalid - first))
    returned, unused = draw(st.integers(0, 9)), draw(st.integers(0, 60))
    values |= {
        "suara_paslon_1": first,
        "suara_paslon_2": second,
        "suara_paslon_3": total - invalid - first - second,
        "suara_sah": total - invalid,
        "suara_tidak_sah": invalid,
        "suara_total": total,
        "surat_suara_digunakan": total,
        "surat_suara_dikembalikan": returned,
        "surat_suara_tidak_digunakan": unused,
        "surat_suara_diterima": total + returned + unused,
    }
    return values


@settings(deadline=None)
@given(st.lists(tps_numbers(), min_size=1, max_size=6))
def test_sums_over_tps_keep_the_rules_that_every_tps_keeps(columns):
    rules = of_sums(FORM.rules)
    for column in columns:
        assert all(check.holds for check in evaluate_all(rules, column))
    total = {field_id: sum(column[field_id] for column in columns) for field_id in IDS}
    assert all(check.holds for check in evaluate_all(rules, total))


@settings(deadline=None)
@given(tps_numbers(), st.sampled_from(IDS), numbers)
def test_an_identity_holds_exactly_when_its_difference_is_zero(values, field_id, value):
    for check in evaluate_all(FORM.rules, {**values, field_id: value}):
        assert check.difference == check.left - check.right
        if check.rule.relation is Relation.EQUAL:
            assert check.holds is (check.difference == 0)
        if check.rule.relation is Relation.AT_MOST:
            assert check.holds is (check.difference <= 0)


@settings(deadline=None)
@given(
    st.lists(numbers, min_size=1, max_size=3),
    st.lists(numbers, min_size=0, max_size=3),
    st.integers(0, 500),
    st.sampled_from(Relation),
    st.sampled_from([0.02, 0.025]),
    st.randoms(),
)
def test_order_of_a_sum_does_not_matter(lefts, rights, constant, relation, rate, shuffler):
    left = [f"a{i}" for i in range(len(lefts))]
    right = [f"b{i}" for i in range(len(rights))]
    values = dict(zip(left + right, lefts + rights, strict=True))
    rule = Rule("X", relation, tuple(left), tuple(right), Severity.H, "x", constant=constant, rate=rate)
    shuffled = replace(
        rule, left=tuple(shuffler.sample(left, len(left))), right=tuple(shuffler.sample(right, len(right)))
    )
    one, other = evaluate(rule, values), evaluate(shuffled, values)
    assert (one.left, one.right, one.difference, one.holds) == (
        other.left,
        other.right,
        other.difference,
        other.holds,
    )


# --- sentences ---


def said(rule_id: str, index: int = 0, **changes: int | None) -> str:
    rule = [rule for rule in FORM.rules if rule.id == rule_id][index]
    return describe(evaluate(rule, {**GOOD, **changes}), FORM.short_labels)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (said("T3"), "Suara sah 222 = 6 + 88 + 128"),
        (said("T3", suara_sah=225), "Suara sah 225 ≠ 6 + 88 + 128 (selisih +3)"),
        (said("T6", 1, suara_total=223), "Suara total 223 ≠ pengguna hak pilih (J) 226 (selisih −3)"),
        (said("T8", suara_total=0), "Pengguna DPT (L) 107 ≤ pemilih DPT (L) 140"),
        (said("T8", pengguna_dpt_l=1141), "Pengguna DPT (L) 1.141 > pemilih DPT (L) 140 (selisih +1.001)"),
        (said("T9"), "Surat suara diterima 292 = pemilih DPT (J) 286 + cadangan 2 % (6)"),
        (said("T9", surat_suara_diterima=293), "Surat suara diterima 293 ≈ pemilih DPT (J) 286 + cadangan 2 % (6)"),
        (said("T11", pemilih_dpt_j=310), "Pemilih DPT (J) 310 > 300 (selisih +10)"),
        (said("T4", suara_total=None), "T4 belum dapat diperiksa: suara total kosong"),
        (said("T4", suara_total=None, suara_sah=None), "T4 belum dapat diperiksa: suara total, suara sah kosong"),
    ],
)
def test_a_check_is_told_with_both_sides_and_the_difference(sentence, expected):
    assert sentence == expected


def test_a_field_without_a_name_is_told_by_its_id():
    rule = next(rule for rule in FORM.rules if rule.id == "T4")
    assert describe(evaluate(rule, GOOD), {}) == "Suara_total 226 = 222 + 4"
