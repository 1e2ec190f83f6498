"""Errors of one writer come together: an odd 7 that looks like a 1 does so in every box.

Two such errors can cancel in a sum, which then holds and proves nothing. Treating boxes as independent would multiply
two small probabilities; here the smaller one is taken, times the chance that the cause is common.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sirekap_desktop.reading.inference import Candidates, Posterior


def confusion_codes(candidates: Candidates, boxes: int) -> NDArray[np.int64]:
    """Return for each candidate which pair of digits tells it from the first one, from 1; 0 where not one digit does.

    The pair is unordered: a hand whose 1 and 7 look alike may be misread both ways.
    """
    codes = np.zeros(len(candidates.values), np.int64)
    first = int(candidates.values[0])
    if first < 0:
        return codes
    digits = str(first).zfill(boxes)
    for at, value in enumerate(candidates.values.tolist()):
        if value < 0 or at == 0:
            continue
        differing = [(a, b) for a, b in zip(digits, str(value).zfill(boxes), strict=True) if a != b]
        if len(differing) == 1:
            low, high = sorted(map(int, differing[0]))
            codes[at] = 1 + 10 * low + high
    return codes


def common_cause_excess(
    posterior: Posterior, fields: Sequence[Candidates], boxes: Sequence[int], chance: float
) -> NDArray[np.float64]:
    """Return per field the probability of being wrong that independent boxes would leave out.

    Args:
        posterior: Kept assignments.
        fields: Their candidates.
        boxes: Number of boxes of each field.
        chance: Chance that two digits of a writer err in the same way for the same reason.
    """
    excess = np.zeros(len(fields))
    states = posterior.states
    chosen = np.flatnonzero((posterior.broken == 0) & (np.count_nonzero(states, axis=1) >= 2))
    if not len(chosen):
        return excess
    states, weights = states[chosen], posterior.weights[chosen]
    columns = range(len(fields))
    codes = np.stack([confusion_codes(fields[f], boxes[f])[states[:, f]] for f in columns], axis=1)
    p = np.stack([fields[f].p[states[:, f]] for f in columns], axis=1)
    gain = np.ones(len(states))
    for code in np.unique(codes[codes > 0]):
        mine = codes == code
        together = mine.sum(axis=1) >= 2
        product = np.where(mine, p, 1.0).prod(axis=1)
        least = np.where(mine, p, 1.0).min(axis=1)
        gain = np.where(together, gain * np.maximum(1.0, chance * least / np.maximum(product, 1e-300)), gain)
    added = weights * (gain - 1.0)
    excess += added @ (states != 0)
    return excess / posterior.total
