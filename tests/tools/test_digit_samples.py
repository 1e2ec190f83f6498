"""The training tool's drawing: hands kept apart, ink as wide as asked, labels that a reader would give."""

from __future__ import annotations

import sys
from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sirekap_desktop.practice.hands import practice_hands

sys.path.insert(0, str(Path(__file__).parents[2] / "tools"))

from digits import boxes, calibrate, glyph, hands, mnist, nondigits, samples, strokes
from digits.damage import damage

RESERVED = {
    "caveat",
    "indie-flower",
    "patrick-hand",
    "kalam",
    "reenie-beanie",
    "nanum-pen-script",
    "shadows-into-light",
    "gochi-hand",
}


class DrawnMnist:
    """Stands for MNIST where it was not fetched: the stroke digits as images."""

    def draw(self, index: int, width: float) -> glyph.Glyph:
        return strokes.draw(str(index % 10), "round", width, np.random.default_rng(index))

    def keeps_its_loops(self, index: int, drawn: glyph.Glyph) -> bool:
        return True


@pytest.fixture(scope="module")
def pool() -> samples.Pool:
    rng = np.random.default_rng(0)
    signs = {d: strokes.draw(d, "school", 12, rng) for d in "0123456789"}
    hand = hands.Hand("drawn", "0", "none", "0" * 64, signs)
    by_label = {str(d): np.array([d, d + 10]) for d in range(10)}
    return samples.Pool(DrawnMnist(), (0, 20), (hand,), strokes.TRAINED, by_label)


def test_trained_held_reserved_and_practice_hands_are_apart() -> None:
    trained, held = set(hands.TRAIN_FONTS), set(hands.HELD_FONTS)
    practice = {hand.name for hand in practice_hands()}
    assert not trained & held
    assert not (trained | held) & (RESERVED | practice)
    assert mnist.TRAIN_RANGE[1] <= mnist.HELD_RANGE[0]
    assert mnist.HELD_RANGE[1] <= 50_000
    hashes = strokes.template_hashes()
    assert not set(strokes.TRAINED) & set(strokes.HELD_OUT)
    assert not set(hashes.values()) & set().union(*(hand.digests for hand in practice_hands()))


@pytest.mark.parametrize("stroke_set", [*strokes.TRAINED, *strokes.HELD_OUT])
def test_every_set_writes_every_digit_with_the_pen_asked_for(stroke_set: str) -> None:
    for digit in "0123456789":
        thin = strokes.draw(digit, stroke_set, 4, np.random.default_rng(3))
        thick = strokes.draw(digit, stroke_set, 16, np.random.default_rng(3))
        assert 2 < thick.sum() / thin.sum() < 6
        _, _, _, height = cv2.boundingRect(thin)
        assert height > 0.6 * glyph.REACH


@pytest.mark.parametrize("wanted", [8, 14, 22])
def test_outline_moves_to_the_wanted_width(wanted: int) -> None:
    drawn = glyph.empty()
    cv2.line(drawn, (80, 20), (80, 140), 255, 12)
    changed = glyph.change_width(drawn, wanted)
    assert abs((changed[80] > 127).sum() - wanted) <= 2


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from("0123456789"))
def test_thinning_keeps_the_number_of_pieces(seed: int, digit: str) -> None:
    rng = np.random.default_rng(seed)
    small = cv2.resize(strokes.draw(digit, "round", 20, rng), (28, 28), interpolation=cv2.INTER_AREA) > 90
    line = mnist.thin(small[None])[0]
    assert cv2.connectedComponents(line)[0] == cv2.connectedComponents(small.astype(np.uint8))[0]
    assert 0 < line.sum() <= small.sum()


def test_drawing_never_changes_a_hand(pool: samples.Pool) -> None:
    before = {digit: sign.copy() for digit, sign in pool.fonts[0].signs.items()}
    rng = np.random.default_rng(1)
    for _ in range(60):
        nondigits.illegible(9.0, lambda d, w: samples._digit(d, pool, w, rng)[0], None, False, rng)
    for digit, sign in pool.fonts[0].signs.items():
        np.testing.assert_array_equal(sign, before[digit])


