"""Practice numbers are what a consistent TPS looks like, or break just the rules that were meant to break."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sirekap_desktop.forms.building import PEMILIHAN, build_forms
from sirekap_desktop.forms.catalogue import form
from sirekap_desktop.forms.rules import evaluate_all
from sirekap_desktop.practice.contestants import practice_contestants
from sirekap_desktop.practice.numbers import Mistake, draw_form_numbers, draw_numbers
from sirekap_desktop.practice.terbilang import terbilang

PLANO = form("C.HASIL-PPWP-2024")
seeds = st.integers(0, 2**32 - 1)


def broken(values):
    return {check.rule.id for check in evaluate_all(PLANO.rules, dict(values)) if check.holds is not True}


@given(seeds)
@settings(deadline=None)
def test_numbers_keep_every_rule(seed):
    numbers = draw_numbers(np.random.default_rng(seed))
    assert set(numbers.values) == {f.id for f in PLANO.number_fields}
    assert broken(numbers.values) == set()
    assert all(0 <= v <= 999 for v in numbers.values.values())
    assert numbers.disputed(PLANO.rules) == frozenset()


MADE = {p: build_forms(p, practice_contestants(p)).plano for p in PEMILIHAN}


@given(seeds, st.sampled_from(PEMILIHAN))
@settings(deadline=None)
def test_numbers_of_every_election_fill_its_form_and_keep_every_rule(seed, pemilihan):
    form_of = MADE[pemilihan]
    values = draw_form_numbers(np.random.default_rng(seed), form_of).values
    assert values.keys() == {f.id for f in form_of.number_fields}
    assert all(0 <= v <= 999 for v in values.values())
    assert {c.rule.text for c in evaluate_all(form_of.rules, values) if c.holds is not True} == set()


@pytest.mark.parametrize("mistake", list(Mistake))
@pytest.mark.parametrize("pemilihan", ["DPR", "DPD", "KWK-BUPATI"])
def test_every_mistake_can_be_made_in_every_election(pemilihan, mistake):
    plain, spoiled = (draw_form_numbers(np.random.default_rng(3), MADE[pemilihan], m) for m in (None, mistake))
    changed = {k for k in plain.values if plain.values[k] != spoiled.values[k]}
    assert 1 <= len(changed) <= 2
    assert changed <= spoiled.disputed(MADE[pemilihan].rules)


def test_most_candidates_get_few_votes_or_none():
    drawn = [draw_form_numbers(np.random.default_rng(seed), MADE["DPR"]).values for seed in range(20)]
    calon = np.array([v for values in drawn for k, v in values.items() if k.startswith("suara_calon")])
    assert 0.5 < (calon == 0).mean() < 0.9
    assert np.percentile(calon, 90) < 20
    assert calon.max() > 40


@given(seeds, st.sampled_from([Mistake.SUM_SAH, Mistake.SUM_TOTAL, Mistake.SUM_PENGGUNA]))
@settings(deadline=None)
def test_a_wrong_sum_is_in_the_disputed_fields(seed, mistake):
    numbers = draw_numbers(np.random.default_rng(seed), mistake)
    wrong = {
        Mistake.SUM_SAH: "suara_sah",
        Mistake.SUM_TOTAL: "suara_total",
        Mistake.SUM_PENGGUNA: "pengguna_total_j",
    }[mistake]
    assert wrong in numbers.disputed(PLANO.rules)
    assert "pemilih_dpt_j" not in numbers.disputed(PLANO.rules)


def test_swapped_sexes_keep_the_row_but_break_the_column():
    numbers = draw_numbers(np.random.default_rng(5), Mistake.SWAPPED_SEX)
    values = numbers.values
    assert values["pengguna_dpt_l"] + values["pengguna_dpt_p"] == values["pengguna_dpt_j"]
    assert "T2" in broken(values)
    assert {"pengguna_dpt_l", "pengguna_total_l"} <= numbers.disputed(PLANO.rules)


def test_transposed_digits_are_the_same_digits():
    plain, spoiled = (draw_numbers(np.random.default_rng(9), m) for m in (None, Mistake.TRANSPOSED))
    changed = {k for k in plain.values if plain.values[k] != spoiled.values[k]}
    assert len(changed) == 1
    field = changed.pop()
    assert sorted(f"{plain.values[field]:03d}") == sorted(f"{spoiled.values[field]:03d}")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "NOL"),
        (9, "SEMBILAN"),
        (10, "SEPULUH"),
        (11, "SEBELAS"),
        (14, "EMPAT BELAS"),
        (20, "DUA PULUH"),
        (57, "LIMA PULUH TUJUH"),
        (100, "SERATUS"),
        (111, "SERATUS SEBELAS"),
        (250, "DUA RATUS LIMA PULUH"),
        (999, "SEMBILAN RATUS SEMBILAN PULUH SEMBILAN"),
    ],
)
def test_words_of_a_number(number, words):
    assert terbilang(number) == words


def test_every_number_has_words_of_its_own():
    assert len({terbilang(n) for n in range(1000)}) == 1000


@pytest.mark.parametrize("number", [-1, 1000])
def test_no_words_outside_the_boxes(number):
    with pytest.raises(ValueError, match=str(number)):
        terbilang(number)
