"""A printed box with ink in it, as an ideal scan at ``BOX`` pixels a side would show it.

Two kinds of paper: the plano's separate squares (bold frame, some with dotted seven-segment guides) and the cells of
a SALINAN strip (thin lines, neighbours adjacent, some twice as tall as wide and so stretched by cropping).
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from digits.glyph import Glyph
from sirekap_desktop.reading.normalise import CROP_MARGIN

BOX = 80
PAD = 24
CANVAS = BOX + 2 * PAD
CROP = round(BOX * (1 + 2 * CROP_MARGIN))

Layer = NDArray[np.float32]
_GRID_Y, _GRID_X = np.mgrid[0:CANVAS, 0:CANVAS].astype(np.float32)


@dataclass(frozen=True)
class BoxStyle:
    """How a box is printed and written in; lengths are shares of the box's side, darkness is 0 to 1."""

    strip: bool
    stretch: float
    line: float
    line_dark: float
    guides: float
    pen: float
    ink_dark: float
    easy: bool = False


def easy_style(rng: np.random.Generator) -> BoxStyle:
    """A box as most are: a clear pen of usual width on either paper."""
    strip = bool(rng.random() < 0.5)
    stretch, guides = 1.0, 0.0
    if strip:
        stretch = float(rng.choice([1.0, rng.uniform(1.5, 1.9)], p=[0.7, 0.3]))
        line, pen = rng.uniform(0.025, 0.05), rng.triangular(0.036, 0.058, 0.09)
    else:
        line, pen = rng.uniform(0.04, 0.065), rng.triangular(0.04, 0.075, 0.135)
        guides = float(rng.uniform(0.1, 0.4)) if rng.random() < 0.25 else 0.0
    ink = float(rng.choice([rng.uniform(0.75, 1.0), rng.uniform(0.5, 0.8)], p=[0.85, 0.15]))
    return BoxStyle(strip, stretch, float(line), float(rng.uniform(0.75, 1.0)), guides, float(pen), ink, True)


def random_style(rng: np.random.Generator) -> BoxStyle:
    """A box of either paper with a pen that fits it."""
    strip = bool(rng.random() < 0.5)
    if strip:
        stretch = float(rng.choice([1.0, rng.uniform(1.3, 2.0)], p=[0.6, 0.4]))
        line, pen = rng.uniform(0.025, 0.055), rng.triangular(0.03, 0.055, 0.13)
        guides = 0.0
    else:
        stretch = 1.0
        line, pen = rng.uniform(0.025, 0.075), rng.triangular(0.016, 0.045, 0.14)
        guides = float(rng.uniform(0.1, 0.45)) if rng.random() < 0.4 else 0.0
    dark, middling, faint = rng.uniform(0.75, 1.0), rng.uniform(0.45, 0.8), rng.uniform(0.22, 0.45)
    ink = float(rng.choice([dark, middling, faint], p=[0.6, 0.28, 0.12]))
    line_dark = float(rng.choice([rng.uniform(0.7, 1.0), rng.uniform(0.3, 0.7)], p=[0.8, 0.2]))
    return BoxStyle(strip, stretch, float(line), line_dark, guides, float(pen), ink)


def random_pixels(style: BoxStyle, rng: np.random.Generator) -> float:
    """Pixels along a box's side as scanned: enough for the pen to be seen at all."""
    if style.easy:
        return float(max(rng.uniform(36, 80), 0.8 / style.pen))
    pixels = np.exp(rng.triangular(np.log(15), np.log(58), np.log(80)))
    # A pen of less than a third of a pixel leaves nothing that anyone could read.
    return float(min(80.0, max(pixels, 0.40 / style.pen, (0.25 / style.ink_dark) * 0.8 / style.pen)))


def place(sign: Glyph, size: float, centre: tuple[float, float], style: BoxStyle, rng: np.random.Generator) -> Layer:
    """Ink of ``sign`` on the box canvas: its longer side is ``size`` boxes, its middle at ``centre`` (box units)."""
    x, y, w, h = cv2.boundingRect(sign)
    if w == 0:
        return np.zeros((CANVAS, CANVAS), np.float32)
    scale = size * BOX / max(w, h)
    turn = np.deg2rad(rng.normal(0, 3 if style.easy else 5))
    slant = rng.normal(0, 0.14)
    stretch = np.sqrt(style.stretch) * float(np.exp(rng.normal(0, 0.06)))
    shape = np.array([[stretch, slant], [0, 1 / stretch]]) * scale
    if stretch * w > 1.25 * size * BOX / scale:
        shape *= 1.25 * size * BOX / (scale * stretch * w)
    rotate = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    forward = rotate @ shape
    back = np.linalg.inv(forward)
    middle = PAD + np.array(centre) * BOX
    return _warp(sign, back, middle, np.array([x + w / 2, y + h / 2]), scale, rng)


