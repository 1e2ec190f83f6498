"""One training sample: a sign of some hand in a box, damaged, with the class that a careful reader would give it."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from digits import boxes, nondigits, strokes
from digits.boxes import BoxStyle, Layer
from digits.damage import damage
from digits.glyph import REACH, Glyph, change_width, fail_ink
from digits.hands import CROSSES, DASHES, LETTERS, ORNATE_CROSSES, Hand
from digits.mnist import Mnist
from sirekap_desktop.reading.classes import CLASSES
from sirekap_desktop.reading.normalise import CROP_SIDE, normalise

_SHARES = np.array([6.4] * 10 + [9.5, 8.5, 8.0, 10.0])
_EASY_SHARES = np.array([7.0] * 10 + [9.5, 8.5, 9.0, 5.0])
# How far ink stands above the paper's unevenness, in its standard deviations; the share left in black and white.
# Between doubtful and clear one reader still sees the digit and another doesn't: such a box teaches nothing.
_LOST, _DOUBTFUL, _CLEAR = 0.8, 1.1, 1.6
_LOST_SHARE, _DOUBTFUL_SHARE, _CLEAR_SHARE = 0.1, 0.18, 0.3
_INSIDE = slice(9, 31)
# Ink inside the frame, in pixels of the crop: less is a speck.
_LEAST_INK = 2.5


# A crop (40, 40), its class index and the kind of hand: ``mnist``, ``font:FAMILY``, ``strokes:SET`` or ``other``.
Sample = tuple[NDArray[np.uint8], int, str]
VIEWS = 3
_TRIES = 8


@dataclass(frozen=True)
class Pool:
    """The hands that samples are drawn from."""

    mnist: Mnist
    mnist_range: tuple[int, int]
    fonts: tuple[Hand, ...]
    stroke_sets: tuple[str, ...]
    by_label: dict[str, NDArray[np.int64]]


def make_pool(mnist: Mnist, bounds: tuple[int, int], fonts: tuple[Hand, ...], stroke_sets: tuple[str, ...]) -> Pool:
    """A pool of hands, MNIST images sorted by label."""
    labels = mnist.labels[bounds[0] : bounds[1]]
    by_label = {str(d): np.flatnonzero(labels == d) + bounds[0] for d in range(10)}
    return Pool(mnist, bounds, fonts, stroke_sets, by_label)


def draw_samples(pool: Pool, rng: np.random.Generator, *, easy: bool = False) -> list[Sample]:
    """One sign in one box, as up to ``VIEWS`` scanners and phones show it: drawing costs more than damaging."""
    shares = _EASY_SHARES if easy else _SHARES
    label = int(rng.choice(len(CLASSES), p=shares / shares.sum()))
    style = boxes.easy_style(rng) if easy else boxes.random_style(rng)
    ink, source = _sign_layer(CLASSES[label], pool, style, rng)
    layers = _compose(ink, CLASSES[label], pool, style, rng)
    samples = []
    for _ in range(VIEWS):
        both = boxes.crop(layers, rng)
        dark, sign = np.ascontiguousarray(both[..., 0]), np.ascontiguousarray(both[..., 1])
        crop, binary = damage(dark, boxes.random_pixels(style, rng), rng, easy=easy)
        label_seen = _legible(crop, sign, label, binary)
        if label_seen is not None:
            samples.append((crop, label_seen, source))
    return samples


def _legible(crop: NDArray[np.uint8], ink: Layer, label: int, binary: bool) -> int | None:
    """The class after damage: ink that is mostly lost is no digit any more; None where it is all but gone."""
    if CLASSES[label] == "":
        return label
    weight = cv2.resize(ink, (CROP_SIDE, CROP_SIDE), interpolation=cv2.INTER_AREA)
    if weight[_INSIDE, _INSIDE].sum() < _LEAST_INK:
        return None
    dark = normalise(crop[None])[0, 0]
    on_ink = float((weight * dark).sum() / max(1e-6, weight.sum()))
    ground = dark[_INSIDE, _INSIDE][weight[_INSIDE, _INSIDE] < 0.02]
    if ground.size < 40:
        return label
    clear = (on_ink - float(ground.mean())) / (0.02 + float(ground.std()))
    share = on_ink if binary else 1.0
    if clear < _LOST or share < _LOST_SHARE:
        return None
    if clear < _DOUBTFUL or share < _DOUBTFUL_SHARE:
        return CLASSES.index("?")
    return label if clear >= _CLEAR and share >= _CLEAR_SHARE else None


def _sign_layer(sign: str, pool: Pool, style: BoxStyle, rng: np.random.Generator) -> tuple[Layer, str]:
    if sign == "":
        return np.zeros((boxes.CANVAS, boxes.CANVAS), np.float32), "other"
    middle = (0.5 + rng.normal(0, 0.07), 0.5 + rng.normal(0, 0.07))
    if sign == "X":
        size = rng.triangular(0.3, 0.75, 1.4)
        glyph_, source = _cross(pool, _width(style, size), rng), "other"
    elif sign == "-":
        size = rng.triangular(0.2, 0.5, 1.35)
        middle = (middle[0], 0.5 + rng.normal(0, 0.1))
        glyph_, source = _dash(pool, _width(style, size), rng), "other"
    elif sign == "?" and rng.random() < 0.1:
        size = rng.uniform(1.9, 2.7)
        glyph_, source = nondigits.passing_line(_width(style, size), rng), "other"
    elif sign == "?":
        size = max(rng.triangular(0.45, 0.8, 1.2), 6 * style.pen)
        glyph_, source = _illegible(pool, _width(style, size), style, rng), "other"
    else:
        span = (0.5, 0.72, 0.98) if style.easy else (0.36, 0.66, 1.08)
        size = max(rng.triangular(*span), 5 * style.pen)
        glyph_, source = _digit(sign, pool, _width(style, size), rng)
    if rng.random() < 0.08:
        glyph_ = fail_ink(glyph_, rng, float(rng.uniform(0.05, 0.22)))
    layer = boxes.place(glyph_, float(size), middle, style, rng)
    if (sign == "1" and _lies_down(layer)) or (sign == "X" and _stands_closed(layer)):
        return _sign_layer(sign, pool, style, rng)
    return layer, source


def _lies_down(layer: Layer) -> bool:
    """Whether stretching made a slanting 1 so flat that it could as well be a dash."""
    _, _, w, h = cv2.boundingRect((layer > 0.3).astype(np.uint8))
    return w > 1.15 * h


def _stands_closed(layer: Layer) -> bool:
    """Whether the arms of a cross lie so close together that it could as well be a 1."""
    _, _, w, h = cv2.boundingRect((layer > 0.3).astype(np.uint8))
    return w < 0.5 * h


def _width(style: BoxStyle, size: float) -> float:
    """The pen's width on the glyph canvas for a sign ``size`` boxes large."""
    return float(np.clip(style.pen * REACH / size, 2.0, 34.0))


