"""What is fitted of hands: where they put two digits, and what the net's card says of held-out boxes."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "tools"))

from digits import calibrate, hand_pairs

HANDS = {"font:a": (-7.0, 6.0), "font:b": (-2.0, 8.0), "font:c": (-5.0, 4.5), "strokes:d": (-6.0, 8.0)}


def boxes(odds, label, source):
    p = np.full((len(odds), 14), 1e-6)
    seven = 1 / (1 + np.exp(-odds))
    p[:, 7], p[:, 1] = seven, 1 - seven
    return p / p.sum(axis=1, keepdims=True), np.full(len(odds), label), np.full(len(odds), source, "U20")


@pytest.fixture(scope="module")
def drawn():
    rng = np.random.default_rng(4)
    parts = []
    for source, (one, seven) in HANDS.items():
        parts.append(boxes(rng.normal(one, 1.6, 400), 1, source))
        parts.append(boxes(rng.normal(seven, 1.6, 400), 7, source))
    parts.append(boxes(rng.normal(3, 1, 500), 1, "mnist"))
    parts.append(boxes(rng.normal(-3, 1, 5), 1, "font:few"))
    return tuple(np.concatenate(column) for column in zip(*parts, strict=True))


def test_places_and_spread_of_hands_are_found_again(drawn):
    pair = next(p for p in hand_pairs.fit_pairs(*drawn) if (p["first"], p["second"]) == (1, 7))
    ones, sevens = zip(*HANDS.values(), strict=True)
    assert pair["hands"] == len(HANDS)
    assert pair["mean"] == pytest.approx([np.mean(ones), np.mean(sevens)], abs=0.3)
    assert pair["spread"] == pytest.approx(1.6, abs=0.15)
    assert pair["gap"] <= 9.0
    assert pair["covariance"][0] == pytest.approx(1.5 * np.var(ones, ddof=1) + 0.5, rel=0.2)


def test_confusions_and_reliability_count_every_box_once(drawn):
    p, labels, _ = drawn
    counts = calibrate.confusion_counts(p, labels)
    assert sum(map(sum, counts)) == len(labels)
    assert counts[7][1] == int(((labels == 7) & (p.argmax(axis=1) == 1)).sum())
    rows = calibrate.reliability(p, labels)
    assert sum(r["boxes"] for r in rows) == len(labels)
    right = sum(r["boxes"] * r["right"] for r in rows)
    assert right == pytest.approx((p.argmax(axis=1) == labels).sum(), abs=0.01)
