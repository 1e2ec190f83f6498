"""The fit that says what a computed risk means."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "tools"))

import risk_line

from sirekap_desktop.reading.settings import DecodeSettings


def drawn(slope: float, shift: float, groups: int = 300) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Risks that a reader computes, and errors that follow another line."""
    rng = np.random.default_rng(1)
    odds = rng.uniform(-11, -0.9, 30_000)
    wrong = rng.random(len(odds)) < 1 / (1 + np.exp(-(shift + slope * odds)))
    return 1 / (1 + np.exp(-odds)), wrong.astype(float), rng.integers(groups, size=len(odds)).astype(str)


def test_the_line_is_found_again() -> None:
    risks, wrong, _ = drawn(1.2, -0.4)
    odds = np.log(risks / (1 - risks))
    intercept, slope = risk_line.fit_line(odds, wrong, np.ones(len(odds)))
    assert (intercept, slope) == (pytest.approx(-0.4, abs=0.2), pytest.approx(1.2, abs=0.1))


@pytest.mark.parametrize(("slope", "shift"), [(1.0, 0.0), (1.3, -0.1)])
def test_the_upper_line_lies_above_the_truth(slope: float, shift: float) -> None:
    high, steep = risk_line.upper_line(*drawn(slope, shift), seed=3)
    for odds in np.log(np.array([1e-4, 1e-3, 1e-2])):
        assert high + steep * odds > shift + slope * odds
        assert high + steep * odds < shift + slope * odds + 1.5


@pytest.mark.parametrize("risk", [0.0, 1e-9, 1e-4, 0.3, 0.99, 1.0])
def test_computed_undoes_what_the_reader_states(risk: float) -> None:
    settings = DecodeSettings()
    assert risk_line.computed(settings.calibrated(risk), settings) == pytest.approx(risk, rel=1e-6)
