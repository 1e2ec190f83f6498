"""The enumeration against brute force, and what it says of the weight it dropped."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sirekap_desktop.reading.inference import OTHER, Candidates, enumerate_assignments
from sirekap_desktop.reading.slips import LinearRule, SlipPrior
from sirekap_desktop.reading.values import NULL

FIRST, NEXT = 0.002, 0.1
TRIPLE = (LinearRule(((0, 1), (1, 1), (2, -1))), LinearRule(((2, 1), (3, -1))))


@st.composite
def candidate_lists(draw, count=4):
    fields = []
    for _ in range(count):
        values = draw(st.lists(st.integers(NULL, 6), min_size=1, max_size=4, unique=True))
        if draw(st.booleans()):
            values.append(OTHER)
        weights = np.array(draw(st.lists(st.floats(1e-6, 1), min_size=len(values), max_size=len(values))))
        fields.append(Candidates(np.array(values, np.int64), weights / weights.sum()))
    return fields


def slips_by_hand(rules, broken):
    fields = sorted({f for rule in rules for f, _ in rule.terms})
    for count in range(len(fields) + 1):
        for chosen in product(fields, repeat=count):
            if all(any(f in chosen for f, _ in rules[r].terms) for r in broken):
                return count
    raise AssertionError


def amount_by_hand(off, unusual):
    """``off``: by how much each broken rule is off, None where there is no number."""
    least = min((abs(o) for o in off if o is not None), default=None)
    return 1.0 if least in (None, 1, 2, 9, 10) else unusual


def brute_force(fields, rules, unusual=1.0):
    total, marginals, holds = 0.0, [np.zeros(len(f.values)) for f in fields], np.zeros(len(rules))
    for state in product(*(range(len(f.values)) for f in fields)):
        values = [int(f.values[i]) for f, i in zip(fields, state, strict=True)]
        broken, off = [], []
        for at, rule in enumerate(rules):
            mine = [values[f] for f, _ in rule.terms]
            difference = sum(values[f] * c for f, c in rule.terms) - rule.constant
            if NULL in mine or (difference and OTHER not in mine):
                broken.append(at)
                off.append(None if NULL in mine else difference)
        count = slips_by_hand(rules, broken)
        weight = np.prod([f.p[i] for f, i in zip(fields, state, strict=True)]) * (
            FIRST * NEXT ** (count - 1) * amount_by_hand(off, unusual) if count else 1
        )
        total += weight
        for f, i in enumerate(state):
            marginals[f][i] += weight
        holds += weight * np.array([at not in broken for at in range(len(rules))])
    return total, [m / total for m in marginals], holds / total


@settings(max_examples=60, deadline=None)
@given(candidate_lists(), st.sampled_from([1.0, 0.2]))
def test_nothing_dropped_is_brute_force(fields, unusual):
    posterior = enumerate_assignments(fields, TRIPLE, SlipPrior(TRIPLE, FIRST, NEXT, unusual), drop_below=0)
    total, marginals, holds = brute_force(fields, TRIPLE, unusual)
    assert posterior.total == pytest.approx(total, rel=1e-12)
    for at, wanted in enumerate(marginals):
        assert posterior.marginal(at, len(wanted)) == pytest.approx(wanted, rel=1e-9, abs=1e-15)
    assert [posterior.holds(r) for r in range(2)] == pytest.approx(holds.tolist(), rel=1e-9, abs=1e-15)
    assert posterior.lost.max() < 1e-14


@settings(max_examples=300, deadline=None)
@given(candidate_lists(), st.floats(1e-4, 0.2), st.sampled_from([1.0, 0.2]))
def test_dropped_weight_bounds_the_risk_from_above(fields, drop_below, unusual):
    prior = SlipPrior(TRIPLE, FIRST, NEXT, unusual)
    posterior = enumerate_assignments(fields, TRIPLE, prior, drop_below=drop_below)
    _, marginals, _ = brute_force(fields, TRIPLE, unusual)
    for at, wanted in enumerate(marginals):
        kept = posterior.marginal(at, len(wanted))
        assert 1 - kept[0] + posterior.lost[at] / posterior.total >= 1 - wanted[0] - 1e-12


def test_one_slip_explains_all_rules_of_its_field():
    rules = (LinearRule(((0, 1), (1, -1))), LinearRule(((0, 1), (2, -1))), LinearRule(((3, 1), (4, -1))))
    prior = SlipPrior(rules, FIRST, NEXT)
    assert prior.slips(np.array([0b000, 0b001, 0b011, 0b101, 0b111])).tolist() == [0, 1, 1, 2, 2]
    assert prior.weights(np.array([0, 0b011, 0b111])) == pytest.approx([1, FIRST, FIRST * NEXT])


def test_sets_of_many_rules_weigh_the_same_each_time_they_come():
    """Sixteen sums, each broken by a slip of its own or, two by two, by one in the field that they share."""
    rules = tuple(LinearRule(((at, 1), (16 + at // 2, -1))) for at in range(16))
    prior = SlipPrior(rules, FIRST, NEXT)
    sets = np.random.default_rng(5).integers(0, 1 << 16, 4000)
    pairs = [sum(1 for pair in range(8) if broken >> 2 * pair & 3) for broken in sets.tolist()]
    wanted = [FIRST * NEXT ** (min(count, 4) - 1) if count else 1.0 for count in pairs]
    for _ in range(2):
        assert prior.weights(sets) == pytest.approx(wanted)


def test_time_is_bounded_where_nothing_can_be_read():
    flat = Candidates(np.arange(120), np.full(120, 1 / 120))
    posterior = enumerate_assignments([flat] * 4, TRIPLE, SlipPrior(TRIPLE, FIRST, NEXT))
    assert len(posterior.weights) <= 3_100
    assert posterior.lost.min() / posterior.total > 1


@pytest.mark.parametrize("drop_below", [0.0, *np.linspace(0.01, 0.6, 40)])
def test_what_a_later_field_may_mend_is_kept_or_booked(drop_below):
    """The second value of field 0 breaks its sum until fields 2 and 3 follow."""
    lists = [([3, 4], [0.9, 0.1]), ([2, 1], [0.9, 0.1]), ([5, 6], [0.6, 0.4]), ([5, 6], [0.6, 0.4])]
    fields = [Candidates(np.array(values), np.array(p)) for values, p in lists]
    posterior = enumerate_assignments(fields, TRIPLE, SlipPrior(TRIPLE, FIRST, NEXT), drop_below=drop_below)
    risk = 1 - posterior.marginal(0, 2)[0] + posterior.lost[0] / posterior.total
    truth = brute_force(fields, TRIPLE)[1][0][1]
    assert truth > 0.03
    assert risk >= truth - 1e-12
    assert risk < 10 * truth


@pytest.mark.parametrize(
    ("off", "weight"), [(1, 1.0), (-10, 1.0), (27, 1.0), (6, 0.2), (-60, 0.2), (4, 0.2), (0, 1.0)]
)
def test_amounts_that_slips_seldom_make_weigh_less(off, weight):
    prior = SlipPrior(TRIPLE, FIRST, NEXT, 0.2)
    residual, broken = np.array([[off, 0]], np.int64), np.array([int(off != 0)], np.int64)
    assert prior.of_amounts(residual, broken).tolist() == [weight]
