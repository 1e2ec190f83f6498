"""What a computed risk means: a line through the log odds of being wrong, and the upper end of its interval."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sirekap_desktop.reading.settings import DecodeSettings

# Beyond it a value is in review anyway, and a few odd pages would bend the line.
FITTED_BELOW = 0.3
DRAWS, UPPER = 400, 0.95
ENDS = (1e-5, 1e-1)

Vector = NDArray[np.float64]


def upper_line(risks: Vector, wrong: Vector, groups: NDArray[np.str_], seed: int) -> tuple[float, float]:
    """Return intercept and slope of the upper end of the interval of the fitted curve, by bootstrap over groups.

    Args:
        risks: Computed risk of each field, shape (n,).
        wrong: 1 where the value was wrong, shape (n,).
        groups: The TPS of each field: its fields share a hand and a scanner and err together.
        seed: Of the bootstrap.
    """
    kept = risks < FITTED_BELOW
    odds = _log_odds(np.clip(risks[kept], 1e-7, None))
    _, group = np.unique(groups[kept], return_inverse=True)
    rng = np.random.default_rng(seed)
    ends = _log_odds(np.array(ENDS))
    drawn = []
    for _ in range(DRAWS):
        chosen = np.bincount(rng.integers(group.max() + 1, size=group.max() + 1), minlength=group.max() + 1)
        intercept, slope = fit_line(odds, wrong[kept], chosen[group].astype(float))
        drawn.append(intercept + slope * ends)
    low, high = np.quantile(drawn, UPPER, axis=0)
    slope = float((high - low) / (ends[1] - ends[0]))
    return float(low - slope * ends[0]), slope


def fit_line(odds: Vector, wrong: Vector, weight: Vector) -> tuple[float, float]:
    """Fit ``P(wrong) = logistic(intercept + slope * odds)`` by damped Newton steps."""
    design = np.column_stack([np.ones_like(odds), odds])
    line = np.array([0.0, 1.0])

    def loss(at: Vector) -> float:
        return float((weight * np.logaddexp(0.0, (1 - 2 * wrong) * (design @ at))).sum())

    now = loss(line)
    for _ in range(100):
        p = 1 / (1 + np.exp(-np.clip(design @ line, -40, 40)))
        gradient = design.T @ (weight * (p - wrong))
        curvature = (design * (weight * p * (1 - p))[:, None]).T @ design + 1e-6 * np.eye(2)
        step = np.linalg.solve(curvature, gradient)
        share = 1.0
        while share > 1e-6 and loss(line - share * step) > now:
            share /= 2
        line = line - share * step
        before, now = now, loss(line)
        if before - now < 1e-9:
            break
    return float(line[0]), float(line[1])


def _log_odds(risk: Vector) -> Vector:
    return np.asarray(np.log(risk / (1 - risk)))


def computed(stated: float, settings: DecodeSettings) -> float:
    """Return the risk before calibration: the inverse of ``DecodeSettings.calibrated``."""
    if not 0.0 < stated < 1.0:
        return stated
    odds = (np.log(stated / (1 - stated)) - settings.risk_intercept) / settings.risk_slope
    return float(1 / (1 + np.exp(-odds)))
