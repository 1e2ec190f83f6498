"""The rules of every election: each holds, is broken and is left open, and says so in one sentence."""

import numpy as np
import pytest
from made_up import contestants_of, numbered, parties

from sirekap_desktop.forms.building import PEMILIHAN, build_forms
from sirekap_desktop.forms.comparisons import (
    across_elections,
    between_witnesses,
    comparison_labels,
    comparison_rules,
    load_comparisons,
)
from sirekap_desktop.forms.rules import Relation, describe, evaluate, evaluate_all, missing, number, of_sums, signed
from sirekap_desktop.forms.toml_node import FormError
from sirekap_desktop.practice.numbers import draw_form_numbers

FORMS = {p: build_forms(p, contestants_of(p)).plano for p in PEMILIHAN}
FEW = {p: build_forms(p, parties(3, (1, 4))).plano for p in ("DPR",)} | {
    p: build_forms(p, numbered(2 if p.startswith("KWK") else 3)).plano for p in ("DPD", "KWK-BUPATI", "PPWP")
    if p != "PPWP"
}  # fmt: skip
GOOD = {p: dict(draw_form_numbers(np.random.default_rng(7), form).values) for p, form in FORMS.items()}
CASES = [(p, at) for p, form in FORMS.items() for at in range(len(form.rules))]


def broken_values(rule, values):
    """The values with the left side of a rule moved so that it no longer holds."""
    check = evaluate(rule, values)
    step = 5 if rule.relation is not Relation.AT_MOST else 1 + check.right - check.left
    return values | {rule.left[0]: values[rule.left[0]] + step}


@pytest.mark.parametrize("pemilihan", PEMILIHAN)
def test_every_election_has_the_rules_of_the_dossier(pemilihan):
    party = pemilihan.startswith("DPR")
    wanted = {f"T{n}" for n in range(1, 13)} | ({"T14"} if party else set())
    severities = {rule.id: rule.severity.value for rule in FORMS[pemilihan].rules}
    assert set(severities) == wanted
    lawful, plausible = {"T5", "T6"}, {"T9", "T10", "T11", "T12"}
    assert severities == {i: "L" if i in lawful else "W" if i in plausible else "H" for i in wanted}
    assert all(rule.basis for rule in FORMS[pemilihan].rules)


@pytest.mark.parametrize(("pemilihan", "at"), CASES, ids=[f"{p}-{at}-{FORMS[p].rules[at].id}" for p, at in CASES])
def test_a_rule_holds_is_broken_or_left_open_and_says_which(pemilihan, at):
    form = FORMS[pemilihan]
    rule, good = form.rules[at], GOOD[pemilihan]
    held = evaluate(rule, good)
    assert held.holds is True
    bad = broken_values(rule, good)
    broken = evaluate(rule, bad)
    assert broken.holds is False
    told = describe(broken, form.short_labels)
    assert number(broken.left) in told or len(rule.left) > 1
    assert signed(broken.difference) in told
    assert form.short_labels[rule.left[0]].lower() in told.lower()
    assert number(broken.right) in told or len(rule.right) > 1 or rule.relation is Relation.RESERVE
    for field_id in rule.fields:
        assert evaluate(rule, good | {field_id: None}).holds is None
        assert form.short_labels[field_id] in describe(evaluate(rule, good | {field_id: None}), form.short_labels)


@pytest.mark.parametrize("pemilihan", PEMILIHAN)
def test_every_number_of_a_form_is_required(pemilihan):
    form, good = FORMS[pemilihan], GOOD[pemilihan]
    assert missing(form.required, good) == ()
    last = form.number_fields[-1].id
    assert missing(form.required, good | {last: None}) == (last,)


def text_of(form, rule_id):
    return [rule.text for rule in form.rules if rule.id == rule_id]


def test_sums_of_votes_speak_of_everyone_who_stands():
    assert text_of(FEW["DPR"], "T3") == ["suara_sah = jumlah_partai_1 + jumlah_partai_4"]
    assert text_of(FEW["DPR"], "T14") == [
        f"jumlah_partai_{n} = suara_partai_{n} + suara_calon_{n}_1 + suara_calon_{n}_2 + suara_calon_{n}_3"
        for n in (1, 4)
    ]
    assert text_of(FEW["DPD"], "T3") == ["suara_sah = suara_dpd_1 + suara_dpd_2 + suara_dpd_3"]
    assert text_of(FEW["KWK-BUPATI"], "T3") == ["suara_sah = suara_paslon_1 + suara_paslon_2"]