def _digit(digit: str, pool: Pool, width: float, rng: np.random.Generator) -> tuple[Glyph, str]:
    kind = rng.random()
    if kind < 0.34:
        return _mnist_digit(digit, pool, width, rng), "mnist"
    if kind < 0.72:
        hand = pool.fonts[int(rng.integers(len(pool.fonts)))]
        drawn = hand.signs[digit].copy()
        return (change_width(drawn, width) if rng.random() < 0.8 else drawn), f"font:{hand.family}"
    stroke_set = pool.stroke_sets[int(rng.integers(len(pool.stroke_sets)))]
    return strokes.draw(digit, stroke_set, width, rng), f"strokes:{stroke_set}"


def _mnist_digit(digit: str, pool: Pool, width: float, rng: np.random.Generator) -> Glyph:
    """An image whose new pen left it the digit that it is; a few thick ones can't be had otherwise."""
    for _ in range(_TRIES):
        index = int(rng.choice(pool.by_label[digit]))
        drawn = pool.mnist.draw(index, width)
        if pool.mnist.keeps_its_loops(index, drawn):
            break
    return drawn


def _from_font(signs: str, pool: Pool, width: float, rng: np.random.Generator) -> Glyph | None:
    hand = pool.fonts[int(rng.integers(len(pool.fonts)))]
    if signs == CROSSES and hand.family in ORNATE_CROSSES:
        return None
    drawn = hand.signs.get(str(rng.choice(list(signs))))
    return None if drawn is None else change_width(drawn.copy(), width)


def _cross(pool: Pool, width: float, rng: np.random.Generator) -> Glyph:
    lettered = _from_font(CROSSES, pool, width, rng) if rng.random() < 0.2 else None
    return nondigits.cross(width, rng) if lettered is None else lettered


def _dash(pool: Pool, width: float, rng: np.random.Generator) -> Glyph:
    lettered = _from_font(DASHES, pool, width, rng) if rng.random() < 0.15 else None
    return nondigits.dash(width, rng) if lettered is None else lettered