def _warp(
    sign: Glyph, back: NDArray[np.float64], middle: NDArray[np.float64], source: NDArray[np.float64], scale: float,
    rng: np.random.Generator,
) -> Layer:  # fmt: skip
    """Pull the glyph through the affine map ``back`` and a slow random wobble."""
    wobble = float(rng.choice([0.0, 1.5, 3.0, 4.5])) / max(scale, 0.2)
    knots = rng.normal(0, 1, (4, 4, 2)).astype(np.float32) * np.float32(wobble)
    drift = cv2.resize(knots, (CANVAS, CANVAS), interpolation=cv2.INTER_CUBIC)
    dx, dy = _GRID_X - np.float32(middle[0]), _GRID_Y - np.float32(middle[1])
    b = back.astype(np.float32)
    map_x = b[0, 0] * dx + b[0, 1] * dy + np.float32(source[0]) + drift[..., 0]
    map_y = b[1, 0] * dx + b[1, 1] * dy + np.float32(source[1]) + drift[..., 1]
    picture = cv2.blur(sign, (2, 2)) if scale < 0.6 else sign
    return cv2.remap(picture, map_x, map_y, cv2.INTER_LINEAR).astype(np.float32) / np.float32(255)


def frame(style: BoxStyle, rng: np.random.Generator) -> Layer:
    """The printed lines in and around the box."""
    canvas = np.zeros((CANVAS, CANVAS), np.uint8)
    low, high = PAD, PAD + BOX
    corners = [(low, low), (high, low), (high, high), (low, high)]
    for start, stop in zip(corners, corners[1:] + corners[:1], strict=True):
        thick = max(1, round(style.line * BOX * float(rng.choice([1.0, rng.uniform(0.6, 1.6)]))))
        if rng.random() < 0.05:
            _broken_line(canvas, start, stop, thick, rng)
        else:
            _line(canvas, start, stop, thick)
    if style.strip:
        _strip_lines(canvas, style, rng)
    elif rng.random() < 0.15:
        at = int(rng.choice([rng.integers(0, 10), rng.integers(CANVAS - 10, CANVAS)]))
        ends = ((at, 0), (at, CANVAS)) if rng.random() < 0.5 else ((0, at), (CANVAS, at))
        _line(canvas, *ends, int(rng.integers(1, 5)))
    return canvas.astype(np.float32) / np.float32(255) * np.float32(style.line_dark)


def _strip_lines(canvas: Glyph, style: BoxStyle, rng: np.random.Generator) -> None:
    low, high = PAD, PAD + BOX
    thick = max(1, round(style.line * BOX))
    left, right = rng.random() < 0.67, rng.random() < 0.67
    for at in (low, high):
        _line(canvas, (0 if left else low, at), (CANVAS if right else high, at), thick)
    if rng.random() < 0.5:
        for at in (low, high):
            _line(canvas, (at, 0), (at, CANVAS), thick)


def _line(canvas: Glyph, start: tuple[int, int], stop: tuple[int, int], thick: int) -> None:
    cv2.line(canvas, start, stop, 255, thick, cv2.LINE_AA)


def _broken_line(
    canvas: Glyph, start: tuple[int, int], stop: tuple[int, int], thick: int, rng: np.random.Generator
) -> None:
    a, b = np.array(start), np.array(stop)
    for _ in range(int(rng.integers(0, 3))):
        s, t = np.sort(rng.random(2))
        _line(canvas, tuple(int(v) for v in a + (b - a) * s), tuple(int(v) for v in a + (b - a) * t), thick)


def guides(style: BoxStyle, rng: np.random.Generator) -> Layer:
    """The dotted seven-segment guide of the plano's second page."""
    canvas = np.zeros((CANVAS, CANVAS), np.uint8)
    x0, x1 = PAD + BOX * (0.29 + rng.normal(0, 0.015)), PAD + BOX * (0.71 + rng.normal(0, 0.015))
    y0, y1 = PAD + BOX * (0.17 + rng.normal(0, 0.015)), PAD + BOX * (0.83 + rng.normal(0, 0.015))
    radius = int(rng.integers(1, 3))
    columns, rows = int(rng.integers(4, 6)), int(rng.integers(8, 12))
    for x in np.linspace(x0, x1, 3):
        for y in np.linspace(y0, y1, rows):
            cv2.circle(canvas, (round(x), round(y)), radius, 255, -1, cv2.LINE_AA)
    for y in np.linspace(y0, y1, 3):
        for x in np.linspace(x0, x1, columns):
            cv2.circle(canvas, (round(x), round(y)), radius, 255, -1, cv2.LINE_AA)
    return canvas.astype(np.float32) / np.float32(255) * np.float32(style.guides)


def crop(picture: Layer, rng: np.random.Generator) -> Layer:
    """Cut the box with its 15 % margin, a little askew as a locator does: up to 2 px of a 40 px crop."""
    corners = np.array([[0, 0], [1, 0], [1, 1], [0, 1]], np.float64) * BOX + PAD
    unit = CROP / 40
    loose = float(rng.choice([0.25, 0.6, 1.0], p=[0.35, 0.4, 0.25]))
    common = rng.normal(0, 0.9 * loose * unit, 2)
    turn = np.deg2rad(rng.normal(0, 1.8 * loose))
    rotate = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    centre = corners.mean(axis=0)
    moved = (corners - centre) @ rotate.T * (1 + rng.normal(0, 0.02 * loose, 2)) + centre + common
    moved += rng.normal(0, 0.45 * loose * unit, (4, 2))
    edge = CROP * CROP_MARGIN / (1 + 2 * CROP_MARGIN)
    target = np.array([[0, 0], [1, 0], [1, 1], [0, 1]], np.float64) * (CROP - 2 * edge) + edge
    transform = cv2.getPerspectiveTransform(moved.astype(np.float32), target.astype(np.float32))
    size = (CROP, CROP)
    return cv2.warpPerspective(picture, transform, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