def test_a_party_without_candidates_has_only_its_own_votes():
    form = build_forms("DPR", parties(0, (2,))).plano
    assert text_of(form, "T14") == ["jumlah_partai_2 = suara_partai_2"]


def test_kwk_has_its_own_figures():
    form = FEW["KWK-BUPATI"]
    (reserve,) = [rule for rule in form.rules if rule.id == "T9"]
    received = [{"pemilih_dpt_j": 400, "surat_suara_diterima": n} for n in (409, 410, 411, 412)]
    assert [evaluate(reserve, values).holds for values in received] == [False, True, True, False]
    (largest,) = [rule for rule in form.rules if rule.id == "T11"]
    assert [evaluate(largest, {"pemilih_dpt_j": n}).holds for n in (600, 601)] == [True, False]
    assert "disabilitas_l <= disabilitas_pemilih_l" in text_of(form, "T12")
    assert "pemilih_total_p = pemilih_dpt_p + pemilih_dptb_p + pemilih_non_dpt_p" in text_of(form, "T2")


@pytest.mark.parametrize("pemilihan", PEMILIHAN)
def test_sums_over_tps_keep_what_every_tps_keeps(pemilihan):
    form = FORMS[pemilihan]
    drawn = [draw_form_numbers(np.random.default_rng(seed), form).values for seed in range(4)]
    column = {f: sum(values[f] for values in drawn) for f in drawn[0]}
    rules = of_sums(form.rules)
    assert {rule.id for rule in form.rules} - {rule.id for rule in rules} == {"T9", "T11"}
    assert all(check.holds for check in evaluate_all(rules, column))


# --- comparisons ---

DPT = {f"{who}_dpt_{c}": 100 for who in ("pemilih", "pengguna") for c in "lpj"}
LABELS = FORMS["DPR"].short_labels


def across(**changed):
    values = {p: dict(DPT) for p in ("PPWP", "DPR", "DPD")}
    values["DPR"] |= changed
    return [check for check in across_elections(values) if check.rule.left[0].startswith("DPR:")]


def test_elections_of_a_tps_have_the_same_roll():
    checks = across()
    assert len(checks) == 6
    assert all(check.holds for check in checks)
    assert describe(checks[2], comparison_labels(LABELS)) == "Pemilih DPT (J) DPR 100 = pemilih DPT (J) PPWP 100"
    (broken,) = [check for check in across(pemilih_dpt_j=103) if not check.holds]
    assert describe(broken, comparison_labels(LABELS)) == (
        "Pemilih DPT (J) DPR 103 ≠ pemilih DPT (J) PPWP 100 (selisih +3)"
    )
    (left,) = [check for check in across(pengguna_dpt_l=None) if check.holds is None]
    assert "pengguna DPT (L) DPR" in describe(left, comparison_labels(LABELS))


def test_who_moved_in_may_differ_and_other_days_are_not_compared():
    assert all(check.holds for check in across(pengguna_dptb_j=4))
    assert across_elections({"DPR": DPT, "KWK-BUPATI": dict.fromkeys(DPT, 90)}) == []
    kwk = dict.fromkeys(("KWK-GUBERNUR", "KWK-WALIKOTA"), DPT)
    assert [check.rule.left[0][:12] for check in across_elections(kwk)] == ["KWK-WALIKOTA"] * 6


@pytest.mark.parametrize(("witness", "rule_id"), [("bubbles", "T16"), ("words", "T16"), ("tally", "T17")])
def test_what_is_told_twice_on_one_paper_agrees(witness, rule_id):
    labels = comparison_labels({"suara_sah": "suara sah"})
    same, other, silent = (between_witnesses("suara_sah", 12, {witness: n})[0] for n in (12, 15, None))
    assert (same.holds, other.holds, silent.holds) == (True, False, None)
    assert same.rule.id == rule_id
    name = {"bubbles": "bulatan", "words": "terbilang", "tally": "turus"}[witness]
    assert describe(other, labels) == f"Suara sah 12 ≠ {name} suara sah 15 (selisih −3)"
    assert f"{name} suara sah" in describe(silent, labels)


def test_witnesses_that_are_not_there_are_not_compared():
    assert between_witnesses("suara_sah", 12, {}) == []


def test_comparisons_are_known_and_a_wrong_file_is_refused(tmp_path):
    assert [rule.id for rule in comparison_rules()] == ["T15", "T16", "T17"]
    path = tmp_path / "X.toml"
    path.write_text('code = "X"\n[[rules]]\nid = "T15"\nseverity = "W"\nbasis = ""\nfeilds = []\n', encoding="utf-8")
    with pytest.raises(FormError, match="feilds"):
        load_comparisons(path)
