"""Hands and pens: every character of every hand is drawn, in its own shape, at the pen's width."""

import gzip
import pickle
import struct

import numpy as np
import pytest

from sirekap_desktop.practice.hands import (
    CHARACTERS,
    MNIST_FIRST,
    HandKind,
    mnist_hand,
    practice_hands,
)
from sirekap_desktop.practice.pen import INKS, Sheet, Style, character_alpha
from sirekap_desktop.practice.thinning import thin

HANDS = {hand.name: hand for hand in practice_hands()}
STILL = Style(slant=0, size=0.8, aspect=1, jitter=0, wobble=0, pressure=0)


def drawn(points, pen=3.0, seed=1):
    return character_alpha(points, 60, pen, STILL, np.random.default_rng(seed))


@pytest.mark.parametrize("name", sorted(HANDS))
def test_each_character_has_a_shape_of_its_own(name):
    shapes = {c: drawn(HANDS[name].points(c, 0)) > 0.5 for c in CHARACTERS}
    for character, shape in shapes.items():
        assert shape.sum() > 40, f"{name} {character} has hardly any ink"
        # A person keeps a digit in its box; nothing may be cut off at the tile's edge.
        edge = np.concatenate([shape[0], shape[-1], shape[:, 0], shape[:, -1]])
        assert not edge.any()
    different = [(a, b) for a in CHARACTERS for b in CHARACTERS if a < b and _overlap(shapes[a], shapes[b]) > 0.93]
    assert different == []


def _overlap(a, b):
    side = min(a.shape[0], b.shape[0])
    a, b = a[:side, :side], b[:side, :side]
    return (a & b).sum() / max(1, (a | b).sum())


def test_all_ways_of_stroke_hands_stay_near_their_cell():
    for stroke_hand in (h for h in practice_hands() if h.kind is HandKind.STROKES):
        for character in CHARACTERS:
            for way in range(stroke_hand.ways(character)):
                points = stroke_hand.points(character, way)
                assert np.abs(points[:, 0]).max() < 0.45
                assert points[:, 1].min() > -0.12
                assert points[:, 1].max() < 1.12


@pytest.mark.parametrize("pen", [2.0, 4.0, 8.0])
def test_a_stroke_is_as_wide_as_the_pen(pen):
    alpha = drawn(HANDS["practice-segments"].points("1", 0), pen)
    across = alpha[alpha.shape[0] // 2].sum()
    assert across == pytest.approx(pen, abs=1.1)


def test_ink_darkens_and_never_brightens_what_is_printed():
    sheet = Sheet(np.full((40, 40), 255, np.uint8))
    sheet.grey[20] = 0
    sheet.put(np.ones((40, 40), np.float32), 0, 0, INKS["pencil"])
    assert sheet.grey[20].max() == 0
    assert sheet.grey[10].min() == INKS["pencil"].grey
    assert sheet.ink.min() == 255


def test_ink_outside_the_sheet_is_cut():
    sheet = Sheet(np.full((10, 10), 255, np.uint8))
    sheet.put(np.ones((8, 8), np.float32), -4, 6, INKS["black"])
    assert (sheet.ink > 0).sum() == 16


def test_thinning_leaves_a_line_one_pixel_wide():
    mask = np.zeros((30, 60), bool)
    mask[10:21, 5:55] = True
    line = thin(mask)
    assert line.sum(axis=0)[15:45].max() == 1
    assert line.sum() > 35


@pytest.fixture
def mnist_folder(tmp_path):
    count = 60_000
    labels = (np.arange(count) % 10).astype(np.uint8)
    images = np.zeros((count, 28, 28), np.uint8)
    images[MNIST_FIRST:, 4:24, 12:16] = 255
    images[:MNIST_FIRST, 10:12, 2:26] = 255
    (tmp_path / "train-images-idx3-ubyte.gz").write_bytes(
        gzip.compress(struct.pack(">4i", 0x803, count, 28, 28) + images.tobytes(), 1)
    )
    (tmp_path / "train-labels-idx1-ubyte").write_bytes(struct.pack(">2i", 0x801, count) + labels.tobytes())
    return tmp_path


def test_mnist_hand_takes_only_the_practice_range(mnist_folder):
    mnist = mnist_hand(mnist_folder)
    assert sum(mnist.ways(str(d)) for d in range(10)) == 10_000
    points = mnist.points("3", 0)
    # Training images here are lying bars, practice images standing ones.
    assert np.ptp(points[:, 1]) > 3 * np.ptp(points[:, 0])
    assert pickle.loads(pickle.dumps(mnist)) is mnist
