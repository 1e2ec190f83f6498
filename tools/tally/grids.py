"""Tally grids drawn for training: any hand, any printed grid, every kind of cell in any order.

Written apart from ``sirekap_desktop/practice/tallying.py``, whose grids judge the net: wider in every direction, and
with cells that no practice page has.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from sirekap_desktop.reading.tally_net import CROSSED, EMPTY, ILLEGIBLE

ROWS, COLUMNS = 5, 12
IGNORED = -1
"""Label of a cell between two classes, which teaches nothing."""

_OVER = 3
_KINDS = ((EMPTY, 0.24), (1, 0.07), (2, 0.07), (3, 0.07), (4, 0.1), (5, 0.3), (CROSSED, 0.07), (ILLEGIBLE, 0.08))
Canvas = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Drawn:
    """An ideal grid: darkness 0 … 1, the corners of the grid in its pixels, the label of each cell."""

    dark: NDArray[np.float32]
    quad: NDArray[np.float64]
    labels: NDArray[np.int64]


class _Hand:
    """One person's way of tallying, on cells of ``w`` x ``h`` pixels."""

    def __init__(self, w: float, h: float, rng: np.random.Generator) -> None:
        self.w, self.h, self.rng = w, h, rng
        self.width = rng.uniform(0.27, 0.75)
        self.left = rng.uniform(0.06, max(0.08, 0.94 - self.width))
        self.height = rng.uniform(0.38, 0.95)
        self.slant = rng.normal(0.05, 0.14)
        self.fan = rng.normal(0, 0.06)
        self.hooked = rng.random() < 0.3
        self.rise = rng.choice([-1.0, 1.0], p=[0.3, 0.7]) * rng.uniform(0.0, 0.65)
        self.over = rng.uniform(0.01, 0.16)
        self.shake = rng.uniform(0.008, 0.05)
        pitch = self.width / 3 * w
        self.pen = max(1.0, float(rng.uniform(0.1, 0.5) * min(pitch, 0.22 * h)))
        self.tone = rng.uniform(0.45, 1.0)
        self.uneven = rng.uniform(0.0, 0.35)
        self.drift = rng.normal(0, 0.04, 2)

    def line(self, canvas: Canvas, points: NDArray[np.float64]) -> None:
        """Draw through points given in cells' widths and heights, bent a little."""
        places = []
        for start, end in pairwise(points):
            along = np.linspace(0, 1, 8)[:, None]
            away = np.array([[start[1] - end[1], end[0] - start[0]]])
            bend = self.rng.normal(0, self.shake * 1.3) * np.sin(np.pi * along)
            places.append(start + (end - start) * along + away * bend)
        fixed = np.round(np.concatenate(places) * (self.w, self.h) * 16).astype(np.int32)
        tone = self.tone * (1 - self.uneven * self.rng.random())
        thick = max(1, round(self.pen * self.rng.normal(1, 0.1)))
        cv2.polylines(canvas, [fixed.reshape(-1, 1, 2)], False, int(255 * tone), thick, cv2.LINE_AA, 4)

    def uprights(self, count: int) -> list[NDArray[np.float64]]:
        """Return the ends of upright strokes within a cell."""
        rng = self.rng
        left = self.left + rng.normal(0, 0.04)
        top = np.clip((1 - self.height) / 2 + self.drift[1] + rng.normal(0, 0.05), -0.12, 1.1 - self.height)
        lean = self.slant / 2 * self.h / self.w
        pitch = self.width / 3 * rng.normal(1, 0.07)
        found = []
        for number in range(count):
            x = left + pitch * number
            bow = self.fan * (number - 1.5) / 3
            ends = np.array([[x + lean + bow, top], [x - lean - bow, top + self.height]])
            found.append(ends + rng.normal(0, self.shake, (2, 2)))
        return found

    def gate(self, upright: list[NDArray[np.float64]]) -> NDArray[np.float64]:
        """Return the ends of the stroke across upright ones."""
        first, last = upright[0].mean(axis=0), upright[-1].mean(axis=0)
        middle = (first[1] + last[1]) / 2 + self.rng.normal(0, 0.05)
        ends = [[first[0] - self.over, middle + self.rise / 2], [last[0] + self.over, middle - self.rise / 2]]
        return np.array(ends) + self.rng.normal(0, self.shake * 1.2, (2, 2))


