"""What a count of strokes is worth as a witness of the number in the boxes; why stands in ``0011-tally.md``."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from sirekap_desktop.reading.tally_count import Count, TallySight
from sirekap_desktop.reading.values import UNREADABLE, ValueDistribution

MISCOUNTED = 0.02
"""Share of grids whose strokes are not the number, by the writer's or the reader's mistake."""

MISADDED = 0.2
"""The same of the sums beside the rows: they are digits of the same hand, read by the same net as the boxes."""

_NEAR = (-5, -1, 1, 5)
"""Mistakes in counting are mostly one stroke or one bundle."""
_NEAR_SHARE = 0.5

CLEAR = 0.9
"""Probability from which a count contradicts."""


def tally_likelihood(sight: TallySight, count: int) -> NDArray[np.float64]:
    """Return how much a tally speaks for each number 0 … count - 1, relative to saying nothing."""
    return _likelihood(sight.strokes, MISCOUNTED, count) * (
        1.0 if sight.sums is None else _likelihood(sight.sums, MISADDED, count)
    )


def _likelihood(seen: Count, mistaken: float, count: int) -> NDArray[np.float64]:
    totals, size = seen.totals, len(seen.totals)
    padded = np.pad(totals, -min(_NEAR))
    near = sum(padded[-min(_NEAR) + step :][:size] for step in _NEAR) / len(_NEAR)
    said = (1 - mistaken) * totals + mistaken * _NEAR_SHARE * near
    anything = mistaken * (1 - _NEAR_SHARE) * float(totals.sum()) / size
    result = np.full(count, seen.silent + size * anything)
    shared = min(size, count)
    result[:shared] += size * said[:shared]
    return result


def with_tally(dist: ValueDistribution, sight: TallySight | None) -> ValueDistribution:
    """Return the distribution of a field after its tally had its say; empty and malformed boxes it leaves alone."""
    if sight is None:
        return dist
    numbers = dist.numbers * tally_likelihood(sight, len(dist.numbers))
    scale = float(numbers.sum()) + dist.null + dist.unreadable
    mixed = dist.mixed * float(numbers[0]) / max(float(dist.numbers[0]), 1e-300)
    return replace(
        dist,
        numbers=numbers / scale,
        null=dist.null / scale,
        unreadable=dist.unreadable / scale,
        mixed=mixed / scale,
    )


def clear_total(seen: Count | None) -> int | None:
    """Return what a count says for certain, or None."""
    return None if seen is None or seen.best is None or seen.p < CLEAR else seen.best


def contradicts_tally(sight: TallySight | None, value: int) -> bool:
    """Return whether strokes or row sums clearly say another number than a field has (``NULL`` has none)."""
    if sight is None or value == UNREADABLE:
        return False
    said = {clear_total(sight.strokes), clear_total(sight.sums)} - {None}
    return any(total != value for total in said)
