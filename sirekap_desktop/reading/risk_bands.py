"""Are stated risks honest? Fields sorted into bands of stated risk, and exact bounds of how often they were wrong."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise

EDGES = (0.0, 1e-4, 1e-3, 1e-2, 1e-1, 1.0)
_STEPS = 60


@dataclass(frozen=True, slots=True)
class RiskBand:
    """Fields whose stated risk lies in [low, high).

    Attributes:
        promised: Sum of their stated risks: so many should be wrong.
        at_least: Lower end of the exact 95 % interval of the rate of wrong ones; above ``high`` the reader is
            overconfident.
        at_most: Upper end of that interval.
    """

    low: float
    high: float
    fields: int
    wrong: int
    promised: float
    at_least: float
    at_most: float

    @property
    def overconfident(self) -> bool:
        """Whether more were wrong than the band allows, beyond chance."""
        return self.at_least > self.high

    def to_json(self) -> dict[str, float | int]:
        """Return the band as a JSON object."""
        return {
            "from": self.low,
            "to": self.high,
            "fields": self.fields,
            "wrong": self.wrong,
            "promised": round(self.promised, 4),
            "at_least": self.at_least,
            "at_most": self.at_most,
        }


def risk_bands(fields: Iterable[tuple[float, bool]]) -> tuple[RiskBand, ...]:
    """Sort fields into bands; each comes as its stated risk (0 … 1) and whether its value was wrong."""
    rows = list(fields)
    bands = []
    for low, high in pairwise(EDGES):
        mine = [(risk, wrong) for risk, wrong in rows if low <= risk < high or (high == 1.0 and risk >= 1.0)]
        count = sum(wrong for _, wrong in mine)
        promised = math.fsum(risk for risk, _ in mine)
        bands.append(RiskBand(low, high, len(mine), count, promised, *interval(count, len(mine))))
    return tuple(bands)


def interval(wrong: int, fields: int) -> tuple[float, float]:
    """Return the exact two-sided 95 % interval of a rate (0 … 1); 0 and 1 where there are no fields."""
    return lower_bound(wrong, fields, 0.975), upper_bound(wrong, fields, 0.975)


def upper_bound(wrong: int, fields: int, level: float = 0.95) -> float:
    """Return the rate that is not exceeded with this confidence (Clopper and Pearson 1934, one-sided)."""
    if not 0 <= wrong <= fields:
        raise ValueError(f"{wrong} of {fields}")
    if wrong == fields:
        return 1.0
    return _bisect(lambda rate: _at_most(wrong, fields, rate) > 1 - level, wrong / fields, 1.0)


def lower_bound(wrong: int, fields: int, level: float = 0.95) -> float:
    """Return the rate that is exceeded with this confidence (Clopper and Pearson 1934, one-sided)."""
    return 1.0 - upper_bound(fields - wrong, fields, level) if fields else 0.0


def _at_most(count: int, fields: int, rate: float) -> float:
    """Return the probability of at most ``count`` of ``fields`` at a rate: the binomial distribution."""
    if rate <= 0.0 or rate >= 1.0:
        return float(rate <= 0.0)
    # The shorter tail: with many fields and few wrong ones it has few terms.
    below = count <= fields / 2
    terms = range(count + 1) if below else range(count + 1, fields + 1)
    tail = math.fsum(math.exp(_log_term(k, fields, rate)) for k in terms)
    return min(1.0, tail) if below else max(0.0, 1.0 - tail)


def _log_term(k: int, fields: int, rate: float) -> float:
    ways = math.lgamma(fields + 1) - math.lgamma(k + 1) - math.lgamma(fields - k + 1)
    return ways + k * math.log(rate) + (fields - k) * math.log1p(-rate)


def _bisect(holds_below: Callable[[float], bool], low: float, high: float) -> float:
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if holds_below(middle) else (low, middle)
    return high
