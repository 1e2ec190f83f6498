"""What slips of the pen weigh: how many it takes to explain which sums of a form are broken, and by how much."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

_MANY_SLIPS = 4
_USUAL_AMOUNTS = np.array(
    sorted({1, 2, 10, 20, 100, 200} | {step * size for step in range(9, 82, 9) for size in (1, 10)}), np.int64
)
"""By how much sums are usually off: one or two of a place forgotten or too many, neighbouring digits exchanged (which
makes nine times their difference)."""

NO_NUMBER = 1 << 39
"""Residuals of at least this size are marks of something that is no number."""

_TABLED_RULES = 14
_REMEMBERED = 1 << 15
_SCATTER = 0x9E3779B97F4A7C1


@dataclass(frozen=True, slots=True)
class LinearRule:
    """``sum(coefficient * field) = constant``; ``terms`` are pairs of field index and coefficient."""

    terms: tuple[tuple[int, int], ...]
    constant: int = 0


class SlipPrior:
    """Weight of a set of broken rules (bits, rule 0 lowest): how many slips of the pen it takes to explain it."""

    def __init__(
        self, rules: Sequence[LinearRule], first_slip: float, next_slip: float, unusual: float = 1.0
    ) -> None:
        """Prepare the rules; ``unusual`` is the weight of an amount that slips of the pen seldom make, 0 … 1."""
        self._first, self._next, self._unusual = first_slip, next_slip, unusual
        reach: dict[int, int] = {}
        for bit, rule in enumerate(rules):
            for field, _ in rule.terms:
                reach[field] = reach.get(field, 0) | 1 << bit
        # A field whose rules are all among another field's can never be the better one to blame.
        reaches = sorted({r for r in reach.values() if not any(r != o and r & o == r for o in reach.values())})
        touching = [[r for r in reaches if r >> bit & 1] for bit in range(len(rules))]
        # The rule that fewest fields could have broken leaves the least choice: it comes first.
        self._choices = [
            (1 << bit, touching[bit]) for bit in sorted(range(len(rules)), key=lambda b: len(touching[b]))
        ]
        self._counted = {0: 0}
        self._every: NDArray[np.float64] | None = None
        # Sets of broken rules met before, in the slots where they are looked for: the same few come again.
        self._remembered = np.zeros(_REMEMBERED, np.int64), np.ones(_REMEMBERED)
        if len(rules) <= _TABLED_RULES:
            self._every = self._weigh(np.arange(1 << len(rules), dtype=np.int64))

    def slips(self, broken: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return for each set the smallest number of fields that touch every broken rule, at most ``_MANY_SLIPS``."""
        return np.array([self._least(int(b), _MANY_SLIPS) for b in broken], np.int64)

    def _least(self, broken: int, most: int) -> int:
        """Return the smallest number of fields that touch every rule of a set, or ``most`` where it takes more."""
        if broken in self._counted:
            return min(self._counted[broken], most)
        if most <= 1:
            return most
        touching = next(fields for bit, fields in self._choices if broken & bit)
        least = 1 + min(self._least(broken & ~field, most - 1) for field in touching)
        if least < most or most == _MANY_SLIPS:
            self._counted[broken] = least
        return least

    def weights(self, broken: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return the weight of each set of broken rules."""
        if self._every is not None:
            return self._every[broken]
        slot = (broken * _SCATTER >> 40) & (_REMEMBERED - 1)
        weights: NDArray[np.float64] = self._remembered[1][slot]
        new = np.flatnonzero(self._remembered[0][slot] != broken)
        if len(new):
            sets, inverse = np.unique(broken[new], return_inverse=True)
            weights[new] = self._weigh(sets)[inverse]
            self._remembered[0][slot[new]], self._remembered[1][slot[new]] = broken[new], weights[new]
        return weights

    def of_amounts(self, residual: NDArray[np.int64], broken: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return what the amounts by which rules are broken weigh besides: 1 for usual ones and for no number.

        Args:
            residual: Per assignment and rule the left minus the right side, (n, rules).
            broken: Per assignment the broken rules, as bits.
        """
        if not residual.shape[1]:
            return np.ones(len(residual))
        is_broken = (broken[:, None] >> np.arange(residual.shape[1])) & 1 == 1
        least = np.where(is_broken, np.abs(residual), np.iinfo(np.int64).max).min(axis=1)
        usual = (least >= NO_NUMBER) | np.isin(least, _USUAL_AMOUNTS)
        weights: NDArray[np.float64] = np.where(usual, 1.0, self._unusual)
        return weights

    def _weigh(self, sets: NDArray[np.int64]) -> NDArray[np.float64]:
        weights: NDArray[np.float64] = np.where(sets == 0, 1.0, self._first * self._next ** (self.slips(sets) - 1.0))
        return weights


@lru_cache(maxsize=256)
def slip_prior(rules: tuple[LinearRule, ...], first_slip: float, next_slip: float, unusual: float) -> SlipPrior:
    """Return the prior of some rules, made once: the same rules come with every page."""
    return SlipPrior(rules, first_slip, next_slip, unusual)