def draw_grid(rng: np.random.Generator) -> Drawn:
    """Draw a grid at three times the size at which it will be seen."""
    w = rng.uniform(30, 90) * _OVER
    h = w / rng.uniform(1.1, 2.3)
    rim_x, rim_y = w * 0.7, h * 0.7
    size = round(ROWS * h + 2 * rim_y), round(COLUMNS * w + 2 * rim_x)
    ink, lines = np.zeros(size, np.uint8), np.zeros(size, np.uint8)
    labels = np.empty((ROWS, COLUMNS), np.int64)
    hand = _Hand(w, h, rng)
    shares = np.array([share for _, share in _KINDS])
    for row in range(ROWS):
        for column in range(COLUMNS):
            kind = int(rng.choice([k for k, _ in _KINDS], p=shares / shares.sum()))
            at = np.array([column + rim_x / w, row + rim_y / h])
            labels[row, column] = _cell(ink, hand, kind, at)
    if rng.random() < 0.15:
        _long_stroke(ink, hand, labels, np.array([rim_x / w, rim_y / h]))
    _print(lines, w, h, (rim_x, rim_y), rng)
    dark = np.maximum(ink, lines).astype(np.float32) / 255
    low, high = np.array([rim_x, rim_y]), np.array([rim_x + COLUMNS * w, rim_y + ROWS * h])
    quad = np.array([low, [high[0], low[1]], high, [low[0], high[1]]])
    small = cv2.resize(dark, (size[1] // _OVER, size[0] // _OVER), interpolation=cv2.INTER_AREA)
    return Drawn(small, (quad + 0.5) / _OVER - 0.5, labels)


def _cell(canvas: Canvas, hand: _Hand, kind: int, at: NDArray[np.float64]) -> int:
    """Draw one cell and return its label."""
    rng = hand.rng
    if kind == EMPTY:
        return EMPTY
    if kind == CROSSED:
        return _crossed(canvas, hand, at)
    if kind == ILLEGIBLE:
        return _illegible(canvas, hand, at)
    upright = hand.uprights(min(kind, 4))
    if kind == 5 and rng.random() < 0.02:
        upright = hand.uprights(5)
    if hand.hooked and len(upright) > 1 and rng.random() < 0.8:
        hand.line(canvas, np.concatenate(upright) + at)
    else:
        for ends in upright:
            hand.line(canvas, ends + at)
    if kind == 5 and len(upright) == 4:
        hand.line(canvas, hand.gate(upright) + at)
    return kind


def _crossed(canvas: Canvas, hand: _Hand, at: NDArray[np.float64]) -> int:
    rng = hand.rng
    a, b = rng.uniform(0.02, 0.3, 2)
    falling, rising = np.array([[a, b], [1 - a, 1 - b]]), np.array([[1 - a, b], [a, 1 - b]])
    way = rng.random()
    if way < 0.65:
        for ends in (falling, rising):
            hand.line(canvas, ends + rng.normal(0, 0.05, (2, 2)) + at)
    elif way < 0.85:
        y = rng.uniform(0.3, 0.7)
        hand.line(canvas, np.array([[rng.uniform(-0.1, 0.2), y], [rng.uniform(0.8, 1.1), y]]) + at)
    else:
        # A slash as flat as its cell: one upright stroke never is.
        ends = rising if rng.random() < 0.7 else falling
        ends = np.array([[0.08, 0.5], [0.92, 0.5]]) + (ends - 0.5) * (0, 0.9)
        hand.line(canvas, ends + rng.normal(0, 0.03, (2, 2)) + at)
    return CROSSED


def _illegible(canvas: Canvas, hand: _Hand, at: NDArray[np.float64]) -> int:
    """Draw what a careful reader would not count."""
    rng = hand.rng
    way = rng.integers(6)
    if way == 0:  # a bundle struck out
        for ends in hand.uprights(4):
            hand.line(canvas, ends + at)
        for y in rng.uniform(0.2, 0.8, 3):
            hand.line(canvas, np.array([[0.05, y], [0.95, y + rng.normal(0, 0.1)]]) + at)
    elif way == 1:  # a scribble
        points = rng.uniform(0.1, 0.9, (int(rng.integers(6, 14)), 2))
        hand.line(canvas, points + at)
    elif way == 2:  # a blot
        x, y = np.round((rng.uniform(0.3, 0.7, 2) + at) * (hand.w, hand.h)).astype(int)
        axes = np.round(rng.uniform(0.12, 0.4, 2) * (hand.w, hand.h)).astype(int)
        cv2.ellipse(canvas, (int(x), int(y)), (int(axes[0]), int(axes[1])), 0, 0, 360, int(255 * hand.tone), -1)
    elif way == 3:  # fewer than four upright strokes and one across
        upright = hand.uprights(int(rng.integers(2, 4)))
        for ends in upright:
            hand.line(canvas, ends + at)
        hand.line(canvas, hand.gate(upright) + at)
    elif way == 4:  # more strokes than a bundle has
        upright = hand.uprights(int(rng.integers(5, 8)))
        for ends in upright:
            hand.line(canvas, ends * (0.7, 1) + at)
        hand.line(canvas, hand.gate(upright) * (0.7, 1) + at)
    else:  # two across
        upright = hand.uprights(4)
        for ends in upright:
            hand.line(canvas, ends + at)
        across = hand.gate(upright)
        for shift in (-0.15, 0.15):
            hand.line(canvas, across + np.array([0.0, shift]) + at)
    return ILLEGIBLE


def _long_stroke(canvas: Canvas, hand: _Hand, labels: NDArray[np.int64], origin: NDArray[np.float64]) -> None:
    """Draw one stroke across many cells; those that it crosses wholly and that held nothing are crossed out."""
    rng = hand.rng
    rows = np.sort(rng.uniform(0.1, ROWS - 0.1, 2))
    if rng.random() < 0.4:
        rows[1] = rows[0]
    ends = np.array([[rng.uniform(0, 6), rows[1]], [rng.uniform(7, COLUMNS), rows[0]]])
    hand.line(canvas, ends + origin)
    along = np.linspace(0, 1, 800)[:, None]
    places = ends[0] + (ends[1] - ends[0]) * along
    within = np.floor(places).astype(int)
    inside = np.abs(places - within - 0.5).max(axis=1) < 0.4
    step = (ends[1, 0] - ends[0, 0]) / 800
    for row, column in {(int(y), int(x)) for x, y in within}:
        if not (0 <= row < ROWS and 0 <= column < COLUMNS):
            continue
        here = (within == (column, row)).all(axis=1)
        across = float((here & inside).sum()) * step
        if labels[row, column] == EMPTY:
            labels[row, column] = CROSSED if across > 0.5 else IGNORED
        elif labels[row, column] != CROSSED:
            labels[row, column] = ILLEGIBLE if across > 0.5 else IGNORED


def _print(canvas: Canvas, w: float, h: float, rim: tuple[float, float], rng: np.random.Generator) -> None:
    """Print the grid's lines, a darker frame, and what stands around: numbers above, boxes beside."""
    tone = int(255 * rng.uniform(0.0, 0.35) if rng.random() < 0.65 else 255 * rng.uniform(0.35, 1.0))
    frame = int(255 * rng.uniform(0.4, 1.0))
    thick = max(1, round(w * rng.uniform(0.012, 0.035)))
    right, bottom = rim[0] + COLUMNS * w, rim[1] + ROWS * h
    for column in range(COLUMNS + 1):
        x = rim[0] + column * w
        outer = column in (0, COLUMNS)
        _straight(canvas, (x, rim[1]), (x, bottom), frame if outer else tone, thick * (1 + outer))
    for row in range(ROWS + 1):
        y = rim[1] + row * h
        outer = row in (0, ROWS)
        end = right + (rim[0] if rng.random() < 0.5 else 0)
        _straight(canvas, (rim[0], y), (end, y), frame if outer else tone, thick * (1 + outer))
    if rng.random() < 0.6:
        for column in range(COLUMNS):
            place = round(rim[0] + (column + 0.42) * w), round(rim[1] - 0.1 * h)
            cv2.putText(canvas, str(column + 1), place, cv2.FONT_HERSHEY_DUPLEX, w / 110, 220, max(1, round(w / 60)))
    if rng.random() < 0.2:
        cv2.rectangle(canvas, (0, 0), (canvas.shape[1], round(rim[1] - 0.06 * h)), 255, -1)


def _straight(canvas: Canvas, start: tuple[float, float], end: tuple[float, float], tone: int, thick: int) -> None:
    points = np.round(np.array([start, end]) * 16).astype(np.int32)
    cv2.polylines(canvas, [points.reshape(-1, 1, 2)], False, tone, thick, cv2.LINE_AA, 4)