def _illegible(pool: Pool, width: float, style: BoxStyle, rng: np.random.Generator) -> Glyph:
    letter = _from_font(LETTERS, pool, width, rng) if rng.random() < 0.08 else None
    return nondigits.illegible(width, lambda d, w: _digit(d, pool, w, rng)[0], letter, style.stretch > 1.2, rng)


def _compose(ink: Layer, sign: str, pool: Pool, style: BoxStyle, rng: np.random.Generator) -> Layer:
    """All layers over each other: the canvas' darkness, and the sign's ink alone, as two channels."""
    paper = 1 - boxes.frame(style, rng)
    if style.guides:
        paper = paper * (1 - boxes.guides(style, rng))
    for layer in _disturbances(sign, pool, style, rng):
        paper = paper * (1 - layer)
    dark = 1 - paper * (1 - ink * np.float32(style.ink_dark))
    return np.dstack([dark, ink]).astype(np.float32)


def _disturbances(sign: str, pool: Pool, style: BoxStyle, rng: np.random.Generator) -> list[Layer]:
    blank = sign == ""
    layers: list[Layer] = []
    if style.easy and rng.random() < 0.6:
        return layers
    for side in (-1, 1):
        if rng.random() < (0.4 if style.strip else 0.12):
            layers.append(_neighbour(side, pool, style, rng))
    if rng.random() < (0.25 if blank else 0.06):
        layers.append(_show_through(pool, style, rng))
    if rng.random() < (0.25 if blank else 0.05):
        layers.append(_specks(rng))
    if rng.random() < (0.15 if blank else 0.05):
        layers.append(_smudge(rng))
    return layers


def _neighbour(side: int, pool: Pool, style: BoxStyle, rng: np.random.Generator) -> Layer:
    """Ink of the next box, which may lean over the line between."""
    size = float(max(rng.triangular(0.4, 0.75, 1.15), 5 * style.pen))
    gap = 1.0 if style.strip else 1.18
    centre = (0.5 + side * (gap + rng.normal(0, 0.06)), 0.5 + float(rng.normal(0, 0.07)))
    if rng.random() < 0.08:
        centre = (0.5 + float(rng.normal(0, 0.07)), centre[0])
    if rng.random() < 0.75:
        sign = _digit(str(rng.integers(10)), pool, _width(style, size), rng)[0]
    else:
        sign = nondigits.cross(_width(style, size), rng)
    layer = boxes.place(sign, size, centre, style, rng)
    low, high = boxes.PAD, boxes.PAD + boxes.BOX
    deepest = int(rng.integers(0, 7))
    layer[low + deepest : high - deepest, low + deepest : high - deepest] = 0
    return layer * np.float32(style.ink_dark)


def _show_through(pool: Pool, style: BoxStyle, rng: np.random.Generator) -> Layer:
    """Faint blurred mirror writing from the other side of the sheet."""
    size = float(max(rng.triangular(0.5, 0.8, 1.1), 5 * style.pen))
    sign = _digit(str(rng.integers(10)), pool, _width(style, size), rng)[0]
    centre = (float(rng.uniform(0.1, 0.9)), float(rng.uniform(0.2, 0.8)))
    layer = boxes.place(np.ascontiguousarray(sign[:, ::-1]), size, centre, style, rng)
    return cv2.GaussianBlur(layer, (0, 0), float(rng.uniform(2, 4))) * np.float32(rng.uniform(0.02, 0.1))


def _specks(rng: np.random.Generator) -> Layer:
    canvas = np.zeros((boxes.CANVAS, boxes.CANVAS), np.uint8)
    for _ in range(int(rng.integers(1, 8))):
        at = tuple(int(v) for v in rng.integers(0, boxes.CANVAS, 2))
        cv2.circle(canvas, at, int(rng.integers(1, 3)), 255, -1, cv2.LINE_AA)
    return canvas.astype(np.float32) / np.float32(255) * np.float32(rng.uniform(0.2, 0.9))


def _smudge(rng: np.random.Generator) -> Layer:
    canvas = np.zeros((boxes.CANVAS, boxes.CANVAS), np.float32)
    at = tuple(int(v) for v in rng.integers(10, boxes.CANVAS - 10, 2))
    axes = tuple(int(v) for v in rng.integers(6, 40, 2))
    cv2.ellipse(canvas, at, axes, float(rng.uniform(0, 180)), 0, 360, 1.0, -1)
    return cv2.GaussianBlur(canvas, (0, 0), float(rng.uniform(4, 10))) * np.float32(rng.uniform(0.03, 0.15))
