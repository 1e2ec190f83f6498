"""Where hands put two digits that are often confused: fitted to held-out hands, for ``reading/one_hand.py``."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from digits.calibrate import Matrix
from sirekap_desktop.reading.one_hand import log_odds

PAIRS = ((1, 7), (1, 2), (4, 9), (2, 7))
# Few hands were seen: those to come vary more.
_INFLATION, _LEAST_VARIANCE = 1.5, 0.5
# Where the net is sure of nearly every box its floor hides how much a hand varies, and how far it parts its digits.
_LEAST_SPREAD, _LARGEST_GAP = 1.4, 9.0
# From fewer boxes of a hand no place can be told, from fewer hands not how they differ.
_LEAST_BOXES, _LEAST_HANDS = 20, 3
_CLOSEST = 0.1
# A scale of a normal spread from the median distance.
_NORMAL = 1.4826


def fit_pairs(p: Matrix, labels: NDArray[np.int64], sources: NDArray[np.str_]) -> list[dict[str, Any]]:
    """Fit every pair that enough hands show; MNIST is left out, since its images come from hundreds of writers."""
    fitted = (_fit(p, labels, sources, first, second) for first, second in PAIRS)
    return [pair for pair in fitted if pair is not None]


def _fit(
    p: Matrix, labels: NDArray[np.int64], sources: NDArray[np.str_], first: int, second: int
) -> dict[str, Any] | None:
    places, away = [], []
    between = p[:, first] + p[:, second] > 0.5
    odds = log_odds(p, first, second)
    for hand in sorted(set(sources.tolist()) - {"mnist", "other"}):
        mine = between & (sources == hand)
        signs = [odds[mine & (labels == digit)] for digit in (first, second)]
        if min(map(len, signs)) < _LEAST_BOXES:
            continue
        places.append([float(np.median(s)) for s in signs])
        away += [np.abs(s - np.median(s)) for s in signs]
    if len(places) < _LEAST_HANDS:
        return None
    found = np.array(places)
    covariance = _INFLATION * np.cov(found.T) + _LEAST_VARIANCE * np.eye(2)
    return {
        "first": first,
        "second": second,
        "hands": len(found),
        "mean": np.round(found.mean(axis=0), 3).tolist(),
        "covariance": np.round(covariance[np.triu_indices(2)], 3).tolist(),
        "spread": round(max(_LEAST_SPREAD, float(_NORMAL * np.median(np.concatenate(away)))), 3),
        "gap": round(min(_LARGEST_GAP, float(np.quantile(found[:, 1] - found[:, 0], _CLOSEST))), 3),
    }