def test_the_same_seed_draws_the_same_samples(pool: samples.Pool) -> None:
    first, second = (
        [sample for _ in range(12) for sample in samples.draw_samples(pool, rng)]
        for rng in (np.random.default_rng(9), np.random.default_rng(9))
    )
    for (crop, label, source), (other, other_label, other_source) in zip(first, second, strict=True):
        np.testing.assert_array_equal(crop, other)
        assert (label, source) == (other_label, other_source)


def test_samples_cover_all_classes_and_are_crops(pool: samples.Pool) -> None:
    rng = np.random.default_rng(2)
    drawn = [sample for _ in range(150) for sample in samples.draw_samples(pool, rng)]
    assert {label for _, label, _ in drawn} == set(range(len(samples.CLASSES)))
    assert all(crop.shape == (40, 40) and crop.dtype == np.uint8 for crop, _, _ in drawn)


def test_ink_lost_in_black_and_white_is_no_digit(pool: samples.Pool) -> None:
    ink = np.zeros((boxes.CROP, boxes.CROP), np.float32)
    cv2.line(ink, (52, 20), (52, 80), 1.0, 6)
    label = samples.CLASSES.index("1")
    white = np.full((40, 40), 255, np.uint8)
    kept = cv2.resize((255 - 200 * ink).astype(np.uint8), (40, 40), interpolation=cv2.INTER_AREA)
    half, quarter = kept.copy(), kept.copy()
    half[14:], quarter[11:] = 255, 255
    assert samples._legible(white, ink, label, True) is None
    assert samples._legible(kept, ink, label, True) == label
    assert samples._legible(half, ink, label, True) is None
    assert samples._legible(quarter, ink, label, True) == samples.CLASSES.index("?")


def test_re_inking_that_makes_another_digit_is_noticed() -> None:
    ring, tail = glyph.empty(), glyph.empty()
    cv2.ellipse(ring, (80, 105), (30, 35), 0, 0, 360, 255, 8)
    cv2.line(tail, (60, 90), (75, 25), 255, 8)
    six = np.maximum(ring, tail)
    assert mnist.keeps_loops(6, six, six)
    assert not mnist.keeps_loops(6, six, tail)
    arcs = glyph.empty()
    for middle in (50, 105):
        cv2.ellipse(arcs, (75, middle), (30, 28), 0, -120, 100, 255, 8)
    closed = arcs.copy()
    cv2.ellipse(closed, (75, 105), (30, 28), 0, 0, 360, 255, 8)
    assert mnist.keeps_loops(3, arcs, arcs)
    assert not mnist.keeps_loops(3, arcs, closed)


def test_a_cross_whose_arms_lie_together_is_none() -> None:
    canvas = np.zeros((boxes.CANVAS, boxes.CANVAS), np.float32)
    cv2.line(canvas, (60, 20), (68, 100), 1.0, 4)
    assert samples._stands_closed(canvas)
    cv2.line(canvas, (20, 20), (100, 100), 1.0, 4)
    assert not samples._stands_closed(canvas)


def test_damage_keeps_dark_ink_darker_than_paper() -> None:
    dark = np.zeros((boxes.CROP, boxes.CROP), np.float32)
    dark[30:70, 45:60] = 1
    for seed in range(60):
        crop, _ = damage(dark, 50, np.random.default_rng(seed))
        assert crop[15:24, 19:21].mean() < crop[15:24, 30:36].mean() - 20


def test_calibration_cools_an_overconfident_net_and_keeps_a_floor() -> None:
    rng = np.random.default_rng(4)
    honest = rng.normal(0, 3, (4000, len(samples.CLASSES)))
    chances = np.exp(honest) / np.exp(honest).sum(axis=1, keepdims=True)
    labels = np.array([rng.choice(len(samples.CLASSES), p=row) for row in chances])
    logits = np.repeat(honest[:, None] * 3, 2, axis=1)
    fitted = calibrate.fit(logits, labels)
    assert 2.6 < fitted.temperature < 3.5
    p = calibrate.apply(fitted, logits)
    np.testing.assert_allclose(p.sum(axis=1), 1)
    assert p.max() <= 1 - 0.5 * fitted.floor
    sure = p.max(axis=1)
    wrong = p.argmax(axis=1) != labels
    assert abs(wrong.mean() - (1 - sure).mean()) < 0.03
