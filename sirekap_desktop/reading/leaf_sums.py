"""Many fields that only one sum ties, such as a party's candidates, folded into one field that holds their sum.

Enumerating the assignments of two hundred fields one by one loses most of them. Fields that touch no other rule
matter to the rest only by their sum, whose distribution is a convolution; and what the rest then says of that sum is
shared out among them by the convolution of all but one. Both are exact, but for sums too improbable to list, which
become part of the candidate that fits any sum.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from sirekap_desktop.reading.inference import OTHER, Candidates, Posterior
from sirekap_desktop.reading.slips import LinearRule
from sirekap_desktop.reading.values import NULL

MOST_WAYS = 3
"""In how many ways a sum may come about by one or two members deviating is weighed for common causes."""
LIKELY = 1e-4
"""A deviating member counts where it is at least this probable, relative to its first candidate; what is less
probable hardly ever has a cause in common with another."""
HEAVY = 1e-3
"""Members whose deviations cancel are looked for only in assignments of at least this share of the weight."""
LEAST_LEAVES = 4
"""A sum of fewer fields is enumerated as it is: folding would cost more than it saves."""
FOLDED_STATES = 1000
"""How many assignments are kept where fields were folded: what stands for a dozen fields leaves less to choose."""
UNLISTED_SUM = 1e-13
"""Sums less probable than this are not listed; far below a slip of the pen, which explains any sum as well."""
_COARSE = 64
_SMALLEST = 2048


@dataclass(frozen=True, slots=True)
class LeafSum:
    """The fields of one rule that no other rule touches, and the distribution of their sum.

    Attributes:
        members: Their indices.
        fields: Their candidates.
        candidates: Of the sum: ``OTHER`` where one of them is unlisted, ``NULL`` where one is no number.
        without: The spectrum of how probable each sum of all but one is, if all are listed numbers, shape
            (members, size / 2 + 1); sums wrap round at ``size``.
        size: See ``without``.
    """

    members: tuple[int, ...]
    fields: tuple[Candidates, ...]
    candidates: Candidates
    without: NDArray[np.complex128]
    size: int

    def shared_out(self, marginal: NDArray[np.float64]) -> list[NDArray[np.float64]]:
        """Return the marginal of each member's candidates, given that of the sum's candidates."""
        values, p = self.candidates.values, self.candidates.p
        listed = values >= 0
        unlisted, missing = (float(_ratio(marginal, p)[values == kind].sum()) for kind in (OTHER, NULL))
        # A sum that is not listed is judged as the unlisted are.
        told = np.full(self.size, unlisted)
        told[values[listed]] = _ratio(marginal, p)[listed]
        fits = np.maximum(np.fft.irfft(np.fft.rfft(told) * self.without.conj(), self.size, axis=1), 0.0)
        known, listed_or_not = _shares(self.fields)
        shared = []
        for at, field in enumerate(self.fields):
            others_known = float(known[:at].prod() * known[at + 1 :].prod())
            others_numbers = float(listed_or_not[:at].prod() * listed_or_not[at + 1 :].prod())
            incomplete = missing * (1.0 - others_numbers)
            number = field.values >= 0
            weight = np.full(len(field.values), missing)
            weight[number] = (
                fits[at, field.values[number]] + unlisted * (others_numbers - others_known) + incomplete
            )  # fmt: skip
            weight[field.values == OTHER] = unlisted * others_numbers + incomplete
            shared.append(field.p * weight)
        return shared

    def cancelling(self) -> NDArray[np.float64]:
        """Return how probably each member isn't its first candidate though the sum is its own."""
        first = np.array([int(f.values[0]) for f in self.fields])
        if first.min() < 0:
            return np.ones(len(self.fields))
        place = int(first.sum())
        turns = np.arange(self.without.shape[1]) * (place - first)[:, None]
        wave = _roots(self.size)[turns % self.size]
        twice = np.full(self.without.shape[1], 2.0)
        twice[0] = twice[-1] = 1.0
        others = (self.without * wave).real @ twice / self.size
        p = np.array([float(f.p[0]) for f in self.fields])
        chance: NDArray[np.float64] = np.clip(1.0 - p * others / max(float(self.candidates.p[0]), 1e-300), 0.0, 1.0)
        return chance


@dataclass(frozen=True, slots=True)
class Beliefs:
    """What is known of all fields, folded ones included.

    Attributes:
        marginals: Posterior of each field's candidates.
        lost: Per field an upper bound of the probability, dropped unseen, that it isn't its first candidate.
        assignments: The heaviest assignments, one by one; of a folded sum those in which few members deviate.
    """

    marginals: tuple[NDArray[np.float64], ...]
    lost: NDArray[np.float64]
    assignments: Posterior


