"""Posteriors of fields under evidence and sum rules: an enumeration of assignments with a provable bound.

Each field has a short list of candidates with probabilities. Each rule says that a signed sum of fields is constant.
A form whose broken rules can all be blamed on ``n`` slips of the pen weighs ``first_slip * next_slip ** (n - 1)``; a
form that adds up weighs 1. One slip in one field may break all of that field's rules at once, so ``n`` is the least
number of fields that touch every broken rule, not the number of rules.

Assignments are enumerated field by field, from that in which all fields are their first candidates; improbable ones
are dropped. What a dropped one could still have become is bounded from above: either its broken rules stay broken, or
later fields must mend one, for which each has at most its most probable other value. That bound is booked as error of
the fields in which the assignment differs from the first candidates.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sirekap_desktop.reading.slips import NO_NUMBER, LinearRule, SlipPrior

OTHER = -3
"""Candidate that stands for all values too improbable to list; it may satisfy any rule, so it is never underrated."""

_MISSING = 2 * NO_NUMBER
_WILD = 1 << 50
DROP_BELOW = 1e-12
MOST_STATES = 2000
MOST_PAIRS = 15_000


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
class Posterior:
    """What evidence and rules say together.

    Attributes:
        states: Kept assignments, shape (n, fields): index of the candidate of each field.
        weights: Their unnormalised weights, shape (n,); their sum is ``total``.
        broken: For each kept assignment the set of broken rules, as bits.
        lost: Per field, an upper bound of the weight of dropped assignments in which it isn't its first candidate.
        total: Weight of all kept assignments.
        dropped: An upper bound of the weight of all dropped assignments.
    """

    states: NDArray[np.int16]
    weights: NDArray[np.float64]
    broken: NDArray[np.int64]
    lost: NDArray[np.float64]
    total: float
    dropped: float

    def marginal(self, field: int, size: int) -> NDArray[np.float64]:
        """Return the posterior of each candidate of a field, over what was kept."""
        return np.bincount(self.states[:, field], weights=self.weights, minlength=size) / self.total

    def holds(self, rule: int) -> float:
        """Return the posterior probability that a rule holds for what is written."""
        return float(self.weights[(self.broken >> rule) & 1 == 0].sum()) / self.total


def enumerate_assignments(
    fields: Sequence[Candidates],
    rules: Sequence[LinearRule],
    prior: SlipPrior,
    *,
    drop_below: float = DROP_BELOW,
    most_states: int = MOST_STATES,
) -> Posterior:
    """Weigh the assignments of all fields; never more than about ``most_states`` are kept, so the time is bounded.

    Args:
        fields: Candidates of each field.
        rules: Rules over field indices, at most 62.
        prior: Weight of broken rules.
        drop_below: Assignments lighter than this share of the running total are dropped; 0 keeps all.
        most_states: How many assignments are kept at most, unless all are.
    """
    order = _order(len(fields), rules)
    closed_after = _closed_after(order, rules)
    mending = _mending(fields, rules, order)
    beam = _Beam(fields, rules, prior, drop_below, most_states)
    for step, field in enumerate(order):
        beam.advance(field, order[step + 1 :], closed_after[step], mending[step])
    # Amounts come last: they only lighten, so that what was booked as lost without them bounds it still.
    weight = beam.evidence * prior.weights(beam.broken) * prior.of_amounts(beam.residual, beam.broken)
    return Posterior(beam.states, weight, beam.broken, beam.lost, float(weight.sum()), beam.dropped)


class _Beam:
    """The assignments kept so far; fields not yet reached stand at their first candidates.

    Attributes:
        states: Candidate of each field, shape (n, fields).
        evidence: Product of the probabilities of the candidates of the fields reached.
        residual: Per rule its left minus its right side, with marks for what is no number.
        broken: The rules that are broken if all later fields are their first candidates, as bits.
        lost: Per field what dropped assignments may have weighed in which it is not its first candidate.
        dropped: What all dropped assignments may have weighed.
    """

    def __init__(
        self,
        fields: Sequence[Candidates],
        rules: Sequence[LinearRule],
        prior: SlipPrior,
        drop_below: float,
        most_states: int,
    ) -> None:
        self._fields, self._rules, self._prior = fields, rules, prior
        self._drop_below, self._most_states = drop_below, most_states
        self._doubt = np.array([1.0 - f.p[0] for f in fields])
        self._closed, self._slips = np.int64(0), np.ones(1)
        residual = [
            sum(int(_contributions(fields[f].values[:1], c)[0]) for f, c in r.terms) - r.constant for r in rules
        ]
        self.states = np.zeros((1, len(fields)), np.int16)
        self.evidence = np.ones(1)
        self.residual = np.array([residual], np.int64).reshape(1, len(rules))
        self.broken = _as_bits(~_holds(self.residual), range(len(rules)))
        self.lost = np.zeros(len(fields))
        self.dropped = 0.0

    def advance(self, field: int, later: Sequence[int], closed: int, mending: NDArray[np.float64]) -> None:
        """Give each assignment the candidates of one more field, and keep those that may still become heavy.

        Args:
            field: The next field.
            later: The fields after it.
            closed: Bits of the rules that have all their fields then.
            mending: Per rule how probably the later fields can mend it at most.
        """
        row, pick, evidence = self._pairs(field, later)
        columns, residual = self._moved(field, row, pick)
        mask = sum(1 << c for c in columns)
        broken = (self.broken[row] & ~np.int64(mask)) | _as_bits(~_holds(residual), columns)
        self._closed = np.int64(closed)
        as_is = evidence * self._prior.weights(broken)
        slips = self._prior.weights(broken & self._closed)
        now = evidence * slips
        mended = now * _chance_of_mending(broken, mending)
        hope = np.minimum(now, as_is + mended)
        kept = self._choose(hope, float(as_is.sum()) * float(np.prod(1.0 - self._doubt[later])))
        self._book(field, later, (row, pick), hope, (as_is, mended), kept)
        self.states, self.residual = self.states[row[kept]], self.residual[row[kept]]
        self.states[:, field] = pick[kept]
        self.residual[:, columns] = residual[kept]
        self.evidence, self.broken, self._slips = evidence[kept], broken[kept], slips[kept]

    def _pairs(
        self, field: int, later: Sequence[int]
    ) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.float64]]:
        """Pair assignments with candidates; pairs too improbable to look at are booked as lost unseen."""
        p, factor, weight = self._fields[field].p, self._slips, self.evidence * self._slips
        row, pick = _expand(weight, p, self._drop_below)
        evidence = self.evidence[row] * p[pick]
        looked_at = evidence * factor[row]
        unseen = np.maximum(weight - np.bincount(row, looked_at, len(weight)), 0.0)
        self.dropped += float(unseen.sum())
        self.lost += unseen @ (self.states != 0)
        self.lost[later] += unseen.sum() * self._doubt[later]
        self.lost[field] += max(0.0, float(weight.sum()) * self._doubt[field] - float(looked_at[pick != 0].sum()))
        return row, pick, evidence

    def _moved(
        self, field: int, row: NDArray[np.intp], pick: NDArray[np.intp]
    ) -> tuple[list[int], NDArray[np.int64]]:
        """Return the rules of a field, and their residuals once it has its new candidate."""
        values = self._fields[field].values
        columns, moved = [], []
        for column, rule in enumerate(self._rules):
            for coefficient in (c for f, c in rule.terms if f == field):
                table = _contributions(values, coefficient)
                columns.append(column)
                moved.append(self.residual[row, column] + (table - table[0])[pick])
        return columns, np.stack(moved, axis=1) if moved else np.empty((len(row), 0), np.int64)

    def _choose(self, hope: NDArray[np.float64], certain: float) -> NDArray[np.intp]:
        """Return which to keep: ``certain`` is weight that no later field can take away."""
        kept = np.flatnonzero(hope >= self._drop_below * certain)
        if self._drop_below > 0 and len(kept) > self._most_states:
            kept = np.sort(kept[np.argsort(-hope[kept], kind="stable")[: self._most_states]])
        return kept

    def _book(
        self,
        field: int,
        later: Sequence[int],
        pair: tuple[NDArray[np.intp], NDArray[np.intp]],
        hope: NDArray[np.float64],
        parts: tuple[NDArray[np.float64], NDArray[np.float64]],
        kept: NDArray[np.intp],
    ) -> None:
        """Book what the assignments that are not kept may still have weighed."""
        if len(kept) == len(hope):
            return
        gone = np.ones(len(hope), bool)
        gone[kept] = False
        self.dropped += float(hope[gone].sum())
        row, pick = pair[0][gone], pair[1][gone]
        self.lost += np.bincount(row, hope[gone], len(self.states)) @ (self.states != 0)
        self.lost[field] += float(hope[gone][pick != 0].sum())
        as_is, mended = (float(part[gone].sum()) for part in parts)
        self.lost[later] += as_is * self._doubt[later] + mended


def _as_bits(flags: NDArray[np.bool_], columns: Sequence[int]) -> NDArray[np.int64]:
    bits = np.zeros(len(flags), np.int64)
    for at, column in enumerate(columns):
        bits |= np.where(flags[:, at], np.int64(1 << column), np.int64(0))
    return bits


def _chance_of_mending(broken: NDArray[np.int64], mending: NDArray[np.float64]) -> NDArray[np.float64]:
    chance = np.zeros(len(broken))
    for rule in np.flatnonzero(mending):
        chance += ((broken >> rule) & 1) * mending[rule]
    return np.minimum(chance, 1.0)


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


def _closed_after(order: Sequence[int], rules: Sequence[LinearRule]) -> list[int]:
    """Return after each step of the order which rules have all their fields, as bits."""
    position = {field: at for at, field in enumerate(order)}
    closing = [max(position[field] for field, _ in rule.terms) for rule in rules]
    return [sum(1 << bit for bit, at in enumerate(closing) if at <= step) for step in range(len(order))]


def _mending(
    fields: Sequence[Candidates], rules: Sequence[LinearRule], order: Sequence[int]
) -> list[NDArray[np.float64]]:
    """Return after each step, per rule, how probably its later fields can together make up one given difference.

    Whatever the others are, the last one to deviate must take one value, or be unlisted.
    """
    most = [_most_probable_other(candidates) for candidates in fields]
    position = {field: at for at, field in enumerate(order)}
    return [
        np.array([sum(most[f] for f, _ in rule.terms if position[f] > step) for rule in rules], np.float64)
        for step in range(len(order))
    ]


def _most_probable_other(candidates: Candidates) -> float:
    unlisted = float(candidates.p[candidates.values == OTHER].sum())
    others = candidates.p[1:][candidates.values[1:] != OTHER]
    return unlisted + float(others.max(initial=0.0))


def _contributions(values: NDArray[np.int64], coefficient: int) -> NDArray[np.int64]:
    """Return what candidates add to a residual; what is no number adds a mark of its own."""
    numbers = np.where(values >= 0, values * coefficient, _MISSING)
    return np.where(values == OTHER, _WILD, numbers)


def _holds(residual: NDArray[np.int64]) -> NDArray[np.bool_]:
    marks = (residual + NO_NUMBER) >> 40
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
        while count.sum() > MOST_PAIRS:
            bar *= 4
            count = np.searchsorted(-heaviest, -bar, side="right")
        count = np.maximum(count, weight >= weight.max())
    row = np.repeat(np.arange(len(weight)), count)
    starts = np.repeat(np.cumsum(count) - count, count)
    return row, np.arange(len(row)) - starts
