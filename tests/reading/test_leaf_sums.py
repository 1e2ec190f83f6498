"""Folding the fields that one sum alone ties: exact against the enumeration of every field, and quick to unfold."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sirekap_desktop.reading import leaf_sums
from sirekap_desktop.reading.inference import OTHER, Candidates, enumerate_assignments
from sirekap_desktop.reading.leaf_sums import fold, leaf_sum
from sirekap_desktop.reading.slips import LinearRule, SlipPrior
from sirekap_desktop.reading.values import NULL

FIRST, NEXT = 0.002, 0.1
PARTY = (LinearRule(((4, 1), (0, -1), (1, -1), (2, -1), (3, -1))), LinearRule(((5, 1), (4, -1))))
"""Four candidates (0 … 3), their sum (4), and a total (5) that must equal it."""


@st.composite
def candidate_lists(draw, count=6):
    fields = []
    for _ in range(count):
        values = draw(st.lists(st.integers(NULL, 5), min_size=1, max_size=3, unique=True))
        if draw(st.booleans()):
            values.append(OTHER)
        weights = np.array(draw(st.lists(st.floats(1e-4, 1), min_size=len(values), max_size=len(values))))
        fields.append(Candidates(np.array(values, np.int64), weights / weights.sum()))
    return fields


def prior_of(rules):
    return SlipPrior(rules, FIRST, NEXT)


@settings(max_examples=80, deadline=None)
@given(candidate_lists())
def test_what_is_folded_is_what_is_enumerated(fields):
    whole = enumerate_assignments(fields, PARTY, prior_of(PARTY), drop_below=0)
    folded = fold(fields, PARTY)
    assert [s.members for s in folded.sums] == [(0, 1, 2, 3)]
    core = enumerate_assignments(folded.fields, folded.rules, prior_of(folded.rules), drop_below=0)
    assert core.total == pytest.approx(whole.total, rel=1e-6)
    beliefs = folded.unfold(core)
    for at, field in enumerate(fields):
        wanted = whole.marginal(at, len(field.values))
        assert beliefs.marginals[at] == pytest.approx(wanted, rel=1e-5, abs=1e-7)
    for rule in range(2):
        assert core.holds(rule) == pytest.approx(whole.holds(rule), rel=1e-6, abs=1e-9)


@settings(max_examples=150, deadline=None)
@given(candidate_lists(), st.floats(1e-4, 0.2))
def test_dropped_weight_bounds_the_risk_of_folded_fields_too(fields, drop_below):
    whole = enumerate_assignments(fields, PARTY, prior_of(PARTY), drop_below=0)
    folded = fold(fields, PARTY)
    core = enumerate_assignments(folded.fields, folded.rules, prior_of(folded.rules), drop_below=drop_below)
    beliefs = folded.unfold(core)
    for at in range(len(fields)):
        truth = 1 - whole.marginal(at, len(fields[at].values))[0]
        assert 1 - beliefs.marginals[at][0] + beliefs.lost[at] >= truth - 1e-6


def test_few_fields_and_those_of_two_rules_are_left_alone():
    fields = [Candidates(np.array([1, 2]), np.array([0.9, 0.1]))] * 6
    three = (LinearRule(((4, 1), (0, -1), (1, -1), (2, -1))),)
    assert fold(fields, three).sums == ()
    shared = (*PARTY, LinearRule(((0, 1), (5, -1))))
    assert fold(fields, shared).sums == ()


def test_sums_that_would_wrap_round_get_a_longer_list():
    big = Candidates(np.array([999, 5]), np.array([0.6, 0.4]))
    leaves = leaf_sum(range(4), [big] * 4)
    assert leaves.size > 4 * 999
    small = Candidates(np.array([5, 999, 6]), np.array([1 - 1e-6 - 1e-9, 1e-9, 1e-6]))
    assert leaf_sum(range(4), [small] * 4).size == leaf_sums._SMALLEST
    sums = dict(zip(leaves.candidates.values.tolist(), leaves.candidates.p.tolist(), strict=True))
    assert sums[4 * 999] == pytest.approx(0.6**4)
    assert sums[3 * 999 + 5] == pytest.approx(4 * 0.6**3 * 0.4)


def likely(fields, rules):
    folded = fold(fields, rules)
    return folded.unfold(enumerate_assignments(folded.fields, folded.rules, prior_of(rules))).assignments


def weight_of(posterior, state):
    return float(posterior.weights[(posterior.states == np.array(state)).all(axis=1)].sum()) / posterior.total


def test_assignments_are_spelt_out_with_the_members_that_deviate():
    """Field 0 may be one more, so may the sum and the total: the assignment in which all three are, is listed."""
    sure = Candidates(np.array([2]), np.array([1.0]))
    fields = [Candidates(np.array([1, 7]), np.array([0.98, 0.02]))] + [sure] * 3
    fields += [Candidates(np.array([7, 13]), np.array([0.98, 0.02]))] * 2
    whole = enumerate_assignments(fields, PARTY, prior_of(PARTY), drop_below=0)
    found = likely(fields, PARTY)
    assert weight_of(found, [1, 0, 0, 0, 1, 1]) == pytest.approx(weight_of(whole, [1, 0, 0, 0, 1, 1]), rel=1e-6)
    assert weight_of(found, [0] * 6) == pytest.approx(weight_of(whole, [0] * 6), rel=1e-6)


def test_members_that_cancel_each_other_are_spelt_out():
    sure = Candidates(np.array([2]), np.array([1.0]))
    fields = [
        Candidates(np.array([1, 7]), np.array([0.98, 0.02])),
        Candidates(np.array([7, 1]), np.array([0.97, 0.03])),
        sure,
        sure,
        Candidates(np.array([12]), np.array([1.0])),
        Candidates(np.array([12]), np.array([1.0])),
    ]
    whole = enumerate_assignments(fields, PARTY, prior_of(PARTY), drop_below=0)
    assert weight_of(likely(fields, PARTY), [1, 1, 0, 0, 0, 0]) == pytest.approx(
        weight_of(whole, [1, 1, 0, 0, 0, 0]), rel=1e-6
    )
    assert weight_of(whole, [1, 1, 0, 0, 0, 0]) > 1e-4


def test_members_that_may_cancel_share_in_what_was_dropped_of_their_sum():
    """The total is doubtful and so much is dropped; fields 0 and 1 may both deviate though their sum stands."""
    sure = Candidates(np.array([2]), np.array([1.0]))
    fields = [
        Candidates(np.array([1, 7]), np.array([0.7, 0.3])),
        Candidates(np.array([7, 1]), np.array([0.7, 0.3])),
        sure,
        sure,
        Candidates(np.array([12, 13]), np.array([0.6, 0.4])),
        Candidates(np.array([12, 13]), np.array([0.6, 0.4])),
    ]
    folded = fold(fields, PARTY)
    core = enumerate_assignments(folded.fields, folded.rules, prior_of(PARTY), drop_below=0.5)
    assert core.dropped > 0
    beliefs = folded.unfold(core)
    at_least = core.dropped / core.total * folded.sums[0].cancelling()[0]
    assert at_least > 0
    assert beliefs.lost[0] - core.lost[-1] / core.total == pytest.approx(at_least)
    assert folded.sums[0].cancelling()[0] == pytest.approx(0.09 / (0.49 + 0.09))
    assert folded.sums[0].cancelling()[2] == pytest.approx(0.0, abs=1e-9)