@dataclass(frozen=True, slots=True)
class Folded:
    """A system of fields and rules in which leaves were folded.

    Attributes:
        fields: Candidates of the fields that are left, then of the sums.
        rules: The same rules over them.
        kept: Original index of each field that is left.
        sums: The folded sums, in the order in which they follow the fields that are left.
    """

    fields: tuple[Candidates, ...]
    rules: tuple[LinearRule, ...]
    kept: tuple[int, ...]
    sums: tuple[LeafSum, ...]

    def unfold(self, posterior: Posterior) -> Beliefs:
        """Share what was found of the folded sums out among their members."""
        count = len(self.kept) + sum(len(s.members) for s in self.sums)
        marginals: list[NDArray[np.float64]] = [np.empty(0)] * count
        lost = np.zeros(count)
        for at, field in enumerate(self.kept):
            marginals[field] = posterior.marginal(at, len(self.fields[at].values))
            lost[field] = posterior.lost[at]
        for at, leaves in enumerate(self.sums, len(self.kept)):
            shared = leaves.shared_out(posterior.marginal(at, len(leaves.candidates.values)))
            # Where the sum is as it seems, members may still deviate and cancel.
            cancelling = leaves.cancelling()
            for field, marginal, chance in zip(leaves.members, shared, cancelling, strict=True):
                marginals[field] = marginal
                lost[field] = posterior.lost[at] + posterior.dropped * chance
        return Beliefs(tuple(marginals), lost / posterior.total, self._spelt_out(posterior, count))

    def _spelt_out(self, posterior: Posterior, count: int) -> Posterior:
        """Return the kept assignments with members in place of sums."""
        if not self.sums:
            return posterior
        states = np.zeros((len(posterior.weights), count), np.int16)
        states[:, self.kept] = posterior.states[:, : len(self.kept)]
        weights, picks = posterior.weights.copy(), posterior.states[:, len(self.kept) :]
        heavy = posterior.weights > HEAVY * posterior.total
        ways = [_ways(leaves) for leaves in self.sums]
        for leaves, way, pick in zip(self.sums, ways, picks.T, strict=True):
            weights *= way.apply(0, leaves.members, pick, states)
        rows, extra, broken = [states], [weights], [posterior.broken]
        for leaves, way, pick in zip(self.sums, ways, picks.T, strict=True):
            for rank in range(1, MOST_WAYS):
                chosen = np.flatnonzero((way.share[rank, pick] > 0) & (heavy | (pick != 0)) & (weights > 0))
                other = states[chosen].copy()
                other[:, leaves.members] = 0
                factor = way.apply(rank, leaves.members, pick[chosen], other)
                rows.append(other)
                extra.append(weights[chosen] * factor / np.maximum(way.share[0, pick[chosen]], 1e-300))
                broken.append(posterior.broken[chosen])
        return Posterior(
            np.concatenate(rows), np.concatenate(extra), np.concatenate(broken), np.zeros(count), posterior.total, 0.0
        )


@dataclass(frozen=True, slots=True)
class _Ways:
    """How few deviating members make up each candidate of a sum, the likeliest way first.

    Attributes:
        share: Of the candidate's probability, shape (ways, candidates); 0 where there is no such way.
        member: Which two members deviate, shape (ways, candidates, 2); twice the same where it is one.
        pick: Which candidates they take.
    """

    share: NDArray[np.float64]
    member: NDArray[np.int64]
    pick: NDArray[np.int64]

    def apply(
        self, rank: int, members: Sequence[int], candidate: NDArray[np.int16], states: NDArray[np.int16]
    ) -> NDArray[np.float64]:
        """Write one way into assignments, by the candidate of the sum in each; return the shares."""
        columns = np.array(members)[self.member[rank, candidate]]
        for one in range(2):
            states[np.arange(len(states)), columns[:, one]] = self.pick[rank, candidate, one]
        shares: NDArray[np.float64] = self.share[rank, candidate]
        return shares


def _ways(leaves: LeafSum) -> _Ways:
    values, p = leaves.candidates.values, leaves.candidates.p
    first = int(values[0])
    place = {int(v): c for c, v in enumerate(values.tolist()) if v >= 0}
    base = float(np.prod([f.p[0] for f in leaves.fields]))
    deviations = [
        (float(f.p[k] / f.p[0]), int(f.values[k]) - int(f.values[0]), at, k)
        for at, f in enumerate(leaves.fields)
        for k in np.flatnonzero((f.values >= 0) & (f.p > LIKELY * f.p[0])).tolist()
        if k
    ]
    found: dict[int, list[tuple[float, int, int, int, int]]] = {0: [(1.0, 0, 0, 0, 0)]}
    for odds, by, at, k in deviations:
        found.setdefault(by, []).append((odds, at, k, at, k))
    for number, (odds, by, at, k) in enumerate(deviations):
        for odds_too, by_too, other, pick in deviations[number + 1 :]:
            if other != at:
                found.setdefault(by + by_too, []).append((odds * odds_too, at, k, other, pick))
    share = np.zeros((MOST_WAYS, len(values)))
    member = np.zeros((MOST_WAYS, len(values), 2), np.int64)
    pick_of = np.zeros((MOST_WAYS, len(values), 2), np.int64)
    for by, ways in found.items():
        c = place.get(first + by, -1)
        if c < 0:
            continue
        for rank, (odds, at, k, other, pick) in enumerate(sorted(ways, key=lambda w: (-w[0], w[1:]))[:MOST_WAYS]):
            share[rank, c] = min(1.0, base * odds / p[c])
            member[rank, c] = at, other
            pick_of[rank, c] = k, pick
    return _Ways(share, member, pick_of)


