"""Errors of one writer come together: an odd 7 that looks like a 1 does so in every box.

Two such errors can cancel in a sum, which then holds and proves nothing. Treating boxes as independent would multiply
two small probabilities; here the smallest one is taken, times the chance that the next one has the same cause. That
chance is high only where the second box too shows the other digit: beside a misread box the boxes that could be the
same confusion were misread in 54 % of the cases at a probability of 1e-2 and more, in 4 % between 1e-3 and 1e-2, in
none of 769 below (measured with held-out hands; ``docs/decisions/0004-decoding.md``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sirekap_desktop.reading.classes import ILLEGIBLE
from sirekap_desktop.reading.inference import Candidates, Posterior
from sirekap_desktop.reading.values import weigh_illegible


@dataclass(frozen=True, slots=True)
class Confusions:
    """Which candidates of a field differ from its first one by one digit.

    Attributes:
        codes: Per candidate which two digits were confused, from 1; 0 where not just one is. The pair is unordered:
            a hand whose 1 and 7 look alike may be misread both ways.
        p: Per candidate its probability as far as it comes from looking like that digit more than like others. Ink
            that could be any digit, and the little doubt that a reader leaves everywhere, have no cause that comes
            again.
    """

    codes: NDArray[np.int64]
    p: NDArray[np.float64]


def confusions(candidates: Candidates, digits: NDArray[np.float64]) -> Confusions:
    """Find the candidates that one misread digit tells from the first one.

    Args:
        candidates: Values of a field.
        digits: Probabilities of its boxes, shape (boxes, 14).
    """
    codes = np.zeros(len(candidates.values), np.int64)
    p = candidates.p.copy()
    first = int(candidates.values[0])
    if first < 0:
        return Confusions(codes, p)
    shown = np.array([int(c) for c in str(first).zfill(len(digits))])
    powers = 10 ** np.arange(len(digits) - 1, -1, -1)
    others = candidates.values[:, None] // powers % 10
    differs = (others != shown) & (candidates.values >= 0)[:, None]
    single = np.flatnonzero(differs.sum(axis=1) == 1)
    box = differs[single].argmax(axis=1)
    now, then = others[single, box], shown[box]
    codes[single] = 1 + 10 * np.minimum(now, then) + np.maximum(now, then)
    like = digits[box, now]
    everywhere = np.median(digits[box, :10], axis=1)
    p[single] *= np.maximum(like - everywhere, 0.0) / np.maximum(like + digits[box, ILLEGIBLE] / 10, 1e-300)
    return Confusions(codes, p)


def common_cause_excess(
    posterior: Posterior,
    fields: Sequence[Candidates],
    boxes: Sequence[NDArray[np.float64]],
    chance: float,
    plain_from: float,
) -> NDArray[np.float64]:
    """Return per field the probability of being wrong that independent boxes would leave out.

    Args:
        posterior: Kept assignments.
        fields: Their candidates.
        boxes: Probabilities of the boxes of each field, shape (boxes, 14).
        chance: Chance that two digits of a writer err in the same way for the same reason, where both show it.
        plain_from: A box shows it where its own probability of being the other digit is at least this; below, the
            chance falls in proportion.
    """
    excess = np.zeros(len(fields))
    chosen = np.flatnonzero((posterior.broken == 0) & (np.count_nonzero(posterior.states, axis=1) >= 2))
    if not len(chosen):
        return excess
    states, weights = posterior.states[chosen], posterior.weights[chosen]
    columns = np.flatnonzero(states.any(axis=0)).tolist()
    found = {f: confusions(fields[f], weigh_illegible(boxes[f])) for f in columns}
    codes = np.stack([found[f].codes[states[:, f]] for f in columns], axis=1)
    alike = np.stack([found[f].p[states[:, f]] for f in columns], axis=1)
    p = np.stack([fields[f].p[states[:, f]] for f in columns], axis=1)
    gain = np.ones(len(states))
    for code in np.unique(codes[codes > 0]):
        mine = codes == code
        several = mine.sum(axis=1) >= 2
        if not several.any():
            continue
        product = np.where(mine, p, 1.0).prod(axis=1)
        least, second = np.partition(np.where(mine, alike, 1.0), 1, axis=1)[:, :2].T
        shown = np.minimum(1.0, second / plain_from)
        together = np.maximum(1.0, chance * shown * least / np.maximum(product, 1e-300))
        gain = np.where(several, gain * together, gain)
    excess += (weights * (gain - 1.0)) @ (states != 0)
    return excess / posterior.total
