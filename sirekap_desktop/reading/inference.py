"""Posteriors of fields under evidence and sum rules: an enumeration of assignments with a provable bound.

Each field has a short list of candidates with probabilities. Each rule says that a signed sum of fields is constant.
A form whose broken rules can all be blamed on ``n`` slips of the pen weighs ``first_slip * next_slip ** (n - 1)``; a
form that adds up weighs 1. One slip in one field may break all of that field's rules at once, so ``n`` is the least
number of fields that touch every broken rule, not the number of rules.

Assignments are enumerated field by field and the improbable ones dropped. Rules only ever lower a weight, so what was
dropped bounds from above what it could have added; it is booked as error of those fields in which it differs from the
first candidates.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import combinations
from operator import or_

import numpy as np
from numpy.typing import NDArray

OTHER = -3
"""Candidate that stands for all values too improbable to list; it may satisfy any rule, so it is never underrated."""

_MISSING = 1 << 40
_WILD = 1 << 50
_HALF = 1 << 39
_MANY_SLIPS = 4
DROP_BELOW = 1e-12
MOST_STATES = 3000


@dataclass(frozen=True, slots=True)
class Candidates:
    """The listed values of one field, its own best first, then by probability; negative values are not numbers.

    Attributes:
        values: Shape (k,), ints.
        p: Shape (k,), sums to 1.
    """

    values: NDArray[np.int64]
    p: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class LinearRule:
    """``sum(coefficient * field) = constant``; ``terms`` are pairs of field index and coefficient."""

    terms: tuple[tuple[int, int], ...]
    constant: int = 0


@dataclass(frozen=True, slots=True)
class Posterior:
    """What evidence and rules say together.

    Attributes:
        states: Kept assignments, shape (n, fields): index of the candidate of each field.
        weights: Their unnormalised weights, shape (n,); their sum is ``total``.
        broken: For each kept assignment the set of broken rules, as bits.
        lost: Per field, an upper bound of the weight of dropped assignments in which it isn't its first candidate.
        total: Weight of all kept assignments.
    """

    states: NDArray[np.int16]
    weights: NDArray[np.float64]
    broken: NDArray[np.int64]
    lost: NDArray[np.float64]
    total: float

    def marginal(self, field: int, size: int) -> NDArray[np.float64]:
        """Return the posterior of each candidate of a field, over what was kept."""
        return np.bincount(self.states[:, field], weights=self.weights, minlength=size) / self.total

    def holds(self, rule: int) -> float:
        """Return the posterior probability that a rule holds for what is written."""
        return float(self.weights[(self.broken >> rule) & 1 == 0].sum()) / self.total


class SlipPrior:
    """Weight of a set of broken rules: how many slips of the pen it takes to explain it."""

    def __init__(self, rules: Sequence[LinearRule], first_slip: float, next_slip: float) -> None:
        self._first, self._next = first_slip, next_slip
        reach: dict[int, int] = {}
        for bit, rule in enumerate(rules):
            for field, _ in rule.terms:
                reach[field] = reach.get(field, 0) | 1 << bit
        # A field whose rules are all among another field's can never be the better one to blame.
        reaches = sorted({r for r in reach.values() if not any(r != o and r & o == r for o in reach.values())})
        self._covers = [
            np.array(sorted({reduce(or_, chosen) for chosen in combinations(reaches, count)}), np.int64)
            for count in range(1, _MANY_SLIPS)
        ]

    def slips(self, broken: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return for each set the smallest number of fields that touch every broken rule, at most ``_MANY_SLIPS``."""
        count = np.where(broken == 0, 0, _MANY_SLIPS)
        for slips in range(_MANY_SLIPS - 1, 0, -1):
            covered = (broken[:, None] & ~self._covers[slips - 1][None, :] == 0).any(axis=1)
            count = np.where(covered & (broken != 0), slips, count)
        return count

    def weights(self, broken: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return the weight of each set of broken rules."""
        sets, inverse = np.unique(broken, return_inverse=True)
        table: NDArray[np.float64] = np.where(sets == 0, 1.0, self._first * self._next ** (self.slips(sets) - 1.0))
        return table[inverse]


def enumerate_assignments(
    fields: Sequence[Candidates], rules: Sequence[LinearRule], prior: SlipPrior, *, drop_below: float = DROP_BELOW
) -> Posterior:
    """Weigh the assignments of all fields; never more than about ``MOST_STATES`` are kept, so the time is bounded.

    Args:
        fields: Candidates of each field.
        rules: Rules over field indices, at most 62.
        prior: Weight of broken rules.
        drop_below: Assignments lighter than this share of the running total are dropped; 0 keeps all.
    """
    order = _order(len(fields), rules)
    closing = _closing(order, rules)
    contribution = _contributions(fields, rules)
    states = np.zeros((1, len(fields)), np.int16)
    evidence = np.ones(1)
    residual = np.array([[-rule.constant for rule in rules]], np.int64).reshape(1, len(rules))
    broken = np.zeros(1, np.int64)
    factor = np.ones(1)
    lost = np.zeros(len(fields))
    doubt = np.array([1.0 - f.p[0] for f in fields])
    booked = _deviating(states, evidence)
    for step, field in enumerate(order):
        later = order[step + 1 :]
        row, pick = _expand(evidence * factor, fields[field].p, drop_below)
        states, broken, factor = states[row], broken[row], factor[row]
        residual = residual[row] + contribution[field][pick]
        evidence = evidence[row] * fields[field].p[pick]
        states[:, field] = pick
        booked[field] = booked[-1] * doubt[field]
        booked = _book(lost, booked, _deviating(states, evidence * factor), later, doubt)
        if not closing[field]:
            continue
        for rule in closing[field]:
            broken |= np.where(_holds(residual[:, rule]), 0, 1 << rule)
        factor = prior.weights(broken)
        booked = _deviating(states, evidence * factor)
        keep = _heaviest(evidence * factor, drop_below)
        if len(keep) < len(states):
            states, evidence, residual = states[keep], evidence[keep], residual[keep]
            broken, factor = broken[keep], factor[keep]
            booked = _book(lost, booked, _deviating(states, evidence * factor), later, doubt)
    weight = evidence * factor
    return Posterior(states, weight, broken, lost, float(weight.sum()))


def _order(count: int, rules: Sequence[LinearRule]) -> list[int]:
    """Order the fields so that rules close as early as they can."""
    order: list[int] = []
    seen: set[int] = set()
    left = list(range(len(rules)))
    while left:
        rule = min(left, key=lambda r: (sum(f not in seen for f, _ in rules[r].terms), r))
        left.remove(rule)
        for field, _ in rules[rule].terms:
            if field not in seen:
                seen.add(field)
                order.append(field)
    return order + [f for f in range(count) if f not in seen]


def _closing(order: Sequence[int], rules: Sequence[LinearRule]) -> dict[int, list[int]]:
    position = {field: at for at, field in enumerate(order)}
    closing: dict[int, list[int]] = {field: [] for field in order}
    for at, rule in enumerate(rules):
        closing[max((f for f, _ in rule.terms), key=position.__getitem__)].append(at)
    return closing


def _contributions(fields: Sequence[Candidates], rules: Sequence[LinearRule]) -> list[NDArray[np.int64]]:
    """Return per field what each candidate adds to each rule's residual; what is no number adds its own mark."""
    result = []
    for at, candidates in enumerate(fields):
        table = np.zeros((len(candidates.values), len(rules)), np.int64)
        for column, rule in enumerate(rules):
            for field, coefficient in rule.terms:
                if field == at:
                    number = np.where(candidates.values >= 0, candidates.values * coefficient, _MISSING)
                    table[:, column] += np.where(candidates.values == OTHER, _WILD, number)
        result.append(table)
    return result


def _holds(residual: NDArray[np.int64]) -> NDArray[np.bool_]:
    marks = (residual + _HALF) >> 40
    missing, wild = marks & 1023, marks >> 10
    held: NDArray[np.bool_] = (missing == 0) & ((wild > 0) | (residual == 0))
    return held


def _expand(
    weight: NDArray[np.float64], p: NDArray[np.float64], drop_below: float
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Pair states with candidates whose product is heavy enough: each state takes a head of the list."""
    if drop_below <= 0:
        count = np.full(len(weight), len(p))
    else:
        # The first candidate may be lighter than the unlisted rest: what counts is the heaviest still to come.
        heaviest = np.maximum.accumulate(p[::-1])[::-1]
        bar = drop_below * float(weight.sum()) / np.maximum(weight, 1e-300)
        count = np.searchsorted(-heaviest, -bar, side="right")
        while count.sum() > MOST_STATES:
            bar *= 4
            count = np.searchsorted(-heaviest, -bar, side="right")
        count = np.maximum(count, weight >= weight.max())
    row = np.repeat(np.arange(len(weight)), count)
    starts = np.repeat(np.cumsum(count) - count, count)
    return row, np.arange(len(row)) - starts


def _heaviest(weight: NDArray[np.float64], drop_below: float) -> NDArray[np.intp]:
    """Return the states that are still heavy enough."""
    return np.flatnonzero(weight >= drop_below * weight.sum())


def _deviating(states: NDArray[np.int16], weight: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return per field the weight of states in which it is not its first candidate; last, the whole weight."""
    return np.append(weight @ (states != 0), weight.sum())


def _book(
    lost: NDArray[np.float64],
    before: NDArray[np.float64],
    after: NDArray[np.float64],
    later: Sequence[int],
    doubt: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Add what was dropped to ``lost``; a dropped state may also go wrong in fields that come later."""
    dropped = np.maximum(before - after, 0.0)
    lost += dropped[:-1]
    lost[list(later)] += dropped[-1] * doubt[list(later)]
    return after