def fold(fields: Sequence[Candidates], rules: Sequence[LinearRule]) -> Folded:
    """Fold the leaves of every rule that has at least ``LEAST_LEAVES`` of one sign and coefficient one."""
    touched = [0] * len(fields)
    for rule in rules:
        for field, _ in rule.terms:
            touched[field] += 1
    leaves: list[tuple[int, int, tuple[int, ...]]] = []
    for at, rule in enumerate(rules):
        for sign in (1, -1):
            members = tuple(f for f, c in rule.terms if c == sign and touched[f] == 1)
            if len(members) >= LEAST_LEAVES:
                leaves.append((at, sign, members))
    folded = {f for _, _, members in leaves for f in members}
    kept = tuple(f for f in range(len(fields)) if f not in folded)
    place = {f: at for at, f in enumerate(kept)}
    terms = [[(place[f], c) for f, c in rule.terms if f not in folded] for rule in rules]
    for number, (at, sign, _) in enumerate(leaves):
        terms[at].append((len(kept) + number, sign))
    sums = tuple(leaf_sum(members, [fields[f] for f in members]) for _, _, members in leaves)
    return Folded(
        tuple(fields[f] for f in kept) + tuple(s.candidates for s in sums),
        tuple(LinearRule(tuple(t), rule.constant) for t, rule in zip(terms, rules, strict=True)),
        kept,
        sums,
    )


def leaf_sum(members: Sequence[int], fields: Sequence[Candidates]) -> LeafSum:
    """Return the distribution of the sum of some fields."""
    size, beyond = _size(fields)
    dense = np.zeros((len(fields), size))
    for row, field in zip(dense, fields, strict=True):
        number = field.values >= 0
        row[field.values[number]] = field.p[number]
    spectra = np.fft.rfft(dense, axis=1)
    numbers = np.maximum(np.fft.irfft(spectra.prod(axis=0), size), 0.0)
    known, listed_or_not = _shares(fields)
    firsts = [int(f.values[0]) for f in fields]
    first = sum(firsts) if min(firsts) >= 0 else NULL
    listed = np.flatnonzero(numbers > UNLISTED_SUM)
    listed = listed[np.lexsort((listed, -numbers[listed], listed != first))]
    some_wild = float(listed_or_not.prod() - known.prod())
    unlisted = max(float(known.prod()) - float(numbers[listed].sum()), 0.0) + some_wild + beyond
    missing = 1.0 - float(listed_or_not.prod())
    values = np.concatenate([listed, [OTHER, NULL]]).astype(np.int64)
    p = np.concatenate([numbers[listed], [max(unlisted, 1e-12), max(missing, 1e-12)]])
    order = np.lexsort((values, -p, values != first))
    return LeafSum(tuple(members), tuple(fields), Candidates(values[order], p[order]), _all_but_one(spectra), size)


@lru_cache(maxsize=8)
def _roots(size: int) -> NDArray[np.complex128]:
    roots: NDArray[np.complex128] = np.exp(2j * np.pi / size * np.arange(size))
    return roots


def _ratio(marginal: NDArray[np.float64], p: NDArray[np.float64]) -> NDArray[np.float64]:
    ratio: NDArray[np.float64] = marginal / np.maximum(p, 1e-300)
    return ratio


def _shares(fields: Sequence[Candidates]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return how probably each field is a listed number, and a number at all."""
    known = np.array([float(f.p[f.values >= 0].sum()) for f in fields])
    return known, known + np.array([float(f.p[f.values == OTHER].sum()) for f in fields])


def _all_but_one(spectra: NDArray[np.complex128]) -> NDArray[np.complex128]:
    """Return per row the product of all other rows."""
    result = np.ones_like(spectra)
    before = np.ones_like(spectra[0])
    after = np.ones_like(spectra[0])
    for at in range(len(spectra)):
        result[at] *= before
        before = before * spectra[at]
        result[-1 - at] *= after
        after = after * spectra[-1 - at]
    return result


def _size(fields: Sequence[Candidates]) -> tuple[int, float]:
    """Return how long the list of sums must be, and how probable sums beyond it are at most.

    Sums wrap round beyond the list, so what lies there must be next to nothing. Counted in steps of ``_COARSE``,
    rounded up: a bound from above.
    """
    most = sum(int(f.values.max(initial=0)) for f in fields) + 1
    coarse = np.ones(1)
    for field in fields:
        number = field.values >= 0
        steps = -(-field.values[number] // _COARSE)
        coarse = np.convolve(coarse, np.bincount(steps, field.p[number], minlength=1))
    size = _SMALLEST
    while size < most:
        beyond = float(coarse[size // _COARSE :].sum())
        if beyond < UNLISTED_SUM:
            return size, beyond
        size *= 2
    return size, 0.0
